"""The encoding of a text file: known by a mark or by its bytes, or proposed with a sample."""

import re

import msgspec

from backcoach.problem import Problem
from backcoach.words import Message

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": Message("UTF-16, little-endian"),
    "utf-16-be": Message("UTF-16, big-endian"),
    "utf-32": "UTF-32",
    "cp1252": Message.in_context("letters of", "Western European"),
    "cp1250": Message.in_context("letters of", "Central European"),
    "cp1251": Message.in_context("letters of", "Cyrillic"),
    "cp1253": Message.in_context("letters of", "Greek"),
    "cp1254": Message.in_context("letters of", "Turkish"),
    "cp1255": Message.in_context("letters of", "Hebrew"),
    "cp1256": Message.in_context("letters of", "Arabic"),
    "shift_jis": Message.in_context("letters of", "Japanese"),
    "gb18030": Message.in_context("letters of", "Chinese"),
    "mac_roman": Message.in_context("letters of", "Western European of old Macs"),
}
"""Encodings that may be chosen, by Python's names."""
_OLD = [name for name in NAMES if not name.startswith("utf")]
_LOOKED_AT = 1 << 20
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_FOREIGN = 0.3
"""If this share of the letters is beyond ASCII, the language is hardly a Western European one."""


_STRANGE = re.compile("[ŸŠšŽžŒœ†‡ˆ‰ƒ¥ÐðÞþÝý¤¦¨¸¶¬¯¹¼¾¿¡µ÷Ã¾]")
"""Letters that are rare in a text in cp1252, and that common letters of other encodings would turn into."""


class Encoding(msgspec.Struct, frozen=True):
    """How a file is encoded: Python's name; not `sure` if it is proposed, and `doubtful` if the user must say."""

    name: str
    sure: bool = True
    doubtful: bool = False

    @property
    def words(self) -> str:
        """Its name for people."""
        return NAMES.get(self.name.removesuffix("-sig"), self.name)


def guess(data: bytes) -> Encoding:
    """The encoding of a text file; cp1252 is proposed if it is neither UTF-8 nor UTF-16."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return Encoding(name)
    if wide := _wide(data):
        return Encoding(wide, sure=False)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data)
    return Encoding("utf-8")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: digits and signs have a zero in every other byte there, and other text has none."""
    head = data[:20_000]
    for name, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = head[start::2].count(0), head[1 - start :: 2].count(0)
        if len(head) > 3 and zeros > 0.05 * len(head) and others < 0.1 * zeros:
            return name
    return None


def _old(data: bytes) -> Encoding:
    """The first of the old encodings that it can be, the last of which has no letter that cannot be."""
    head = data[:_LOOKED_AT]
    high = len(_HIGH.findall(head))
    letters = sum(map(bytes.isalpha, (data[place : place + 1] for place in range(min(len(data), 5000)))))
    in_view = len(_HIGH.findall(data[:5000]))
    broken = 2 * len(_MULTIBYTE.findall(head)) > high / 2
    strange = len(_STRANGE.findall(head.decode("cp1252", "replace"))) > high / 4
    foreign = strange or in_view > _FOREIGN * (letters + in_view)
    name = next(name for name in _OLD if _can_be(data, name))
    return Encoding(name, sure=False, doubtful=broken or foreign or name != "cp1252")


def _can_be(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def decoded(data: bytes, name: str) -> str:
    """The text of a file in that encoding; a Problem where it cannot be that one."""
    if name not in NAMES and name != "utf-8-sig":
        raise Problem(
            "“{name}” is not an encoding that can be chosen; choose one of {listed}.",
            name=name,
            listed=", ".join(NAMES),
        )
    try:
        return data.decode("utf-8-sig" if name == "utf-8" else name).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise Problem(
            "The file is not {get}; choose another encoding with --encoding.", get=NAMES.get(name, name)
        ) from None


def sample(text: str) -> str:
    """The first cell with a letter that would look different in other encodings; empty if there is none."""
    found = re.search(r"[^,;\t|\"\r\n]*[^\x00-\x7f][^,;\t|\"\r\n]*", text)
    return found[0].strip()[:80] if found else ""
