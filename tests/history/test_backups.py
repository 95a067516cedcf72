import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.backups import Backups, copy, kept
from backcoach.history.damage import Damaged
from backcoach.history.journal import Journal
from backcoach.history.records import Contents
from backcoach.history.store import NotKept, suspicion_of
from backcoach.problem import Problem
from tests.history.helpers import SetClock, filled

KEPT_OTHERS = 10

days = st.lists(st.integers(0, 1500), unique=True, min_size=1)


def at(day: int) -> datetime:
    return datetime(2023, 1, 1, 9, tzinfo=UTC) + timedelta(day)


def backups_of(journal: Journal) -> Backups:
    assert journal.backups is not None
    return journal.backups


@given(days)
def test_rotation_keeps_the_newest_of_7_days_4_weeks_and_12_months(numbers: list[int]) -> None:
    stamps = [at(number) for number in numbers]
    keep = kept(stamps)
    assert keep <= set(stamps)
    assert set(sorted(stamps)[-7:]) <= keep
    assert len(keep) <= 7 + 4 + 12
    newest_of_month = {(stamp.year, stamp.month): stamp for stamp in sorted(stamps)}
    newest_of_week = {stamp.isocalendar()[:2]: stamp for stamp in sorted(stamps)}
    assert set(sorted(newest_of_month.values())[-12:]) <= keep
    assert set(sorted(newest_of_week.values())[-4:]) <= keep


@given(days)
def test_thinning_out_each_day_keeps_what_thinning_out_at_the_end_would(numbers: list[int]) -> None:
    day_by_day: set[datetime] = set()
    for number in sorted(numbers):
        day_by_day = kept(day_by_day | {at(number)})
    assert day_by_day == kept(map(at, numbers))


def test_several_backups_of_one_day_leave_the_newest() -> None:
    morning, noon = at(0), at(0) + timedelta(hours=3)
    assert kept([morning, noon]) == {noon}


def test_a_backup_holds_what_the_journal_holds_and_is_a_single_file(journal: Journal) -> None:
    session_id = journal.sessions.start("seven-actions", "{}", 60.0).id
    journal.scores.log("now-before", 4, session_id=session_id)
    journal.scores.delete(journal.scores.log("now", 4).id)
    path = backups_of(journal).take("before-import")
    assert path.name == "journal-20260504-083000-before-import.db"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert backups_of(journal).contents(path) == Contents(sessions=1, steps=0, scores=2)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_one_backup_a_day_is_taken(journal: Journal, clock: SetClock) -> None:
    backups = backups_of(journal)
    backups.take("before-import")
    first = backups.take_daily()
    assert first is not None
    clock.move(hours=2)
    assert backups.take_daily() is None
    clock.move(hours=22)
    assert backups.take_daily() is not None
    assert [backup.why for backup in backups.listed()] == ["daily", "daily", "before-import"]
    assert backups.listed()[1].path == first


