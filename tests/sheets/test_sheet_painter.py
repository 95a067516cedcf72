"""Pages are painted the same on a PDF, a printer with margins of its own, and a picture."""

from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from backcoach.catalog import Exercise
from backcoach.problem import Problem
from backcoach.sheets import Sheet, paint_page, paint_sheet, pdf_of
from backcoach.sheets.page_model import FigureBox, Rect
from tests.sheets.conftest import MakeSheet
from tests.sheets.rectangles import contains

SCALE = 2


def places(path_or_bytes: Path | bytes) -> list[tuple[int, int]]:
    """Where each letter of the first page begins, in whole points."""
    text = pdfium.PdfDocument(path_or_bytes)[0].get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
    return [(round(left), round(bottom)) for left, bottom, _, _ in boxes]


@pytest.mark.parametrize("mode", [QPageLayout.Mode.StandardMode, QPageLayout.Mode.FullPageMode])
def test_a_printer_puts_every_letter_where_the_pdf_has_it(
    mode: QPageLayout.Mode, make_sheet: MakeSheet, tmp_path: Path
) -> None:
    sheet = make_sheet("seven-actions")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(600)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 30, 20, 30)
    )
    layout.setMode(mode)
    printer.setPageLayout(layout)
    paint_sheet(sheet, printer)
    printed, made = places(tmp_path / "printed.pdf"), places(pdf_of(sheet))
    assert len(printed) == len(made) > 1000
    assert all(abs(x - u) <= 1 and abs(y - v) <= 1 for (x, y), (u, v) in zip(printed, made, strict=True))


def test_every_page_is_painted(make_sheet: MakeSheet, tmp_path: Path) -> None:
    sheet = make_sheet("eight-stretches", pictures=True)
    writer = QPdfWriter(str(tmp_path / "pages.pdf"))
    writer.setPageSize(QPageSize(QSizeF(sheet.width, sheet.height), QPageSize.Unit.Point))
    paint_sheet(sheet, writer)
    del writer
    document = pdfium.PdfDocument(tmp_path / "pages.pdf")
    assert len(document) == len(sheet.pages) == 2
    assert "page 2 of 2" in document[1].get_textpage().get_text_range()


def image_of(sheet: Sheet) -> QImage:
    image = QImage(int(sheet.width) * SCALE, int(sheet.height) * SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    paint_page(sheet, sheet.pages[0], painter)
    painter.end()
    return image


def test_a_picture_of_the_page_is_black_and_grey_on_white_within_the_margins(make_sheet: MakeSheet) -> None:
    image = image_of(make_sheet("gentle-day", pictures=True))
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(image.height())}
    assert all(name[1:3] == name[3:5] == name[5:7] for name in colours)
    assert min(colours) < "#404040"
    edge = [image.pixelColor(x, y) for x in (10, image.width() - 10) for y in range(image.height())]
    assert {colour.name() for colour in edge} == {"#ffffff"}


def flood(painter: QPainter, rect: QRectF, exercise: Exercise) -> None:
    """A figure that paints far beyond its rectangle."""
    painter.fillRect(QRectF(0, 0, 2000, 2000), QColor("red"))


def test_a_figure_stays_within_its_place(make_sheet: MakeSheet) -> None:
    sheet = make_sheet("gentle-day", pictures=True)
    image = image_of(msgspec.structs.replace(sheet, draw_figure=flood))
    places = [box.rect for box in sheet.pages[0].boxes if isinstance(box, FigureBox)]
    red = [
        (x / SCALE, y / SCALE)
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
        if image.pixelColor(x, y).name() == "#ff0000"
    ]
    assert len(red) > 1000
    assert all(any(contains(place, Rect(x, y, 0, 0), 1) for place in places) for x, y in red)


@pytest.mark.parametrize("place", ["missing/page.pdf"])
def test_a_device_that_refuses_painting_gives_one_sentence(
    place: str, make_sheet: MakeSheet, tmp_path: Path, qtlog: pytest.LogCaptureFixture
) -> None:
    writer = QPdfWriter(str(tmp_path / place))
    sheet = make_sheet("gentle-day")
    with qtlog.disabled(), pytest.raises(Problem, match="cannot be written to"):  # type: ignore[attr-defined]
        paint_sheet(sheet, writer)
