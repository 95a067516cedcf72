import csv
import io
import json
import random
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.history.exchange.as_csv import as_written, harmless
from backcoach.history.exchange.as_fhir import CODES
from backcoach.history.exchange.export import FORMATS, Format
from backcoach.history.exchange.reading import NeedsPassphrase
from backcoach.history.exchange.sealed import MAGIC, is_sealed
from backcoach.history.journal import Journal
from backcoach.history.records import PEG
from backcoach.problem import Problem
from tests.corner import thorough
from tests.exports import rows_in
from tests.history.helpers import SetClock, all_of, live
from tests.strategies import scaled


@pytest.fixture
def full(clock: SetClock) -> Iterator[Journal]:
    with closing(Journal.in_memory(clock)) as journal:
        live(journal, clock, random.Random(5), 150)
        journal.facts.read_safety()
        yield journal
        journal.close()


def again(path: Path, passphrase: str | None = None) -> bytes:
    """What is exported after it was imported into a fresh journal."""
    with closing(Journal.in_memory(SetClock())) as fresh:
        fresh.transfer.take_in(rows_in(path, passphrase))
        fresh.transfer.export(path.with_name("again.json"), "json")
        fresh.close()
        return path.with_name("again.json").read_bytes()


def test_json_comes_back_byte_for_byte(full: Journal, tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    full.transfer.export(path, "json")
    assert again(path) == path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@settings(max_examples=scaled(30))
@given(
    st.text(max_size=30), st.floats(0, 1e9), st.integers(0, 10), st.sampled_from(["now", "during"]),
    st.text(max_size=10),
)  # fmt: skip
def test_whatever_was_kept_comes_back(
    tmp_path_factory: pytest.TempPathFactory, note: str, active_s: float, value: int, question: str, exercise: str
) -> None:
    with closing(Journal.in_memory(SetClock())) as journal:
        session = journal.sessions.start("seven-actions", json.dumps({"note": note}), active_s).id
        journal.scores.log(question, value, session_id=session, note=note, exercise=exercise)  # type: ignore[arg-type]
        journal.sessions.stop(session, "other", note)
        path = tmp_path_factory.mktemp("export") / "journal.json"
        journal.transfer.export(path, "json")
        assert again(path) == path.read_bytes()
        journal.close()


def test_an_empty_journal_can_be_exported_in_every_way(journal: Journal, tmp_path: Path) -> None:
    for form in FORMATS:
        journal.transfer.export(tmp_path / form, form)
    assert json.loads((tmp_path / "json").read_bytes())["scores"] == []
    assert observations_in(tmp_path / "fhir") == {}
    assert again(tmp_path / "json") == (tmp_path / "json").read_bytes()


def observations_in(path: Path) -> dict[str, Any]:
    """The resources of a bundle by their ids, every field checked."""
    bundle: Any = Bundle.model_validate_json(path.read_bytes())
    assert bundle.type == "collection"
    return {entry.resource.id: entry.resource for entry in bundle.entry or []}


def revision_of(journal: Journal, score_id: str) -> int:
    return int(journal.query("SELECT revision FROM score WHERE id = ?", score_id)[0][0])


def test_the_fhir_bundle_is_valid_and_says_what_was_asked(full: Journal, tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    full.transfer.export(path, "fhir")
    observations = observations_in(path)
    scores = full.scores.find()
    assert len(observations) == len(scores)
    for score in scores:
        found = observations[score.id]
        status = "final" if revision_of(full, score.id) == 1 else "amended"
        assert (found.valueQuantity.value, found.effectiveDateTime, found.status) == (score.value, score.at, status)
        assert (found.valueQuantity.code, found.valueQuantity.system) == ("{score}", "http://unitsofmeasure.org")
        assert (found.bodySite is None) == (score.question in PEG)
        assert found.subject is None
        assert "+02:00" in json.dumps(found.model_dump(mode="json"), default=str)
        coded = [coding.code for coding in found.code.coding]
        assert coded == [*([CODES[score.question]] if score.question in CODES else []), score.question]
        assert [note.text for note in found.note or []] == ([score.note.strip()] if score.note else [])


def test_an_exercise_stands_in_the_note_of_an_observation(journal: Journal, tmp_path: Path) -> None:
    journal.scores.log("during", 3, exercise="cat-cow", note="left")
    journal.transfer.export(tmp_path / "x", "fhir")
    [found] = observations_in(tmp_path / "x").values()
    assert [note.text for note in found.note] == ["Exercise: cat-cow", "left"]


def tables(path: Path) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))
            for name in archive.namelist()
        }


