"""Your data over a real window: nothing is replaced, added or deleted but what was asked for, and it can be undone."""

import sys
from pathlib import Path
from threading import Event

import msgspec
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from backcoach.history.journal import Journal
from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_dialog import DataDialog
from tests.fakes import FakeClock
from tests.gallery.years import seed_years
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio
from tests.ui.data.conftest import did, settle


def test_a_backup_is_made_listed_and_put_elsewhere(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    before = dialog.backups.list.count()
    assert "Backed up" in did(studio, dialog, lambda: dialog.backups.back_up(tmp_path / "mine.db"))
    assert dialog.backups.list.count() == before + 1
    assert (tmp_path / "mine.db").stat().st_size > 1000


def test_a_restore_is_previewed_done_and_undone(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    did(studio, dialog, lambda: dialog.backups.back_up(tmp_path / "mine.db"))
    score = studio.journal.scores.log("now", 9)
    held = studio.journal.contents()
    assert did(studio, dialog, lambda: dialog.backups.look_into(tmp_path / "mine.db")) == ""
    assert "gone from here: 1 score." in dialog.backups.told.text()
    did(studio, dialog, dialog.backups.restore)
    with pytest.raises(Problem):
        studio.journal.scores.get(score.id)
    assert "as it was" in did(studio, dialog, dialog.backups.undo_bar.undo)
    assert studio.journal.contents() == held


def test_what_is_no_backup_is_said_and_cannot_be_restored(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "photo.db").write_bytes(b"not a database")
    assert "not a backup of BackCoach" in did(studio, dialog, lambda: dialog.backups.look_into(tmp_path / "photo.db"))
    assert not dialog.backups.bring_back.isEnabled()


@pytest.mark.parametrize("form", ["json", "csv", "fhir"])
def test_each_form_is_exported(studio: Studio, dialog: DataDialog, tmp_path: Path, form: str) -> None:
    dialog.export.form.set_value(form)
    assert "Written" in did(studio, dialog, lambda: dialog.export.export_to(tmp_path / "out"))
    assert (tmp_path / "out").stat().st_size > 100


def test_a_passphrase_is_typed_twice_and_a_short_one_remarked_on(dialog: DataDialog) -> None:
    page = dialog.export
    page.passphrase.setText("x")
    page.again.setText("y")
    assert "not the same" in page.remark.text()
    assert not page.write.isEnabled()
    page.again.setText("x")
    assert "found by trying" in page.remark.text()
    assert page.write.isEnabled()


@pytest.mark.parametrize(("passphrase", "name"), [("", "backcoach.json"), ("long walks help", "backcoach.backcoach")])
def test_an_export_under_a_passphrase_is_named_for_the_program_that_opens_it(
    dialog: DataDialog, monkeypatch: pytest.MonkeyPatch, passphrase: str, name: str
) -> None:
    suggested: list[str] = []

    def cancel(_parent: object, _title: str, suggestion: str) -> tuple[str, str]:
        suggested.append(Path(suggestion).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", cancel)
    dialog.export.passphrase.setText(passphrase)
    dialog.export.again.setText(passphrase)
    dialog.export.write.click()
    assert suggested == [name]


def test_tables_are_not_locked_for_nothing_here_would_open_them(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    dialog.export.passphrase.setText("long walks help")
    dialog.export.form.set_value("csv")
    dialog.export.form.changed.emit()
    assert dialog.export.locked.isHidden()
    assert dialog.export.write.isEnabled()
    did(studio, dialog, lambda: dialog.export.export_to(tmp_path / "out.zip"))
    assert (tmp_path / "out.zip").read_bytes().startswith(b"PK")


def test_only_some_days_are_exported_when_asked(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    did(studio, dialog, lambda: dialog.export.export_to(tmp_path / "all.json"))
    dialog.export.some.set_value(value=True)
    dialog.export.first.set_value(dialog.export.last.value())
    did(studio, dialog, lambda: dialog.export.export_to(tmp_path / "day.json"))
    assert (tmp_path / "day.json").stat().st_size < (tmp_path / "all.json").stat().st_size


def test_a_cancelled_export_leaves_no_file(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    seed_years(tmp_path / "data", FakeClock().now(), 400)

    def tick(done: int, of: int) -> None:
        dialog.work.cancel()
        dialog.work.tick(done, of)

    told: list[object] = []
    dialog.work.run(
        lambda journal: journal.transfer.export(tmp_path / "out.json", "json", tick=tick), told.append, told.append
    )
    settle(studio, dialog)
    assert told == []
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("error", [ValueError, RuntimeError, MemoryError])
def test_a_job_that_ends_with_an_unforeseen_exception_ends_and_says_so(
    error: type[Exception], studio: Studio, dialog: DataDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _fault, _trace: reported.append(kind))

    def fail(_journal: Journal) -> None:
        raise error("unforeseen")

    told: list[object] = []
    dialog.work.run(fail, told.append, lambda problem: told.append(str(problem)))
    dialog.work.run(lambda journal: journal.scores.count(), told.append, told.append)
    settle(studio, dialog)
    studio.wait(lambda: len(told) == 2)
    assert f"mistake in BackCoach ({error.__name__})" in str(told[0])
    assert told[1] == studio.journal.scores.count()
    assert reported == [error]


def test_a_journal_that_may_only_be_read_can_still_be_exported(studio: Studio, tmp_path: Path) -> None:
    beside = Journal.stand_in(tmp_path / "data", FakeClock(), Problem("It is in use elsewhere."))
    work, told = BackgroundJobs(tmp_path / "data", FakeClock(), lambda: beside), list[object]()
    work.run(lambda journal: journal.transfer.export(tmp_path / "out.json", "json"), told.append, told.append)
    assert told == [None]
    assert (tmp_path / "out.json").exists()
    beside.close()


def test_a_journal_under_a_passphrase_goes_out_and_comes_in(
    studio: Studio, open_studio: OpenStudio, dialog: DataDialog, tmp_path: Path
) -> None:
    held = studio.journal.contents()
    dialog.export.passphrase.setText("long walks help")
    assert not dialog.export.write.isEnabled()
    dialog.export.again.setText("long walks help")
    assert dialog.export.write.isEnabled()
    did(studio, dialog, lambda: dialog.export.export_to(tmp_path / "sealed.json"))
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
    assert "Undone" in did(other, there, there.take_in.undo_bar.undo)
    assert other.journal.sessions.find() == []
    assert other.journal.scores.count() == 0


def test_two_computers_exchange_through_a_folder(
    studio: Studio, open_studio: OpenStudio, dialog: DataDialog, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    held = studio.journal.contents()
    dialog.shared.use(str(shared))
    assert "sent" in did(studio, dialog, dialog.shared.sync)
    chosen = msgspec.structs.replace(SETTLED, shared_folder=str(shared), share_at_start=True)
    other = open_studio(folder=tmp_path / "other", preferences=chosen)
    other.wait(lambda: other.journal.contents() == held)


def test_a_folder_that_is_gone_is_said(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    dialog.shared.use(str(tmp_path / "gone"))
    assert "cannot be used" in did(studio, dialog, dialog.shared.sync)
    dialog.shared.use("")
    assert studio.view.services.settings.current.shared_folder == ""
    assert not dialog.shared.exchange.isEnabled()


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
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    dialog.show_page(4)
    settle(studio, dialog)
    dialog.erase.line.setText("delete")
    assert not dialog.erase.delete.isEnabled()
    dialog.erase.line.setText(dialog.erase.phrase)
    assert dialog.erase.delete.isEnabled()
    (tmp_path / "data" / "window.json").write_text("{}")
    told = did(studio, dialog, dialog.erase.delete.click)
    assert "caches are deleted" in told
    for stays in ("settings.json", "window.json"):
        assert stays in told
        assert any(stays in label.text() for label in dialog.erase.findChildren(QLabel)), "and said before"
    assert studio.journal.contents().sessions == 0
    assert not list((tmp_path / "data").glob("backups/*.db"))


def test_while_a_session_goes_on_nothing_is_replaced(studio: Studio) -> None:
    studio.start()

    def theme(dialog: QDialog) -> None:
        assert isinstance(dialog, DataDialog)
        settle(studio, dialog)
        dialog.erase.line.setText(dialog.erase.phrase)
        shut = (dialog.backups.bring_back, dialog.take_in.take, dialog.shared.exchange, dialog.erase.delete)
        assert not any(button.isEnabled() for button in shut)

    with studio.answering(theme):
        studio.press("F4")
    assert studio.state in ("running", "paused")
