"""Counts, lengths of time and lists as the voice says them: English in words, other languages with digits."""

from collections.abc import Sequence

from backcoach.cues import spoken_english
from backcoach.words import Words


class Spoken:
    """Says values in one language. Only English has number words of its own; another voice reads digits."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @property
    def _english(self) -> bool:
        return self.words.language == "en"

    def number(self, value: int) -> str:
        """A whole number from 0."""
        return spoken_english.number(value) if self._english else str(value)

    def repetitions(self, count: int) -> str:
        """A number of repetitions."""
        said = self.number(count)
        return self.words.npgettext("spoken", "{count} repetition", "{count} repetitions", count, count=said)

    def breaths(self, count: int) -> str:
        """A number of breaths."""
        return self.words.npgettext("spoken", "{count} breath", "{count} breaths", count, count=self.number(count))

    def times(self, count: int) -> str:
        """How often: once, twice, three times."""
        if self._english:
            return spoken_english.times(count)
        return self.words.npgettext("spoken", "once", "{count} times", count)

    def duration(self, seconds: float) -> str:
        """A length of time to the second."""
        if self._english:
            return spoken_english.duration(seconds)
        total = max(0, round(seconds))
        minutes, rest = divmod(total, 60)
        if total < 120 and total != 60:
            return self._seconds(total)
        long = self.words.npgettext("spoken", "{count} minute", "{count} minutes", minutes)
        if not rest:
            return long
        return self.words.pgettext("spoken", "{minutes} and {seconds}", minutes=long, seconds=self._seconds(rest))

    def about(self, seconds: float) -> str:
        """A time left, rounded to 5 seconds below a minute and to half a minute above."""
        if self._english:
            return spoken_english.about(seconds)
        return self.duration(max(5, 5 * round(seconds / 5)) if seconds < 57.5 else 30 * round(seconds / 30))

    def listed(self, things: Sequence[str]) -> str:
        """A list: a roller, a towel and a ball; empty for no things."""
        if len(things) < 2:
            return "".join(things)
        first = self.words.listed(things[:-1])
        return self.words.pgettext("the end of a spoken list", "{things} and {last}", things=first, last=things[-1])

    def _seconds(self, count: int) -> str:
        return self.words.npgettext("spoken", "{count} second", "{count} seconds", count)
