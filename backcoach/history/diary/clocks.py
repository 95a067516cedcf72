"""Times of day and offsets as people and programs write them."""

import re
from datetime import UTC, time, timedelta, timezone
from typing import TypeAlias

from backcoach.history.diary.text import words_of
from backcoach.history.diary.words import PARTS_OF_DAY, WHOLE_DAY

Clock: TypeAlias = tuple[time, timezone | None, int]
"""A time of day, its offset, and 1 for a whole day."""
OFFSET = r"(?:\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)(?:\s*(?:\[[^\]]*\]|\([^)]*\)))?)"
_CLOCK = re.compile(
    r"(\d{1,2})(?:(?:[:.]|\s?h\s?)(\d{2}))?(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(uhr|h|[ap]\.?\s?m\.?)?" + OFFSET + "?",
    re.IGNORECASE,
)
_DAY_FRACTION = re.compile(r"0?[.,]\d{4,15}")
_COMPACT_CLOCK = re.compile(r"(\d{1,2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?()" + OFFSET + "?")
NO_CLOCK: Clock = (time(12), None, 1)


def clock_of(text: str) -> Clock | None:
    """The time of day in a text; None for what is no time."""
    small = text.casefold()
    if small in WHOLE_DAY:
        return NO_CLOCK
    if small in PARTS_OF_DAY:
        return time(PARTS_OF_DAY[small]), None, 0
    words = words_of(text)
    if len(words) == 1 and words[0] in PARTS_OF_DAY and not re.search(r"\d", text):
        return time(PARTS_OF_DAY[words[0]]), None, 0
    if _DAY_FRACTION.fullmatch(text):
        minutes, second = divmod(round(float(text.replace(",", ".")) * 86_400) % 86_400, 60)
        return time(*divmod(minutes, 60), second), None, 0
    match = _CLOCK.fullmatch(text) or _COMPACT_CLOCK.fullmatch(text)
    if not match or (match[2] is None and not match[5]):
        return None
    zone = zone_in(match[6]) if match[6] else None
    if match[6] and zone is None:
        return None
    try:
        return _time_of(match), zone, 0
    except ValueError:
        return None


def _time_of(match: re.Match[str]) -> time:
    hour, half = int(match[1]), (match[5] or "").casefold()[:1]
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(match[2] or 0), int(match[3] or 0), int((match[4] or "0").ljust(6, "0")[:6]))


def zone_in(text: str) -> timezone | None:
    """The offset in a text that has the form of one; None for one that no clock on Earth has."""
    bare = text.upper().removeprefix("UTC").removeprefix("GMT")
    if bare in ("", "Z"):
        return UTC
    digits = bare[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    if distance > timedelta(hours=18) or int(minutes) > 59:
        return None
    return timezone(-distance if bare[0] == "-" else distance)
