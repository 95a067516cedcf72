"""Your data over a real window: nothing is replaced, added or deleted but what was asked for, and it can be undone."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import msgspec
import pytest
from PySide6.QtWidgets import QDialog

from backcoach.history.journal import Journal
from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_dialog import DataDialog
from tests.fakes import FakeClock
from tests.gallery.years import seed_years
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio

DIARY = "Datum;Schmerz;Notiz\n01.03.2024;4;stiff\n02.03.2024;5;\n"


@pytest.fixture
def studio(open_studio: OpenStudio, tmp_path: Path) -> Studio:
    seed_years(tmp_path / "data", FakeClock().now(), 20)
    return open_studio()


@pytest.fixture
def card(studio: Studio) -> DataDialog:
    card = DataDialog(studio.view.theme, studio.view.services, studio.window)
    settle(studio, card)
    return card


def settle(studio: Studio, card: DataDialog) -> None:
    studio.wait(lambda: not card.work.busy)
    studio.app.processEvents()
    studio.wait(lambda: not card.work.busy)


def did(studio: Studio, card: DataDialog, act: Callable[[], object]) -> str:
    """Do something, wait until it is done, and hand back what the card says of it."""
    act()
    settle(studio, card)
    return card.said.accessibleName()


def test_a_backup_is_made_listed_and_put_elsewhere(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    before = card.backups.list.count()
    assert "Backed up" in did(studio, card, lambda: card.backups.back_up(tmp_path / "mine.db"))
    assert card.backups.list.count() == before + 1
    assert (tmp_path / "mine.db").stat().st_size > 1000


def test_a_restore_is_previewed_done_and_undone(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    did(studio, card, lambda: card.backups.back_up(tmp_path / "mine.db"))
    score = studio.journal.scores.log("now", 9)
    held = studio.journal.contents()
    assert did(studio, card, lambda: card.backups.look_into(tmp_path / "mine.db")) == ""
    assert "gone from here: 1 score." in card.backups.told.text()
    did(studio, card, card.backups.restore)
    with pytest.raises(Problem):
        studio.journal.scores.get(score.id)
    assert "as it was" in did(studio, card, card.backups.undo_bar.undo)
    assert studio.journal.contents() == held


def test_what_is_no_backup_is_said_and_cannot_be_restored(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "photo.db").write_bytes(b"not a database")
    assert "not a backup of BackCoach" in did(studio, card, lambda: card.backups.look_into(tmp_path / "photo.db"))
    assert not card.backups.bring_back.isEnabled()


@pytest.mark.parametrize("form", ["json", "csv", "fhir"])
def test_each_form_is_exported(studio: Studio, card: DataDialog, tmp_path: Path, form: str) -> None:
    card.export.form.set_value(form)
    assert "Written" in did(studio, card, lambda: card.export.export_to(tmp_path / "out"))
    assert (tmp_path / "out").stat().st_size > 100


def test_only_some_days_are_exported_when_asked(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    did(studio, card, lambda: card.export.export_to(tmp_path / "all.json"))
    card.export.some.set_value(value=True)
    card.export.first.set_value(card.export.last.value())
    did(studio, card, lambda: card.export.export_to(tmp_path / "day.json"))
    assert (tmp_path / "day.json").stat().st_size < (tmp_path / "all.json").stat().st_size


def test_a_cancelled_export_leaves_no_file(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    seed_years(tmp_path / "data", FakeClock().now(), 400)

    def tick(done: int, of: int) -> None:
        card.work.cancel()
        card.work.tick(done, of)

    told: list[object] = []
    card.work.run(
        lambda journal: journal.transfer.export(tmp_path / "out.json", "json", tick=tick), told.append, told.append
    )
    settle(studio, card)
    assert told == []
    assert not (tmp_path / "out.json").exists()


def test_a_journal_that_may_only_be_read_can_still_be_exported(studio: Studio, tmp_path: Path) -> None:
    beside = Journal.stand_in(tmp_path / "data", FakeClock(), Problem("It is in use elsewhere."))
    work, told = BackgroundJobs(tmp_path / "data", FakeClock(), lambda: beside), list[object]()
    work.run(lambda journal: journal.transfer.export(tmp_path / "out.json", "json"), told.append, told.append)
    assert told == [None]
    assert (tmp_path / "out.json").exists()
    beside.close()


def test_a_journal_under_a_passphrase_goes_out_and_comes_in(
    studio: Studio, open_studio: OpenStudio, card: DataDialog, tmp_path: Path
) -> None:
    held = studio.journal.contents()
    card.export.passphrase.setText("long walks help")
    did(studio, card, lambda: card.export.export_to(tmp_path / "sealed.json"))
    other = open_studio(folder=tmp_path / "other")
    there = DataDialog(other.view.theme, other.view.services, other.window)
    there.show_page(2)
    did(other, there, lambda: there.take_in.look_into(tmp_path / "sealed.json"))
    assert "under a passphrase" in there.take_in.told.text()
    assert not there.take_in.take.isEnabled()
    there.take_in.passphrase.setText("long walks help")
    did(other, there, lambda: there.take_in.look_into(tmp_path / "sealed.json"))
    assert "New:" in there.take_in.told.text()
    did(other, there, there.take_in.take_in)
    assert other.journal.contents() == held
    assert "as it was" in did(other, there, there.take_in.undo_bar.undo)
    assert other.journal.contents().sessions == 0


def test_a_diary_from_elsewhere_is_mapped_previewed_and_taken_in_once(
    studio: Studio, card: DataDialog, tmp_path: Path
) -> None:
    (tmp_path / "diary.csv").write_text(DIARY, "utf-8")
    before = studio.journal.scores.count()
    for _ in range(2):
        did(studio, card, lambda: card.take_in.look_into(tmp_path / "diary.csv"))
        did(studio, card, card.take_in.take_in)
    assert studio.journal.scores.count() == before + 2


def test_how_dates_are_written_is_seen_even_with_times(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("Datum;Schmerz\n01.04.2025;4\n13.04.2025 08:30;5\n", "utf-8")
    did(studio, card, lambda: card.take_in.look_into(tmp_path / "diary.csv"))
    assert card.take_in.columns.pick("format").value() == "31.12.2026"
    assert "New: 2 scores" in card.take_in.told.text()


def test_a_column_that_holds_no_score_is_said(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text(DIARY, "utf-8")
    did(studio, card, lambda: card.take_in.look_into(tmp_path / "diary.csv"))
    pick = card.take_in.columns.pick("score")
    pick.set_value("Notiz")
    did(studio, card, pick.changed.emit)
    assert "Line 2" in card.take_in.told.text()
    assert not card.take_in.take.isEnabled()
    pick.set_value("")
    did(studio, card, pick.changed.emit)
    assert "Choose the columns" in card.take_in.told.text()


def test_two_computers_exchange_through_a_folder(
    studio: Studio, open_studio: OpenStudio, card: DataDialog, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    held = studio.journal.contents()
    card.shared.use(str(shared))
    assert "sent" in did(studio, card, card.shared.sync)
    chosen = msgspec.structs.replace(SETTLED, shared_folder=str(shared), share_at_start=True)
    other = open_studio(folder=tmp_path / "other", preferences=chosen)
    other.wait(lambda: other.journal.contents() == held)


def test_a_folder_that_is_gone_is_said(studio: Studio, card: DataDialog, tmp_path: Path) -> None:
    card.shared.use(str(tmp_path / "gone"))
    assert "cannot be used" in did(studio, card, card.shared.sync)
    card.shared.use("")
    assert studio.view.services.settings.current.shared_folder == ""
    assert not card.shared.exchange.isEnabled()


def test_a_backup_that_is_being_made_leaves_nothing_behind(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    backups, deleted = studio.journal.backups, Event()
    assert backups
    take = backups.take_daily

    def take_late() -> None:
        deleted.wait(0.3)
        take()

    monkeypatch.setattr(backups, "take_daily", take_late)
    for old in studio.folder.glob("backups/*"):
        old.unlink(missing_ok=True)
    studio.view.services.journal.take_daily_backup()
    studio.view.services.journal.delete_everything()
    deleted.set()
    assert not list(studio.folder.glob("backups/*"))


def test_everything_is_deleted_only_after_the_words_were_typed(
    studio: Studio, card: DataDialog, tmp_path: Path
) -> None:
    card.show_page(4)
    settle(studio, card)
    card.erase.line.setText("delete")
    assert not card.erase.delete.isEnabled()
    card.erase.line.setText(card.erase.phrase)
    assert card.erase.delete.isEnabled()
    assert "is deleted" in did(studio, card, card.erase.delete.click)
    assert studio.journal.contents().sessions == 0
    assert not list((tmp_path / "data").glob("backups/*.db"))


def test_while_a_session_goes_on_nothing_is_replaced(studio: Studio) -> None:
    studio.start()

    def theme(card: QDialog) -> None:
        assert isinstance(card, DataDialog)
        settle(studio, card)
        card.erase.line.setText(card.erase.phrase)
        shut = (card.backups.bring_back, card.take_in.take, card.shared.exchange, card.erase.delete)
        assert not any(button.isEnabled() for button in shut)

    with studio.answering(theme):
        studio.press("F4")
    assert studio.state in ("running", "paused")
