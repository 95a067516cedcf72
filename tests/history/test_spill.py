import os
from pathlib import Path

import pytest

from backcoach.history.spill import Change, Spill
from backcoach.history.writes import LogScore, new_id


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def change(number: int = 1) -> Change:
    return Change(number, new_id(), LogScore(new_id(), "now", 4, 0, 0, None, None, "", 0))


def test_lines_that_were_cut_short_cost_only_themselves(cache: Path) -> None:
    spill = Spill(Path("journal.db"), [cache])
    first, second = change(1), change(2)
    assert spill.append(second)
    with spill.files[0].open("ab") as file:
        file.write(b'{"number": 3, "id')
    assert spill.append(first)
    assert spill.found().changes == [first, second]
    assert spill.found().unreadable == [b'{"number": 3, "id']


IMPOSSIBLE = [
    b'{"number": 1, "id": "\xff"}',
    b'{"number": ' + b"[" * 100_000,
    b'{"number": 1, "id": "a", "write": {"type": "keep-fact", "id": "a", "value": "b", "us": -1}}',
    b'{"number": 1, "id": "a", "write": {"type": "revise", "table": "score", "id": "../x", "columns": {}}}',
]
"""Letters that are none, endless depth, a time before 1970, an id that is none: no export could be taken in again."""


@pytest.mark.parametrize("line", IMPOSSIBLE)
def test_a_line_that_no_journal_could_have_left_costs_only_itself(cache: Path, line: bytes) -> None:
    spill, kept = Spill(Path("journal.db"), [cache]), change()
    assert spill.append(kept)
    with spill.files[0].open("ab") as file:
        file.write(line + b"\n")
    assert spill.found().changes == [kept]
    assert spill.found().unreadable == [line]


@pytest.mark.skipif(os.name != "posix", reason="the permissions of POSIX")
def test_a_file_that_somebody_else_has_laid_there_is_neither_read_nor_written(cache: Path, tmp_path: Path) -> None:
    cache.mkdir()
    spill, mine = Spill(Path("journal.db"), [cache]), tmp_path / "mine"
    mine.write_text("mine\n")
    spill.files[0].symlink_to(mine)
    assert not spill.append(change())
    assert spill.found().unreadable == []
    assert mine.read_text() == "mine\n"
    spill.files[0].unlink()
    os.mkfifo(spill.files[0])
    assert spill.found().changes == []


def test_a_disk_that_takes_half_a_line_is_left_as_it_was(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spill = Spill(Path("journal.db"), [cache])
    assert spill.append(change())
    before = spill.files[0].read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:10]))
    assert not spill.append(change(2))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", write)
    monkeypatch.setattr(os, "fsync", full)
    assert not spill.append(change(3))
    assert spill.files[0].read_bytes() == before
