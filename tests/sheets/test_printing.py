"""Real printing: a private print service, printing to a file, smaller paper, and no printer at all."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from backcoach.sheets import Sheet, paint_sheet
from tests.places import ROOT
from tests.sheets.conftest import MakeSheet
from tests.sheets.print_service import NAME, missing, print_service


def words(page: pdfium.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


@pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()} (package cups)")
def test_a_print_service_gets_the_pages_and_a_cancelled_dialog_sends_nothing(tmp_path: Path) -> None:
    screen = ["xvfb-run", "-a"] if shutil.which("xvfb-run") else []
    platform = "xcb" if screen else "offscreen"
    with print_service(tmp_path / "cups") as service:
        command = [*screen, sys.executable, "-m", "tests.sheets.print_once", str(tmp_path)]
        environment = {**service.environment, "QT_QPA_PLATFORM": platform}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)
        told = json.loads((tmp_path / "told.json").read_text())
        service.await_log("Queued on")
        jobs = service.jobs()
        assert len(jobs) == 1
        document = pdfium.PdfDocument(jobs[0].read_bytes())
    assert told["names"] == [NAME]
    assert told["said"] == told["after"] == f"Sent to {NAME}."
    assert told["dialog"] == [NAME]
    assert told["duplex"]
    assert len(document) == 2
    assert [round(side) for side in document[0].get_size()] == [612, 792]
    text = " ".join(words(page) for page in document)
    assert "Eight stretches" in text
    assert "Get emergency help now" in text


def printed(sheet: Sheet, path: Path, size: QPageSize.PageSizeId, margin: float) -> pdfium.PdfDocument:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    margins = QMarginsF(margin, margin, margin, margin)
    printer.setPageLayout(QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, margins))
    paint_sheet(sheet, printer)
    return pdfium.PdfDocument(path)


@pytest.mark.parametrize("margin", [0, 12, 24])
def test_a_printers_margins_do_not_shift_the_page(
    margin: float, make_sheet: MakeSheet, tmp_path: Path, qapp: QApplication
) -> None:
    (page,) = printed(make_sheet("three-moves"), tmp_path / "page.pdf", QPageSize.PageSizeId.A4, margin)
    text = page.get_textpage()
    place = text.search("Three moves").get_next()
    assert place is not None
    left, _, _, top = text.get_charbox(place[0])
    assert 28 <= left <= 32
    assert 842 - 28 - 30 <= top <= 842 - 28


def test_a_page_is_scaled_down_to_smaller_paper(make_sheet: MakeSheet, tmp_path: Path, qapp: QApplication) -> None:
    (page,) = printed(make_sheet("three-moves"), tmp_path / "page.pdf", QPageSize.PageSizeId.A5, 0)
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    seen = [box for box in boxes if box[2] > box[0]]
    assert "page 1 of 1" in words(page)
    assert max(box[2] for box in seen) < page.get_size()[0] - 15
    assert min(box[1] for box in seen) > 15