def test_csv_is_one_tidy_table_for_each_kind_without_what_was_deleted(full: Journal, tmp_path: Path) -> None:
    full.sessions.delete(full.sessions.find()[0].id)
    full.transfer.export(tmp_path / "journal.zip", "csv")
    found = tables(tmp_path / "journal.zip")
    assert list(found) == ["sessions.csv", "steps.csv", "scores.csv"]
    assert len(found["sessions.csv"]) == len(full.sessions.find())
    moments = (row["at"] + row["utc_offset"].removeprefix("UTC") for row in found["scores.csv"])
    assert {
        (row["id"], int(row["value"]), datetime.fromisoformat(at))
        for row, at in zip(found["scores.csv"], moments, strict=True)
    } == {(score.id, score.value, score.at.replace(microsecond=0)) for score in full.scores.find()}
    assert {row["hurt"] for row in found["steps.csv"]} <= {"0", "1"}


@given(st.sampled_from("=+-@\t\r") | st.just(""), st.text(max_size=20))
def test_no_cell_is_a_formula(start: str, text: str) -> None:
    made = harmless(start + text)
    for separator in ",;\t|\n":
        cells = made.replace('"', "").split(separator)
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    assert made.isprintable() or set(made) & set("\n\t") or not (start + text).isprintable()


@given(st.text(max_size=30) | st.text("=+-@'\";,|\n\t 1a", max_size=12))
def test_what_was_made_harmless_can_be_read_as_it_was_written(text: str) -> None:
    clean = "".join(" " if unicodedata.category(letter) == "Cc" and letter not in "\n\t" else letter for letter in text)
    assert as_written(harmless(clean)) == clean


