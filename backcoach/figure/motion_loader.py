"""Reads motions from their TOML files. Raises Problem with the file, the key and the reason if something is wrong."""

from pathlib import Path
from typing import Any

import msgspec

from backcoach.figure.camera import Camera
from backcoach.figure.key_pose import InvalidEntry, KeyPose, known_landmark, resolve
from backcoach.figure.motion import Motion, default_breath, outermost_points, sample_poses, transitions_of
from backcoach.figure.motion_spec import MotionSpec, PoseSpec, Table, merge
from backcoach.figure.prop_solids import SIZES
from backcoach.figure.prop_solids import extent_points as props_extent
from backcoach.problem import Problem
from backcoach.toml_file import read_toml

POSES = "poses.toml"
MOST_KEYS = 100
"""Key poses of a motion and poses of `poses.toml`; each takes a while to be worked out."""
FARTHEST, MOST_PROPS = 720.0, 8
"""The largest number of a motion, in degrees or metres, and how many things may lie beside the body."""
_KEY_ONLY = ("phase", "at", "from")
_JUST_BEFORE = 0.99
"""The share of its phase at which a pose ends that goes wrong then."""


class _MotionFile:
    """One TOML file: reads it and words its errors."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def problem(self, key: str, reason: str) -> Problem:
        """The Problem of a key in this file."""
        return Problem("{file}: {key}: {reason}.", file=self.path.name, key=key, reason=reason)

    def misfit(self, error: msgspec.ValidationError, where: str = "") -> Problem:
        """The Problem of a value of the wrong type; `where` is the key above it."""
        reason, _, path = str(error).partition(" - at `$.")
        return self.problem(".".join(filter(None, (where, path.rstrip("`")))) or "file", reason)

    def tables(self) -> Table:
        """The file's contents; raises Problem if it cannot be read."""
        try:
            return read_toml(self.path)
        except OSError as error:
            raise self.problem("file", f"cannot be read ({error.strerror})") from None
        except ValueError as error:
            raise self.problem("file", f"is not valid TOML ({error})") from None


def load_motions(folder: Path) -> dict[str, Motion]:
    """Every motion of a folder by exercise id; raises Problem for the first wrong file."""
    bases = base_poses(folder)
    paths = sorted(path for path in folder.glob("*.toml") if path.name != POSES)
    return {path.stem: read_motion(path, bases) for path in paths}


def load_motion(folder: Path, exercise: str) -> Motion:
    """One motion of a folder; raises Problem if it is missing or wrong."""
    return read_motion(folder / f"{exercise}.toml", base_poses(folder))


def base_poses(folder: Path) -> dict[str, Table]:
    """The merged base poses by name; each may extend one above it with `from`. Raises Problem."""
    file = _MotionFile(folder / POSES)
    done: dict[str, Table] = {}
    tables = file.tables()
    if len(tables) > MOST_KEYS:
        raise file.problem("file", f"there may be at most {MOST_KEYS} poses")
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise file.problem(name, "must be a table")
        done[name] = merge(_based(file, name, table, done), _only_pose(table))
        _checked(file, name, done[name], None)
    return done


def _based(file: _MotionFile, where: str, table: Table, poses: dict[str, Table]) -> Table:
    """The tables that a pose extends."""
    wanted = table.get("from")
    if wanted is None:
        return {}
    if wanted not in poses:
        raise file.problem(f"{where}.from", f"there is no pose '{wanted}'; known are {', '.join(poses)}")
    return poses[wanted]


def _only_pose(table: Table) -> Table:
    return {name: value for name, value in table.items() if name not in _KEY_ONLY}


def _checked(file: _MotionFile, where: str, table: Table, before: KeyPose | None) -> KeyPose:
    """The key pose of merged tables; raises Problem naming the key."""
    try:
        spec = msgspec.convert(table, PoseSpec)
        for name in spec.contacts:
            known_landmark(name, "contacts")
        return resolve(spec, before)
    except msgspec.ValidationError as error:
        raise file.misfit(error, where) from None
    except InvalidEntry as wrong:
        raise file.problem(f"{where}.{wrong.args[0]}", wrong.args[1]) from None


