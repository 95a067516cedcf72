"""The sheet dialog: a preview, options that change it, PDF and printer, and a sentence for every failure."""

from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from backcoach.app.preferences import Preferences
from backcoach.phrases import Phrases
from backcoach.sheets import Sheet, SheetOptions
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.page_preview import PageCloseUp, PagePreview
from backcoach.ui.print.print_service import PrintService
from backcoach.ui.print.sheet_dialog import SheetDialog
from backcoach.words import Words
from tests.fakes import FakeClock
from tests.places import ASSETS
from tests.shipped import shipped_catalog
from tests.studio import SETTLED, Studio, button, click, press, said
from tests.ui.conftest import OpenStudio
from tests.ui.pixels import commonest, pixels

CATALOG = shipped_catalog()
PLAIN = SheetOptions(paper="a4", pictures=False)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> SheetDialog:
    printing = PrintService(ASSETS, CATALOG, Phrases(Words()))
    today = FakeClock().now().date()

    def make(options: SheetOptions) -> Sheet:
        return printing.routine(CATALOG.routines["seven-actions"], today, Preferences(), options)

    dialog = SheetDialog(theme, "Seven actions", make, PLAIN)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: SheetDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == words and one.isVisible()).click()


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def size_of(path: Path) -> tuple[int, int]:
    width, height = pypdfium2.PdfDocument(path)[0].get_size()
    return round(width), round(height)


def test_the_preview_shows_ink_on_white_paper(dialog: SheetDialog) -> None:
    picture = dialog.preview.grab().toImage()
    assert commonest(picture) == QColor("white")
    assert (pixels(picture).max(axis=2) < 120).sum() > 1000
    assert dialog.preview.accessibleName().startswith("Page 1 of ")


def test_what_is_saved_is_what_was_chosen(dialog: SheetDialog, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    dialog.save_to(path)
    assert dialog.message.text() == f"Saved as {path}."
    assert size_of(path) == (595, 842)
    assert "Crocodile breathing" in text_of(path)
    choose(dialog, "Letter")
    assert dialog.options.paper == "letter"
    dialog.save_to(path)
    assert size_of(path) == (612, 792)
    choose(dialog, "Large")
    choose(dialog, "7")
    assert (dialog.options.large, dialog.options.days) == (True, 7)
    dialog.name.setText("Ada")
    dialog.save_to(path)
    assert "Ada" in text_of(path)


def test_next_page_goes_round_to_the_first(dialog: SheetDialog) -> None:
    choose(dialog, "Large")
    pages = len(dialog._sheet.pages)
    assert pages > 1
    first = dialog.preview.grab().toImage()
    click(dialog, "Next page")
    assert dialog.preview.accessibleName() == f"Page 2 of {pages}"
    assert dialog.preview.grab().toImage() != first
    for _ in range(pages - 1):
        click(dialog, "Next page")
    assert dialog.preview.accessibleName() == f"Page 1 of {pages}"


def test_a_path_that_cannot_be_written_is_reported(dialog: SheetDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "nowhere" / "sheet.pdf")
    assert str(tmp_path) in dialog.message.text()
    assert "Saved" not in dialog.message.text()


def test_saving_asks_for_a_path_and_cancelling_writes_nothing(
    dialog: SheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["", str(tmp_path / "mine.pdf")]
    suggested: list[str] = []

    def ask(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    click(dialog, "Save as PDF")
    assert dialog.message.text() == ""
    click(dialog, "Save as PDF")
    assert (tmp_path / "mine.pdf").exists()
    assert Path(suggested[0]).name == "Seven actions.pdf"


def test_without_a_printer_it_says_what_to_do(dialog: SheetDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    click(dialog, "Print")
    assert dialog.message.text() == "No printer is set up here. Save the sheet as PDF and print it elsewhere."


def test_with_a_printer_it_asks_and_prints(
    dialog: SheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    answers = [0, 1]

    def answered(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return answers.pop(0)

    monkeypatch.setattr(QPrintDialog, "exec", answered)
    click(dialog, "Print")
    assert not path.exists()
    click(dialog, "Print")
    assert "Crocodile breathing" in text_of(path)
    assert size_of(path) == (595, 842)
    assert dialog.message.text() == f"Sent to {path}."


def test_a_printer_that_does_not_answer_is_reported(dialog: SheetDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinter, "isValid", lambda _: False)
    dialog.print_on(QPrinter())
    assert dialog.message.text() == "That printer does not answer. Choose another, or save the sheet as PDF."


def test_a_preview_of_nothing_is_empty(qtbot: QtBot, theme: Theme) -> None:
    preview = PagePreview(theme)
    qtbot.addWidget(preview)
    assert commonest(preview.grab().toImage()) != QColor("white")


def test_in_the_window_the_paper_is_remembered(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    studio = open_studio(preferences=replace(SETTLED, paper="a4"))

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        choose(dialog, "Letter")
        assert button(dialog, "Save as PDF").isEnabled()
        dialog.accept()

    with studio.answering(change):
        studio.press("Ctrl+P")
    assert studio.view.services.settings.current.paper == "letter"
    with studio.answering(lambda dialog: dialog.accept()):
        studio.press("Ctrl+P")
    assert studio.view.services.settings.current.paper == "letter"


def test_the_sheet_is_what_would_be_played(open_studio: OpenStudio, tmp_path: Path) -> None:
    """Exercises that are left out are not printed, nor held breaths that a caution rules out."""
    from msgspec.structs import replace

    studio: Studio = open_studio(preferences=replace(SETTLED, cautions=("high-blood-pressure",)))
    studio.journal.facts.hide_exercise("open-book")
    studio.view.routine.refresh()

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        dialog.save_to(tmp_path / "sheet.pdf")
        assert "Seven actions" in said(dialog)

    with studio.answering(save):
        studio.press("Ctrl+P")
    text = text_of(tmp_path / "sheet.pdf")
    assert "Open book" not in text
    assert "in 4 · out 6" in text
    assert "hold 2 · out 6" not in text


@pytest.mark.parametrize("by_mouse", [False, True])
def test_every_page_can_be_enlarged(qtbot: QtBot, dialog: SheetDialog, by_mouse: bool) -> None:
    choose(dialog, "Large")
    small, seen = dialog.preview.width(), list[str]()

    def read() -> None:
        (large,) = dialog.findChildren(PageCloseUp)
        assert all(page.width() > small for page in large.pages)
        seen.extend(page.accessibleName() for page in large.pages)
        press(large, "Return")

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(read)
    timer.start(0)
    if by_mouse:
        QTest.mouseClick(dialog.preview, Qt.MouseButton.LeftButton)
    else:
        click(dialog, "Look closer")
    pages = len(dialog._sheet.pages)
    assert pages > 1
    assert seen == [f"Page {place} of {pages}" for place in range(1, pages + 1)]


def test_letters_that_no_font_has_are_named_in_the_dialog(dialog: SheetDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    made = msgspec.structs.replace(dialog.make(), missing="猫牛")
    monkeypatch.setattr(dialog, "make", lambda: made)
    dialog.refresh()
    assert dialog.message.text().startswith("No font on this machine has the letters 猫 牛. Install Noto Sans CJK")