def test_a_note_that_looks_like_a_formula_is_escaped_in_the_file(journal: Journal, tmp_path: Path) -> None:
    journal.scores.log("now", 4, note='=HYPERLINK("http://x")')
    journal.transfer.export(tmp_path / "x.zip", "csv")
    assert tables(tmp_path / "x.zip")["scores.csv"][0]["note"] == '\'=HYPERLINK("http://x")'


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_journal_gives_the_same_bytes(full: Journal, form: Format, tmp_path: Path) -> None:
    for name in ("one", "two"):
        full.transfer.export(tmp_path / name, form)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_some_days_can_be_exported_and_taken_in(full: Journal, tmp_path: Path) -> None:
    day = date(2026, 5, 5)
    full.transfer.export(tmp_path / "day.json", "json", first=day, last=day)
    rows = rows_in(tmp_path / "day.json")
    assert {score.at.date() for score in rows.scores} == {day}
    assert (rows.hidden_exercises, rows.facts) == ([], [])
    assert again(tmp_path / "day.json") == (tmp_path / "day.json").read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_how_far_it_is_can_be_watched_and_it_can_be_cancelled_without_a_trace(
    full: Journal, form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.history.exchange.source.EACH", 10)
    seen: list[tuple[int, int]] = []
    full.transfer.export(tmp_path / "whole", form, tick=lambda done, of: seen.append((done, of)))
    assert seen == sorted(seen)
    assert seen
    assert seen[-1][0] <= seen[-1][1]

    def cancel(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        full.transfer.export(tmp_path / "half", form, tick=cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["whole"]
    full.scores.log("now", 4)


def test_an_older_file_of_that_name_is_replaced_only_by_a_whole_one(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    with pytest.raises(Problem, match="passphrase"):
        journal.transfer.export(tmp_path / "x", "json", passphrase="")
    assert (tmp_path / "x").read_text() == "old"
    journal.transfer.export(tmp_path / "x", "json")
    assert (tmp_path / "x").read_text() != "old"


def test_a_place_that_takes_no_file_is_a_problem(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="could not be written"):
        journal.transfer.export(tmp_path / "no" / "folder", "json")


@pytest.mark.parametrize("form", FORMATS)
def test_a_passphrase_opens_what_it_closed(full: Journal, form: Format, tmp_path: Path) -> None:
    full.transfer.export(tmp_path / "plain", form)
    full.transfer.export(tmp_path / "sealed", form, passphrase="Grün – 1")
    data = (tmp_path / "sealed").read_bytes()
    assert is_sealed(data)
    assert b"now-before" not in data
    if form == "json":
        assert again(tmp_path / "sealed", "Gru\u0308n – 1") == (tmp_path / "plain").read_bytes()
        assert all_of(full)
        with pytest.raises(NeedsPassphrase):
            rows_in(tmp_path / "sealed")


def test_a_wrong_passphrase_or_a_changed_file_opens_nothing(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "sealed"
    journal.scores.log("now", 4, note="x" * 1000)
    journal.transfer.export(path, "json", passphrase="right")
    good = path.read_bytes()
    with pytest.raises(Problem, match="does not open"):
        rows_in(path, "wrong")
    harms = (good[:-1], good[:40], good[: len(MAGIC) + 26], good + b"x", good[:60] + bytes([good[60] ^ 1]) + good[61:])
    costs = (40, 8, 1), (20, 8, 1), (16, 1, 1), (17, 8, 4), (0, 8, 1)
    costly = [good[: len(MAGIC)] + bytes(cost) + good[len(MAGIC) + 3 :] for cost in costs]
    for harm in (*harms, *costly):
        path.write_bytes(harm)
        with pytest.raises(Problem, match="does not open"):
            rows_in(path, "right")


@thorough
def test_a_passphrase_may_be_any_letters_and_where_it_takes_too_much_memory_that_is_said(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sealed"
    journal.scores.log("now", 4)
    journal.transfer.export(path, "json", passphrase="half a letter: \ud83d")
    assert len(rows_in(path, "half a letter: \ud83d").scores) == 1

    def no_room(*_: object, **_more: object) -> bytes:
        raise ValueError("[digital envelope routines] malloc failure")

    monkeypatch.setattr("hashlib.scrypt", no_room)
    with pytest.raises(Problem, match=r"takes 128 MB of memory; close other programs"):
        rows_in(path, "x")


@thorough
def test_long_files_are_sealed_in_pieces_that_cannot_be_moved(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.history.exchange.sealed._CHUNK", 500)
    for _ in range(20):
        journal.scores.log("now", 4)
    path = tmp_path / "sealed"
    journal.transfer.export(path, "json", passphrase="right")
    good = path.read_bytes()
    assert len(rows_in(path, "right").scores) == 20
    head, piece = len(MAGIC) + 26, 516
    first, second = good[head : head + piece], good[head + piece : head + 2 * piece]
    for harm in (good[: head + piece], good[:head] + second + first + good[head + 2 * piece :]):
        path.write_bytes(harm)
        with pytest.raises(Problem, match="does not open"):
            rows_in(path, "right")


def test_without_the_package_a_passphrase_is_a_problem_that_names_it(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cryptography.hazmat.primitives.ciphers.aead", None)
    with pytest.raises(Problem, match="package cryptography"):
        journal.transfer.export(tmp_path / "x", "json", passphrase="right")
    assert list(tmp_path.iterdir()) == [tmp_path / "backcoach"]
