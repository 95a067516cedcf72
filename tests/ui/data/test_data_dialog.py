"""Your data over a real window: nothing is replaced, added or deleted but what was asked for, and it can be undone."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import msgspec
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from backcoach.history.journal import Journal
from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_dialog import DataDialog
from tests.cli.test_import_commands import spoiled
from tests.corner import thorough
from tests.fakes import FakeClock
from tests.gallery.years import seed_years
from tests.history.diary.cases import CASES, HERE, NOW, Case
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio

DIARY = "Datum;Schmerz;Notiz\n01.03.2024;4;stiff\n02.03.2024;5;\n"


@pytest.fixture
def studio(open_studio: OpenStudio, tmp_path: Path) -> Studio:
    seed_years(tmp_path / "data", FakeClock().now(), 20)
    return open_studio()


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def dialog(studio: Studio) -> DataDialog:
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    settle(studio, dialog)
    return dialog


def settle(studio: Studio, dialog: DataDialog) -> None:
    studio.wait(lambda: not dialog.work.busy)
    studio.app.processEvents()
    studio.wait(lambda: not dialog.work.busy)


def did(studio: Studio, dialog: DataDialog, act: Callable[[], object]) -> str:
    """Do something, wait until it is done, and hand back what the dialog says of it."""
    act()
    settle(studio, dialog)
    return dialog.said.accessibleName()


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


def test_bad_rows_of_an_own_export_are_listed_and_the_rest_is_taken_in(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    own, page, before = tmp_path / "own.json", dialog.take_in, studio.journal.scores.count()
    did(studio, dialog, lambda: page.look_into(spoiled(own, 60)))
    assert "60 rows cannot be right and will be left out:" in page.told.text()
    assert "    score 00000000-0000-8000-a000-000000000010: Expected `int` <= 10" in page.told.text()
    assert "… and 10 more." in page.told.text()
    did(studio, dialog, page.take_in)
    assert studio.journal.scores.count() == before + 10
    did(studio, dialog, lambda: page.look_into(spoiled(own, 1)))
    assert "1 row cannot be right" in page.told.text()


def test_the_button_that_takes_in_stands_at_the_foot_of_its_page_only(dialog: DataDialog) -> None:
    take = dialog.take_in.take
    assert dialog.foot.isAncestorOf(take)
    for place, (_, page) in enumerate(dialog.pages):
        dialog.show_page(place)
        assert take.isVisibleTo(dialog) == (page is dialog.take_in)


def test_a_diary_from_elsewhere_is_previewed_and_taken_in_once(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    (tmp_path / "diary.csv").write_text(DIARY, "utf-8")
    before = studio.journal.scores.count()
    did(studio, dialog, lambda: dialog.take_in.look_into(tmp_path / "diary.csv"))
    assert "2 new." in dialog.take_in.told.text()
    assert "From 1 March 2024 to 2 March 2024." in dialog.take_in.told.text()
    did(studio, dialog, dialog.take_in.take_in)
    did(studio, dialog, lambda: dialog.take_in.look_into(tmp_path / "diary.csv"))
    assert "0 new, 2 already here." in dialog.take_in.told.text()
    assert not dialog.take_in.take.isEnabled()
    assert studio.journal.scores.count() == before + 2


def test_an_import_is_listed_and_undone_at_any_later_time(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text(DIARY, "utf-8")
    before = studio.journal.scores.count()
    did(studio, dialog, lambda: dialog.take_in.look_into(tmp_path / "diary.csv"))
    did(studio, dialog, dialog.take_in.take_in)
    later = DataDialog(studio.view.theme, studio.view.services, studio.window)
    did(studio, later, lambda: later.show_page(2))
    assert "diary.csv   ·   2 new, 0 changed" in later.take_in.batches.lines[0].text()
    before_that = later.take_in.batches.undo_buttons[1:]
    assert "Undone: 2 deleted" in did(studio, later, later.take_in.batches.undo_buttons[0].click)
    assert studio.journal.scores.count() == before
    assert len(later.take_in.batches.undo_buttons) == len(before_that)
    did(studio, later, lambda: later.take_in.look_into(tmp_path / "diary.csv"))
    assert "2 deleted here and left so" in later.take_in.told.text()
    later.take_in.form.bring_back.set_value(value=True)
    did(studio, later, later.take_in.form.bring_back.changed.emit)
    did(studio, later, later.take_in.take_in)
    assert studio.journal.scores.count() == before + 2


def choose(studio: Studio, dialog: DataDialog, answers: dict[str, str]) -> None:
    """Answer what the form asks."""
    for key, value in answers.items():
        row = dialog.take_in.form.row(key)
        row.set_value(value)
        assert row.value() == value
    did(studio, dialog, dialog.take_in.form.changed.emit)


def answers_in_words(case: Case) -> dict[str, str]:
    """The answers of a case as the form has them."""
    found = {key: value if isinstance(value, str) else str(value) for key, value in case.answers.items()}
    if only := case.answers.get("only"):
        found[f"only: {only[0][0]}"] = f"{only[0][0]}={only[0][1]}"
    for key in ("only", "other_words"):
        found.pop(key, None)
    for word, value in case.answers.get("words", ()):
        found[f"word: {word}"] = "leave-out" if value is None else str(value)
    found.pop("words", None)
    return found


@thorough
@pytest.mark.usefixtures("in_berlin")
def test_each_diary_of_the_collection_has_its_outcome_in_the_window(open_studio: OpenStudio, tmp_path: Path) -> None:
    studio = open_studio(folder=tmp_path / "late", clock=FakeClock(NOW.replace(hour=23)))
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    dialog.show_page(2)
    settle(studio, dialog)
    page = dialog.take_in
    for name, case in CASES.items():
        did(studio, dialog, lambda: page.look_into(HERE / name))  # noqa: B023
        ready = not case.asks and not case.stop
        assert page.take.isEnabled() == ready, (name, page.told.text())
        assert case.stop in page.told.text()
        if case.asks:
            answers = {
                key.replace("n/a", "N/A").replace("moderate", "Moderate"): value
                for key, value in answers_in_words(case).items()
            }
            choose(studio, dialog, answers or {"word: eleven": "leave-out"})
        if not case.stop:
            assert page.take.isEnabled(), (name, page.told.text())
            assert page.preview.entries.rowCount() == min(10, len(case.entries)), name
            scores = [page.preview.entries.index(row, 1).data() for row in range(len(case.entries))]
            assert scores == [str(value) for _, value, _ in case.entries], name


def test_while_a_question_is_open_nothing_can_be_taken_in(open_studio: OpenStudio, tmp_path: Path) -> None:
    studio = open_studio(folder=tmp_path / "late", clock=FakeClock(NOW))
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    dialog.show_page(2)
    settle(studio, dialog)
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(HERE / "29-duplicate-headers.csv"))
    assert "Which column has the pain score?" in page.told.text()
    assert page.form.row("score_column").value() is None
    before = studio.journal.scores.count()
    did(studio, dialog, page.take_in)
    assert studio.journal.scores.count() == before
    choose(studio, dialog, {"score_column": "Pain (column 3)"})
    assert page.take.isEnabled()
    did(studio, dialog, lambda: page.look_into(HERE / "39-daylio.csv"))
    assert "a mood is not pain" in page.told.text()
    assert not page.preview.isVisible()


def test_faults_are_all_shown_and_left_out_by_a_decision(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("Date,Pain,Note\n2024-03-01,4,slept, badly\nyesterday,5,\n2024-03-03,6,\n")
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    assert "Line 2: the row has 4 cells" in page.told.text()
    assert "Line 3: “yesterday” is not a day" in page.told.text()
    assert not page.take.isEnabled()
    page.form.mend.set_value(value=True)
    page.form.leave_out.set_value(value=True)
    did(studio, dialog, page.form.changed.emit)
    assert page.take.isEnabled()
    assert page.preview.entries.index(0, 2).data() == "slept, badly"
    assert "Left out: 1 row that cannot be read." in page.told.text()


def test_a_quotation_mark_that_never_closes_is_answered(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text('Date,Pain,Note\n2024-03-01,4,"stiff\n2024-03-02,5,\n')
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    assert "never closes" in page.told.text()
    assert not page.take.isEnabled()
    choose(studio, dialog, {"quoted": "letters"})
    assert page.take.isEnabled()
    assert page.preview.entries.index(0, 2).data() == '"stiff'


def test_how_a_file_is_read_can_be_changed_without_being_asked(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    (tmp_path / "diary.csv").write_text("Pain;Day\n4;03,04,2024\n5;04,04,2024\n")
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    page.form.more.set_value(value=True)
    page.form.more.changed.emit()
    choose(studio, dialog, {"separator": ";", "day_column": "Day", "date_format": "%d,%m,%Y", "source": "mine"})
    assert page.take.isEnabled(), page.told.text()
    assert page.preview.entries.index(0, 0).data().startswith("Wed 3 Apr 2024")
    assert "as they stand" in page.what.text()
    page.form.more.set_value(value=False)
    page.form.more.changed.emit()
    choose(studio, dialog, {"date_format": "%m,%d,%Y", "source": "yours"})
    assert page.preview.entries.index(0, 0).data().startswith("Mon 4 Mar 2024")
    assert page.form.answers().source == "yours"


def test_a_file_without_known_separators_can_be_told_its_own(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    (tmp_path / "diary.csv").write_text("Date~Pain\n2024-03-01~4\n2024-03-02~5\n")
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    assert "no columns" in page.told.text()
    assert not page.take.isEnabled()
    choose(studio, dialog, {"separator": "~"})
    assert page.take.isEnabled(), page.told.text()
    page.form.more.set_value(value=True)
    page.form.more.changed.emit()
    choose(studio, dialog, {"encoding": "utf-32"})
    assert "The file is not UTF-32" in page.told.text()
    assert not page.take.isEnabled()
    assert page.form.row("separator").value() == "~"


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