def test_what_is_kept_between_counting_and_copying_waits_for_the_next_backup(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_late(source: sqlite3.Connection, target: sqlite3.Connection, path: Path) -> None:
        journal.scores.log("now", 4)
        copy(source, target, path)

    monkeypatch.setattr("backcoach.history.backups.copy", copy_late)
    path = backups_of(journal).take("daily")
    assert backups_of(journal).contents(path).scores == 0
    assert journal.contents().scores == 1


def test_a_backup_taken_while_scores_come_in_is_whole(journal: Journal) -> None:
    with ThreadPoolExecutor(1) as thread:
        taken = thread.submit(backups_of(journal).take, "daily")
        for _ in range(100):
            journal.scores.log("now", 4)
    assert backups_of(journal).contents(taken.result()).scores <= 100
    assert journal.contents() == Contents(sessions=0, steps=0, scores=100)


def test_old_backups_are_thinned_out_and_the_user_s_own_files_are_not(journal: Journal, clock: SetClock) -> None:
    backups = backups_of(journal)
    for _ in range(KEPT_OTHERS + 2):
        backups.take("before-import")
    own = backups.folder / "journal-my-own-copy.db"
    own.write_text("mine")
    for draft in ("journal-20260503-120000-daily.part", "journal-20260503-120000-daily.part-journal"):
        (backups.folder / draft).touch()
    for _ in range(10):
        clock.move(days=1)
        backups.take_daily()
    whys = [backup.why for backup in backups.listed()]
    assert (whys.count("daily"), whys.count("before-import")) == (7, KEPT_OTHERS)
    assert own.exists()
    assert not list(backups.folder.glob("*.part*"))


@pytest.mark.parametrize("stamp", ["20260230-120000", "20261301-000000", "20260101-250000", "00000101-000000"])
def test_a_name_with_a_day_that_there_is_not_stops_no_backup(stamp: str, journal: Journal, clock: SetClock) -> None:
    backups = journal.transfer.own_backups()
    backups.folder.mkdir()
    strange = backups.folder / f"journal-{stamp}-daily.db"
    strange.touch()
    assert backups.take_daily() is not None
    assert [backup.path for backup in backups.listed()] != []
    assert strange not in [backup.path for backup in backups.listed()]
    assert strange.exists()


def test_the_newest_good_backup_passes_over_damaged_ones(journal: Journal, clock: SetClock) -> None:
    backups = backups_of(journal)
    assert backups.newest_good() is None
    good = backups.take_daily()
    clock.move(days=1)
    for harm in (b"", b"no database at all", b"\0" * 8192):
        backups.take("before-import").write_bytes(harm)
    assert backups.newest_good() == good


def test_restoring_replaces_all_and_can_itself_be_undone(journal: Journal, clock: SetClock) -> None:
    old = journal.scores.log("now", 4)
    backup = backups_of(journal).take("daily")
    new = journal.scores.log("now", 7)
    undo = journal.transfer.restore(backup)
    assert journal.scores.find() == [old]
    journal.scores.log("now", 5)
    journal.transfer.restore(undo)
    assert {score.id for score in journal.scores.find()} == {old.id, new.id}
    assert len(backups_of(journal).listed()) == 3
    with pytest.raises(sqlite3.IntegrityError), journal._store.change():
        journal._store.connection.execute("UPDATE score SET session_id = 'nowhere'")


def test_a_restored_journal_is_so_after_a_restart(journal: Journal, folder: Path, clock: SetClock) -> None:
    backup = backups_of(journal).take("daily")
    journal.scores.log("now", 7)
    journal.transfer.restore(backup)
    journal.close()
    again = Journal.open(folder, clock).journal
    assert again.scores.find() == []
    again.close()


@pytest.mark.parametrize("harm", [b"", b"a letter", None])
def test_what_is_not_a_whole_backup_is_not_restored(harm: bytes | None, journal: Journal, tmp_path: Path) -> None:
    score = journal.scores.log("now", 4)
    path = tmp_path / "chosen.db"
    if harm is not None:
        path.write_bytes(harm)
    with pytest.raises(Problem, match="not a backup of BackCoach"):
        journal.transfer.restore(path)
    assert journal.scores.find() == [score]
    assert backups_of(journal).listed() == []


def test_nothing_is_restored_while_another_program_writes(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    score = journal.scores.log("now", 4)
    backup = backups_of(journal).take("daily")
    journal._store.connection.execute("PRAGMA busy_timeout = 10")
    assert journal.path is not None
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotKept, match="in use by another program"):
            journal.transfer.restore(backup)
        other.execute("ROLLBACK")
    assert journal.scores.find() == [score]


def test_a_journal_in_memory_has_no_backups(clock: SetClock, tmp_path: Path) -> None:
    with closing(Journal.in_memory(clock)) as journal:
        assert (journal.backups, journal.path) == (None, None)
        with pytest.raises(Problem, match="only in memory"):
            journal.transfer.restore(tmp_path / "any.db")
        journal.close()


@pytest.mark.parametrize(("first", "pages"), [(20, 3), (1, 60)], ids=["some pages", "all but the first"])
def test_a_damaged_journal_is_not_taken_for_a_backup_and_is_checked_at_the_next_start(
    first: int, pages: int, journal: Journal
) -> None:
    for _ in range(300):
        journal.scores.log("now", 4, note="x" * 200)
    journal._store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert journal.path is not None
    with journal.path.open("r+b") as file:
        file.seek(first * 4096)
        file.write(bytes(pages * 4096))
    with pytest.raises(NotKept, match="damaged"):
        backups_of(journal).take("daily")
    assert list(backups_of(journal).folder.iterdir()) == []
    assert suspicion_of(journal.path).exists()


def test_a_copy_that_lacks_rows_does_not_count(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.scores.log("now", 4)
    backups = backups_of(journal)
    monkeypatch.setattr(Backups, "contents", lambda *_: Contents(0, 0, 0))
    with pytest.raises(NotKept, match="damaged"):
        backups.take("daily")


def test_a_backup_that_cannot_be_looked_at_raises_damage(journal: Journal) -> None:
    path = backups_of(journal).take("daily")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(Damaged):
        backups_of(journal).contents(path)


def test_a_backup_can_be_copied_anywhere_and_restored_from_there(journal: Journal, tmp_path: Path) -> None:
    score = journal.scores.log("now", 4)
    copied = backups_of(journal).copy_to(backups_of(journal).take("by-hand"), tmp_path / "stick.db")
    journal.scores.delete(score.id)
    journal.transfer.restore(copied)
    assert journal.scores.find() == [score]
    with pytest.raises(Problem, match="could not be written"):
        backups_of(journal).copy_to(copied, tmp_path / "no" / "stick.db")


@pytest.mark.parametrize("wrong", ["delated", "del\ud0fated"])
def test_a_backup_that_sqlite_finds_sound_but_cannot_use_replaces_nothing(
    folder: Path, clock: SetClock, wrong: str
) -> None:
    filled(folder, clock)
    with closing(Journal.open(folder, clock).journal) as journal:
        backup = journal.transfer.own_backups().take("by-hand")
        with closing(sqlite3.connect(backup)) as connection:
            sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'session'").fetchone()[0]
            bad = sql.replace("CHECK (deleted", f"CHECK ({wrong}").encode(errors="surrogatepass")
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_master SET sql = CAST(? AS TEXT) WHERE name = 'session'", (bad,))
            connection.commit()
        before = journal.transfer.rows()
        with pytest.raises(Problem, match="not a backup of BackCoach"):
            journal.transfer.restore(backup)
        assert journal.transfer.rows() == before
