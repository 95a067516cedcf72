"""What a callout says."""

import msgspec


class Headline(msgspec.Struct, frozen=True):
    """A day, a week or a score in words: what, when, and what else is known; lines may be empty."""

    score: str
    when: str
    more: tuple[str, ...] = ()

    def text(self) -> str:
        """All of it in one line, for a screen reader."""
        return ". ".join(part for part in (self.score, self.when, *self.more) if part)
