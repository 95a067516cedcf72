"""What a callout says."""

import msgspec

CHOSEN = "▸ "
"""Stands before the entry of a day that Enter would open."""


class Headline(msgspec.Struct, frozen=True):
    """A day, a week or a score in words: what, when, and what else is known; lines may be empty."""

    score: str
    when: str
    more: tuple[str, ...] = ()

    def text(self) -> str:
        """All of it in one line, for a screen reader: the chosen entry first, and without the sign that shows it."""
        more = sorted(self.more, key=lambda line: not line.startswith(CHOSEN))
        parts = (self.score, self.when, *(line.removeprefix(CHOSEN) for line in more))
        return ". ".join(part for part in parts if part)
