"""Words for the joints of the figure, for what stops a joint, and for faults in a motion."""

from collections.abc import Callable, Iterable

from backcoach.figure.key_pose import LIMBS
from backcoach.figure.motion_checks import Finding
from backcoach.figure.surface import CHAIN_NAMES
from backcoach.words import Words


def joint_names(words: Words) -> dict[str, str]:
    """What each joint is called."""
    return {
        "left-hand": words.gettext("Left hand"), "right-hand": words.gettext("Right hand"),
        "left-foot": words.gettext("Left foot"), "right-foot": words.gettext("Right foot"),
        "left-elbow": words.gettext("Left elbow"), "right-elbow": words.gettext("Right elbow"),
        "left-knee": words.gettext("Left knee"), "right-knee": words.gettext("Right knee"),
        "hips": words.gettext("Hips"), "back": words.gettext("Back, bent"), "head": words.gettext("Head, bent"),
        "hips-turned": words.gettext("Hips, tilted"),
    }  # fmt: skip


def stopped(limit: str, words: Words) -> str:
    """Why a joint went no further; empty if nothing stopped it."""
    if not limit:
        return ""
    if limit in CHAIN_NAMES:
        return words.gettext("It goes no further: the floor is in the way.")
    if limit in LIMBS:
        return words.gettext("It goes no further: a hand or a foot would have to leave its place.")
    return words.gettext("It goes no further: a joint is bent as far as most people can.")


def checked(findings: Iterable[Finding], phase: Callable[[str], str], words: Words) -> list[str]:
    """The faults found by the checks for shipped motions, one sentence for each kind and part."""
    told = {(one.check, one.where.split(" ")[0]) for one in findings}
    return [_finding(check, phase(part), words) for check, part in sorted(told)]


def _finding(check: str, phase: str, words: Words) -> str:
    said = {
        "joint": words.gettext("“{phase}”: a joint is bent further than most people can.", phase=phase),
        "reach": words.gettext("“{phase}”: a hand or a foot does not reach its place.", phase=phase),
        "length": words.gettext("“{phase}”: a knee on the floor is too far from the hips.", phase=phase),
        "floor": words.gettext("“{phase}”: a part of the body is in the floor.", phase=phase),
        "prop": words.gettext("“{phase}”: a part of the body is in a thing beside it.", phase=phase),
        "contact": words.gettext("“{phase}”: what carries weight slides, or touches nothing.", phase=phase),
        "overlap": words.gettext("“{phase}”: parts of the body pass through each other.", phase=phase),
        "jump": words.gettext("“{phase}”: it turns too far at once; put a pose in between.", phase=phase),
        "closed": words.gettext("“{phase}”: it does not end as it began.", phase=phase),
    }
    return said[check]
