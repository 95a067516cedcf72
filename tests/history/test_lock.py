import sqlite3
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from backcoach.history.lock import HOLDER_NAME, LOCK_NAME, InUse, Machine, alone, claim, this_machine
from backcoach.problem import Problem
from tests.history.helpers import SetClock

ANNA, BEN = Machine("anna-laptop", "a"), Machine("ben-laptop", "b")


def test_a_folder_that_another_machine_writes_in_is_only_read(folder: Path, clock: SetClock) -> None:
    first = Journal.open(folder, clock, machine=ANNA).journal
    first.scores.log("now", 4)
    with pytest.raises(InUse, match=r"in use on anna-laptop; close BackCoach there") as raised:
        Journal.open(folder, clock, machine=BEN)
    stand_in = Journal.stand_in(folder, clock, raised.value)
    assert stand_in.scores.count() == 1
    with pytest.raises(Problem, match="anna-laptop"):
        stand_in.scores.log("now", 5)
    stand_in.close()
    first.close()
    second = Journal.open(folder, clock, machine=BEN).journal
    assert second.scores.count() == 1
    with pytest.raises(InUse, match="ben-laptop"):
        Journal.open(folder, clock, machine=ANNA)
    second.close()


def test_programs_of_one_machine_share_a_folder(folder: Path, clock: SetClock) -> None:
    window = Journal.open(folder, clock, machine=ANNA).journal
    command = Journal.open(folder, clock, machine=ANNA).journal
    command.scores.log("now", 4)
    assert window.scores.count() == 1
    command.close()
    window.close()


def test_two_machines_of_one_name_are_told_apart(folder: Path, clock: SetClock) -> None:
    journal = Journal.open(folder, clock, machine=Machine("fedora", "1")).journal
    with pytest.raises(InUse, match="fedora"):
        Journal.open(folder, clock, machine=Machine("fedora", "2"))
    journal.close()


@pytest.mark.parametrize("holder", [b"?", b'{"name": "\xff", "key": "x"}', b'{"name": ' + b"[" * 100_000])
def test_a_lock_whose_holder_cannot_be_read_is_shared(tmp_path: Path, holder: bytes) -> None:
    lock = claim(tmp_path, ANNA)
    assert lock is not None
    (tmp_path / HOLDER_NAME).write_bytes(holder)
    assert claim(tmp_path, BEN) is None
    lock.close()


def test_a_folder_where_no_lock_can_be_had_has_none(tmp_path: Path) -> None:
    assert claim(tmp_path / "gone", ANNA) is None
    (tmp_path / LOCK_NAME).write_text("This is no lock. " * 100)
    assert claim(tmp_path, ANNA) is None
    (tmp_path / LOCK_NAME).unlink()
    (tmp_path / LOCK_NAME).mkdir()
    assert claim(tmp_path, ANNA) is None


def test_a_journal_that_cannot_be_opened_leaves_no_lock(folder: Path, clock: SetClock) -> None:
    (folder / "journal.db").mkdir(parents=True)
    with pytest.raises(Problem):
        Journal.open(folder, clock, machine=ANNA)
    (folder / "journal.db").rmdir()
    Journal.open(folder, clock, machine=BEN).journal.close()


def test_this_machine_has_a_name_and_a_key(tmp_path: Path) -> None:
    key = tmp_path / "machine-id"
    key.write_text("abc\n")
    assert this_machine(key).key == "abc"
    key.write_text("\n")
    assert this_machine(key).key == this_machine(key).name
    assert this_machine(tmp_path / "none") == Machine(this_machine(key).name, this_machine(key).name)


def test_a_folder_that_allows_no_lock_keeps_nobody_from_an_exchange(tmp_path: Path) -> None:
    with alone(tmp_path / "no such folder" / "journal.db"):
        pass


def test_another_fault_of_the_database_is_not_taken_for_an_exchange(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), alone(tmp_path / "journal.db"):
        sqlite3.connect(":memory:").execute("SELECT 1 FROM missing")