def read_motion(path: Path, bases: dict[str, Table]) -> Motion:
    """One motion from its file; raises Problem with file, key and reason."""
    return motion_of(path, _MotionFile(path).tables(), bases)


def motion_of(path: Path, tables: Table, bases: dict[str, Table]) -> Motion:
    """The motion that the tables of a file mean; raises Problem with the file's name, key and reason."""
    file = _MotionFile(path)
    return _motion(file, tables, bases)


def read_mistake(path: Path, motion: Path, bases: dict[str, Table]) -> tuple[str, Motion]:
    """A common mistake: the phase that ends in it, and the motion up to there.

    `path` has the `phase` and, under `pose`, what differs from the pose of `motion`. Raises Problem.
    """
    file, right = _MotionFile(path), _MotionFile(motion).tables()
    tables = file.tables()
    phase, wrong, keys = str(tables.get("phase")), tables.get("pose"), right.get("key", [])
    last = max((n for n, key in enumerate(keys) if key.get("phase") == phase), default=None)
    if last is None:
        raise file.problem("phase", f"the motion has no key pose of '{phase}'")
    if not isinstance(wrong, dict):
        raise file.problem("pose", "a mistake needs a [pose] table")
    up_to = [*keys[:last], {**keys[last], "at": _JUST_BEFORE}, {**wrong, "phase": phase}]
    return phase, _motion(file, {**right, "key": up_to, "mark": [], "thumbnail": []}, bases)


def _motion(file: _MotionFile, tables: Table, bases: dict[str, Table]) -> Motion:
    _check_numbers(file, tables)
    spec = _motion_spec(file, {name: value for name, value in tables.items() if name not in ("ready", "start", "key")})
    start, *others = _keys(file, tables, bases)
    ready = _ready(file, tables, bases)
    named = (("start", start.key), *((one.phase, one.key) for one in others))
    _check_props(file, spec)
    _check_marks(file, spec, {phase for phase, _ in named})
    phases = transitions_of([(one.phase, one.share, one.key) for one in others], start.key)
    before = transitions_of([("ready", 1.0, start.key)], ready) if ready else {}
    body, shadow = outermost_points([start.key.pose, *sample_poses(before | phases)])
    camera = Camera(spec.camera.azimuth, spec.camera.elevation)
    extent = props_extent(spec.props, body, shadow)
    return Motion(file.path.stem, spec, camera, start.key, phases, named, extent, ready, before.get("ready", ()))


def _motion_spec(file: _MotionFile, tables: Table) -> MotionSpec:
    try:
        return msgspec.convert(tables, MotionSpec)
    except msgspec.ValidationError as error:
        raise file.misfit(error) from None


def _ready(file: _MotionFile, tables: Table, bases: dict[str, Table]) -> KeyPose | None:
    """The pose to take up, if the file has one of its own."""
    table = tables.get("ready")
    if table is None:
        return None
    if not isinstance(table, dict):
        raise file.problem("ready", "must be a table")
    return _checked(file, "ready", merge(_based(file, "ready", table, bases), _only_pose(table)), None)


class ReadKey(msgspec.Struct, frozen=True):
    """A key pose as it was read: `own` are the lines that its table adds to the tables `below` it."""

    phase: str
    share: float
    key: KeyPose
    below: Table
    own: Table
    before: KeyPose | None


def read_keys(path: Path, tables: Table, bases: dict[str, Table]) -> list[ReadKey]:
    """The key poses that the tables of a file mean, the start first; raises Problem."""
    return _keys(_MotionFile(path), tables, bases)


