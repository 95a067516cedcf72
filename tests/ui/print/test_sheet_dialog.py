"""The sheet's card: a preview, options that change it, PDF and printer, each mishap in a sentence."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from backcoach.app.preferences import Preferences
from backcoach.catalog.read import read_catalog
from backcoach.phrases import Phrases
from backcoach.sheets import Sheet, SheetOptions
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.page_close_up import PageCloseUp
from backcoach.ui.print.page_preview import PagePreview
from backcoach.ui.print.print_service import PrintService
from backcoach.ui.print.sheet_dialog import SheetDialog
from tests.fakes import FakeClock
from tests.places import ASSETS
from tests.studio import SETTLED, Studio, button, click, press, said
from tests.ui.conftest import OpenStudio
from tests.ui.pixels import commonest, pixels

CATALOG = read_catalog(ASSETS)
PLAIN = SheetOptions(paper="a4", pictures=False)


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> SheetDialog:
    printing = PrintService(ASSETS, CATALOG, Phrases(str))
    today = FakeClock().now().date()

    def make(options: SheetOptions) -> Sheet:
        return printing.routine(CATALOG.routines["seven-actions"], today, Preferences(), options)

    card = SheetDialog(theme, "Seven actions", make, PLAIN)
    qtbot.addWidget(card)
    card.show()
    return card


def choose(card: SheetDialog, words: str) -> None:
    next(one for one in card.findChildren(QRadioButton) if one.text() == words and one.isVisible()).click()


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def size_of(path: Path) -> tuple[int, int]:
    width, height = pypdfium2.PdfDocument(path)[0].get_size()
    return round(width), round(height)


def test_the_page_is_seen_white_with_ink_on_it(card: SheetDialog) -> None:
    picture = card.preview.grab().toImage()
    assert commonest(picture) == QColor("white")
    assert (pixels(picture).max(axis=2) < 120).sum() > 1000
    assert card.preview.accessibleName().startswith("Page 1 of ")


def test_what_is_saved_is_what_was_chosen(card: SheetDialog, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    card.save_to(path)
    assert card.said.text() == f"Saved as {path}."
    assert size_of(path) == (595, 842)
    assert "Crocodile breathing" in text_of(path)
    choose(card, "Letter")
    assert card.options.paper == "letter"
    card.save_to(path)
    assert size_of(path) == (612, 792)
    choose(card, "Large")
    choose(card, "7")
    assert (card.options.large, card.options.days) == (True, 7)
    card.name.setText("Ada")
    card.save_to(path)
    assert "Ada" in text_of(path)


def test_pages_are_turned_and_begin_anew(card: SheetDialog) -> None:
    choose(card, "Large")
    pages = len(card._sheet.pages)
    assert pages > 1
    first = card.preview.grab().toImage()
    click(card, "Next page")
    assert card.preview.accessibleName() == f"Page 2 of {pages}"
    assert card.preview.grab().toImage() != first
    for _ in range(pages - 1):
        click(card, "Next page")
    assert card.preview.accessibleName() == f"Page 1 of {pages}"


def test_a_path_that_cannot_be_written_is_said(card: SheetDialog, tmp_path: Path) -> None:
    card.save_to(tmp_path / "nowhere" / "sheet.pdf")
    assert str(tmp_path) in card.said.text()
    assert "Saved" not in card.said.text()


def test_saving_asks_where_and_no_answer_is_no_file(
    card: SheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["", str(tmp_path / "mine.pdf")]
    suggested: list[str] = []

    def ask(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    click(card, "Save as PDF")
    assert card.said.text() == ""
    click(card, "Save as PDF")
    assert (tmp_path / "mine.pdf").exists()
    assert Path(suggested[0]).name == "Seven actions.pdf"


def test_without_a_printer_it_says_what_works(card: SheetDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    click(card, "Print")
    assert card.said.text() == "No printer is set up here. Save the sheet as PDF and print it elsewhere."


def test_with_a_printer_it_asks_and_prints(card: SheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "printed.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    answers = [0, 1]

    def answered(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return answers.pop(0)

    monkeypatch.setattr(QPrintDialog, "exec", answered)
    click(card, "Print")
    assert not path.exists()
    click(card, "Print")
    assert "Crocodile breathing" in text_of(path)
    assert size_of(path) == (595, 842)
    assert card.said.text() == f"Sent to {path}."


def test_a_printer_that_does_not_answer_is_said(card: SheetDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinter, "isValid", lambda _: False)
    card.print_on(QPrinter())
    assert card.said.text() == "That printer does not answer. Choose another, or save the sheet as PDF."


def test_a_preview_of_nothing_is_empty(qtbot: QtBot, theme: Theme) -> None:
    preview = PagePreview(theme)
    qtbot.addWidget(preview)
    assert commonest(preview.grab().toImage()) != QColor("white")


def test_in_the_window_the_paper_is_remembered(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    studio = open_studio(preferences=replace(SETTLED, paper="a4"))

    def change(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        choose(card, "Letter")
        assert button(card, "Save as PDF").isEnabled()
        card.accept()

    with studio.answering(change):
        studio.press("Ctrl+P")
    assert studio.view.services.settings.current.paper == "letter"
    with studio.answering(lambda card: card.accept()):
        studio.press("Ctrl+P")
    assert studio.view.services.settings.current.paper == "letter"


def test_the_sheet_is_what_would_be_played(open_studio: OpenStudio, tmp_path: Path) -> None:
    """Without the exercises that are left out, and without a held breath where a caution speaks against it."""
    from msgspec.structs import replace

    studio: Studio = open_studio(preferences=replace(SETTLED, cautions=("high-blood-pressure",)))
    studio.journal.facts.hide_exercise("open-book")
    studio.view.routine.refresh()

    def save(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        card.save_to(tmp_path / "sheet.pdf")
        assert "Seven actions" in said(card)

    with studio.answering(save):
        studio.press("Ctrl+P")
    text = text_of(tmp_path / "sheet.pdf")
    assert "Open book" not in text
    assert "in 4 · out 6" in text
    assert "hold 2 · out 6" not in text


@pytest.mark.parametrize("by_mouse", [False, True])
def test_every_page_can_be_read_at_large(qtbot: QtBot, card: SheetDialog, by_mouse: bool) -> None:
    choose(card, "Large")
    small, seen = card.preview.width(), list[str]()

    def read() -> None:
        (large,) = card.findChildren(PageCloseUp)
        assert all(page.width() > small for page in large.pages)
        seen.extend(page.accessibleName() for page in large.pages)
        press(large, "Return")

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(read)
    timer.start(0)
    if by_mouse:
        QTest.mouseClick(card.preview, Qt.MouseButton.LeftButton)
    else:
        click(card, "Look closer")
    pages = len(card._sheet.pages)
    assert pages > 1
    assert seen == [f"Page {place} of {pages}" for place in range(1, pages + 1)]
