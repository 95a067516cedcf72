"""What is wrong on the disk: said in a sentence each, nothing lost, and the window runs on."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from backcoach.app.places import data_folder, remember_data_folder
from backcoach.app.preferences import FILE_NAME as SETTINGS
from backcoach.app.preferences import read_preferences, write_preferences
from backcoach.history.journal import Journal
from backcoach.history.opening import FILE_NAME as JOURNAL
from backcoach.problem import Problem
from tests.corner import sampled
from tests.fakes import FakeClock
from tests.studio import SETTLED, Studio, seed_history
from tests.ui.conftest import AS_THEY_ARE, OpenStudio

HELD = "What you do is held, and goes to a folder that you choose."


def messages(studio: Studio) -> str:
    """The text in the strip under the stage."""
    return "\n".join(studio.view.stage.messages)


def plays(studio: Studio) -> bool:
    """Whether a session can be done in spite of all."""
    studio.controller.dialogs.safety_is_settled = lambda: True  # type: ignore[method-assign]
    studio.start()
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    return studio.act == "after"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    """A folder that nothing can be written to: for root as well, since its parent is a file."""
    folder.write_text("in the way")
    yield folder / "backcoach"
    folder.unlink()


def test_when_all_is_well_nothing_is_said(studio: Studio) -> None:
    assert messages(studio) == ""


@sampled
@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"session": {"pace": 9}}', b"[]", b'{"theme": "pink"}'])
def test_damaged_settings_are_said_and_the_usual_ones_are_in_force(
    open_studio: OpenStudio, folder: Path, content: bytes
) -> None:
    open_studio().close()
    (folder / SETTINGS).write_bytes(content)
    studio = open_studio(bare=True, preferences=AS_THEY_ARE)
    with studio.answering(lambda dialog: dialog.reject()):
        studio.load()
    assert "Your settings cannot be used" in messages(studio)
    assert studio.view.services.settings.current == AS_THEY_ARE
    studio.view.services.settings.choose_routine("gentle-day")
    assert (folder / "settings.unusable.json").read_bytes() == content, "nothing that the user wrote is lost"


def test_an_unknown_routine_in_the_settings_is_the_first_one(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    studio = open_studio(preferences=replace(SETTLED, routine="gone"))
    assert studio.view.routine.routine.id == next(iter(studio.view.services.library.catalog.routines))
    assert plays(studio)


def test_a_folder_that_cannot_be_made_runs_without_keeping_and_says_so(
    open_studio: OpenStudio, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: None)  # the studio's own, which makes the folder for the test
    studio = open_studio(bare=True, folder=locked, preferences=AS_THEY_ARE)
    monkeypatch.undo()
    with studio.answering(lambda dialog: dialog.reject()):
        studio.load()
    assert f"BackCoach cannot write to {locked} (Not a directory)." in messages(studio)
    assert HELD in messages(studio)
    assert studio.journal.path is None
    studio.view.services.settings.change(SETTLED)
    assert "Your settings hold until BackCoach is closed." in messages(studio)
    assert HELD in messages(studio), "the one does not drive out the other"
    assert plays(studio)
    studio.press("5", "Return")
    assert [score.value for score in studio.journal.scores.find()] == [5, 4]
    assert "tried again" not in messages(studio), "until another folder is chosen, there is nothing to try"


def naming(folder: Path) -> Callable[[QDialog], None]:
    """Names a folder in the dialog that asks for one."""

    def name(dialog: QDialog) -> None:
        (line,) = dialog.findChildren(QLineEdit)
        line.setText(str(folder))
        dialog.accept()

    return name


@pytest.fixture
def homeless(open_studio: OpenStudio, locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A window whose folder cannot be made, past its first start, with a session in which a score was given."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(locked.parent))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", lambda *_, **__: None)
        studio = open_studio(bare=True, folder=locked, preferences=AS_THEY_ARE)
    with studio.answering(lambda dialog: dialog.reject()):
        studio.load()
    studio.view.services.settings.change(SETTLED)
    assert plays(studio)
    studio.press("5", "Return")
    return studio


def test_another_folder_takes_all_that_was_held_and_is_remembered(homeless: Studio, tmp_path: Path) -> None:
    moved = []
    homeless.controller.moved.connect(lambda folder, news: moved.append((folder, news)))
    with homeless.answering(naming(tmp_path)):
        homeless.click("Choose a folder…")
    folder = tmp_path / "backcoach"
    assert moved == [(folder, f"Your journal is in {folder} now.")]
    assert data_folder() == folder
    there = Journal.open(folder, homeless.clock).journal
    assert [score.value for score in there.scores.find()] == [5, 4]
    assert read_preferences(folder) == SETTLED
    there.close()


def test_a_further_folder_that_is_of_no_use_is_said_and_the_offer_stands(homeless: Studio, locked: Path) -> None:
    with homeless.answering(naming(locked.parent)):
        homeless.click("Choose a folder…")
    assert HELD in messages(homeless)
    with homeless.answering(lambda dialog: dialog.reject()):
        homeless.click("Choose a folder…")
    assert HELD in messages(homeless)


def test_a_folder_that_cannot_be_made_is_said_and_the_offer_stands(homeless: Studio, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "backcoach").write_text("a file in the way")
    with homeless.answering(naming(tmp_path / "taken")):
        homeless.click("Choose a folder…")
    assert "choose another one with --data-dir" in messages(homeless)
    assert HELD in messages(homeless)


def test_the_folder_in_use_is_no_other_folder(homeless: Studio, locked: Path) -> None:
    with pytest.raises(Problem, match="start BackCoach again"):
        homeless.view.services.move_to(locked)


def test_where_a_remembered_folder_is_not_there_no_journal_begins(
    open_studio: OpenStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    drive = tmp_path / "drive"
    remember_data_folder(drive)
    studio = open_studio(folder=drive, preferences=SETTLED)
    assert "connect its drive and start again, or choose another folder" in messages(studio)
    assert "What you do is held" in messages(studio)
    assert not (drive / JOURNAL).exists()
    assert plays(studio)


def test_a_remembered_folder_may_begin_anew_once_all_is_deleted(
    open_studio: OpenStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    studio = open_studio(folder=tmp_path / "drive", preferences=SETTLED)
    remember_data_folder(tmp_path / "drive")
    studio.view.services.journal.delete_everything()
    assert studio.journal.path == tmp_path / "drive" / JOURNAL


def test_settings_that_are_there_already_stay(homeless: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "backcoach"
    folder.mkdir()
    write_preferences(folder, AS_THEY_ARE)
    homeless.view.services.move_to(folder)
    assert read_preferences(folder) == AS_THEY_ARE


def test_a_move_that_cannot_be_remembered_names_the_option(homeless: Studio, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    folder, news = homeless.view.services.move_to(tmp_path)
    assert news.startswith(f"Your journal is in {folder} now.")
    assert news.endswith(f"start with --data-dir {folder}.")


def test_a_folder_that_was_asked_for_does_not_take_the_place_of_the_usual_one(
    homeless: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "usual"))
    folder, news = homeless.view.services.move_to(tmp_path)
    assert news.endswith(f"Start with --data-dir {folder} from now on.")
    assert data_folder() == tmp_path / "usual" / "backcoach"


def test_what_is_held_nowhere_but_in_memory_is_said(homeless: Studio) -> None:
    from backcoach.history.records import Pending

    homeless.view.services.journal._tell(Pending(1, "why", on_disk=False))
    assert "it is lost when BackCoach is closed" in messages(homeless)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_said(open_studio: OpenStudio, folder: Path) -> None:
    open_studio().close()
    folder.chmod(0o500)
    try:
        studio = open_studio(bare=True, preferences=AS_THEY_ARE)
        studio.load()
        assert HELD in messages(studio)
    finally:
        folder.chmod(0o700)


def test_a_damaged_journal_is_put_aside_and_a_backup_offered(open_studio: OpenStudio, folder: Path) -> None:
    clock = FakeClock()
    seed_history(folder, clock.now(), 10)
    journal = Journal.open(folder, clock).journal
    scores = len(journal.scores.find())
    assert journal.backups
    journal.backups.take_daily()
    journal.close()
    damaged = folder / JOURNAL
    damaged.write_bytes(b"SQLite format 3\0" + b"\x55" * 8192)
    studio = open_studio(bare=True, clock=clock)
    studio.load()
    assert "The journal was damaged and was put aside as" in messages(studio)
    assert "There is a backup of your journal." in messages(studio)
    assert studio.journal.scores.find() == []
    studio.click("Restore it")
    assert len(studio.journal.scores.find()) == scores
    assert "There is a backup" not in messages(studio)
    assert "Nothing recorded yet" not in studio.said(), "the history shows it at once"
    assert any(path.read_bytes().endswith(b"\x55" * 64) for path in folder.rglob("*") if path.is_file())


def test_a_journal_of_a_newer_version_is_left_alone(open_studio: OpenStudio, folder: Path) -> None:
    import sqlite3

    open_studio().close()
    with sqlite3.connect(folder / JOURNAL) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = (folder / JOURNAL).read_bytes()
    studio = open_studio(bare=True)
    studio.load()
    assert "newer" in messages(studio)
    assert (folder / JOURNAL).read_bytes() == before


def test_a_full_disk_during_a_session_is_said_and_the_session_goes_on(studio: Studio) -> None:
    studio.start()
    path = studio.journal.path
    assert path
    studio.journal._store.connection.execute("PRAGMA query_only = ON")
    studio.jump(studio.view.routine.timeline.end_of(0) + 1)
    assert studio.state == "running"
    assert messages(studio)


def test_a_backup_that_cannot_be_made_is_said(studio: Studio) -> None:
    places = studio.folder / "backups"
    studio.wait(lambda: not any(thread.name == "daily backup" for thread in threading.enumerate()))
    shutil.rmtree(places, ignore_errors=True)
    places.write_text("in the way")
    studio.view.services.journal.take_daily_backup()
    studio.wait(lambda: "Today's backup could not be made" in messages(studio))
    places.unlink()


def test_without_a_journal_nothing_is_kept_and_nothing_fails(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True)
    services = studio.view.services
    assert services.journal.write(lambda journal: journal.scores.find()) is None
    assert not services.planner.is_hidden(services.library.catalog.exercise("bird-dog"))
    assert services.planner.unfinished() is None
    services.journal.take_daily_backup()
    services.journal.restore_backup()
    assert studio.view.services.safety.why_due is None


def test_a_routine_or_exercise_that_is_gone_is_called_by_its_id(studio: Studio) -> None:
    services = studio.view.services
    assert services.library.name_of("seven-actions") == "Seven actions"
    assert services.library.name_of("bird-dog") == "Bird dog"
    assert services.library.name_of("gone") == "gone"
