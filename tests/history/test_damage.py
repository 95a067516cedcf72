import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcoach.history.damage import CHECKED_AT_START
from backcoach.history.journal import Journal
from backcoach.history.migrations import all_scripts
from backcoach.history.records import StepPlace
from backcoach.history.rows import StepRow
from backcoach.history.salvage import salvage
from backcoach.history.store import NotKept, suspicion_of
from backcoach.history.timestamps import EPOCH
from tests.corner import sampled, thorough
from tests.history.helpers import SetClock, filled, integrity

Harm = Callable[[Path], None]


def overwrite(path: Path, start: int, harm: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(harm)


def zero(path: Path, *pages: int) -> None:
    for page in pages:
        overwrite(path, page * 4096, bytes(4096))


def cut(path: Path, size: int, instead: bytes = b"") -> None:
    path.write_bytes(path.read_bytes()[:size] + instead)


def rewrite(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


# What is done to the file, and how many of its 200 scores can still be read at least.
HARMS: dict[str, tuple[Harm, int]] = {
    "header overwritten": (lambda path: overwrite(path, 0, b"#!/bin/sh\n" * 10), 200),
    "first page zeroed": (lambda path: overwrite(path, 0, bytes(4096)), 200),
    "all zeroed": (lambda path: overwrite(path, 0, bytes(path.stat().st_size)), 0),
    "pages zeroed": (lambda path: overwrite(path, 25 * 4096, bytes(3 * 4096)), 120),
    "pages scrambled": (lambda path: overwrite(path, 25 * 4096, bytes(range(256)) * 48), 120),
    "first page and another zeroed": (lambda path: zero(path, 0, 26), 150),
    "truncated in a page": (lambda path: cut(path, path.stat().st_size - 5000), 120),
    "truncated between pages": (lambda path: cut(path, 6 * 4096), 0),
    "truncated in the header": (lambda path: cut(path, 50), 0),
    "empty": (lambda path: cut(path, 0), 0),
    "without a table": (lambda path: rewrite(path, "DROP TABLE step"), 200),
    "without a column": (lambda path: rewrite(path, "ALTER TABLE session DROP COLUMN note"), 200),
    "without an index": (lambda path: rewrite(path, "DROP INDEX session_left_open"), 200),
    "without a trigger": (lambda path: rewrite(path, "DROP TRIGGER score_made"), 200),
    "older than it is": (lambda path: rewrite(path, "PRAGMA user_version = 1"), 200),
    "of a version that never was": (lambda path: rewrite(path, "PRAGMA user_version = -1"), 200),
    "not a database": (lambda path: cut(path, 0, b"Dear diary, my back is better today.\n" * 400), 0),
}


@sampled
@pytest.mark.parametrize(("harm", "legible"), HARMS.values(), ids=HARMS)
def test_a_damaged_journal_is_set_aside_whole_what_it_still_gives_is_taken_over_and_the_newest_good_backup_is_offered(
    harm: Harm, legible: int, folder: Path, clock: SetClock
) -> None:
    path = filled(folder, clock, scores=200)
    clock.move(minutes=1)
    journal = Journal.open(folder, clock).journal
    assert journal.backups is not None
    backup = journal.backups.take_daily()
    journal.close()
    harm(path)
    damaged = path.read_bytes()
    opened = Journal.open(folder, clock)
    assert opened.set_aside == folder / "journal-damaged-20260504-083100.db"
    assert opened.set_aside.read_bytes() == damaged
    assert opened.backup == backup
    assert legible <= opened.salvaged.scores == opened.journal.scores.count()
    opened.journal.scores.log("now", 3)
    assert backup is not None
    opened.journal.transfer.bring_in(backup)
    assert opened.journal.scores.count() == 201
    opened.journal.transfer.restore(backup)
    assert opened.journal.scores.count() == 200
    opened.journal.close()
    assert integrity(folder) == "ok"


def test_two_damaged_files_of_one_second_both_stay(folder: Path, clock: SetClock) -> None:
    for text in ("one", "two"):
        path = filled(folder, clock)
        path.write_text(text)
        Journal.open(folder, clock).journal.close()
    assert sorted(path.read_text() for path in folder.glob("journal-damaged-*.db")) == ["one", "two"]


def test_a_sound_journal_is_opened_without_a_word(folder: Path, clock: SetClock) -> None:
    filled(folder, clock)
    opened = Journal.open(folder, clock)
    assert (opened.set_aside, opened.backup) == (None, None)
    assert opened.journal.scores.count() == 3
    opened.journal.close()


def test_a_journal_that_is_gone_is_answered_with_the_newest_backup(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    journal = Journal.open(folder, clock).journal
    assert journal.backups is not None
    backup = journal.backups.take_daily()
    journal.close()
    path.unlink()
    opened = Journal.open(folder, clock)
    assert (opened.set_aside, opened.backup) == (None, backup)
    opened.journal.close()


def crashed(folder: Path, clock: SetClock) -> Path:
    """A journal as a crash leaves it, with two scores only in its write-ahead log."""
    path = filled(folder, clock)
    journal = Journal.open(folder, clock).journal
    for _ in range(2):
        journal.scores.log("now", 6)
    image = {name: (folder / name).read_bytes() for name in ("journal.db", "journal.db-wal")}
    journal.close()
    for name, content in image.items():
        (folder / name).write_bytes(content)
    return path


def test_what_only_the_write_ahead_log_holds_comes_back(folder: Path, clock: SetClock) -> None:
    crashed(folder, clock)
    opened = Journal.open(folder, clock)
    assert opened.journal.scores.count() == 5
    opened.journal.close()


@pytest.mark.parametrize("harm", ["missing", "torn", "scrambled", "empty"])
def test_a_damaged_write_ahead_log_costs_only_what_it_held(harm: str, folder: Path, clock: SetClock) -> None:
    path = crashed(folder, clock)
    log = path.with_name("journal.db-wal")
    content = log.read_bytes()
    log.write_bytes({"torn": content[:-100], "scrambled": b"?" * len(content)}.get(harm, b""))
    if harm == "missing":
        log.unlink()
    opened = Journal.open(folder, clock)
    assert opened.set_aside is None
    assert 3 <= opened.journal.scores.count() < 5
    opened.journal.close()
    assert integrity(folder) == "ok"


def test_what_a_crash_left_of_the_very_first_start_does_not_matter(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    for name in ("journal.db-new", "journal.db-new-journal", "journal.db-new-wal"):
        (folder / name).write_bytes(b"half a journal" * 1000)
    opened = Journal.open(folder, clock)
    assert opened.set_aside is None
    opened.journal.scores.log("now", 4)
    opened.journal.close()
    assert integrity(folder) == "ok"
    assert {path.name for path in folder.iterdir()} == {"journal.db", "journal.lock", "journal.lock-holder"}


def test_a_left_over_log_never_meets_a_new_journal(folder: Path, clock: SetClock) -> None:
    path = crashed(folder, clock)
    path.unlink()
    opened = Journal.open(folder, clock)
    assert opened.set_aside == folder / "journal-damaged-20260504-083000.db-wal"
    assert opened.journal.scores.count() == 0
    opened.journal.close()


def grown(folder: Path, clock: SetClock) -> Path:
    """A journal too large to be checked at each start, with damage in its middle."""
    path = filled(folder, clock)
    journal = Journal.open(folder, clock).journal
    session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
    with journal._store.change():
        for index in range(CHECKED_AT_START // 150):
            journal._store.add(
                StepRow(
                    f"{index:036}", session_id, EPOCH, position=index, exercise="bird-dog", set=1, side=None,
                    outcome="done", hurt=False, active_s=1.0, revision=1, changed_at=EPOCH,
                )
            )  # fmt: skip
    journal.close()
    assert path.stat().st_size > CHECKED_AT_START
    overwrite(path, 30 * 4096, bytes((path.stat().st_size // 4096 - 40) * 4096))
    return path


def test_damage_in_a_large_journal_is_found_on_reading_and_settled_at_the_next_start(
    folder: Path, clock: SetClock
) -> None:
    path = grown(folder, clock)
    opened = Journal.open(folder, clock)
    assert opened.set_aside is None
    [session] = opened.journal.sessions.find()
    with pytest.raises(NotKept, match="is damaged; start BackCoach again"):
        opened.journal.sessions.steps(session.id)
    opened.journal.close()
    opened = Journal.open(folder, clock)
    assert opened.set_aside is not None
    assert not suspicion_of(path).exists()
    opened.journal.sessions.mark_hurt(opened.journal.sessions.start("a", "{}", 1.0).id, StepPlace(0, "cat-cow", 1))
    opened.journal.close()


def test_a_large_journal_without_its_table_of_contents_is_set_aside_at_once(folder: Path, clock: SetClock) -> None:
    overwrite(grown(folder, clock), 100, b"?" * 3996)
    opened = Journal.open(folder, clock)
    assert opened.set_aside is not None
    opened.journal.close()


@thorough
def test_every_page_of_a_large_journal_is_checked_when_asked(folder: Path, clock: SetClock) -> None:
    grown(folder, clock)
    opened = Journal.open(folder, clock, every_page=True)
    assert opened.set_aside is not None
    opened.journal.close()


def test_rows_that_could_not_have_been_written_are_not_salvaged(
    journal: Journal, tmp_path: Path, clock: SetClock
) -> None:
    path = filled(tmp_path / "other", clock, scores=5)
    for harm in (b"nox", b"n\xffw"):
        path.write_bytes(re.sub(rb"([0-9a-f]{12})now", rb"\1" + harm, path.read_bytes(), count=1))
    assert salvage(journal._store, path, all_scripts()).scores == 3


def test_what_cannot_be_copied_cannot_be_salvaged(journal: Journal, tmp_path: Path) -> None:
    assert salvage(journal._store, tmp_path / "gone.db", all_scripts()).scores == 0


def test_a_table_of_contents_in_letters_that_are_none_is_damage(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE score", b"CRE\xdeTE TABLE score"))
    opened = Journal.open(folder, clock)
    assert opened.set_aside is not None
    assert opened.salvaged.scores == 3
    opened.journal.close()


def test_pages_that_lead_back_to_each_other_are_read_once(journal: Journal, tmp_path: Path, clock: SetClock) -> None:
    path = filled(tmp_path / "other", clock, scores=400)
    with closing(sqlite3.connect(path)) as connection:
        [(root,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'score'")
    start = (root - 1) * 4096
    # The first child of the table's root becomes the last one's neighbour: its rightmost child.
    data = path.read_bytes()
    cell = start + int.from_bytes(data[start + 12 : start + 14], "big")
    overwrite(path, start + 8, data[cell : cell + 4])
    assert 300 < salvage(journal._store, path, all_scripts()).scores < 400


def test_a_letter_that_went_bad_costs_only_itself(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    path.write_bytes(path.read_bytes().replace(b"x" * 100, b"x" * 50 + b"\xde" + b"x" * 49))
    opened = Journal.open(folder, clock)
    assert {score.note for score in opened.journal.scores.find()} == {"x" * 50 + "�" + "x" * 49}
    opened.journal.close()
