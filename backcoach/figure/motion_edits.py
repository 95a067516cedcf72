"""What can be done to the tables of a motion: other lines for a key pose, one more, one fewer, all of it mirrored."""

from collections.abc import Mapping, Sequence

from backcoach.figure.body import twin
from backcoach.figure.motion_spec import Table, merge, mirror_limb, sides_apart

KEY_ONLY = ("phase", "at", "from", "breath")
"""The lines of a key pose that do not place the body."""
_AWRY = ("side", "twist", "turn")


def with_pose(tables: Table, place: int, own: Table) -> Table:
    """The motion with other lines for a key pose."""
    there = _keys(tables)[place]
    kept = {name: there[name] for name in KEY_ONLY if name in there}
    return _with_key(tables, place, {**kept, **own})


def phases_of(tables: Table) -> list[str]:
    """The phases in order, each once."""
    return list(dict.fromkeys(str(key["phase"]) for key in tables["key"]))


def with_phase(tables: Table, place: int, phase: str) -> Table:
    """The motion with one more key pose behind a place, which looks like the one before it until it is posed."""
    keys = list(tables["key"])
    ends = [number for number, key in enumerate(keys, 1) if key["phase"] == _phase_at(tables, place)]
    keys.insert(ends[-1] if ends else 0, {"phase": phase})
    return {**tables, "key": keys}


def without_phase(tables: Table, phase: str) -> Table:
    """The motion without a phase; what came from it comes from the pose before it. The last phase stays."""
    keys = [key for key in tables["key"] if key["phase"] != phase]
    if not keys:
        return tables
    gone = next(key for key in tables["key"] if key["phase"] == phase)
    instead = gone.get("from")
    left = [_from_another(key, phase, instead) for key in keys]
    marks = [_without(mark, phase) for mark in tables.get("mark", [])]
    named = [name for name in tables.get("thumbnail", []) if name.partition("@")[0] != phase]
    props = [{**one, "moves": _left(one["moves"], phase)} if "moves" in one else one for one in tables.get("props", [])]
    changed = {"key": left, "mark": marks, "thumbnail": named, "props": props}
    return {**tables, **{name: value for name, value in changed.items() if name in tables}}


def with_other_name(tables: Table, phase: str, other: str) -> Table:
    """The motion with another name for a phase, wherever the phase is named."""

    def named(name: str) -> str:
        return other if name == phase else name

    keys = [{**key, **{name: named(key[name]) for name in ("phase", "from") if name in key}} for key in tables["key"]]
    marks = [
        {**mark, "phases": [named(one) for one in mark["phases"]]} if "phases" in mark else mark
        for mark in tables.get("mark", [])
    ]
    parts = [name.partition("@") for name in tables.get("thumbnail", [])]
    thumbnail = [named(name) + at + share for name, at, share in parts]
    props = [
        {**one, "moves": {named(key): way for key, way in one["moves"].items()}} if "moves" in one else one
        for one in tables.get("props", [])
    ]
    made = {"key": keys, "mark": marks, "thumbnail": thumbnail, "props": props}
    return {**tables, **{name: value for name, value in made.items() if name in tables}}


def fitted(tables: Table, phases: Sequence[str]) -> Table:
    """The motion with just these phases, where they can be: renamed at their place, added, or taken out."""
    there = phases_of(tables)
    if len(there) == len(phases):
        for old, new in zip(there, phases, strict=True):
            tables = with_other_name(tables, old, new) if new not in there else tables
    for number, phase in enumerate(phases):
        if phase not in phases_of(tables):
            before = phases[number - 1] if number else ""
            places = [place for place, key in enumerate(tables["key"], 1) if key["phase"] == before]
            tables = with_phase(tables, places[-1] if places else 0, phase)
    for phase in phases_of(tables):
        tables = tables if phase in phases else without_phase(tables, phase)
    return tables


def with_camera(tables: Table, azimuth: float, elevation: float) -> Table:
    """The motion seen from another direction."""
    return {**tables, "camera": {"azimuth": round(azimuth, 1), "elevation": round(elevation, 1)}}


def mirrored(tables: Table, bases: Mapping[str, Table]) -> Table:
    """The motion with left and right exchanged."""

    def whole(key: Table) -> Table:
        base = bases.get(key.get("from", ""))
        kept = {name: key[name] for name in KEY_ONLY if name in key and not (name == "from" and base is not None)}
        own = {name: value for name, value in key.items() if name not in KEY_ONLY}
        return {**kept, **_pose_mirrored(sides_apart(own) if base is None else merge(base, own))}

    camera = {**tables.get("camera", {"azimuth": -70.0, "elevation": 14.0})}
    camera["azimuth"] = -camera.get("azimuth", -70.0)
    changed = {
        "camera": camera,
        "start": whole(tables["start"]),
        "ready": whole(tables["ready"]) if "ready" in tables else {},
        "key": [whole(key) for key in tables["key"]],
        "props": [_prop_mirrored(one) for one in tables.get("props", [])],
        "mark": [_mark_mirrored(one) for one in tables.get("mark", [])],
    }
    return {**tables, **{name: value for name, value in changed.items() if value}}


def _keys(tables: Table) -> list[Table]:
    return [tables["start"], *tables["key"]]


def _with_key(tables: Table, place: int, key: Table) -> Table:
    if place == 0:
        return {**tables, "start": key}
    return {**tables, "key": [*tables["key"][: place - 1], key, *tables["key"][place:]]}


def _phase_at(tables: Table, place: int) -> str:
    return str(_keys(tables)[place].get("phase", "start"))


def _from_another(key: Table, phase: str, instead: str | None) -> Table:
    if key.get("from") != phase:
        return key
    rest = {name: value for name, value in key.items() if name != "from"}
    return rest if instead is None else {**rest, "from": instead}


def _without(mark: Table, phase: str) -> Table:
    """A mark that is not shown in a phase; one that was shown in no other is shown in all."""
    return {**mark, "phases": [name for name in mark["phases"] if name != phase]} if "phases" in mark else mark


def _left(moves: Table, phase: str) -> Table:
    return {name: way for name, way in moves.items() if name != phase}


def _pose_mirrored(pose: Table) -> Table:
    made: Table = {}
    for name, value in pose.items():
        if name[:4] in ("arm_", "leg_"):
            other = name[:4] + ("right" if name.endswith("left") else "left")
            made[other] = mirror_limb(value)
        elif isinstance(value, dict):
            made[name] = mirror_limb({key: -part if key in _AWRY else part for key, part in value.items()})
        elif name in ("anchor", "contacts"):
            made[name] = twin(value) if isinstance(value, str) else [twin(one) for one in value]
        else:
            made[name] = value
    return made


def _prop_mirrored(prop: Table) -> Table:
    made = mirror_limb({name: value for name, value in prop.items() if name == "at"})
    if "turn" in prop:
        made["turn"] = -prop["turn"]
    if "through" in prop:
        made["through"] = [twin(one) for one in prop["through"]]
    if "rolls" in prop:
        made["rolls"] = twin(prop["rolls"])
    if "moves" in prop:
        made["moves"] = mirror_limb(prop["moves"])
    return {**prop, **made}


def _mark_mirrored(mark: Table) -> Table:
    made = {**mark, "at": twin(mark["at"])}
    if "towards" in mark:
        made["towards"] = mirror_limb({"towards": mark["towards"]})["towards"]
    return made
