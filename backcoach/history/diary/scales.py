"""Scales of scores: what means no pain and what the worst, as it is typed, and as headings and legends say it."""

import re
from fractions import Fraction
from typing import NamedTuple

from backcoach.history.diary.subjects import GOOD, GOOD_PHRASES, NEGATIONS
from backcoach.history.diary.text import plain, words_of

_SCALE = re.compile(r"(-?\d{1,4})\s*(?:-|to|\.\.|:)\s*(\d{1,5})")
_NO_PAIN = (
    r"(?:no|none|kein\w*|schmerzfrei|aucune?|sans|sin|nada|nessun\w*|senza|sem|nenhum\w*|geen|pijnvrij|brak|bez|ingen"
    r"|inga|smartfri|yok|pain.?free|free|best|good|great|excellent|perfect|fine|well|gut|sehr gut|bestens|super|bien"
    r"|tres bien|muy bien|bene|benissimo|goed|dobrze|bra|iyi)"
)
_WORST = (
    r"(?:worst|max\w*|severe|unbearable|extreme|terrible|awful|very bad|bad|schlimm\w*|stark\w*|unertr\w*|schlecht"
    r"|sehr schlecht|pire|insupportable|muy mal|peor|insoportable|peggior\w*|pior|insuport\w*|ergst\w*|slecht"
    r"|najgors\w*|zle|varst\w*|daligt|en kotu|kotu)"
)
_EQUALS = r"(?:\s*\(|\s|\s*(?:=|:|->|→|\bis\b|\bmeans\b|\bist\b))\s*(?:the |der |die |das )?"
_TURNED = re.compile(
    rf"(?<!\d)([1-9]\d{{0,2}}){_EQUALS}{_NO_PAIN}\b|\b(?:no pain|pain.?free|kein\w* schmerz\w*|schmerzfrei){_EQUALS}"
    rf"([1-9]\d{{0,2}})(?!\d)|(?<!\d)([01]){_EQUALS}{_WORST}\b"
)
_ONE_IS_NONE = re.compile(rf"(?<!\d)1{_EQUALS}{_NO_PAIN}\b")
_OUT_OF = re.compile(r"(?:/|out of|von|auf|sur|de|su|van|av|na)\s*(100)(?!\d)|\bnrs\W?(101)\b")
_HUNDREDS = re.compile(
    r"%|\b(?:mm|vas|eva|percent|prozent|pct|pourcent(?:age)?|porcentaje|percentuale|visual analog(?:ue)?)\b"
)
_HINT = re.compile(
    r"(?<!\d)([01])\s*(?:\(?(?:best|worst|none|no pain|kein\w*|good|bad|gut|schlecht)\)?\s*)?"
    r"(?:-|to|bis|à|a|\.\.|[=:][^0-9]*)\s*(\d{1,5})(?!\d)"
)
_TOPS = 3, 4, 5, 6, 7, 10, 20, 100


class Scale(NamedTuple):
    """The numbers that mean no pain and the worst pain; the first is the larger one if 10 means no pain."""

    lowest: int
    highest: int

    def __str__(self) -> str:
        return f"{self.lowest}-{self.highest}"

    def of_ten(self, value: Fraction) -> Fraction | None:
        """A number on the journal's scale, 0 to 10; None for one off this scale."""
        if not min(self) <= value <= max(self):
            return None
        return (value - self.lowest) * 10 / (self.highest - self.lowest)


OURS = Scale(0, 10)
THOUSANDTHS = Scale(0, 10_000)
"""Loop keeps 4 as 4000."""


def scale_in(text: str) -> Scale | None:
    """A scale as it is typed, such as 0-5; None for what is none."""
    match = _SCALE.fullmatch(plain(text))
    if not match or int(match[1]) == int(match[2]):
        return None
    return Scale(int(match[1]), int(match[2]))


def is_turned_round(heading: str) -> bool:
    """Whether a heading says that more is better: "No pain", "Wellbeing"; text in brackets does not count."""
    words = set(words_of(re.sub(r"\([^)]*\)|\[[^]]*\]", "", heading)))
    if words & GOOD or any(phrase <= words for phrase in GOOD_PHRASES):
        return True
    return bool(words & NEGATIONS) and not re.search(r"\d", heading)


def hinted(heading: str, *, column: bool = False) -> Scale | None:
    """The scale that a heading or a legend names or hints at: "0-5", "0 = none, 10 = worst", "10 = none", "mm", "VAS".

    A reversed scale, on which more is better, has the larger number first; the name of a `column` also shows that, if
    it names something good.
    """
    bare = plain(heading).casefold()
    ends = _HINT.search(bare)
    low, high = (int(ends[1]), int(ends[2])) if ends else (0, 10)
    if (match := _TURNED.search(bare)) and not _ONE_IS_NONE.search(bare):
        top = int(match[1] or match[2] or 0) or (high if high in _TOPS else 10)
        return Scale(top, int(match[3] or 0) or (low if ends else 0))
    if column and is_turned_round(heading):
        return Scale(high if high in _TOPS else 10, low)
    if ends and high in _TOPS:
        return Scale(low, high)
    return Scale(0, 100) if _OUT_OF.search(bare) or _HUNDREDS.search(bare) else None
