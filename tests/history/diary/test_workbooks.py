"""Workbooks made by hand, part by part: what their cells become, and what is refused."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest

from backcoach.history.diary import workbook
from tests.history.diary.test_odd_files import looked, outcome

_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADED = '<row r="1"><c r="A1" t="str"><v>Date</v></c><c r="B1" t="str"><v>Pain</v></c></row>'
_DAY, _MOMENT, _TIME, _LASTING = 1, 2, 3, 4
_STYLES = (
    f'<styleSheet {_SPACE}><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 22, 21, 164))
    + "</cellXfs></styleSheet>"
)


def cell(place: str, value: object, style: int = 0) -> str:
    kind = ' t="str"' if isinstance(value, str) else ' t="b"' if isinstance(value, bool) else ""
    return f'<c r="{place}" s="{style}"{kind}><v>{int(value) if isinstance(value, bool) else value}</v></c>'


def serial(when: datetime) -> float:
    return (when - datetime(1899, 12, 30)).total_seconds() / 86_400


def book(*sheets: str, old_epoch: bool = False) -> bytes:
    """An .xlsx file of these sheets, each given by its rows."""
    names = [f"sheet{number}" for number in range(1, len(sheets) + 1)]
    listed = "".join(f'<sheet name="{name}" sheetId="{name[5:]}" r:id="{name}"/>' for name in names)
    links = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}/worksheet" Target="worksheets/{name}.xml"/>' for name in names
    )
    pr = '<workbookPr date1904="1"/>' if old_epoch else ""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="w" Type="{_KIND}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_SPACE} xmlns:r="{_KIND}">{pr}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">{links}</Relationships>',
        "xl/styles.xml": _STYLES,
        "[Content_Types].xml": "<Types/>",
        **{
            f"xl/worksheets/{name}.xml": f"<worksheet {_SPACE}><sheetData>{rows}</sheetData></worksheet>"
            for name, rows in zip(names, sheets, strict=True)
        },
    }
    return archive(parts)


def archive(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return stream.getvalue()


def diary(*cells: str, heading: str = _HEADED) -> str:
    rows = "".join(f'<row r="{number}">{text}</row>' for number, text in enumerate(cells, start=2))
    return heading + rows


FIRST = serial(datetime(2026, 5, 1))
HALF_PAST_EIGHT = serial(datetime(2026, 5, 1, 8, 30))
BEFORE_1904 = (date(1904, 1, 1) - date(1899, 12, 30)).days
TIMED = f'<row r="1">{cell("A1", "Date")}{cell("B1", "Time")}{cell("C1", "Pain")}</row>'


@pytest.mark.parametrize(
    ("data", "right"),
    [
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4.0))), "05-01=4"),
        (book(diary(cell("A2", HALF_PAST_EIGHT, _MOMENT) + cell("B2", 4))), "05-01 08:30=4"),
        (book(diary(cell("A2", FIRST - BEFORE_1904, _DAY) + cell("B2", 4)), old_epoch=True), "05-01=4"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4.5))), "? rounding"),
        (book(diary(cell("A2", FIRST) + cell("B2", 4))), "? numbers"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", FIRST, _DAY))), "Some scores (row 2"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", value=True))), "? words"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4), cell("B3", 5))), "! 3"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4), "", cell("A4", FIRST + 1, _DAY) + cell("B4", 5))),
         "05-01=4, 05-02=5"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4)), diary(cell("A2", 1, _DAY))), "05-01=4"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 8 / 24, _TIME) + cell("C2", 4), heading=TIMED)),
         "05-01 08:00=4"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 8 / 24, _LASTING) + cell("C2", 4), heading=TIMED)),
         "05-01 08:00=4"),
        (book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4) + cell("C2", "") + cell("D2", ""))), "05-01=4"),
        (book(""), "# The first sheet of the workbook is empty"),
        (book(), "# The workbook"),
        (book("<row><c><v>1</v></c><c><v>2</v></c></row>"), "? heading, ? day_column, ? score_column"),
        (archive({"sessions.csv": "", "scores.csv": ""}), "# The file is a zip of BackCoach's own tables"),
        (archive({"notes.txt": "hello"}), "# The file is a zip archive"),
    ],
)  # fmt: skip
def test_a_workbook_has_its_right_outcome(data: bytes, right: str) -> None:
    found = outcome(data)
    assert (found[: len(right)] if right.startswith(("#", "Some")) else found) == right


def test_that_only_the_first_sheet_is_read_is_said() -> None:
    remarks = looked(book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4)), "")).reading.remarks
    assert "Only the first of 2 sheets is read, “sheet1”." in remarks


def test_parts_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGEST", 400)
    assert outcome(book(diary(cell("A2", FIRST, _DAY) + cell("B2", 4)))).startswith("# The workbook is larger")


@pytest.mark.parametrize(
    ("error", "right"),
    [
        (type("PanicException", (BaseException,), {}), "# The workbook cannot be read"),
        (MemoryError, "# The file is more"),
    ],
)
def test_a_fault_inside_the_library_is_one_sentence(
    error: type[BaseException], right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Faulty:
        @staticmethod
        def from_filelike(_file: Any) -> None:
            raise error

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Faulty)
    assert outcome(book(diary(cell("A2", FIRST, _DAY)))).startswith(right)
