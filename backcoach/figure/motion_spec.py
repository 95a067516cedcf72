"""The tables of a motion file as types, and how one pose's tables refine or mirror another's."""

from typing import Annotated, Any, Literal

import msgspec

from backcoach.figure.body import twin

Direction = str | tuple[float, float, float]
Spot = Annotated[tuple[float, ...], msgspec.Meta(min_length=2, max_length=3)]
Table = dict[str, Any]


class PelvisSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Midpoint of the hips (metres; without a height the pelvis lies on the floor) and direction (degrees)."""

    at: Spot = (0.0, 0.0)
    up: Direction = "up"
    front: Direction = "forward"
    tilt: float = 0.0
    side: float = 0.0
    turn: float = 0.0


class RegionSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bend of one region of the spine, degrees: flex forward +, side to the left +, twist to the left +."""

    flex: float = 0.0
    side: float = 0.0
    twist: float = 0.0


class ArmSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An arm, given by angles (degrees), by the position of its hand (metres), or by the landmark its hand lies on."""

    flex: float = 0.0
    out: float = 0.0
    turn: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    pronate: float = 0.0
    hand: Spot | None = None
    on: str | None = None
    off: tuple[float, float, float] = (0.0, 0.0, 0.0)
    palm: Direction | None = None
    fingers: Direction | None = None
    elbow_to: Direction = "behind out"
    slides: bool = False
    bears: bool = False
    shrug: tuple[float, float] = (0.0, 0.0)


class LegSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A leg, given by angles (degrees), by foot or knee position (metres), or by the landmark its ankle lies on."""

    flex: float = 0.0
    out: float = 0.0
    turn: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    invert: float = 0.0
    foot: Spot | None = None
    knee_at: Spot | None = None
    shin: Direction = "back"
    tuck: bool = False
    on: str | None = None
    off: tuple[float, float, float] = (0.0, 0.0, 0.0)
    toes: Direction | None = None
    sole: Direction | None = None
    knee_to: Direction = "front"
    slides: bool = False
    bears: bool = False


class PoseSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A complete pose, after merging."""

    pelvis: PelvisSpec = PelvisSpec()
    lumbar: RegionSpec = RegionSpec()
    chest: RegionSpec = RegionSpec()
    head: RegionSpec = RegionSpec()
    arm_left: ArmSpec | Literal["planted"] = ArmSpec()
    arm_right: ArmSpec | Literal["planted"] = ArmSpec()
    leg_left: LegSpec | Literal["planted"] = LegSpec()
    leg_right: LegSpec | Literal["planted"] = LegSpec()
    anchor: str = ""
    contacts: tuple[str, ...] = ()
    breath: float | None = None


class CameraSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Direction of the camera: degrees from the mat's head end towards its left, degrees above the floor."""

    azimuth: float = -70.0
    elevation: float = 14.0


class BreathSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much belly, ribs and back move with a full breath, 0 to about 1.5."""

    belly: float = 0.7
    ribs: float = 0.6
    back: float = 0.2


class PropSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An object beside the body; metres and degrees."""

    kind: Literal["mat", "roller", "ball", "towel", "chair", "step", "block", "cushion", "pillow", "box"]
    at: Spot = (0.0, 0.0)
    size: tuple[float, ...] = ()
    turn: float = 0.0
    through: tuple[str, ...] = ()
    moves: dict[str, tuple[float, float, float]] = {}
    rolls: str = ""
    """The landmark that a roller lies under: the roller moves half as far along the floor as the landmark."""


class MarkSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An arrow or a highlight at a landmark."""

    kind: Literal["arrow", "turn", "still"]
    at: str
    towards: Direction = "up"
    size: float = 0.2
    label: str = ""
    phases: tuple[str, ...] = ()
    since: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    """The share of its phases from which it is shown."""

    def shows(self, phase: str | None, share: float) -> bool:
        """Whether it belongs to a picture of this share of a phase."""
        return (not self.phases or phase in self.phases) and share >= self.since


class MotionSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in a motion file except its poses."""

    camera: CameraSpec = CameraSpec()
    props: tuple[PropSpec, ...] = (PropSpec("mat"),)
    breathing: BreathSpec = BreathSpec()
    easing: Literal["smooth", "linear", "out", "in"] = "smooth"
    mark: tuple[MarkSpec, ...] = ()
    thumbnail: tuple[str, ...] = ()
    one_way: bool = False
    """Whether it ends in another pose than it began in, such as rolling down over three parts one after the other."""


_LIMB_KEYS = {
    "arm": (("flex", "out", "turn", "elbow"), ("hand",), ("on",)),
    "leg": (("flex", "out", "turn", "knee"), ("foot",), ("knee_at",), ("on",)),
}


def _limb_keys(kind: str, table: Table) -> tuple[str, ...] | None:
    """The group of keys by which a table positions its limb; None if it only refines another table."""
    return next((group for group in _LIMB_KEYS[kind] if any(name in table for name in group)), None)


def _merge_limb(kind: str, below: Any, above: Any) -> Any:
    """A limb's table over another: it refines one that positions the limb in the same way, and replaces any other."""
    if not isinstance(above, dict) or not isinstance(below, dict):
        return above
    keys = _limb_keys(kind, above)
    return {**below, **above} if keys is None or keys == _limb_keys(kind, below) else above


def merge(below: Table, above: Table) -> Table:
    """The tables of the pose `above` over those of `below`; what `above` does not mention stays."""
    result = dict(below)
    for name, value in sides_apart(above).items():
        old = below.get(name)
        if name[:3] in ("arm", "leg"):
            result[name] = _merge_limb(name[:3], old, value)
        elif isinstance(value, dict) and isinstance(old, dict):
            result[name] = {**old, **value}
        else:
            result[name] = value
    return result


def sides_apart(table: Table) -> Table:
    """`arms` and `legs` expanded to the left side and the mirrored right one; a side's own table refines that."""
    result = {name: value for name, value in table.items() if name not in ("arms", "legs")}
    for both, single in (("arms", "arm"), ("legs", "leg")):
        if both in table:
            for side, value in (("left", table[both]), ("right", mirror_limb(table[both]))):
                own = table.get(f"{single}_{side}")
                result[f"{single}_{side}"] = value if own is None else _merge_limb(single, value, own)
    return result


_OTHER_WORD = {"left": "right", "right": "left"}


def mirror_limb(table: Any) -> Any:
    """A limb's table mirrored to the other side."""
    if not isinstance(table, dict):
        return table
    return {name: _mirror_value(name, value) for name, value in table.items()}


def _mirror_value(name: str, value: Any) -> Any:
    if name == "on" and isinstance(value, str):
        return twin(value)
    if isinstance(value, str):
        return " ".join(_OTHER_WORD.get(word, word) for word in value.replace("+", " ").split())
    if (
        isinstance(value, list)
        and name != "shrug"
        and len(value) in (2, 3)
        and all(isinstance(v, int | float) for v in value)
    ):
        return [value[0], -value[1] if value[1] else value[1], *value[2:]]
    return value
