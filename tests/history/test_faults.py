import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from backcoach.history.migrations import all_scripts
from backcoach.history.records import StepPlace
from backcoach.history.rows import FactRow
from backcoach.history.store import NotKept, Store, suspect, suspicion_of, transaction
from backcoach.history.timestamps import EPOCH
from backcoach.problem import Problem
from tests.history.faults import COUNT, ROOT, killed_after, missing, on_a_disk_of_its_own
from tests.history.helpers import SetClock, filled, integrity

KILLS = 12


def test_a_kill_at_any_instant_loses_nothing_that_was_kept(folder: Path, clock: SetClock) -> None:
    chance = random.Random(folder.name)
    told: list[list[str]] = []
    for kill in range(KILLS):
        told += killed_after(chance.randint(1, 40) if kill else 1, folder)
        opened = Journal.open(folder, clock)
        assert opened.set_aside is None
        assert missing(opened.journal, told) == []
        # At most one entry was stored and not reported, in each run of the writer.
        rows = sum(opened.journal._store.rows(COUNT)[0])
        assert 0 <= rows - sum(line[0] in ("session", "step", "score") for line in told) <= kill + 1
        opened.journal.close()
        assert integrity(folder) == "ok"
    assert len(told) > KILLS


def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_version_whole(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    program = (
        "import os, sqlite3, sys\n"
        "from backcoach.history.migrations import all_scripts, migrate\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.create_function('die', 0, lambda: os.kill(os.getpid(), 9))\n"
        "script = 'CREATE TABLE mood (id TEXT); UPDATE score SET value = 9; SELECT die();'.replace(';', ';\\n')\n"
        "migrate(connection, [*all_scripts(), script], lambda: None)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False)
    assert ended.returncode == -9
    journal = Journal.open(folder, clock).journal
    assert [score.value for score in journal.scores.find()] == [4, 4, 4]
    assert journal._store.rows("PRAGMA user_version") == [(len(all_scripts()),)]
    journal.close()


def said_on_a_disk_of_its_own(mode: str, disk: Path, *more: Path) -> list[str]:
    said = on_a_disk_of_its_own(mode, disk, *more)
    if said is None:
        pytest.skip("no small disk can be mounted here")
    return said


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(tmp_path: Path) -> None:
    said = said_on_a_disk_of_its_own("full", tmp_path / "disk")
    assert "the disk is full; free some space" in said[0]
    assert said[1:] == ["nothing lost"]


def test_a_full_disk_costs_nothing_at_all_where_something_can_be_held(tmp_path: Path) -> None:
    assert said_on_a_disk_of_its_own("held", tmp_path / "disk", tmp_path / "cache") == ["nothing lost"]
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_read_only_disk_is_a_problem_and_its_journal_stays_as_it_is(tmp_path: Path) -> None:
    file, folder, new = said_on_a_disk_of_its_own("locked", tmp_path / "disk")
    assert "journal.db cannot be written" in file
    assert "make that folder writable" in folder
    assert "elsewhere" in new
    assert "choose another one with --data-dir" in new


def test_a_change_on_a_full_disk_is_undone_whole(journal: Journal) -> None:
    journal.scores.log("now", 4)
    pages = journal._store.rows("PRAGMA page_count")[0][0]
    journal._store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept, match="the disk is full"):
        journal.scores.log("now", 4, note="x" * 10_000)
    kept = journal.scores.count()
    journal._store.connection.execute("PRAGMA max_page_count = 100000")
    journal.scores.log("now", 4)
    assert journal.scores.count() == kept + 1


def test_a_journal_that_cannot_be_written_any_more_says_so(journal: Journal) -> None:
    journal._store.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(NotKept, match="cannot be written; check that its folder is there"):
        journal.scores.log("now", 4)


def test_a_journal_that_another_program_holds_says_so_and_goes_on_later(journal: Journal) -> None:
    journal._store.connection.execute("PRAGMA busy_timeout = 10")
    assert journal.path is not None
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotKept, match="in use by another program"):
            journal.scores.log("now", 4)
    journal.scores.log("now", 5)
    assert [score.value for score in journal.scores.find()] == [5]


def test_a_locked_journal_is_not_taken_for_a_damaged_one(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(folder, clock)
    monkeypatch.setattr("backcoach.history.store.BUSY_S", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotKept, match="in use by another program"):
            Journal.open(folder, clock)
    assert not list(folder.glob("*damaged*"))


def test_a_folder_that_vanishes_in_mid_session_is_noticed_at_once(journal: Journal, folder: Path) -> None:
    session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
    folder.rename(folder.with_name("unplugged"))
    with pytest.raises(NotKept, match="is gone"):
        journal.sessions.end_step(session_id, StepPlace(0, "cat-cow", 1), "done", 30.0)
    folder.with_name("unplugged").rename(folder)
    journal.sessions.end_step(session_id, StepPlace(0, "cat-cow", 1), "done", 30.0)
    assert len(journal.sessions.steps(session_id)) == 1


def test_a_file_that_was_exchanged_under_the_program_is_noticed(journal: Journal) -> None:
    assert journal.path is not None
    journal.path.rename(journal.path.with_name("old.db"))
    journal.path.touch()
    with pytest.raises(NotKept, match="is gone"):
        journal.scores.log("now", 4)


def test_a_journal_in_memory_works_like_any_other(clock: SetClock) -> None:
    with closing(Journal.in_memory(clock)) as journal:
        journal.scores.log("now", 4)
        assert journal.scores.count() == 1
        journal._store.connection.execute("PRAGMA query_only = ON")
        with pytest.raises(NotKept, match="The journal in memory cannot be written"):
            journal.scores.log("now", 4)
        journal.close()


def test_a_mistake_of_ours_is_not_made_a_problem_of_the_user_s(journal: Journal) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        journal._store.rows("SELECT * FROM nowhere")
    journal.close()
    with pytest.raises(sqlite3.ProgrammingError):
        journal.scores.find()


def half_a_change(store: Store) -> None:
    with store.change():
        store.put(FactRow("a", "b", revision=1, changed_at=EPOCH))
        store.revise("score", "nowhere", note="")


def test_a_failed_change_inside_leaves_no_transaction_behind() -> None:
    with closing(Journal.in_memory(SetClock())) as journal:
        store: Store = journal._store
        with pytest.raises(Problem, match="not in the journal"):
            half_a_change(store)
        assert store.rows("SELECT * FROM meta") == []
        assert not store.connection.in_transaction
        journal.close()


def test_damage_is_remembered_only_where_it_can_be(tmp_path: Path) -> None:
    suspect(tmp_path / "gone" / "journal.db")
    assert not suspicion_of(tmp_path / "gone" / "journal.db").exists()


def test_a_transaction_that_sqlite_has_undone_by_itself_is_not_undone_twice() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(sqlite3.Error, match="nowhere"), transaction(connection):
        [connection.execute(sql) for sql in ("ROLLBACK", "SELECT * FROM nowhere")]
    connection.close()


def test_a_path_that_cannot_even_be_looked_at_is_a_journal_that_is_gone(tmp_path: Path) -> None:
    store = Store(sqlite3.connect(":memory:", isolation_level=None), tmp_path / ("x" * 5000))
    with store.change():
        pass
    store._identity = (0, 0)
    with pytest.raises(NotKept, match="is gone"), store.change():
        pass
    store.close()
