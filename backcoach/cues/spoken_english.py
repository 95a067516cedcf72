"""Numbers and lengths of time as people say them, in English."""

from collections.abc import Sequence

_SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def number(value: int) -> str:
    """A whole number from 0 in words: twenty-one, one hundred and five; from 1000 on in digits."""
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
    """How much time is left, as precisely as it helps: to 5 seconds under a minute, else to half a minute."""
    if seconds < 57.5:
        return duration(max(5, 5 * round(seconds / 5)))
    halves = round(seconds / 30)
    return "one and a half minutes" if halves == 3 else duration(30 * halves)


def counted(value: int, thing: str) -> str:
    """One second, two seconds."""
    return f"{number(value)} {thing}" + ("" if value == 1 else "s")


def times(value: int) -> str:
    """Once, twice, three times."""
    return {1: "once", 2: "twice"}.get(value, f"{number(value)} times")


def listed(things: Sequence[str]) -> str:
    """A roller, a towel and a ball."""
    return " and ".join(filter(None, [", ".join(things[:-1]), things[-1]])) if things else ""


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
