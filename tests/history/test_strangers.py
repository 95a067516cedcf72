"""What comes from elsewhere is checked row by row, and what passes can be read, exported and merged anywhere."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from backcoach.history.journal import Journal
from backcoach.history.merge import merge
from backcoach.history.records import Contents
from backcoach.history.row_checks import sift
from backcoach.history.rows import FactRow, Rows, ScoreRow
from backcoach.history.sync.lines import _sum
from tests.exports import rows_in
from tests.history.helpers import START, SetClock, filled
from tests.history.strangers import read_everything, strange, through_everything
from tests.strategies import scaled


@given(text=strange())
@settings(max_examples=scaled(60), suppress_health_check=list(HealthCheck), deadline=None)
def test_what_the_checks_let_pass_goes_through_merge_export_import_and_every_reader(
    text: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    through_everything(text, tmp_path_factory.mktemp("rows"))


def test_what_the_checks_refuse_of_a_row_is_only_that_row() -> None:
    good = ScoreRow("00000000-0000-0000-0000-000000000001", "now", 3, START, None, None, "", False, 1, START)
    rows = msgspec.json.decode(msgspec.json.encode(Rows(scores=[good])), type=dict[str, list[dict[str, object]]])
    rows["scores"] += [{**rows["scores"][0], "id": "00000000-0000-0000-0000-000000000002", "value": 11}]
    rows["scores"] += [{**rows["scores"][0], "id": "00000000-0000-0000-0000-000000000003", "mood": 1}]
    rows["scores"] += [{**rows["scores"][0], "id": "x\x1b[2J"}]
    rows["facts"] = [{"id": "safety_read_at", "value": "soon", "revision": 1, "changed_at": START.isoformat()}]
    sifted = sift(msgspec.json.encode(rows))
    assert sifted.rows == Rows(scores=[good])
    assert [one.table for one in sifted.aside] == ["score", "score", "score", "meta"]
    assert [one.is_newer for one in sifted.aside] == [False, True, False, False]
    assert "\x1b" not in str(sifted.aside[2])


def test_a_fact_of_a_peer_that_is_no_moment_does_not_stop_the_safety_page(journal: Journal, clock: SetClock) -> None:
    with journal._store.change():
        merge(journal._store, Rows(facts=[FactRow("safety_read_at", "soon", 7, START)]))
    assert journal.facts.safety_read_at() is None
    read_everything(journal, clock)


def test_revisions_stop_counting_so_that_an_own_export_can_always_be_imported(
    journal: Journal, clock: SetClock, tmp_path: Path
) -> None:
    score = journal.scores.log("now", 3).id
    with journal._store.change():
        journal._store.connection.execute("UPDATE score SET revision = 1000000")
    clock.move(minutes=1)
    journal.scores.correct(score, value=4)
    journal.transfer.export(tmp_path / "all.json", "json")
    other = Journal.in_memory(clock)
    other.transfer.take_in(rows_in(tmp_path / "all.json"))
    assert other.scores.get(score).value == 4


def shared_line(folder: Path, rows: Rows, name: str = "backcoach-stranger.jsonl") -> None:
    text = msgspec.json.encode(rows)
    folder.mkdir(exist_ok=True)
    with (folder / name).open("ab") as file:
        file.write(_sum(text) + b" " + text + b"\n")


def test_what_a_peer_deletes_is_counted_backed_up_before_and_asked_about_if_it_is_much(
    journal: Journal, clock: SetClock, tmp_path: Path
) -> None:
    from backcoach.history.sync.reports import WouldChangeMuch

    for _ in range(12):
        journal.scores.log("now", 3)
    everything = journal.transfer.rows().scores
    gone = [msgspec.structs.replace(row, deleted=True, revision=5) for row in everything]
    shared_line(tmp_path / "shared", Rows(scores=gone[:2]))
    journal.transfer.sync(tmp_path / "shared")
    assert journal.scores.count() == 10
    assert [backup.why for backup in journal.transfer.own_backups().listed()] == ["before-sync"]
    shared_line(tmp_path / "shared", Rows(scores=gone[:1]))
    assert journal.transfer.sync(tmp_path / "shared").deleted == Contents(0, 0, 0)
    shared_line(tmp_path / "shared", Rows(scores=[msgspec.structs.replace(row, revision=6) for row in gone]))
    with pytest.raises(WouldChangeMuch, match="change 2 sessions and scores here and delete 10"):
        journal.transfer.sync(tmp_path / "shared")
    assert journal.scores.count() == 10
    synced = journal.transfer.sync(tmp_path / "shared", agreed=True)
    assert (synced.deleted, synced.changed) == (Contents(0, 0, 10), Contents(0, 0, 2))
    assert len(journal.transfer.own_backups().listed()) == 2


TRIGGER = "CREATE TRIGGER evil AFTER INSERT ON score BEGIN DELETE FROM score WHERE id != new.id; END"


def test_a_restored_backup_brings_its_rows_and_nothing_else(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    backup = filled(tmp_path / "other", clock)
    with closing(sqlite3.connect(backup)) as crafted, crafted:
        crafted.execute(TRIGGER)
        crafted.execute("CREATE TABLE extra (x)")
        crafted.execute("UPDATE score SET note = ? WHERE rowid = 1", ("x" * 1_000_000,))
    journal = Journal.open(folder, clock).journal
    assert journal.transfer.preview_restore(backup).holds.scores == 2
    journal.transfer.restore(backup)
    assert journal.scores.count() == 2
    journal.scores.log("now", 5)
    assert journal.scores.count() == 3
    assert not journal.query("SELECT 1 FROM sqlite_master WHERE name IN ('evil', 'extra')")
    journal.close()


def test_a_line_that_holds_one_impossible_row_brings_the_others_and_names_it(journal: Journal, tmp_path: Path) -> None:
    good = ScoreRow("00000000-0000-0000-0000-000000000001", "now", 3, START, None, None, "", False, 1, START)
    bad = FactRow("safety_read_at", "soon", 1, START)
    shared_line(tmp_path / "shared", Rows(scores=[good], facts=[bad]))
    synced = journal.transfer.sync(tmp_path / "shared")
    assert synced.new.scores == 1
    [note] = synced.notes
    assert "1 entry cannot be right and did not come in (meta safety_read_at: its value is not a date" in note
    assert synced.is_news
    assert not journal.transfer.sync(tmp_path / "shared").is_news


def test_rows_that_only_the_schema_refuses_are_set_aside_one_by_one(journal: Journal) -> None:
    good = ScoreRow("00000000-0000-0000-0000-000000000001", "now", 3, START, None, None, "", False, 1, START)
    bad = msgspec.structs.replace(good, id="00000000-0000-0000-0000-000000000002", value=11)
    with journal._store.change():
        merged = merge(journal._store, Rows(scores=[bad, good]))
    assert (merged.new.scores, [one.id for one in merged.aside]) == (1, [bad.id])


def test_an_import_can_be_undone_after_a_restore_and_a_crafted_one_names_no_columns_of_its_own(
    folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    journal, other = Journal.open(folder, clock).journal, Journal.in_memory(clock)
    other.scores.log("now", 4)
    journal.transfer.take_in(other.transfer.rows(), "a file")
    backup = journal.transfer.own_backups().take("daily")
    with closing(sqlite3.connect(backup)) as crafted, crafted:
        row = ("x", "score", 1, "{\"note = '', deleted\": 1}", 1, None)
        crafted.execute("INSERT INTO batch_entry (id, kind, batch, was, revision, seen) VALUES (?, ?, ?, ?, ?, ?)", row)
    journal.transfer.restore(backup)
    [batch] = journal.transfer.imports.listed()
    assert journal.transfer.imports.undo(batch.id).deleted == 1
    assert journal.scores.count() == 0
    journal.close()


def test_what_is_no_row_is_set_aside_without_a_name(journal: Journal) -> None:
    found = sift(b'{"scores":[[1,2],{"id":7}]}')
    assert [one.id for one in found.aside] == ["", "7"]


def test_an_entry_of_an_import_that_is_no_object_is_not_restored(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    journal, other = Journal.open(folder, clock).journal, Journal.in_memory(clock)
    other.scores.log("now", 4)
    journal.transfer.take_in(other.transfer.rows(), "a file")
    backup = journal.transfer.own_backups().take("daily")
    with closing(sqlite3.connect(backup)) as crafted, crafted:
        crafted.execute("INSERT INTO batch_entry (id, kind, batch, was, revision) VALUES ('x', 'score', 1, '{', 1)")
    journal.transfer.restore(backup)
    assert journal._store.rows("SELECT id FROM batch_entry WHERE id = 'x'") == []
    journal.close()
