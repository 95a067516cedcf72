"""The regions of the body in which an exercise may be felt, in the user's words."""

from backcoach.catalog import Exercise
from backcoach.words import Words


def felt_at(exercise: Exercise, words: Words) -> str:
    """Where an exercise may be felt, each region once and without its side; empty if that is not known."""
    regions = {
        "upper-back": words.pgettext("region", "upper back"),
        "low-back": words.pgettext("region", "low back"),
        "belly": words.pgettext("region", "belly"),
        "chest": words.pgettext("region", "chest"),
        "side": words.pgettext("region", "side of the trunk"),
        "shoulder": words.pgettext("region", "shoulder"),
        "buttock": words.pgettext("region", "buttock"),
        "hip-side": words.pgettext("region", "side of the hip"),
        "hip-front": words.pgettext("region", "front of the hip"),
        "thigh-front": words.pgettext("region", "front of the thigh"),
        "thigh-back": words.pgettext("region", "back of the thigh"),
        "thigh-inside": words.pgettext("region", "inner thigh"),
        "calf": words.pgettext("region", "calf"),
    }
    return ", ".join(regions[one.removeprefix("left-").removeprefix("right-")] for one in exercise.feel_at)
