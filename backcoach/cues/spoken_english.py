"""English as it is spoken: numbers, lengths of time and lists in words, and how long a text takes to say."""

import re
from collections.abc import Sequence

USUAL_RATE = 160
_LETTER_S, _PAUSE_S, _EDGE_S = 0.073, 0.5, 0.36
"""Seconds at 160 words a minute: for one letter, for one pause at punctuation, and for the start and end of a text.

Fitted to espeak-ng over all utterances of the shipped routines, then raised so that none takes longer.
"""

_SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def number(value: int) -> str:
    """A whole number from 0 in words: twenty-one, one hundred and five; in digits from 1000."""
    if value < 20:
        return _SMALL[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{_SMALL[hundreds]} hundred" + (f" and {number(rest)}" if rest else "")
    return str(value)


def duration(seconds: float) -> str:
    """A length of time to the second: ninety seconds, two and a half minutes, three minutes and ten seconds."""
    total = max(0, round(seconds))
    minutes, rest = divmod(total, 60)
    if total < 120 and total != 60:
        return counted(total, "second")
    if rest == 30:
        return f"{number(minutes)} and a half minutes"
    return counted(minutes, "minute") + (f" and {counted(rest, 'second')}" if rest else "")


def about(seconds: float) -> str:
    """A time left in words, rounded to 5 seconds below a minute and to half a minute above."""
    if seconds < 57.5:
        return duration(max(5, 5 * round(seconds / 5)))
    halves = round(seconds / 30)
    return "one and a half minutes" if halves == 3 else duration(30 * halves)


def counted(value: int, thing: str) -> str:
    """A number of things: one second, two seconds."""
    return f"{number(value)} {thing}" + ("" if value == 1 else "s")


def times(value: int) -> str:
    """How often: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(value, f"{number(value)} times")


def listed(things: Sequence[str]) -> str:
    """A list in words: a roller, a towel and a ball; empty for no things."""
    return " and ".join(filter(None, [", ".join(things[:-1]), things[-1]])) if things else ""


def sentence(words: str) -> str:
    """The words with a capital letter and, if they have none, a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def estimated_speech_s(text: str, rate: int) -> float:
    """Seconds that a voice needs for a text at `rate` words a minute, estimated on the long side; 0 for no text."""
    letters = len(re.sub(r"[^\w]", "", text))
    pauses = len(re.findall(r"[.,:;?!]+(?=\s)", text))
    return (_EDGE_S + _LETTER_S * letters + _PAUSE_S * pauses) * USUAL_RATE / rate if letters else 0.0
