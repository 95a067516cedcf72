"""What cannot be written waits, and is in the journal in the end."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.history.checks import stamp_now
from backcoach.history.journal import Journal
from backcoach.history.pending import PendingFile
from backcoach.history.records import Pending
from backcoach.history.writers import RetryingWriter
from backcoach.history.writes import LogScore
from backcoach.problem import Problem
from tests.history.helpers import SetClock, integrity
from tests.history.pending_writes import PLACE, a_session, fail_at, is_whole, lock_out, reopened, void, waiting
from tests.strategies import scaled


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def told() -> list[Pending | None]:
    return []


@pytest.fixture
def journal(folder: Path, cache: Path, clock: SetClock, told: list[Pending | None]) -> Journal:
    return Journal.open(folder, clock, pending_folders=[cache], tell=told.append).journal


def test_a_whole_session_on_a_disk_that_refuses_is_there_when_it_takes_again(
    journal: Journal, cache: Path, told: list[Pending | None]
) -> None:
    take_again = lock_out(journal)
    session_id = a_session(journal)
    assert (waiting(journal).number, waiting(journal).on_disk) == (5, True)
    assert "cannot be written" in waiting(journal).why
    assert journal.sessions.find() == []
    take_again()
    journal.scores.log("now", 3)
    assert is_whole(journal, session_id)
    assert journal.pending is None
    assert [held and held.number for held in told] == [1, 2, 3, 4, 5, None]
    assert list(cache.iterdir()) == []
    assert journal.query("SELECT * FROM local") == []
    journal.close()


def test_what_is_held_when_the_program_dies_comes_in_at_the_next_start(
    journal: Journal, folder: Path, cache: Path, clock: SetClock
) -> None:
    lock_out(journal)
    session_id = a_session(journal)
    journal.close()
    opened = reopened(folder, cache, clock)
    assert is_whole(opened.journal, session_id)
    opened.journal.close()
    opened = reopened(folder, cache, clock)
    assert is_whole(opened.journal, session_id), "and it is not written twice"
    opened.journal.close()


def test_retrying_says_what_is_left_of_it(journal: Journal) -> None:
    assert journal.retry() is None
    take_again = lock_out(journal)
    journal.scores.log("now", 4)
    assert journal.retry() == journal.pending
    take_again()
    assert journal.retry() is None
    assert journal.scores.count() == 1
    journal.close()


def test_a_folder_that_comes_back_as_another_is_gone_on_with(
    journal: Journal, folder: Path, clock: SetClock, cache: Path
) -> None:
    kept = journal.scores.log("now", 1)
    folder.rename(folder.with_name("unplugged"))
    held = journal.scores.log("now", 2)
    assert waiting(journal).number == 1
    shutil.copytree(folder.with_name("unplugged"), folder)
    last = journal.scores.log("now", 3)
    assert journal.pending is None
    assert {score.id for score in journal.scores.find()} == {kept.id, held.id, last.id}
    journal.close()
    again = reopened(folder, cache, clock).journal
    assert again.scores.count() == 3
    again.close()
    assert integrity(folder) == "ok"


def test_what_comes_back_damaged_is_not_gone_on_with(journal: Journal, folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "journal.db").write_text("a letter")
    journal.scores.log("now", 2)
    assert "is gone" in waiting(journal).why
    assert (folder / "journal.db").read_text() == "a letter"
    journal.close()


def test_a_crash_between_writing_and_tidying_up_does_nothing_twice(
    journal: Journal, folder: Path, cache: Path, clock: SetClock
) -> None:
    take_again = lock_out(journal)
    session_id = a_session(journal)
    [file] = cache.iterdir()
    spilt = file.read_bytes()
    take_again()
    # As if the file could not be removed, and was still there at the next start.
    file.unlink()
    file.mkdir()
    assert journal.retry() is None
    file.rmdir()
    file.write_bytes(spilt)
    journal.close()
    opened = reopened(folder, cache, clock)
    assert is_whole(opened.journal, session_id)
    assert list(cache.iterdir()) == []
    opened.journal.close()


def test_without_any_disk_all_is_still_held_in_memory(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    journal = Journal.open(folder, clock, pending_folders=[tmp_path / "file" / "no folder"]).journal
    take_again = lock_out(journal)
    session_id = a_session(journal)
    assert not waiting(journal).on_disk
    take_again()
    assert journal.retry() is None
    assert is_whole(journal, session_id)
    journal.close()


def test_the_second_folder_serves_where_the_first_does_not(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folders = [tmp_path / "file", tmp_path / "second"]
    journal = Journal.open(folder, clock, pending_folders=folders).journal
    lock_out(journal)
    journal.scores.log("now", 4)
    assert waiting(journal).on_disk
    journal.close()
    again = Journal.open(folder, clock, pending_folders=folders)
    assert again.journal.scores.count() == 1
    again.journal.close()


def test_what_is_not_of_this_journal_is_put_aside_and_stops_nothing(
    journal: Journal, folder: Path, cache: Path, clock: SetClock
) -> None:
    session_id = a_session(journal)
    lock_out(journal)
    journal.sessions.delete(session_id)
    journal.scores.log("now", 5)
    journal.close()
    for path in folder.glob("journal.db*"):
        path.unlink()
    with next(cache.iterdir()).open("ab") as file:
        file.write(b'{"tag": "from the future"}\n' + b"[" * 100_000 + b"\n" + b'{"cut short')
    opened = reopened(folder, cache, clock)
    assert [score.value for score in opened.journal.scores.find()] == [5]
    assert opened.journal.pending is None
    aside = (folder / "not-in-the-journal.jsonl").read_bytes()
    assert len(aside.splitlines()) == 3
    assert session_id.encode() in aside
    assert list(cache.iterdir()) == []
    opened.journal.close()


def test_what_cannot_be_put_aside_stays_where_it_is(folder: Path, cache: Path, clock: SetClock) -> None:
    cache.mkdir()
    PendingFile(folder / "journal.db", [cache]).files[0].write_text("nonsense\n")
    (folder / "not-in-the-journal.jsonl").mkdir(parents=True)
    for _ in range(2):
        reopened(folder, cache, clock).journal.close()
        assert [path.read_text() for path in cache.iterdir()] == ["nonsense\n"]


@pytest.mark.parametrize("error", [RuntimeError, KeyError, MemoryError, OSError, sqlite3.IntegrityError])
@pytest.mark.parametrize("at", range(1, 6))
def test_an_exception_at_any_write_holds_the_write(
    at: int, error: type[Exception], folder: Path, cache: Path, clock: SetClock
) -> None:
    journal = reopened(folder, cache, clock).journal
    fail_at(journal, at, error)
    session_id = a_session(journal)
    journal.retry()
    assert journal.pending is None
    assert journal.set_aside == 0
    assert is_whole(journal, session_id)
    journal.close()


@pytest.mark.parametrize("error", [RuntimeError, sqlite3.IntegrityError])
def test_an_exception_that_comes_at_every_write_is_held_on_disk(
    error: type[Exception], folder: Path, cache: Path, clock: SetClock
) -> None:
    journal = reopened(folder, cache, clock).journal
    fail_at(journal, 0, error)
    journal.scores.log("now", 5)
    assert waiting(journal).on_disk
    assert "mistake in BackCoach" in waiting(journal).why
    journal.close()
    again = reopened(folder, cache, clock).journal
    assert [score.value for score in again.scores.find()] == [5]
    again.close()


def test_what_is_set_aside_is_counted(folder: Path, cache: Path, clock: SetClock) -> None:
    journal = reopened(folder, cache, clock).journal
    us, offset = stamp_now(clock)
    for name in "ab":  # no such score: the journal's own check refuses it
        journal._writer.carry_out(LogScore(name, "now", 11, us, offset, None, None, "", us))
    journal.retry()
    assert (journal.pending, journal.set_aside) == (None, 2)
    assert len((folder / "not-in-the-journal.jsonl").read_bytes().splitlines()) == 2
    journal.close()


def test_steps_and_scores_of_a_session_whose_row_is_gone_are_kept(journal: Journal) -> None:
    journal.sessions.end_step("gone", PLACE, "done", 30.0)
    journal.scores.log("now-after", 4, session_id="gone too")
    journal.sessions.finish("gone")
    assert journal.sessions.get("gone").state == "finished"
    assert len(journal.sessions.steps("gone")) == 1
    assert len(journal.scores.find()) == 1
    assert journal.pending is None
    journal.close()


def test_a_running_session_that_was_deleted_elsewhere_comes_back_with_its_next_step(journal: Journal) -> None:
    session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
    journal.sessions.delete(session_id)
    journal.sessions.end_step(session_id, PLACE, "done", 30.0)
    assert [session.id for session in journal.sessions.find()] == [session_id]
    journal.sessions.delete(session_id)
    journal.sessions.finish(session_id)
    assert [session.state for session in journal.sessions.find()] == ["finished"]
    journal.sessions.delete(session_id)
    journal.sessions.mark_hurt(session_id, PLACE)
    assert journal.sessions.find() == [], "one that has ended stays deleted"
    journal.close()


def test_each_journal_has_held_writes_of_its_own(folder: Path, cache: Path, clock: SetClock) -> None:
    journal = Journal.open(folder, clock, pending_folders=[cache]).journal
    lock_out(journal)
    journal.scores.log("now", 4)
    journal.close()
    other = Journal.open(folder.with_name("other"), clock, pending_folders=[cache])
    assert other.journal.scores.count() == 0
    other.journal.close()


@settings(max_examples=scaled(40))
@given(st.integers(0, 10**6), st.lists(st.booleans(), max_size=20))
def test_a_disk_that_comes_and_goes_makes_no_difference(seed: int, refusing: list[bool]) -> None:
    def lived(moods: list[bool]) -> list[list[tuple[object, ...]]]:
        clock, chance = SetClock(), random.Random(seed)
        with closing(Journal.in_memory(clock)) as plain:
            writer = RetryingWriter(plain._store, PendingFile(Path("no"), []), void)
            journal = Journal(plain._store, clock, writer)
            for mood in moods:
                # Only what needs nothing to be read first can be done on a disk that refuses.
                journal._store.connection.execute(f"PRAGMA query_only = {int(mood)}")
                session = journal.sessions.start("seven-actions", "{}", 60.0).id
                clock.move(seconds=chance.randint(1, 100))
                journal.sessions.mark_hurt(session, PLACE, hurt=chance.random() < 0.5)
                journal.sessions.end_step(session, PLACE, "done", float(chance.randint(1, 60)))
                journal.scores.log("now", chance.randint(0, 10), session_id=session)
            journal._store.connection.execute("PRAGMA query_only = 0")
            assert journal.retry() is None
            rows = [
                [row[1:] for row in journal.query(f"SELECT * FROM {table} ORDER BY changed_us, rowid")]
                for table in ("session",)
            ]
            counts = [
                journal.query("SELECT position, hurt, active_s FROM step ORDER BY rowid"),
                journal.scores.tally("now"),
            ]
            journal.close()
            return [*rows, *counts]

    assert lived(refusing) == lived([False] * len(refusing))


def test_what_can_be_written_nowhere_waits_in_memory_and_is_said_to(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: PendingFile, waiting: object) -> bool:
        raise RuntimeError("unforeseen")

    take_again = lock_out(journal)
    monkeypatch.setattr(PendingFile, "append", fails)
    for value in (3, 4):
        journal.scores.log("now", value)
    assert (waiting(journal).number, waiting(journal).on_disk) == (2, False)
    take_again()
    assert journal.retry() is None
    assert sorted(score.value for score in journal.scores.find()) == [3, 4]


def test_a_journal_that_writes_at_once_has_nothing_set_aside(clock: SetClock) -> None:
    assert Journal.in_memory(clock).set_aside == 0


def test_a_change_of_an_entry_that_is_gone_is_said_and_waits_for_nothing(journal: Journal) -> None:
    with pytest.raises(Problem, match="not in the journal"):
        journal.scores.delete("no such entry")
    assert journal.pending is None
