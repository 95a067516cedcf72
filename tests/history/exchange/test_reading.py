import json
import random
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcoach.history.diary.answers import Answers
from backcoach.history.diary.opened import open_file
from backcoach.history.exchange import files
from backcoach.history.exchange.reading import NotAJournal
from backcoach.history.journal import Journal
from backcoach.history.rows import Rows
from backcoach.problem import Problem
from tests.exports import sifted
from tests.history.helpers import SetClock, live
from tests.strategies import scaled

fuzzed = settings(max_examples=scaled(150), suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def good(tmp_path: Path) -> Iterator[dict[str, Any]]:
    clock = SetClock()
    with closing(Journal.in_memory(clock)) as journal:
        live(journal, clock, random.Random(7), 40)
        journal.transfer.export(tmp_path / "good.json", "json")
        yield json.loads((tmp_path / "good.json").read_bytes())
        journal.close()


def read_whole(path: Path) -> None:
    """What the commands and the window do with a file: it is a journal, or else a diary from elsewhere."""
    try:
        sifted(path)
    except NotAJournal:
        open_file(path.read_bytes(), Answers())


def refused(path: Path, data: bytes | str) -> str:
    """The one sentence that is said of a file."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(Problem) as raised:
        read_whole(path)
    said = str(raised.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no rows"),
        (b"Dear diary", "no columns"),
        (b"PK\x03\x04" + bytes(100), "cannot be unpacked"),
        (b"SQLite format 3\x00" + bytes(100), "restore"),
        (b"%PDF-1.7", "made to print"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"{}", "does not know"),
        (b'{"format": "backcoach-journal", "version": 2}', "newer BackCoach"),
        (b'{"format": "backcoach-journal"', "malformed|truncated"),
        (b'{"format": 3, "version": "backcoach-journal"}', "Expected"),
        (b'{"format": 3}', "does not know"),
        (b'[{"date": 1}]', "does not know"),
        ('{"format": "späť"}'.encode("utf-16"), "no columns"),
        (b'{"format": "\xff\xfe"}', "cannot be read as JSON"),
        (b'{"x":' + b"[" * 1_000_000, "nested too deeply"),
        (b'{"format":"mine","version":1,"about":"backcoach-journal"}', "a program that BackCoach does not know"),
        (b'{"resourceType":"Bundle","type":"collection"}', "does not know"),
    ],
)  # fmt: skip
def test_what_is_not_a_journal_is_said_in_one_sentence(data: bytes, words: str, tmp_path: Path) -> None:
    said = refused(tmp_path / "file", data)
    assert any(word in said for word in words.split("|")), said


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("scores", {"value": 11}, "<= 10"),
        ("scores", {"value": -1}, ">= 0"),
        ("scores", {"value": 4.5}, "Expected `int`"),
        ("scores", {"value": True}, "Expected `int`"),
        ("scores", {"question": "tomorrow"}, "Invalid enum"),
        ("scores", {"id": "../../etc/passwd"}, "matching regex"),
        ("scores", {"at": "0000-01-01T00:00:00Z"}, "Invalid RFC3339"),
        ("scores", {"at": "0001-01-01T00:00:00Z"}, "year 1 "),
        ("scores", {"at": "9999-12-31T23:59:59Z"}, "year 9999"),
        ("scores", {"at": "9999-12-31T23:59:59-12:00"}, "year 9999"),
        ("scores", {"at": "2026-05-04T08:00:00"}, "timezone"),
        ("scores", {"note": "x" * 20_000}, "<= 10000"),
        ("scores", {"mood": "good"}, "unknown field"),
        ("scores", {"revision": 0}, ">= 1"),
        ("scores", {"revision": 2**70}, "at `$.revision"),
        ("sessions", {"planned_s": 1e300}, "<= 1000000000"),
        ("sessions", {"started_at": "1969-12-31T00:00:00Z"}, "year 1969"),
        ("steps", {"outcome": "magic"}, "Invalid enum"),
        ("steps", {"position": 10**12}, "<= 1000000"),
    ],
)
def test_an_entry_that_cannot_be_is_named_and_the_others_are_there(
    kind: str, change: dict[str, Any], words: str, good: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "file"
    good[kind][-1] |= change
    path.write_text(json.dumps(good))
    found = sifted(path)
    assert [words in str(one) for one in found.aside] == [True], found.aside
    assert [len(rows) for rows in found.rows.kinds()] == [
        len(good[name]) - (name == kind) for name in Rows.__struct_fields__
    ]


def test_rows_that_cannot_be_are_set_aside_one_by_one_and_the_rest_goes_on(
    good: dict[str, Any], tmp_path: Path
) -> None:
    path, scores, count = tmp_path / "file", good["scores"], len(good["scores"])
    scores[0]["value"], scores[1]["question"], scores[2]["at"] = 11, "tomorrow", "26 May"
    scores.append(scores[-1] | {"value": 3})
    good["moods"] = [{"id": "x"}]
    path.write_text(json.dumps(good))
    found = sifted(path)
    assert found.rows.scores[-1].value == scores[-2]["value"]
    assert len(found.rows.scores) == count - 3
    assert len(found.rows.steps) == len(good["steps"])
    whys = {(one.table, one.id): one.why for one in found.aside}
    assert "<= 10" in whys["score", scores[0]["id"]]
    assert "enum" in whys["score", scores[1]["id"]]
    assert "RFC3339" in whys["score", scores[2]["id"]]
    assert whys["score", scores[-1]["id"]] == "the file holds it twice"
    assert "newer version" in whys["moods", ""]
    with closing(Journal.in_memory(SetClock())) as journal:
        assert journal.transfer.take_in(found.rows).new.scores == count - 3


def test_a_file_written_by_another_editor_is_taken_all_the_same(good: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "pretty.json"
    path.write_text(json.dumps(good, indent=4, sort_keys=True), "utf-8-sig")
    assert (len(sifted(path).rows.scores), sifted(path).aside) == (len(good["scores"]), ())


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(Problem, match="larger than 2,048 MB"):
        sifted(path)


def test_a_file_that_is_more_than_the_memory_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object, **_more: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("msgspec.json.decode", no_room)
    assert "it is more than this computer can hold" in refused(tmp_path / "file", b'{"format":"backcoach-journal"}')
    assert "more than this computer" in refused(tmp_path / "file", b"{}")
    monkeypatch.setattr(files, "read_regular", no_room)
    assert "is more than this computer can hold" in refused(tmp_path / "file", b"{}")


def test_what_is_not_there_or_is_a_folder_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(Problem, match="not a file"):
            sifted(path)
    with pytest.raises(Problem, match="cannot be read"):
        sifted(tmp_path / ("x" * 5000))


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@fuzzed
@given(data=st.binary(max_size=300) | json_like.map(lambda value: json.dumps(value).encode()))
def test_anything_is_a_journal_or_a_problem(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with suppress(Problem):
        read_whole(path)


@fuzzed
@given(st.data())
def test_any_change_to_a_good_file_is_taken_or_is_a_problem(
    good: dict[str, Any], tmp_path: Path, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(["sessions", "steps", "scores"]))
    row = data.draw(st.integers(0, len(good[kind]) - 1))
    field = data.draw(st.sampled_from(sorted(good[kind][row])))
    good[kind][row] |= {field: data.draw(json_like)}
    path = tmp_path / "file"
    path.write_text(json.dumps(good))
    with closing(Journal.in_memory(SetClock())) as journal:
        try:
            journal.transfer.take_in(sifted(path).rows)
        except NotAJournal:
            raise
        except Problem:
            assert sum(journal.query("SELECT count(*) FROM score")[0]) == 0
        finally:
            journal.close()


@fuzzed
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=5))
def test_any_byte_of_a_good_file_may_change(good: dict[str, Any], tmp_path: Path, place: int, harm: bytes) -> None:
    data = json.dumps(good).encode()
    path = tmp_path / "file"
    path.write_bytes(data[:place] + harm + data[place + len(harm) :])
    with closing(Journal.in_memory(SetClock())) as journal:
        with suppress(Problem):
            journal.transfer.take_in(sifted(path).rows)
        journal.close()
