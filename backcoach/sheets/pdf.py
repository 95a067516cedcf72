"""Makes a PDF of a sheet and writes it to a file, whole or not at all.

Qt writes the pages; `with_outline` adds what Qt cannot: the language, an outline, and that a viewer shows the title. It
cannot add tags, because Qt's PDF has no marked content that a structure tree could refer to. Readers get the text in
reading order, the language, the title and the outline instead.

The additions are an incremental update (PDF 1.7, 7.5.6): new objects and a new cross-reference after the old end of
file.
"""

import os
import re
from codecs import BOM_UTF16_BE
from functools import partial
from pathlib import Path
from secrets import token_hex

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPdfWriter

from backcoach.figure.brush import GRID
from backcoach.outside import in_time, open_fd, real_path
from backcoach.problem import Problem
from backcoach.sheets.glyph_text import GlyphText
from backcoach.sheets.page_model import OutlineEntry, Sheet
from backcoach.sheets.sheet_painter import paint_sheet

DOTS_PER_INCH = 72 * GRID
"""The unit in which Qt writes coordinates: with this one, figures have whole numbers and take less space."""
_TAKES_S = 60.0
"""Seconds that a device or a pipe may take."""


def pdf_of(sheet: Sheet) -> bytes:
    """The sheet as PDF: searchable text, embedded fonts, title, language and outline."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(sheet.width, sheet.height), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(sheet.title)
    writer.setCreator("BackCoach")
    letters = GlyphText()
    paint_sheet(sheet, writer, letters)
    buffer.close()
    return with_outline(letters.written_into(bytes(buffer.data().data())), sheet)


def write_pdf(path: Path, sheet: Sheet) -> None:
    """Write the PDF to a file; an existing file is replaced only by a complete one. Raises Problem if that fails."""
    content = pdf_of(sheet)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A device or a pipe cannot be replaced, and holds nothing to lose.
            in_time(partial(path.write_bytes, content), _TAKES_S)
        else:
            _replace(real_path(path), content)
    except OSError as error:
        raise Problem(
            "The page cannot be written to {path} ({reason}); choose another place.", path=path, reason=error.strerror
        ) from None


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(0, "that is a folder")
    if not target.parent.is_dir():
        raise FileNotFoundError(0, f"there is no folder {target.parent}")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(0, "you may not change that file")
    draft = target.with_name(f".backcoach-{token_hex(8)}")
    try:
        with os.fdopen(open_fd(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
            draft.chmod(0o600)  # whatever the umask
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def with_outline(pdf: bytes, sheet: Sheet) -> bytes:
    """The PDF with language and outline; `pdf` must come from QPdfWriter, with a plain cross-reference table."""
    trailer = pdf[pdf.rindex(b"trailer") :]
    root, size = _number(rb"/Root (\d+) 0 R", trailer), _number(rb"/Size (\d+)", trailer)
    old_start = _number(rb"startxref\s+(\d+)", trailer)
    keys = re.search(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % root, pdf, re.DOTALL)
    kids = re.search(rb"/Kids\s*\[(.*?)\]", pdf, re.DOTALL)
    assert keys is not None
    assert kids is not None
    pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]
    language, order = sheet.language.replace("_", "-"), " /Direction /R2L" if sheet.right_to_left else ""
    more = f"/Lang {_text(language)} /ViewerPreferences << /DisplayDocTitle true{order} >> /Outlines {size} 0 R"
    objects = {root: keys[1].strip() + b"\n" + more.encode()} | _outline(size, sheet, pages)
    kept = re.search(rb"/Info \d+ 0 R", trailer), re.search(rb"/ID \[.*?\]", trailer, re.DOTALL)
    return pdf + _update(len(pdf), objects, b"\n".join(found[0] for found in kept if found), root, old_start)


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    assert found
    return int(found[1])


def _outline(first: int, sheet: Sheet, pages: list[int]) -> dict[int, bytes]:
    """The outline's root object and one for each entry, numbered from `first`."""
    count = len(sheet.outline)
    ends = f" /First {first + 1} 0 R /Last {first + count} 0 R /Count {count}" if count else ""
    objects = {first: f"/Type /Outlines{ends}".encode()}
    for place, entry in enumerate(sheet.outline):
        number = first + 1 + place
        before = f" /Prev {number - 1} 0 R" if place else ""
        after = f" /Next {number + 1} 0 R" if place + 1 < count else ""
        objects[number] = f"{_entry(entry, sheet, pages)} /Parent {first} 0 R{before}{after}".encode()
    return objects


def _entry(entry: OutlineEntry, sheet: Sheet, pages: list[int]) -> str:
    return f"/Title {_text(entry.title)} /Dest [{pages[entry.page]} 0 R /XYZ 0 {sheet.height - entry.y:.1f} null]"


def _update(start: int, objects: dict[int, bytes], kept: bytes, root: int, old_start: int) -> bytes:
    body, table = b"\n", b"xref\n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, start + len(body))
        body += b"%d 0 obj\n<<\n%s\n>>\nendobj\n" % (number, content)
    trailer = b"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Prev %d\n%s\n>>\n" % (max(objects) + 1, root, old_start, kept)
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (start + len(body))


def _text(words: str) -> str:
    """A PDF text string; UTF-16, so it can hold any character."""
    return f"<{(BOM_UTF16_BE + words.encode('utf-16-be')).hex()}>"
