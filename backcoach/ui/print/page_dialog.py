"""The base of the sheet and report dialogs: a page to look at, print and save as PDF."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from backcoach.problem import Problem
from backcoach.sheets import Paper, Sheet, fonts_named, paint_sheet, write_pdf
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.print.page_preview import PageCloseUp, PagePreview

PAPERS: dict[QPageSize.PageSizeId, Paper] = {QPageSize.PageSizeId.A4: "a4", QPageSize.PageSizeId.Letter: "letter"}
AROUND_PREVIEW, LOWEST_PREVIEW = 168, 320
"""Pixels of a dialog's height that the preview cannot use, and the preview's minimum height."""
Choice = tuple[str, str, Sequence[tuple[Any, str]]]
"""A field of the options, its title, and its values with their labels."""


def printers_paper() -> Paper | None:
    """The default printer's paper; None if there is no printer or its paper is neither A4 nor Letter."""
    printer = QPrinterInfo.defaultPrinter()
    return None if printer.isNull() else PAPERS.get(printer.defaultPageSize().id())


class PageDialog(Dialog):
    """The page at the left, its options at the right; `title` is the suggested file name.

    A subclass makes the page in `make`, changes an option in `choose`, and calls `refresh` when it is set up and after
    every change.
    """

    def __init__(self, theme: Theme, heading: str, title: str, parent: QWidget | None, *, width: int) -> None:
        super().__init__(theme, heading, parent, width=width, least=860)
        self.words = theme.words
        self._title = title
        self.refuse_own: Callable[[Path], object] = lambda _: None
        """Raises Problem for a file that the page may not be written over."""
        self._page = 0
        self.preview = PagePreview(theme)
        room = self._room().height() - AROUND_PREVIEW
        self.preview.setMaximumHeight(max(LOWEST_PREVIEW, room))
        self.preview.setMinimumHeight(LOWEST_PREVIEW if self.narrow else min(LOWEST_PREVIEW, max(120, room)))
        self._place = Label(theme, SMALL, "muted")
        self.columns = self.row(28)
        self.columns.addWidget(self.preview, 3)
        self.body.addLayout(self.columns)
        self.next_page = Button(theme, theme.words.gettext("Next page"), kind="quiet", icon="right", size=36)
        self.next_page.clicked.connect(self._show_next_page)
        self.enlarge = Button(theme, theme.words.gettext("Look closer"), kind="quiet", icon="search", size=36)
        self.enlarge.clicked.connect(self._show_enlarged)
        self.preview.setCursor(Qt.CursorShape.PointingHandCursor)
        self.preview.clicked.connect(self._show_enlarged)

    def make(self) -> Sheet:
        """The page with the current options."""
        raise NotImplementedError

    def choose(self, field: str, value: Any) -> None:
        """Set an option and show the page again."""
        raise NotImplementedError

    def paper(self) -> tuple[Paper, bool]:
        """The paper, and whether the page is landscape."""
        raise NotImplementedError

    def add_choices(self, offered: Sequence[Choice], options: object) -> QVBoxLayout:
        """A column with a segmented control for every field, set to the value in `options`."""
        column = QVBoxLayout()
        column.setSpacing(4)
        for field, title, values in offered:
            control = SegmentedChoice(self.theme, values, name=title)
            control.set_value(getattr(options, field))
            control.changed.connect(lambda field=field, control=control: self.choose(field, control.value()))
            self.add_titled(column, title, control)
        return column

    def add_name_field(self, column: QVBoxLayout, given: str) -> LineEdit:
        """Add a field for the person's name to a column."""
        line = LineEdit(
            self.theme, name=self.words.gettext("For whom"), hint=self.words.gettext("A name, or a line to write on")
        )
        line.setText(given)
        line.textChanged.connect(lambda text: self.choose("name", text))
        self.add_titled(column, self.words.gettext("For whom"), line)
        return line

    def add_titled(self, column: QVBoxLayout, title: str, control: QWidget) -> None:
        """Add a control under its title."""
        self.text(title, token="muted", into=column)
        if not control.accessibleName():
            control.setAccessibleName(title)
        column.addWidget(control)
        column.addSpacing(6)

    def add_buttons(self, column: QVBoxLayout) -> None:
        """Add the message and page buttons below the options, and the buttons at the foot."""
        column.addStretch()
        self.message = self.text("", token="hurt", into=column)
        column.addWidget(self._place)
        column.addWidget(self.enlarge, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.next_page, alignment=Qt.AlignmentFlag.AlignLeft)
        self.button(self.words.gettext("Close")).clicked.connect(self.accept)
        self.save = self.button(self.words.gettext("Save as PDF"), icon="folder")
        self.print = self.button(self.words.gettext("Print"), usual=True, icon="print")
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)

    def refresh(self) -> None:
        """Make the page again and show it."""
        self._sheet = self.make()
        pages = len(self._sheet.pages)
        self._page = min(self._page, pages - 1)
        words = self.words.gettext("Page {page} of {pages}", page=self._page + 1, pages=pages)
        self._place.say(words if pages > 1 else "")
        self.next_page.setVisible(pages > 1)
        self.preview.show_page(self._sheet, self._page, words)
        lacking = fonts_named(self._sheet.missing)
        if lacking:
            self.message.say(lacking.said(self.words))

    def _show_next_page(self) -> None:
        self._page = (self._page + 1) % len(self._sheet.pages)
        self.refresh()

    def _show_enlarged(self) -> None:
        PageCloseUp(self.theme, self._title, self._sheet, self).exec()

    def _save(self) -> None:
        suggested = str(Path.home() / f"{self._title}.pdf")
        path, _ = QFileDialog.getSaveFileName(
            self, self.words.gettext("Save as PDF"), suggested, self.words.gettext("PDF (*.pdf)")
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the PDF, and show where it is or why it could not be written."""
        try:
            self.refuse_own(path)
            write_pdf(path, self._sheet)
            self.message.say(self.words.gettext("Saved as {path}.", path=path))
        except Problem as problem:
            self.message.say(problem.said(self.words))

    def _print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.message.say(
                self.words.gettext("No printer is set up here. Save the sheet as PDF and print it elsewhere.")
            )
            self.save.setFocus()
            return
        printer = self.printer()
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def printer(self) -> QPrinter:
        """The default printer set to this page's paper, keeping its resolution and duplex mode."""
        paper, landscape = self.paper()
        size = next(size for size, name in PAPERS.items() if name == paper)
        way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(QPageLayout(QPageSize(size), way, QMarginsF(0, 0, 0, 0)))
        printer.setDocName(self._title)
        return printer

    def print_on(self, printer: QPrinter) -> None:
        """Print, or show why it failed; if the print dialog changed the paper, the page changes too."""
        if not printer.isValid():
            self.message.say(
                self.words.gettext("That printer does not answer. Choose another, or save the sheet as PDF.")
            )
            return
        paper = PAPERS.get(printer.pageLayout().pageSize().id())
        if paper and paper != self.paper()[0]:
            self.choose("paper", paper)
        try:
            paint_sheet(self._sheet, printer)
        except Problem as problem:
            self.message.say(problem.said(self.words))
            return
        self.message.say(
            self.words.gettext("Sent to {printername}.", printername=printer.printerName() or printer.outputFileName())
        )
