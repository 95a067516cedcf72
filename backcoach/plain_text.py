"""Text that others wrote, made harmless for where it is shown."""

import re

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the direction of the text around them."""
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}]")
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_TURNING}]")


def for_terminal(text: str) -> str:
    r"""A text in which a control character stands as `\u001b`, as JSON writes it; line ends and tabs stay."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def for_paper(text: str) -> str:
    """A text without control characters, also none that turn the rest of a line round; line ends and tabs stay."""
    return _UNPRINTABLE.sub("", text)
