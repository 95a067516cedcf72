"""What letters a text has: which of them the shipped font lacks, and which way they run."""

import re
import unicodedata
from typing import NamedTuple

ISOLATES = "\u2066\u2068\u2069"
_BEYOND = re.compile(
    "[\u0530-\u1c7f\u1c90-\u1cff\u2c00-\u2ddf\u2e80-\ua63f\ua6a0-\ua71f\ua800-\ud7ff\uf900-\ufaff\ufb07-\ufdff"
    "\ufe30-\ufeff\uff00-\uffef\U00010000-\U0010ffff][\u0300-\u036f\u200c\u200d\ufe00-\ufe0f]*"
)
"""Letters of other scripts than Latin, Greek and Cyrillic, with the marks that belong to them."""
_NOT_SIMPLE = re.compile("[\u0250-\u1dff\u1f00-\u1fff\u2066\u2068\u2069\u2c00-\ud7ff\uf900-\U0010ffff]")
"""Letters beyond Latin: they may need another font, run the other way, or share a glyph with another letter."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_ISOLATED = re.compile("[\u2066\u2068][^\u2066\u2068\u2069]*\u2069")
CJK, OTHER = "CJK", "other"
_LEAVES_SIGNS = frozenset({CJK, OTHER, "Arabic", "Hebrew", "Thai", "Lao", "Georgian", "Armenian"})
"""Scripts whose signs and digits can be in the shipped font; for other scripts Qt takes them from the script's font."""


class Span(NamedTuple):
    """A stretch of text in one script that needs a font of its own, from `start` up to `end`."""

    start: int
    end: int
    script: str


def is_simple(text: str) -> bool:
    """Whether a text has only Latin letters, digits and signs, all of them in the shipped font."""
    return _NOT_SIMPLE.search(text) is None


def spans(text: str) -> list[Span]:
    """The stretches that the shipped font has no letters for; spaces between two words of a script belong to it."""
    found: list[Span] = []
    for match in _BEYOND.finditer(text):
        script = script_of(match[0][0])
        end = match.end() if script in _LEAVES_SIGNS else _after_signs(text, match.end())
        last = found[-1] if found else Span(0, 0, "")
        if last.script == script and not text[last.end : match.start()].strip():
            found[-1] = last._replace(end=end)
        else:
            found.append(Span(match.start(), end, script))
    return found


def _after_signs(text: str, start: int) -> int:
    """Where the signs, spaces and digits end that begin at a place."""
    while start < len(text) and not (text[start].isalpha() or text[start] in ISOLATES or _BEYOND.match(text, start)):
        start += 1
    return start


def script_of(letter: str) -> str:
    """The script of a letter as Unicode names it, such as Devanagari; CJK for Chinese, Japanese and Korean."""
    if _CJK.match(letter):
        return CJK
    if not unicodedata.category(letter).startswith(("L", "M", "N", "P")):
        return OTHER
    return re.split("[ -]", unicodedata.name(letter, OTHER))[0].title()


def runs_right_to_left(text: str, page: bool) -> bool:
    """Whether most letters of a text run from right to left; a text without letters follows the page (`page`).

    Text in isolates does not count: it keeps its own direction.
    """
    if not page and RIGHT_TO_LEFT.search(text) is None:
        return False
    while (shorter := _ISOLATED.sub("", text)) != text:
        text = shorter
    right = len(RIGHT_TO_LEFT.findall(text))
    left = sum(letter.isalpha() for letter in text) - right
    return page if right == left else right > left
