"""Taken in twice, corrected at either end, deleted, undone: what an import does to a journal that lives."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcoach.history.comparison import Comparison
from backcoach.history.deleted_notes import blank_deleted_notes
from backcoach.history.diary.answers import Answers
from backcoach.history.diary.entries import on_this_machine
from backcoach.history.diary.look import Look, look_into, take
from backcoach.history.imports import Batch, Undone
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.history.diary.cases import BERLIN, HERE, NOW, local_to
from tests.history.helpers import SetClock

WEEK, NOTE, SCORE = "52-weekly.csv", "52b-weekly-note-edited.csv", "52c-weekly-score-corrected.csv"
NOTHING = Answers()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def journal(clock: SetClock) -> Iterator[Journal]:
    with closing(Journal.in_memory(clock)) as journal:
        yield journal


def look(journal: Journal, data: str | bytes, answers: Answers = NOTHING, zone: ZoneInfo = BERLIN) -> Look:
    content = data if isinstance(data, bytes) else data.encode() if "\n" in data else (HERE / data).read_bytes()
    return look_into(content, answers, journal.transfer.imports, NOW, local_to(zone))


def took(journal: Journal, data: str | bytes, answers: Answers = NOTHING, zone: ZoneInfo = BERLIN) -> Batch:
    return take(look(journal, data, answers, zone), answers, journal.transfer.imports, "diary.csv")


def counts(found: Look) -> tuple[int, int, int, int, int]:
    compared = found.comparison
    assert isinstance(compared, Comparison)
    return (
        len(compared.new), len(compared.changed), compared.same, len(compared.deleted), len(compared.kept)
    )  # fmt: skip


def values(journal: Journal) -> list[tuple[int, str]]:
    return [(score.value, score.note) for score in reversed(journal.scores.find())]


def test_a_second_import_changes_what_changed_and_doubles_nothing(journal: Journal) -> None:
    assert counts(look(journal, WEEK)) == (3, 0, 0, 0, 0)
    took(journal, WEEK)
    assert counts(look(journal, WEEK)) == (0, 0, 3, 0, 0)
    assert counts(look(journal, NOTE)) == (0, 1, 2, 0, 0)
    assert took(journal, NOTE).changed == 1
    assert counts(look(journal, SCORE)) == (0, 2, 1, 0, 0)
    took(journal, SCORE)
    assert values(journal) == [(4, "stiff"), (6, ""), (6, "")]


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "Africa/Cairo"])
def test_from_another_time_zone_the_same_diary_brings_nothing(journal: Journal, zone: str) -> None:
    took(journal, WEEK)
    before = journal.scores.find()
    assert counts(look(journal, WEEK, zone=ZoneInfo(zone))) == (0, 0, 3, 0, 0)
    assert counts(look(journal, NOTE, zone=ZoneInfo(zone))) == (0, 1, 2, 0, 0)
    took(journal, NOTE, zone=ZoneInfo(zone))
    assert [score.at for score in journal.scores.find()] == [score.at for score in before]


def test_a_new_column_and_other_days_change_nothing_of_what_is_here(journal: Journal) -> None:
    took(journal, "Date,Pain\n2026-05-01,4\n2026-05-02,5\n")
    wider = "Date,Weather,Pain,Note\n2026-05-01,sun,4,\n2026-05-02,rain,5,wet\n2026-05-03,sun,2,\n"
    assert counts(look(journal, wider)) == (1, 1, 1, 0, 0)


def test_without_a_column_of_notes_those_here_stay(journal: Journal) -> None:
    took(journal, WEEK)
    took(journal, "Date,Pain\n2026-05-01,9\n2026-05-02,5\n")
    assert values(journal)[0] == (9, "stiff")


def test_what_was_deleted_here_comes_back_only_when_it_is_asked_for(journal: Journal) -> None:
    took(journal, WEEK)
    journal.scores.delete(journal.scores.find()[0].id)
    found = look(journal, WEEK)
    assert counts(found) == (0, 0, 2, 1, 0)
    with pytest.raises(Problem, match="here already"):
        take(found, NOTHING, journal.transfer.imports, "x")
    took(journal, WEEK, Answers(bring_back=True))
    assert len(values(journal)) == 3


def test_what_was_corrected_here_stays_unless_the_diary_may_overrule(journal: Journal) -> None:
    took(journal, WEEK)
    score = journal.scores.find()[-1]
    journal.scores.correct(score.id, value=9)
    assert counts(look(journal, WEEK)) == (0, 0, 2, 0, 1)
    assert counts(look(journal, NOTE)) == (0, 0, 2, 0, 1)
    took(journal, NOTE, Answers(bring_back=True))
    assert values(journal)[0] == (4, "stiff; physio says L5")


def test_an_import_is_undone_whole_at_any_later_time(journal: Journal, clock: SetClock) -> None:
    journal.scores.log("now", 7, datetime(2026, 4, 1, 12, tzinfo=BERLIN))
    first, second = took(journal, WEEK), took(journal, SCORE)
    clock.move(days=300)
    assert journal.transfer.imports.undo(second.id) == Undone(0, 1, 0)
    assert values(journal) == [(7, ""), (4, "stiff"), (5, ""), (6, "")]
    assert journal.transfer.imports.undo(first.id) == Undone(3, 0, 0)
    assert values(journal) == [(7, "")]
    assert [(batch.undone, batch.added, batch.changed) for batch in journal.transfer.imports.listed()] == [
        (True, 0, 1), (True, 3, 0),
    ]  # fmt: skip
    with pytest.raises(Problem, match="undone"):
        journal.transfer.imports.undo(first.id)
    with pytest.raises(Problem, match="not in the journal"):
        journal.transfer.imports.undo("x")


def test_what_was_changed_since_an_import_is_not_put_back(journal: Journal) -> None:
    took(journal, WEEK)
    second = took(journal, SCORE)
    journal.scores.correct(journal.scores.find()[1].id, value=9)
    assert journal.transfer.imports.undo(second.id) == Undone(0, 0, 1)
    assert values(journal)[1] == (9, "")


def test_an_undone_import_stays_undone_on_the_other_computer(tmp_path: Path, clock: SetClock) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    here, there = (Journal.open(tmp_path / name, clock).journal for name in ("here", "there"))
    batch = took(here, WEEK)
    here.transfer.sync(shared)
    there.transfer.sync(shared)
    assert len(there.scores.find()) == 3
    here.transfer.imports.undo(batch.id)
    here.transfer.sync(shared)
    there.transfer.sync(shared)
    assert there.scores.find() == []
    there.transfer.sync(shared)
    here.transfer.sync(shared)
    assert here.scores.find() == []
    here.close()
    there.close()


def test_two_computers_that_take_in_the_same_diary_have_it_once(tmp_path: Path, clock: SetClock) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    here, there = (Journal.open(tmp_path / name, clock).journal for name in ("here", "there"))
    took(here, WEEK)
    took(there, WEEK)
    for journal in (here, there, here):
        journal.transfer.sync(shared)
    assert len(here.scores.find()) == len(there.scores.find()) == 3
    here.close()
    there.close()


def test_a_diary_that_is_here_under_another_name_is_asked_about(journal: Journal) -> None:
    took(journal, WEEK)
    renamed = "Date,Back pain (0-10),Note\n2026-05-01,4,stiff\n2026-05-02,6,\n2026-05-03 08:00,6,\n2026-05-04,1,\n"
    found = look(journal, renamed)
    assert [doubt.key for doubt in found.doubts] == ["moments"]
    assert counts(look(journal, renamed, Answers(moments="same"))) == (1, 1, 2, 0, 0)
    assert counts(look(journal, renamed, Answers(moments="another"))) == (4, 0, 0, 0, 0)
    assert look(journal, renamed, Answers(moments="another")).ready
    assert counts(look(journal, renamed, Answers(source="table: pain"))) == (1, 1, 2, 0, 0)


def test_our_own_table_is_known_by_its_ids_whatever_a_spreadsheet_did_to_its_days(journal: Journal) -> None:
    late = SetClock(NOW.replace(hour=23))
    content = (HERE / "53-own-csv-plus-column.csv").read_bytes()
    with closing(Journal.in_memory(late)) as other:
        first = look_into(content, NOTHING, other.transfer.imports, late.now(), local_to(BERLIN))
        take(first, NOTHING, other.transfer.imports, "scores.csv")
        again = look_into(content, NOTHING, other.transfer.imports, late.now(), local_to(BERLIN))
        assert counts(again) == (0, 0, 2, 0, 0)
        rewritten = content.decode("utf-8-sig").replace("2026-11-27T22:01:40.924986+01:00", "11/27/2026 22:01")
        again = look_into(rewritten.encode(), NOTHING, other.transfer.imports, late.now(), local_to(BERLIN))
        assert counts(again) == (0, 0, 2, 0, 0)


def test_what_is_cancelled_leaves_no_trace(journal: Journal) -> None:
    def cancel(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    found = look(journal, WEEK)
    with pytest.raises(KeyboardInterrupt):
        take(found, NOTHING, journal.transfer.imports, "x", cancel)
    assert values(journal) == []
    assert journal.transfer.imports.listed() == []


def test_a_large_import_leaves_the_schema_as_it_was(journal: Journal) -> None:
    def parts() -> list[tuple[object, ...]]:
        return sorted(journal.query("SELECT name, sql FROM sqlite_master WHERE sql NOTNULL"))

    before = parts()
    days = (f"{1990 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}" for number in range(336 * 30))
    took(journal, "Date,Pain\n" + "".join(f"{day},4\n{day} 08:00,5\n" for day in days))
    assert len(journal.scores.find()) == 20_160
    assert parts() == before


def test_a_journal_of_another_computer_is_a_batch_as_well(journal: Journal, clock: SetClock) -> None:
    with closing(Journal.in_memory(clock)) as other:
        session = other.sessions.start("seven-actions", "{}", 60.0).id
        other.scores.log("now-before", 4, session_id=session)
        other.facts.hide_exercise("bird-dog")
        rows = other.transfer.rows()
        journal.transfer.take_in(rows, "journal.json")
        [batch] = journal.transfer.imports.listed()
        assert (batch.file, batch.added, batch.changed) == ("journal.json", 2, 0)
        score = other.scores.find()[0]
        other.scores.correct(score.id, value=8)
        journal.transfer.take_in(other.transfer.rows(), "later.json")
        assert [one.value for one in journal.scores.find()] == [8]
        later = journal.transfer.imports.listed()[0]
        assert journal.transfer.imports.undo(later.id) == Undone(0, 1, 0)
        assert [one.value for one in journal.scores.find()] == [4]
        assert journal.transfer.imports.undo(batch.id).deleted == 2
        assert (journal.scores.find(), journal.sessions.find()) == ([], [])
        journal.transfer.take_in(rows, "again.json")
        assert (journal.scores.find(), journal.sessions.find()) == ([], [])


@pytest.mark.parametrize(
    ("zone", "wall", "becomes"),
    [
        ("Africa/Cairo", "2026-04-24 00:30", "2026-04-24T01:30:00+03:00"),
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        ("America/St_Johns", "2026-05-01 06:30", "2026-05-01T06:30:00-02:30"),
    ],
)
def test_this_machine_s_clock_moves_a_skipped_time_forward(
    zone: str, wall: str, becomes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert on_this_machine(datetime.fromisoformat(wall)).isoformat() == becomes
        instant = datetime(2026, 5, 1, 6, tzinfo=UTC)
        assert on_this_machine(instant) == instant
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_an_import_keeps_to_put_back_holds_no_deleted_note(tmp_path: Path) -> None:
    clock = SetClock(NOW)
    journal = Journal.open(tmp_path / "data", clock).journal
    imports = journal.transfer.imports
    for score in ("4", "5"):
        look = look_into(f"Date,Pain,Note\n2026-05-01,{score},a secret\n".encode(), Answers(), imports, NOW)
        take(look, Answers(), imports, "diary.csv")
    journal.scores.delete(journal.scores.find()[0].id)
    clock.move(hours=2)
    journal.close()
    journal = Journal.open(tmp_path / "data", clock).journal
    assert [json.loads(was)["note"] for (was,) in journal._store.rows(_KEPT)] == [""]
    journal.close()
    assert b"a secret" not in (tmp_path / "data" / "journal.db").read_bytes()


def test_a_journal_that_cannot_be_written_keeps_its_notes_for_the_next_start(tmp_path: Path) -> None:
    clock = SetClock(NOW)
    journal = Journal.open(tmp_path / "data", clock).journal
    journal.scores.delete(journal.scores.log("now", 4, note="a secret").id)
    clock.move(hours=2)
    journal._store.connection.execute("PRAGMA query_only = 1")
    blank_deleted_notes(journal._store, clock)
    journal._store.connection.execute("PRAGMA query_only = 0")
    assert journal._store.rows("SELECT note FROM score") == [("a secret",)]
    blank_deleted_notes(journal._store, clock)
    assert journal._store.rows("SELECT note FROM score") == [("",)]
    journal.close()


_KEPT = "SELECT was FROM batch_entry WHERE was IS NOT NULL"
