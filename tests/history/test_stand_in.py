"""What the stand-in for a journal that cannot be opened for writing can do."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from backcoach.history.records import Pending
from backcoach.history.rows import Rows
from backcoach.history.store import NotKept
from backcoach.problem import Problem
from tests.history.helpers import SetClock, all_of, filled, live
from tests.history.pending_writes import PLACE, a_session, fail_at, is_whole, reopened


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_cannot_be_written_at_all_can_be_read_and_is_kept_for_later(
    folder: Path, cache: Path, clock: SetClock
) -> None:
    opened = reopened(folder, cache, clock).journal
    opened.scores.log("now", 4)
    why = NotKept("The folder cannot be written.")
    stand_in = Journal.stand_in(folder, clock, why, pending_folders=[cache])
    assert [score.value for score in stand_in.scores.find()] == [4]
    session_id = a_session(stand_in)
    assert is_whole(stand_in, session_id)
    assert stand_in.pending == stand_in.retry() == Pending(5, str(why), on_disk=True)
    stand_in.close()
    assert opened.sessions.find() == []
    opened.close()
    again = reopened(folder, cache, clock)
    assert is_whole(again.journal, session_id)
    assert again.journal.scores.count() == 2
    again.journal.close()


def test_a_second_stand_in_adds_to_what_the_first_left(folder: Path, cache: Path, clock: SetClock) -> None:
    for _ in range(2):
        stand_in = Journal.stand_in(folder, clock, NotKept("No folder."), pending_folders=[cache])
        a_session(stand_in)
        stand_in.close()
    opened = reopened(folder, cache, clock)
    sessions = opened.journal.sessions.find()
    assert [is_whole(opened.journal, session.id) for session in sessions] == [True, True]
    opened.journal.close()


def test_what_an_earlier_run_held_is_seen_and_moves_with_all_else(
    folder: Path, cache: Path, clock: SetClock, tmp_path: Path
) -> None:
    ids, rows = [], Rows()
    for _ in range(3):
        stand_in = Journal.stand_in(folder, clock, NotKept("No folder."), pending_folders=[cache])
        ids.append(a_session(stand_in))
        assert all(is_whole(stand_in, id) for id in ids)
        assert len(stand_in.sessions.find()) == len(ids)
        rows = stand_in.transfer.rows()
        stand_in.close()
    other = Journal.open(tmp_path / "other", clock).journal
    other.transfer.take_in(rows)
    assert all(is_whole(other, id) for id in ids)
    other.close()
    opened = reopened(folder, cache, clock)
    assert all(is_whole(opened.journal, id) for id in ids), "and it still waits for the journal that it was meant for"
    opened.journal.close()


def test_a_held_write_that_belongs_to_nothing_does_not_keep_the_others_out(
    folder: Path, cache: Path, clock: SetClock
) -> None:
    opened = reopened(folder, cache, clock).journal
    session = opened.sessions.start("seven-actions", "{}", 60.0)
    opened.close()
    stand_in = Journal.stand_in(folder, clock, NotKept("No folder."), pending_folders=[cache])
    stand_in.sessions.end_step(session.id, PLACE, "done", 30.0)
    stand_in.scores.log("now", 3)
    stand_in.close()
    for file in folder.iterdir():
        file.unlink()
    again = Journal.stand_in(folder, clock, NotKept("No folder."), pending_folders=[cache])
    assert [score.value for score in again.scores.find()] == [3]
    again.close()


def test_without_a_folder_for_pending_writes_a_stand_in_is_read_only(folder: Path, clock: SetClock) -> None:
    opened = Journal.open(folder, clock).journal
    live(opened, clock, random.Random(1), 30)
    stand_in = Journal.stand_in(folder, clock, NotKept("It is in use elsewhere."))
    assert all_of(stand_in) == all_of(opened)
    with pytest.raises(NotKept, match="in use elsewhere"):
        stand_in.scores.log("now", 4)
    opened.close()
    stand_in.close()


def test_a_plain_journal_holds_nothing(folder: Path, clock: SetClock) -> None:
    journal = Journal.open(folder, clock).journal
    assert (journal.pending, journal.retry()) == (None, None)
    journal.close()


def test_a_journal_that_is_written_while_it_is_copied_is_copied_again(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Journal.open(folder, clock).journal
    copyfile = shutil.copyfile
    busy = iter([True])

    def copy(source: Path, target: Path) -> None:
        copyfile(source, target)
        if next(busy, False):
            opened.scores.log("now", 4)

    monkeypatch.setattr(shutil, "copyfile", copy)
    stand_in = Journal.stand_in(folder, clock, NotKept("No."))
    assert stand_in.scores.count() == 1
    opened.close()
    stand_in.close()


def test_a_damaged_or_foreign_file_is_not_read_by_a_stand_in(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "journal.db")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    for _ in range(2):
        stand_in = Journal.stand_in(folder, clock, NotKept("No."))
        assert stand_in.scores.find() == []
        stand_in.close()
        (folder / "journal.db").write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)


def test_of_a_file_that_is_not_as_its_version_says_nothing_is_read(folder: Path, clock: SetClock) -> None:
    with closing(sqlite3.connect(filled(folder, clock))) as connection:
        connection.execute("DROP TABLE step")
    stand_in = Journal.stand_in(folder, clock, NotKept("No folder."))
    assert stand_in.scores.count() == 0
    stand_in.close()


def test_a_copy_in_memory_that_takes_nothing_still_puts_writes_off(folder: Path, cache: Path, clock: SetClock) -> None:
    stand_in = Journal.stand_in(folder, clock, NotKept("No folder."), pending_folders=[cache])
    with pytest.raises(Problem, match="not in the journal"):
        stand_in.scores.delete("no such entry")
    fail_at(stand_in, 0, RuntimeError)
    stand_in.scores.log("now", 4)
    assert stand_in.pending == Pending(1, "No folder.", on_disk=True)
    stand_in.close()
    opened = reopened(folder, cache, clock).journal
    assert [score.value for score in opened.scores.find()] == [4]
    opened.close()