def _keys(file: _MotionFile, tables: Table, bases: dict[str, Table]) -> list[ReadKey]:
    """The start and the key poses in order, each merged over the one it extends."""
    if not isinstance(tables.get("start"), dict):
        raise file.problem("start", "a motion needs a [start] table")
    if not isinstance(tables.get("key"), list):
        raise file.problem("key", "a motion needs a [[key]] for each phase")
    if len(tables["key"]) > MOST_KEYS:
        raise file.problem("key", f"there may be at most {MOST_KEYS} key poses")
    below, own = _based(file, "start", tables["start"], bases), _only_pose(tables["start"])
    merged = merge(below, own)
    keys = [ReadKey("start", 1.0, _checked(file, "start", merged, None), below, own, None)]
    known_poses: dict[str, Any] = {**bases, "start": merged}
    worked = {"start": keys[0].key}
    breathed = any(isinstance(table, dict) and table.get("phase") == "inhale" for table in tables["key"])
    for number, table in enumerate(tables["key"], 1):
        where, phase, share = _phase(file, table, number, keys[1:])
        below = _based(file, where, table, known_poses) if "from" in table else merged
        own = _only_pose(table)
        merged = merge(below, own)
        if table.get("from") in worked and not own:
            key = worked[table["from"]]
        else:
            level = table.get("breath", default_breath(phase, share) if breathed else 0.0)
            key = _checked(file, where, {**merged, "breath": level}, keys[-1].key)
        known_poses[phase], worked[phase] = merged, key
        keys.append(ReadKey(phase, share, key, below, own, keys[-1].key))
    _check_shares(file, keys[1:])
    return keys


def _phase(file: _MotionFile, table: Any, number: int, keys: list[ReadKey]) -> tuple[str, str, float]:
    """A key pose's position in the file (for messages), its phase, and its share of the phase."""
    where = f"key[{number}]"
    if not isinstance(table, dict) or not isinstance(table.get("phase"), str):
        raise file.problem(f"{where}.phase", "every [[key]] needs a phase")
    phase, share = table["phase"], table.get("at", 1.0)
    where = f"key[{number}] ({phase})"
    if not isinstance(share, int | float) or not 0 < share <= 1:
        raise file.problem(f"{where}.at", "the share of the phase must be over 0 and at most 1")
    if keys and keys[-1].phase != phase and any(one.phase == phase for one in keys):
        raise file.problem(f"{where}.phase", "the key poses of a phase must follow each other; a phase comes only once")
    if keys and keys[-1].phase == phase and share <= keys[-1].share:
        raise file.problem(f"{where}.at", "shares must increase within a phase")
    return where, phase, float(share)


def _check_shares(file: _MotionFile, keys: list[ReadKey]) -> None:
    """Every phase has a key pose at its end."""
    last = {one.phase: one.share for one in keys}
    for phase, share in last.items():
        if share != 1.0:
            raise file.problem(f"key ({phase}).at", "the last key pose of a phase must be at its end (at = 1)")


def _check_numbers(file: _MotionFile, value: Any, where: str = "file") -> None:
    """Raises Problem for a number that no body has, such as "nan"; it would be drawn as nothing, or for ever."""
    parts = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    for name, part in parts:
        _check_numbers(file, part, str(name) if where == "file" else f"{where}.{name}")
    if isinstance(value, int | float) and not abs(value) <= FARTHEST:
        raise file.problem(where, f"a number between -{FARTHEST:.0f} and {FARTHEST:.0f}")


def _check_props(file: _MotionFile, spec: MotionSpec) -> None:
    """Raises Problem if there are too many props, or if a towel or roller names an unknown landmark."""
    if len(spec.props) > MOST_PROPS:
        raise file.problem("props", f"there may be at most {MOST_PROPS} things")
    for number, prop in enumerate(spec.props, 1):
        if prop.size and len(prop.size) != len(SIZES.get(prop.kind, prop.size)):
            raise file.problem(f"props[{number}].size", f"a {prop.kind} has {len(SIZES[prop.kind])} numbers")
        for name in prop.through:
            _check_landmark(file, name, f"props[{number}].through")
        if prop.rolls:
            _check_landmark(file, prop.rolls, f"props[{number}].rolls")


def _check_marks(file: _MotionFile, spec: MotionSpec, phases: set[str]) -> None:
    if len(spec.mark) > 3:
        raise file.problem("mark", "there may be at most three arrows or highlights")
    for number, mark in enumerate(spec.mark, 1):
        _check_landmark(file, mark.at, f"mark[{number}].at")
        strange = set(mark.phases) - phases - {"inhale", "hold", "exhale"}
        if strange:
            raise file.problem(f"mark[{number}].phases", f"no key pose is named {', '.join(sorted(strange))}")


def _check_landmark(file: _MotionFile, name: str, where: str) -> None:
    try:
        known_landmark(name, where)
    except InvalidEntry as wrong:
        raise file.problem(*wrong.args) from None
