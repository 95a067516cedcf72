"""A session ends on the disk, and a write-ahead log that went missing or was cut is noticed."""

import os
import shutil
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from backcoach.history.log_watch import LogWatch
from backcoach.history.pending import PendingFile, PendingWrite
from backcoach.history.snapshot import _is_own_folder, _runs, remove_abandoned
from backcoach.history.writes import HideExercise
from tests.history.helpers import SetClock


def killed(journal: Journal, folder: Path, to: Path) -> Path:
    """The folder as a kill leaves it: the files as they are while the journal is open."""
    shutil.copytree(folder, to)
    journal.close()
    return to


def test_a_finished_session_is_there_without_the_log(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    journal = Journal.open(folder, clock).journal
    session = journal.sessions.start("seven-actions", "{}", 60.0).id
    journal.sessions.finish(session)
    place = killed(journal, folder, tmp_path / "killed")
    (place / "journal.db-wal").unlink()
    opened = Journal.open(place, clock)
    assert opened.journal.sessions.get(session).state == "finished"
    assert opened.log_was_cut
    opened.journal.close()
    again = Journal.open(place, clock)
    assert not again.log_was_cut
    again.journal.close()


@pytest.mark.parametrize(("keep", "cut"), [(None, True), (0, True), (-1, True), (1.0, False)])
def test_a_log_that_is_missing_or_cut_is_noticed_and_a_whole_one_is_not(
    keep: float | None, cut: bool, folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    journal = Journal.open(folder, clock).journal
    for _ in range(3):
        journal.scores.log("now", 4)
    place = killed(journal, folder, tmp_path / "killed")
    log = place / "journal.db-wal"
    if keep is None:
        log.unlink()
    elif keep != 1.0:
        log.write_bytes(log.read_bytes()[: int(keep)])
    opened = Journal.open(place, clock)
    assert opened.log_was_cut == cut
    assert opened.journal.scores.count() == (3 if not cut else opened.journal.scores.count())
    opened.journal.close()


def test_closing_leaves_no_record(folder: Path, clock: SetClock) -> None:
    journal = Journal.open(folder, clock).journal
    journal.scores.log("now", 4)
    other = Journal.open(folder, clock).journal
    other.close()
    assert (folder / "journal.db-log").exists()
    journal.close()
    assert not (folder / "journal.db-log").exists()


@pytest.mark.parametrize("harm", ["writable", "link"])
def test_a_folder_in_a_shared_place_that_is_not_only_ours_takes_no_pending_writes(harm: str, tmp_path: Path) -> None:
    folder = tmp_path / "spill"
    if harm == "link":
        (tmp_path / "theirs").mkdir()
        folder.symlink_to(tmp_path / "theirs")
    else:
        folder.mkdir()
        folder.chmod(0o777)
    pending = PendingFile(tmp_path / "journal.db", [folder])
    assert not pending.append(PendingWrite(1, "a", HideExercise("cat-cow", hidden=True, us=0)))
    assert list(folder.iterdir()) == []


def test_what_a_killed_look_left_behind_goes_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr("backcoach.history.snapshot.gettempdir", lambda: str(tmp_path))
    gone, mine, other = (
        f"backcoach-look-{2**22 + 1}-abc_",
        f"backcoach-look-{os.getpid()}-abc_",
        "backcoach-look-at-me",
    )
    for name in (gone, mine, other):
        (tmp_path / name).mkdir()
        (tmp_path / name / "journal.db").touch()
    remove_abandoned()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([mine, other])


def test_a_journal_in_memory_has_no_log_that_could_be_cut() -> None:
    watch = LogWatch(None)
    watch.changed()
    watch.closed()
    assert not watch.is_cut()


def test_whether_a_process_runs_is_only_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(process: int, signal: int) -> None:
        assert signal == 0
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    assert _runs(1), "somebody else's"
    monkeypatch.setattr("backcoach.history.snapshot.os.name", "nt")
    assert not _runs(1), "not asked where asking ends it"


def test_a_copy_that_goes_meanwhile_is_nobodys(tmp_path: Path) -> None:
    assert not _is_own_folder(tmp_path / "gone")
