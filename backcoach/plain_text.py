"""Makes text that others wrote harmless for where it is shown."""

import re

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the direction of the text around them."""
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2067]")
_END = "\u2069"
_ISOLATES = re.compile(f"[\u2066\u2068{_END}]")


def for_terminal(text: str) -> str:
    r"""A text in which each control character is written as `\u001b`, as in JSON; line ends and tabs stay."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def for_paper(text: str) -> str:
    """A text without control characters; line ends and tabs stay.

    Of those that turn the text around them only whole isolates (LRI or FSI … PDI) stay: they turn nothing outside.
    """
    return _balanced(_UNPRINTABLE.sub("", text))


def _balanced(text: str) -> str:
    """The text without isolates that are not closed, and ends of isolates that were not begun."""
    starts: list[int] = []
    alone: set[int] = set()
    for found in _ISOLATES.finditer(text):
        if found[0] != _END:
            starts.append(found.start())
        elif starts:
            starts.pop()
        else:
            alone.add(found.start())
    alone.update(starts)
    return "".join(letter for place, letter in enumerate(text) if place not in alone) if alone else text
