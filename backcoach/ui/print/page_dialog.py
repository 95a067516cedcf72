"""A page that can be looked at, printed and kept as PDF: what the cards of the sheet and of the report share."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.problem import Problem
from backcoach.sheets import Paper, Sheet, paint_sheet, write_pdf
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.print.page_close_up import PageCloseUp
from backcoach.ui.print.page_preview import PagePreview

PAPERS: dict[QPageSize.PageSizeId, Paper] = {QPageSize.PageSizeId.A4: "a4", QPageSize.PageSizeId.Letter: "letter"}
AROUND_PREVIEW, LOWEST_PREVIEW = 168, 320
"""Pixels of a card's height that are not the page's, so that all of it is in view; and what it never goes below."""
Choice = tuple[str, str, Sequence[tuple[Any, str]]]
"""The field of the options that is chosen, its title, and the values with their words."""


def printers_paper() -> Paper | None:
    """The paper that the usual printer holds; None without a printer, or for paper of another size."""
    printer = QPrinterInfo.defaultPrinter()
    return None if printer.isNull() else PAPERS.get(printer.defaultPageSize().id())


class PageDialog(Dialog):
    """The page at the left, what may be chosen about it at the right; `title` is the name of its file.

    A kind of page says in `make` how it looks now, in `choose` what a choice changes, and calls `refresh` when it is
    set up and after every change.
    """

    def __init__(self, theme: Theme, heading: str, title: str, parent: QWidget | None, *, width: int) -> None:
        super().__init__(theme, heading, parent, width=width)
        self._title = title
        self._page = 0
        self.preview = PagePreview(theme)
        self.preview.setMaximumHeight(max(LOWEST_PREVIEW, self._room().height() - AROUND_PREVIEW))
        self._place = Label(theme, SMALL, "muted")
        self.columns = QHBoxLayout()
        self.columns.setSpacing(28)
        self.columns.addWidget(self.preview, 3)
        self.body.addLayout(self.columns)
        self.turn = Button(theme, self.tr("Next page"), kind="quiet", icon="right", size=36)
        self.turn.clicked.connect(self._turn)
        self.closer = Button(theme, self.tr("Look closer"), kind="quiet", icon="search", size=36)
        self.closer.clicked.connect(self._look_closer)
        self.preview.setCursor(Qt.CursorShape.PointingHandCursor)
        self.preview.looked_at.connect(self._look_closer)

    def make(self) -> Sheet:
        """The page as it is wanted now."""
        raise NotImplementedError

    def choose(self, field: str, value: Any) -> None:
        """Another value was chosen."""
        raise NotImplementedError

    def paper(self) -> tuple[Paper, bool]:
        """The paper, and whether it lies on its side."""
        raise NotImplementedError

    def choices(self, offered: Sequence[Choice], options: object) -> QVBoxLayout:
        """A column with a row of segments for every field, each showing what the options say."""
        column = QVBoxLayout()
        column.setSpacing(4)
        for field, title, values in offered:
            control = SegmentedChoice(self.theme, values, name=title)
            control.set_value(getattr(options, field))
            control.changed.connect(lambda field=field, control=control: self.choose(field, control.value()))
            self.titled(column, title, control)
        return column

    def name_line(self, column: QVBoxLayout, given: str) -> LineEdit:
        """A line for whom the page is."""
        line = LineEdit(self.theme, name=self.tr("For whom"), hint=self.tr("A name, or a line to write on"))
        line.setText(given)
        line.textChanged.connect(lambda text: self.choose("name", text))
        self.titled(column, self.tr("For whom"), line)
        return line

    def titled(self, column: QVBoxLayout, title: str, control: QWidget) -> None:
        """Add a control under its title."""
        self.text(title, token="muted", into=column)
        column.addWidget(control)
        column.addSpacing(6)

    def end(self, column: QVBoxLayout) -> None:
        """What stands below the choices, and the buttons at the foot."""
        column.addStretch()
        self.said = self.text("", token="hurt", into=column)
        column.addWidget(self._place)
        column.addWidget(self.closer, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.turn, alignment=Qt.AlignmentFlag.AlignLeft)
        self.button(self.tr("Close")).clicked.connect(self.accept)
        self.save = self.button(self.tr("Save as PDF"), icon="folder")
        self.print = self.button(self.tr("Print"), usual=True, icon="print")
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)

    def refresh(self) -> None:
        """Show the page anew."""
        self._sheet = self.make()
        pages = len(self._sheet.pages)
        self._page = min(self._page, pages - 1)
        words = self.tr("Page {} of {}").format(self._page + 1, pages)
        self._place.say(words if pages > 1 else "")
        self.turn.setVisible(pages > 1)
        self.preview.show_page(self._sheet, self._page, words)

    def _turn(self) -> None:
        self._page = (self._page + 1) % len(self._sheet.pages)
        self.refresh()

    def _look_closer(self) -> None:
        PageCloseUp(self.theme, self._title, self._sheet, self).exec()

    def _save(self) -> None:
        suggested = str(Path.home() / f"{self._title}.pdf")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), suggested, self.tr("PDF (*.pdf)"))
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the PDF, and say where it is or why it could not be written."""
        try:
            write_pdf(path, self._sheet)
            self.said.say(self.tr("Saved as {}.").format(path))
        except Problem as problem:
            self.said.say(str(problem))

    def _print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.said.say(self.tr("No printer is set up here. Save the sheet as PDF and print it elsewhere."))
            self.save.setFocus()
            return
        printer = self.printer()
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def printer(self) -> QPrinter:
        """The usual printer, set to this page's paper; its resolution, and whether it prints on both sides, stay."""
        paper, landscape = self.paper()
        size = next(size for size, name in PAPERS.items() if name == paper)
        way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(QPageLayout(QPageSize(size), way, QMarginsF(0, 0, 0, 0)))
        printer.setDocName(self._title)
        return printer

    def print_on(self, printer: QPrinter) -> None:
        """Print, or say that the printer did not take it; paper that its dialog changed is the page's from now."""
        if not printer.isValid():
            self.said.say(self.tr("That printer does not answer. Choose another, or save the sheet as PDF."))
            return
        paper = PAPERS.get(printer.pageLayout().pageSize().id())
        if paper and paper != self.paper()[0]:
            self.choose("paper", paper)
        try:
            paint_sheet(self._sheet, printer)
        except Problem as problem:
            self.said.say(str(problem))
            return
        self.said.say(self.tr("Sent to {}.").format(printer.printerName() or printer.outputFileName()))
