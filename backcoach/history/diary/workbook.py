"""Workbooks: the first sheet of an .xlsx or .ods file, its size known before it is read.

The library is loaded only here. It holds a sheet as a full rectangle, so one cell far away could take all memory; its
bounds are therefore found in the file first.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from backcoach.history.diary.opened import OpenedFile
from backcoach.history.diary.table import Table, Tick, unheard
from backcoach.problem import Problem
from backcoach.words import N_, Message

LARGEST = 256 * 1024**2
"""Bytes of an unpacked workbook."""
MOST_CELLS = 8_000_000
_CHUNK = 1 << 20
_XLSX_CELL = re.compile(rb"""\sr=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ODS_TAG = re.compile(rb"<(?:table:(?:table-row|table-cell|covered-table-cell)\b|/table:table(?=[\s>]))[^>]*>")
_REPEATED = re.compile(rb"""number-(?:columns|rows)-repeated=["']([0-9]{1,9})["']""")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, KeyError, IndexError,
)  # fmt: skip
"""What a damaged archive raises when it is unpacked."""
_TOO_LARGE = N_("The workbook is larger than any diary; keep only the diary in it, or save it as CSV.")


def open_workbook(data: bytes, tick: Tick = unheard) -> OpenedFile:
    """The first sheet of a workbook as a table; a Problem for other archives and for one that is too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" in names or "content.xml" in names:
                what, largest = _measured(archive, names)
            else:
                return _not_a_workbook(archive, names, tick)
    except _BROKEN as error:
        raise Problem("The file cannot be unpacked ({error}); save it again or as CSV.", error=error) from None
    if largest > MOST_CELLS:
        raise Problem(_TOO_LARGE)
    return _read(data, what)


def _not_a_workbook(archive: zipfile.ZipFile, names: list[str], tick: Tick) -> OpenedFile:
    exports = [name for name in names if name.rpartition("/")[2] == "export.xml"]
    if len(exports) == 1:
        from backcoach.history.diary.health import open_health

        return open_health(b"".join(_parts(archive, exports[0])), tick)
    if {"sessions.csv", "scores.csv"} <= set(names):
        raise Problem(
            "The file is a zip of BackCoach's own tables, which hold only a part; export the journal as JSON to bring"
            " all of it here, or unpack the zip and choose scores.csv."
        )
    raise Problem("The file is a zip archive; unpack it and choose the table in it.")


def _parts(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member of an archive, in pieces; a Problem for one that is too large."""
    size = 0
    with archive.open(name) as file:
        while part := file.read(_CHUNK):
            size += len(part)
            if size > LARGEST:
                raise Problem(_TOO_LARGE)
            yield part


def _measured(archive: zipfile.ZipFile, names: list[str]) -> tuple[str, int]:
    """What kind of workbook it is and how many cells its largest sheet spans; each part is unpacked once."""
    is_ods = "content.xml" in names
    total, cells = 0, 0
    for name in names:
        if not name.endswith(".xml"):
            continue
        parts = b"".join(_parts(archive, name))
        total += len(parts)
        if total > LARGEST:
            raise Problem(_TOO_LARGE)
        if is_ods and name == "content.xml":
            cells = _ods_cells(parts)
        elif name.startswith("xl/worksheets/"):
            cells = max(cells, _xlsx_cells(parts))
    return (Message("a workbook (.ods)") if is_ods else Message("a workbook (.xlsx)")), cells


def _xlsx_cells(xml: bytes) -> int:
    found = set(_XLSX_CELL.findall(xml)) if len(xml) < _CHUNK else _XLSX_CELL.findall(xml)
    if not found:
        return xml.count(b"<c") + xml.count(b":c")
    columns = max({column for column, _ in found}, key=lambda letters: (len(letters), letters))
    return _number_of(columns) * max(int(row) for _, row in found)


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_cells(xml: bytes) -> int:
    """The rectangle up to the last cell that holds something, of the largest table."""
    largest = rows = columns = width = row_repeat = 0
    for match in _ODS_TAG.finditer(xml):
        tag = match[0]
        repeated = _REPEATED.search(tag) if b"repeated" in tag else None
        times = int(repeated[1]) if repeated else 1
        if tag.startswith(b"</"):
            rows = columns = width = row_repeat = 0
        elif tag.startswith(b"<table:table-row"):
            rows, row_repeat, width = rows + row_repeat, times, 0
        else:
            width += times
            if b"value-type" in tag or not tag.endswith(b"/>"):
                columns = max(columns, width)
                largest = max(largest, columns * (rows + row_repeat))
    return largest


def _read(data: bytes, what: str) -> OpenedFile:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        count = len(book.sheet_names)
    except (CalamineError, ValueError, OSError) as error:
        raise Problem(
            "The workbook cannot be read ({listed}); save it as CSV.", listed=" ".join(str(error).split())
        ) from None
    except BaseException as panic:
        # A fault in the library's own language comes as an exception outside Python's families.
        if type(panic).__name__ != "PanicException":
            raise
        raise Problem("The workbook cannot be read; save it as CSV and try again.") from None
    return OpenedFile(what, _table(cells), remarks=_others(book.sheet_names[0], count))


def _others(name: str, count: int) -> tuple[str, ...]:
    told = Message("Only the first of {number} sheets is read, “{name}”.", number=count, name=name[:60])
    return (told,) if count > 1 else ()


def _table(cells: Sequence[Sequence[object]]) -> Table:
    rows, lines = [], []
    width = max((place + 1 for row in cells[:200] for place, cell in enumerate(row) if cell != ""), default=0)
    for number, row in enumerate(cells, start=1):
        written = [_text(cell) for cell in row]
        if any(written):
            while len(written) > width and not written[-1]:
                written.pop()
            rows.append(written)
            lines.append(number)
    if not rows:
        raise Problem("The first sheet of the workbook is empty; choose another file.")
    return Table(rows, lines, unit="Row")


def _text(cell: object) -> str:
    """A cell as text for a table: days in ISO 8601, whole numbers without a point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(round(cell, 9))
    if isinstance(cell, datetime):
        rounded = (cell + timedelta(microseconds=500_000)).replace(microsecond=0)
        return rounded.date().isoformat() if rounded.time() == time() else rounded.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell).rjust(8, "0")
    return str(cell)
