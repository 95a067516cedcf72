"""A machine that begins from a copy or a restored backup is another machine, and an exchange may be cut short."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from backcoach.history.row_checks import Sifted
from backcoach.history.rows import Rows
from backcoach.history.sync import folder as folder_module
from backcoach.history.sync import lines as lines_module
from backcoach.history.sync.lines import append, line_of, sum_of
from backcoach.problem import Problem
from tests.history.helpers import SetClock, all_of


@pytest.fixture
def pair(clock: SetClock, tmp_path: Path) -> Iterator[tuple[Journal, Journal]]:
    """Two machines of which the second began as a copy of the first one's folder, which had a name by then."""
    one = Journal.open(tmp_path / "one", clock).journal
    one.scores.log("now", 1)
    one.transfer.sync(tmp_path / "shared") if (tmp_path / "shared").exists() else None
    one.close()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    journals = [Journal.open(tmp_path / name, clock).journal for name in ("one", "two")]
    yield journals[0], journals[1]
    for journal in journals:
        journal.close()


def machine(journal: Journal) -> str:
    return str(journal.query("SELECT value FROM local WHERE id = 'machine'")[0][0])


def test_two_computers_of_which_one_began_as_a_copy_get_two_names_and_equal_histories(
    shared: Path, pair: tuple[Journal, Journal]
) -> None:
    one, two = pair
    assert machine(one) == machine(two)
    one.scores.log("now", 2)
    two.scores.log("now", 3)
    for journal in (one, two, one, two):
        journal.transfer.sync(shared)
    assert machine(one) != machine(two)
    assert all_of(one) == all_of(two)
    assert one.scores.count() == 3
    assert two.transfer.sync(shared).notes == ()


def test_what_came_since_a_backup_returns_from_the_folder_after_a_restore(
    shared: Path, journal: Journal, clock: SetClock
) -> None:
    journal.scores.log("now", 1)
    journal.transfer.sync(shared)
    backup = journal.transfer.own_backups().take("daily")
    name = machine(journal)
    later = journal.scores.log("now", 2)
    journal.transfer.sync(shared)
    journal.transfer.restore(backup)
    assert journal.scores.count() == 1
    synced = journal.transfer.sync(shared)
    assert synced.new.scores == 1
    assert journal.scores.get(later.id).value == 2
    assert machine(journal) != name


def test_a_restored_copy_of_the_whole_file_is_another_machine_once_the_folder_shows_it(
    shared: Path, journal: Journal, folder: Path, clock: SetClock
) -> None:
    journal.scores.log("now", 1)
    journal.transfer.sync(shared)
    backup = journal.transfer.own_backups().take("daily")
    journal.scores.log("now", 2)
    journal.transfer.sync(shared)
    journal.close()
    for ending in ("-wal", "-shm"):
        (folder / f"journal.db{ending}").unlink(missing_ok=True)
    shutil.copy(backup, folder / "journal.db")
    again = Journal.open(folder, clock).journal
    synced = again.transfer.sync(shared)
    assert again.scores.count() == 2
    assert "was not as it was left" in synced.notes[0]
    again.close()


def lines_in(shared: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in shared.iterdir())


