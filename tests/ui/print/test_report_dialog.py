"""The cards of the pages: the options that are shown are those of the page, and what was chosen is kept."""

from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog

from backcoach.app.preferences import read_preferences
from backcoach.ui.print.report_dialog import ReportDialog
from backcoach.ui.print.sheet_dialog import SheetDialog
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

    def act(card: QDialog) -> None:
        assert isinstance(card, ReportDialog)
        assert card.notes is not None
        (tick,) = card.notes.ticks.values()
        assert "after gardening" in tick.text()
        tick.click()
        card.name.setText("Kim Doe")
        card.choose("days", 30)
        card.save_to(tmp_path / "report.pdf")
        assert card.said.text() == f"Saved as {tmp_path / 'report.pdf'}."

    studio.over(studio.controller.dialogs.report, act)
    (page,) = pdfium.PdfDocument(tmp_path / "report.pdf")
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "30 days" in text
    assert "after gardening" in text
    assert "Name Kim Doe" in text


def test_a_button_below_the_history_opens_the_report(studio: Studio) -> None:
    met: list[str] = []
    studio.over(studio.view.history.foot.report.click, lambda card: met.append(card.windowTitle()))
    assert met == ["Progress report"]


def test_a_report_of_an_empty_journal_opens(studio: Studio) -> None:
    def act(card: QDialog) -> None:
        assert isinstance(card, ReportDialog)
        assert len(card.make().pages) == 1
        card.choose("paper", "letter")
        assert card.make().width == 612

    studio.over(studio.controller.dialogs.report, act)


def test_what_was_chosen_for_a_sheet_is_kept_for_the_next_one(studio: Studio) -> None:
    def act(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        for field, value in (("days", 28), ("landscape", True), ("colour", True), ("paper", "letter")):
            card.choose(field, value)
        card.name.setText("Kim")

    studio.over(studio.controller.print_sheet, act)
    kept = read_preferences(studio.folder)
    assert (kept.paper, kept.sheet.days, kept.sheet.landscape, kept.sheet.colour) == ("letter", 28, True, True)

    def look_again(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        assert (card.options.paper, card.options.days, card.options.name) == ("letter", 28, "Kim")
        assert card.make().width == 792

    studio.over(studio.controller.print_sheet, look_again)


def test_the_paper_of_the_country_is_not_kept_as_a_choice(studio: Studio) -> None:
    studio.over(studio.controller.print_sheet, lambda card: card.accept())
    assert studio.view.services.settings.current.paper == ""


def test_exercises_are_left_out_but_never_all(studio: Studio) -> None:
    def act(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        for tick in card.wanted.ticks.values():
            tick.click()
        assert len(card.options.exercises or ()) == 1
        assert len(card.make().outline) == 1
        next(iter(card.wanted.ticks.values())).click()
        assert len(card.make().outline) == 2

    studio.over(studio.controller.print_sheet, act)


def test_a_sheet_of_several_pages_is_turned(studio: Studio) -> None:
    def act(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        card.choose("large", True)
        assert card.turn.isVisible()
        card.turn.click()
        assert card.preview.accessibleName().startswith("Page 2 of")
        card.choose("large", False)
        assert card.preview.accessibleName() == "Page 1 of 1"

    studio.over(studio.controller.print_sheet, act)


def test_without_a_printer_the_pdf_is_offered(studio: Studio) -> None:
    def act(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        if not QPrinterInfo.availablePrinterNames():
            card.print.click()
            assert "Save the sheet as PDF" in card.said.text()
            assert card.focusWidget() is card.save

    studio.over(studio.controller.print_sheet, act)


def test_the_sheet_leads_to_typing_it_in(studio: Studio) -> None:
    met: list[str] = []

    def ask(card: QDialog) -> None:
        assert isinstance(card, SheetDialog)
        card.diary.click()

    with studio.answering(ask, lambda card: met.append(type(card).__name__)):
        studio.controller.print_sheet()
    assert met == ["PaperDiaryDialog"]
