"""Adds to a PDF of Qt's what Qt cannot say: the language, an outline, and that the title is what a window should show.

It cannot add tags: Qt's own PDF has no marked content, so there is no structure for a tree of tags to point at. What a
reader gets instead is the text in reading order, the language, the title and the outline.

It is done by an incremental update (PDF 1.7, 7.5.6): new objects and a new cross-reference after the old end of file.
"""

import re
from codecs import BOM_UTF16_BE

from backcoach.sheets.boxes import Entry, Sheet


def with_outline(pdf: bytes, sheet: Sheet) -> bytes:
    """The PDF with a new catalogue object; `pdf` must be as QPdfWriter makes it, with a plain cross-reference table."""
    trailer = pdf[pdf.rindex(b"trailer") :]
    root, size = _number(rb"/Root (\d+) 0 R", trailer), _number(rb"/Size (\d+)", trailer)
    old_start = _number(rb"startxref\s+(\d+)", trailer)
    keys = re.search(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % root, pdf, re.DOTALL)
    kids = re.search(rb"/Kids\s*\[(.*?)\]", pdf, re.DOTALL)
    assert keys is not None
    assert kids is not None
    pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]
    more = f"/Lang {_text(sheet.language)} /ViewerPreferences << /DisplayDocTitle true >> /Outlines {size} 0 R"
    objects = {root: keys[1].strip() + b"\n" + more.encode()} | _outline(size, sheet, pages)
    kept = re.search(rb"/Info \d+ 0 R", trailer), re.search(rb"/ID \[.*?\]", trailer, re.DOTALL)
    return pdf + _update(len(pdf), objects, b"\n".join(found[0] for found in kept if found), root, old_start)


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    assert found
    return int(found[1])


def _outline(first: int, sheet: Sheet, pages: list[int]) -> dict[int, bytes]:
    """The outline's own object and one for each entry, numbered from `first`."""
    count = len(sheet.outline)
    ends = f" /First {first + 1} 0 R /Last {first + count} 0 R /Count {count}" if count else ""
    objects = {first: f"/Type /Outlines{ends}".encode()}
    for place, entry in enumerate(sheet.outline):
        number = first + 1 + place
        before = f" /Prev {number - 1} 0 R" if place else ""
        after = f" /Next {number + 1} 0 R" if place + 1 < count else ""
        objects[number] = f"{_entry(entry, sheet, pages)} /Parent {first} 0 R{before}{after}".encode()
    return objects


def _entry(entry: Entry, sheet: Sheet, pages: list[int]) -> str:
    return f"/Title {_text(entry.title)} /Dest [{pages[entry.page]} 0 R /XYZ 0 {sheet.height - entry.y:.1f} null]"


def _update(start: int, objects: dict[int, bytes], kept: bytes, root: int, old_start: int) -> bytes:
    body, table = b"\n", b"xref\n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, start + len(body))
        body += b"%d 0 obj\n<<\n%s\n>>\nendobj\n" % (number, content)
    trailer = b"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Prev %d\n%s\n>>\n" % (max(objects) + 1, root, old_start, kept)
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (start + len(body))


def _text(words: str) -> str:
    """A text string as PDF writes it, whatever its letters."""
    return f"<{(BOM_UTF16_BE + words.encode('utf-16-be')).hex()}>"