@pytest.mark.parametrize("cut", ["before", "within", "after"])
def test_an_exchange_that_is_killed_while_it_writes_leaves_no_second_copy(
    cut: str, shared: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch, clock: SetClock
) -> None:
    for value in range(5):
        journal.scores.log("now", value)
    journal.sessions.finish(journal.sessions.start("seven-actions", "{}", 60.0).id)

    def killed(path: Path, lines: list[bytes]) -> object:
        if cut != "before":
            append(path, lines[:1] if cut == "within" else lines)
        if cut == "within":
            with path.open("ab") as file:
                file.write(lines[1][:30])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(folder_module, "append", killed)
        with pytest.raises(KeyboardInterrupt):
            journal.transfer.sync(shared)
    name = machine(journal)
    journal.transfer.sync(shared)
    journal.transfer.sync(shared)
    assert machine(journal) == name
    assert lines_in(shared) == 2
    other = Journal.in_memory(clock)
    assert other.transfer.sync(shared).notes == ()
    assert other.scores.count() == 5


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("backcoach-x.jsonl", b"hello\n", "is not a file of BackCoach"),
        ("backcoach-x.jsonl", line_of(Rows())[:-3], "is not a file of BackCoach"),
        (
            "backcoach-x.jsonl",
            line_of(Rows()) + b"damaged\n" + line_of(Rows()),
            "has 1 damaged line; the rest was taken",
        ),
        ("backcoach-x.jsonl", line_of(Rows()) * 2 + b"0123", "has not arrived completely"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(
    name: str, content: bytes, words: str, shared: Path, journal: Journal
) -> None:
    (shared / name).write_bytes(content)
    [note] = journal.transfer.sync(shared).notes
    assert words in note


def test_entries_of_a_newer_version_are_said_and_read_once_they_are_understood(shared: Path, journal: Journal) -> None:
    text = b'{"moods":[{"id":"x"}]}'
    from backcoach.history.sync.lines import _sum

    (shared / "backcoach-x.jsonl").write_bytes(_sum(text) + b" " + text + b"\n")
    for _ in range(2):
        [note] = journal.transfer.sync(shared).notes
        assert "entries of a newer BackCoach" in note


@pytest.mark.parametrize(
    "name",
    [
        "Copy of backcoach-x.jsonl", "backcoach-x (1).jsonl", "backcoach-x.JSONL", "journal (conflicted copy).jsonl",
        "x.sync-conflict-20260504-083000-ABCDEFG.jsonl", "Kopie von Rücken.jsonl", ".hidden.jsonl",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_copies_under_any_name_and_with_any_line_ends_are_read(
    name: str, end: bytes, shared: Path, journal: Journal, clock: SetClock
) -> None:
    other = Journal.in_memory(clock)
    other.scores.log("now", 1)
    other.transfer.sync(shared)
    [file] = shared.iterdir()
    (shared / name).write_bytes(file.read_bytes().replace(b"\n", end))
    file.unlink()
    synced = journal.transfer.sync(shared)
    assert (synced.new.scores, synced.notes) == (1, ())
    assert journal.transfer.sync(shared).new.scores == 0


@pytest.mark.parametrize(
    "name", [".syncthing.backcoach-x.jsonl.tmp", "backcoach-x.jsonl.part", "backcoach-x.jsonl.icloud"]
)
def test_a_file_that_a_synchroniser_is_still_at_work_on_is_named(name: str, shared: Path, journal: Journal) -> None:
    (shared / name).write_bytes(line_of(Rows()))
    assert journal.transfer.sync(shared).unreadable == [name]


def test_a_large_file_of_somebody_else_is_not_read_to_its_end(
    shared: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[bytes] = []
    look_at = lines_module.sifted_line

    def looked(line: bytes) -> Sifted | None:
        looked_at.append(line)
        return look_at(line)

    monkeypatch.setattr(lines_module, "sifted_line", looked)
    (shared / "measurements.jsonl").write_bytes(b'{"t": 1}\n' * 100_000)
    [note] = journal.transfer.sync(shared).notes
    assert "measurements.jsonl is not a file of BackCoach" in note
    assert len(looked_at) < 2000


def test_a_folder_that_is_gone_is_said_and_nothing_is_sent(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be used"):
        journal.transfer.sync(tmp_path / "nowhere")


def test_one_exchange_at_a_time(journal: Journal, folder: Path, shared: Path) -> None:
    from backcoach.history.lock import alone

    with alone(folder / "journal.db"), pytest.raises(Problem, match="being exchanged already"):
        journal.transfer.sync(shared)
    journal.transfer.sync(shared)


def test_the_checksum_of_a_line_is_its_beginning() -> None:
    line = line_of(Rows())
    assert line.startswith(sum_of(line).encode() + b" ")


def test_an_own_file_that_became_a_pipe_is_left_to_whoever_put_it_there(journal: Journal, shared: Path) -> None:
    journal.scores.log("now", 2)
    journal.transfer.sync(shared)
    [own] = shared.iterdir()
    own.unlink()
    os.mkfifo(own)
    journal.scores.log("now", 3)
    journal.transfer.sync(shared)
    assert own.is_fifo()
    assert len([path for path in shared.iterdir() if path.is_file()]) == 1, "under another name"
