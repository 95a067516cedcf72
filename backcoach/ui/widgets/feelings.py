"""The answers to the question how the day is, in the user's words."""

from backcoach.coaching.prompts import Feeling
from backcoach.words import Words


def feelings(words: Words) -> tuple[tuple[Feeling, str], ...]:
    """Each answer with its words, in the order in which they are offered."""
    return (
        ("sore", words.gettext("Sore")), ("stiff", words.gettext("Stiff in the morning")),
        ("sitting", words.gettext("Sitting all day")), ("usual", words.gettext("As usual")),
        ("short", words.gettext("Short of time")),
    )  # fmt: skip
