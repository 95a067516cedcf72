"""`python -m tests.sheets.print_once FOLDER`: prints from the sheet dialog, then cancels; its JSON says what it saw."""

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from backcoach.app.preferences import Preferences
from backcoach.catalog.read import read_catalog
from backcoach.phrases import Phrases
from backcoach.sheets import SheetOptions
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.page_dialog import printers_paper
from backcoach.ui.print.print_service import PrintService
from backcoach.ui.print.sheet_dialog import SheetDialog
from backcoach.words import Words
from tests.places import ASSETS


def cancel_dialog(app: QApplication, seen: list[str]) -> None:
    """Press Esc in the print dialog once it is there."""
    dialog = app.activeModalWidget()
    if isinstance(dialog, QPrintDialog):
        seen.append(dialog.printer().printerName())
        dialog.reject()


def main() -> None:
    """All of it."""
    app = QApplication([])
    catalog = read_catalog(ASSETS)
    printing, routine = PrintService(ASSETS, catalog, Phrases(Words())), catalog.routine("eight-stretches")
    dialog = SheetDialog(
        Theme(ASSETS, dark=False), routine.name,
        lambda options: printing.routine(routine, date(2026, 11, 20), Preferences(), options),
        SheetOptions(paper="letter"), [item.exercise for item in routine.items],
    )  # fmt: skip
    dialog.show()
    printer = dialog.printer()
    dialog.print_on(printer)
    said = dialog.message.text()
    seen: list[str] = []
    timer = QTimer()
    timer.timeout.connect(lambda: cancel_dialog(app, seen))
    timer.start(20)
    dialog.print.click()
    timer.stop()
    told = {
        "names": QPrinterInfo.availablePrinterNames(),
        "said": said,
        "resolution": printer.resolution(),
        "duplex": printer.duplex() == QPrinter(QPrinter.PrinterMode.HighResolution).duplex(),
        "dialog": seen,
        "after": dialog.message.text(),
        "paper": printers_paper(),
    }
    Path(sys.argv[1], "told.json").write_text(json.dumps(told))


main()
