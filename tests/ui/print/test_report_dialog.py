"""The report and sheet dialogs: they show the page's options, and remember them."""

from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog

from backcoach.app.preferences import read_preferences
from backcoach.ui.print.report_dialog import ReportDialog
from backcoach.ui.print.sheet_dialog import SheetDialog
from tests.corner import thorough
from tests.studio import Studio, seed_history
from tests.ui.conftest import OpenStudio


def with_history(open_studio: OpenStudio, tmp_path: Path) -> Studio:
    from tests.fakes import FakeClock

    folder = tmp_path / "seeded"
    folder.mkdir()
    seed_history(folder, FakeClock().now(), 30)
    return open_studio(folder=folder)


def test_a_report_is_shown_and_saved(open_studio: OpenStudio, tmp_path: Path) -> None:
    studio = with_history(open_studio, tmp_path)
    studio.journal.scores.log("now", 4, note="after gardening")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ReportDialog)
        assert dialog.notes is not None
        (tick,) = dialog.notes.ticks.values()
        assert "after gardening" in tick.text()
        tick.click()
        dialog.name.setText("Kim Doe")
        dialog.choose("days", 30)
        dialog.save_to(studio.folder / "journal.db")
        assert "belongs to the journal" in dialog.message.text()
        dialog.save_to(tmp_path / "report.pdf")
        assert dialog.message.text() == f"Saved as {tmp_path / 'report.pdf'}."

    studio.over(studio.controller.dialogs.report, act)
    (page,) = pdfium.PdfDocument(tmp_path / "report.pdf")
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "30 days" in text
    assert "after gardening" in text
    assert "Name Kim Doe" in text


def test_a_button_below_the_history_opens_the_report(studio: Studio) -> None:
    met: list[str] = []
    studio.over(studio.view.history.foot.report.click, lambda dialog: met.append(dialog.windowTitle()))
    assert met == ["Progress report"]


def test_a_report_of_an_empty_journal_opens(studio: Studio) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ReportDialog)
        assert len(dialog.make().pages) == 1
        dialog.choose("paper", "letter")
        assert dialog.make().width == 612

    studio.over(studio.controller.dialogs.report, act)


@thorough
def test_the_options_of_a_sheet_are_remembered_for_the_next_one(studio: Studio) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        for field, value in (("days", 28), ("landscape", True), ("colour", True), ("paper", "letter")):
            dialog.choose(field, value)
        dialog.name.setText("Kim")

    studio.over(studio.controller.print_sheet, act)
    kept = read_preferences(studio.folder)
    assert (kept.paper, kept.sheet.days, kept.sheet.landscape, kept.sheet.colour) == ("letter", 28, True, True)

    def look_again(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        assert (dialog.options.paper, dialog.options.days, dialog.options.name) == ("letter", 28, "Kim")
        assert dialog.make().width == 792

    studio.over(studio.controller.print_sheet, look_again)


def test_the_countrys_paper_is_not_stored_as_a_choice(studio: Studio) -> None:
    studio.over(studio.controller.print_sheet, lambda dialog: dialog.accept())
    assert studio.view.services.settings.current.paper == ""


def test_exercises_are_left_out_but_never_all(studio: Studio) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        for tick in dialog.wanted.ticks.values():
            tick.click()
        assert len(dialog.options.exercises or ()) == 1
        assert len(dialog.make().outline) == 1
        next(iter(dialog.wanted.ticks.values())).click()
        assert len(dialog.make().outline) == 2

    studio.over(studio.controller.print_sheet, act)


def test_next_page_shows_another_page(studio: Studio) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        dialog.choose("large", True)
        assert dialog.next_page.isVisible()
        dialog.next_page.click()
        assert dialog.preview.accessibleName().startswith("Page 2 of")
        dialog.choose("large", False)
        assert dialog.preview.accessibleName() == "Page 1 of 1"

    studio.over(studio.controller.print_sheet, act)


def test_without_a_printer_the_pdf_is_offered(studio: Studio) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        if not QPrinterInfo.availablePrinterNames():
            dialog.print.click()
            assert "Save the sheet as PDF" in dialog.message.text()
            assert dialog.focusWidget() is dialog.save

    studio.over(studio.controller.print_sheet, act)


def test_the_sheet_leads_to_typing_it_in(studio: Studio) -> None:
    met: list[str] = []

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        dialog.diary.click()

    with studio.answering(ask, lambda dialog: met.append(type(dialog).__name__)):
        studio.controller.print_sheet()
    assert met == ["PaperDiaryDialog"]
