"""How much of the journal something holds or changes, in words."""

from typing import TYPE_CHECKING

from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.history.records import Contents


def contents_told(words: Words, contents: "Contents") -> str:
    """12 sessions, 84 steps, 30 scores."""
    return words.listed(
        [
            words.ngettext("{count:,} session", "{count:,} sessions", contents.sessions),
            words.ngettext("{count:,} step", "{count:,} steps", contents.steps),
            words.ngettext("{count:,} score", "{count:,} scores", contents.scores),
        ]
    )
