from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.rows import FactRow, Rows
from backcoach.history.sync.lines import START as BEGINNING
from backcoach.history.sync.lines import append, line_of, read, sifted_line
from tests.history.helpers import START


def rows(name: str) -> Rows:
    return Rows(facts=[FactRow(name, "x", 1, START)])


def rows_of(line: bytes) -> Rows | None:
    """The rows of a line, if nothing of it is set aside."""
    sifted = sifted_line(line)
    return sifted.rows if sifted and not sifted.aside else None


def names(found: list[Rows]) -> list[str]:
    return [fact.id for part in found for fact in part.facts]


def test_a_line_comes_back_and_any_harm_to_it_shows() -> None:
    line = line_of(rows("a"))
    assert rows_of(line) == rows("a")
    for place in range(len(line)):
        assert rows_of(line[:place]) is None
        assert rows_of(line[:place] + b"?" + line[place + 1 :]) is None


def test_a_line_of_a_newer_version_or_of_an_impossible_time_is_nobody_s() -> None:
    from backcoach.history.sync.lines import _sum

    letters = line_of(rows("a"))[17:-1].replace(b'"a"', b'"\xff"')
    for text in (b'{"moods":[]}', letters, b"[" * 100_000, line_of(rows("a"))[17:-1].replace(b"2026", b"9026")):
        assert rows_of(_sum(text) + b" " + text + b"\n") is None


def test_what_was_added_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "file"
    append(path, [line_of(rows("a")), line_of(rows("b"))])
    first = read(path, BEGINNING)
    assert names(first.rows) == ["a", "b"]
    assert read(path, first.mark).rows == []
    assert append(path, [line_of(rows("c"))]) == read(path, first.mark).mark
    assert names(read(path, first.mark).rows) == ["c"]


def test_a_half_synced_file_is_read_as_far_as_it_is_good_and_again_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    append(path, [line_of(rows(name)) for name in "abc"])
    whole = path.read_bytes()
    length = len(line_of(rows("a")))
    path.write_bytes(whole[:length] + bytes(length - 1) + b"\n" + whole[2 * length :])
    half = read(path, BEGINNING)
    assert names(half.rows) == ["a", "c"]
    path.write_bytes(whole[: length + 5])
    assert names(read(path, half.mark).rows) == []
    path.write_bytes(whole)
    assert names(read(path, half.mark).rows) == ["b", "c"]


def test_a_file_that_is_another_than_it_was_is_read_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "file"
    mark = append(path, [line_of(rows(name)) for name in "ab"])
    path.write_bytes(line_of(rows("c")))
    assert names(read(path, mark).rows) == ["c"]


def test_a_line_that_was_cut_short_by_a_crash_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "file"
    append(path, [line_of(rows("a"))])
    with path.open("ab") as file:
        file.write(line_of(rows("b"))[:-20])
    append(path, [line_of(rows("c"))])
    assert names(read(path, BEGINNING).rows) == ["a", "c"]


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("lines") / "file"
    path.write_bytes(data + b"\n" + line_of(rows("a")))
    assert names(read(path, BEGINNING).rows) == ["a"]


def test_a_file_that_never_ends_a_line_is_written_anew_from_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_bytes(b"x" * 200_000)
    append(path, [line_of(Rows())])
    assert path.read_bytes() == line_of(Rows())
