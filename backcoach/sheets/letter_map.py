"""The table of a PDF's font that says which letters each of its glyphs stands for (ToUnicode, PDF 1.7, 9.10.3)."""

import re
from collections.abc import Mapping

_RANGE = re.compile(r"<([0-9A-F]+)> <([0-9A-F]+)> (?:<([0-9A-F]+)>|\[([^\]]*)\])")
_MOST = 100
"""Entries that a table may have in one piece."""


def read_map(table: bytes) -> dict[int, str]:
    """Letters by glyph, from a table as Qt writes it."""
    found: dict[int, str] = {}
    for low, high, first, each in _RANGE.findall(table.decode("ascii")):
        glyphs = range(int(low, 16), int(high, 16) + 1)
        letters = each.replace("<", " ").replace(">", " ").split() or [
            f"{int(first, 16) + place:04X}" for place in range(len(glyphs))
        ]
        found |= {glyph: _letters(code) for glyph, code in zip(glyphs, letters, strict=False)}
    return found


def written_map(letters: Mapping[int, str]) -> bytes:
    """A table with these letters; glyphs without letters are left out."""
    rows = [f"<{glyph:04X}> <{_code(text)}>\n" for glyph, text in sorted(letters.items()) if text]
    parts = [rows[start : start + _MOST] for start in range(0, len(rows), _MOST)]
    body = "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}endcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _letters(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be", "replace")


def _code(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
