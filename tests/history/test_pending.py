import os
from pathlib import Path

import pytest

from backcoach.history.pending import PendingFile, PendingWrite
from backcoach.history.writes import LogScore, new_id


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def write(number: int = 1) -> PendingWrite:
    return PendingWrite(number, new_id(), LogScore(new_id(), "now", 4, 0, 0, None, None, "", 0))


def test_lines_that_were_cut_short_cost_only_themselves(cache: Path) -> None:
    pending = PendingFile(Path("journal.db"), [cache])
    first, second = write(1), write(2)
    assert pending.append(second)
    with pending.files[0].open("ab") as file:
        file.write(b'{"number": 3, "id')
    assert pending.append(first)
    assert pending.found().writes == [first, second]
    assert pending.found().unreadable == [b'{"number": 3, "id']


IMPOSSIBLE = [
    b'{"number": 1, "id": "\xff"}',
    b'{"number": ' + b"[" * 100_000,
    b'{"number": 1, "id": "a", "write": {"type": "keep-fact", "id": "a", "value": "b", "us": -1}}',
    b'{"number": 1, "id": "a", "write": {"type": "revise", "table": "score", "id": "../x", "columns": {}}}',
]
"""Letters that are none, endless depth, a time before 1970, an id that is none: no export could be taken in again."""


@pytest.mark.parametrize("line", IMPOSSIBLE)
def test_a_line_that_no_journal_could_have_left_costs_only_itself(cache: Path, line: bytes) -> None:
    pending, kept = PendingFile(Path("journal.db"), [cache]), write()
    assert pending.append(kept)
    with pending.files[0].open("ab") as file:
        file.write(line + b"\n")
    assert pending.found().writes == [kept]
    assert pending.found().unreadable == [line]


@pytest.mark.skipif(os.name != "posix", reason="the permissions of POSIX")
def test_a_file_that_somebody_else_has_laid_there_is_neither_read_nor_written(cache: Path, tmp_path: Path) -> None:
    cache.mkdir()
    pending, mine = PendingFile(Path("journal.db"), [cache]), tmp_path / "mine"
    mine.write_text("mine\n")
    pending.files[0].symlink_to(mine)
    assert not pending.append(write())
    assert pending.found().unreadable == []
    assert mine.read_text() == "mine\n"
    pending.files[0].unlink()
    os.mkfifo(pending.files[0])
    assert pending.found().writes == []


def test_a_disk_that_takes_half_a_line_is_left_as_it_was(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pending = PendingFile(Path("journal.db"), [cache])
    assert pending.append(write())
    before = pending.files[0].read_bytes()
    real_write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real_write(descriptor, data[:10]))
    assert not pending.append(write(2))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", real_write)
    monkeypatch.setattr(os, "fsync", full)
    assert not pending.append(write(3))
    assert pending.files[0].read_bytes() == before
