import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backcoach.history
from backcoach.history.damage import Damaged, TooNew, examine
from backcoach.history.journal import Journal
from backcoach.history.migrations import all_scripts, migrate, statements, version_of
from backcoach.history.opening import FILE_NAME, open_store
from backcoach.history.private import new_file
from backcoach.history.records import Contents
from backcoach.problem import Problem
from tests.history.freeze import FROZEN
from tests.history.helpers import START, SetClock, filled, integrity

NEXT = "CREATE TABLE mood (id TEXT PRIMARY KEY NOT NULL);\nINSERT INTO mood VALUES ('calm');\n"


def open_with(path: Path, clock: SetClock, scripts: Sequence[str]) -> None:
    store, _, _ = open_store(path, scripts, clock, lambda: None, every_page=False)
    store.close()


def schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [(name, " ".join(sql.split())) for name, sql in rows]


def test_versions_are_numbered_from_1_without_a_gap() -> None:
    names = sorted(path.name for path in (Path(backcoach.history.__file__).parent / "schema").iterdir())
    assert [int(name[:3]) for name in names] == list(range(1, len(all_scripts()) + 1))


@pytest.mark.parametrize("version", range(1, len(all_scripts()) + 1))
def test_a_frozen_file_of_every_version_opens_with_all_that_it_holds(
    version: int, folder: Path, clock: SetClock
) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.executescript((FROZEN / f"{version:03}.sql").read_text("utf-8"))
    clock.move(hours=1)  # past the moments in the file
    opened = Journal.open(folder, clock)
    assert (opened.set_aside, opened.backup) == (None, None)
    journal, fresh = opened.journal, Journal.in_memory(clock)
    assert schema(journal._store.connection) == schema(fresh._store.connection)
    [session] = journal.sessions.find()
    assert (session.routine, session.reason, session.note) == ("seven-actions", "leg-symptoms", "left leg")
    assert [(step.outcome, step.hurt) for step in journal.sessions.steps(session.id)] == [
        ("done", False),
        ("begun", True),
    ]
    assert [(score.value, score.note) for score in journal.scores.find()] == [(4, "it's raining; stiff")]
    assert journal.facts.hidden_exercises() == {"bird-dog"}
    assert journal.facts.safety_read_at() == START + timedelta(minutes=2)
    journal.close()
    fresh.close()


@given(
    st.lists(st.sampled_from(["SELECT ';';", "SELECT 1\n;", "-- a; comment\nSELECT 2;", "SELECT '\n';"]), max_size=5)
)
def test_a_script_falls_into_its_statements(parts: list[str]) -> None:
    assert [part.strip() for part in statements("\n".join(parts))] == [*parts, ""]


def test_a_new_version_comes_on_top_after_a_backup(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    calls: list[int] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, [*all_scripts(), NEXT], lambda: calls.append(version_of(connection)))
        migrate(connection, [*all_scripts(), NEXT], lambda: calls.append(version_of(connection)))
        assert connection.execute("SELECT id FROM mood").fetchall() == [("calm",)]
        assert version_of(connection) == len(all_scripts()) + 1
    assert calls == [len(all_scripts())]


@pytest.mark.parametrize(
    "wrong", ["INSERT INTO mood VALUES (1, 2, 3);", "INSERT INTO score SELECT 'a';", "UPDATE nothing SET"]
)
def test_a_migration_that_fails_in_the_middle_leaves_the_old_version_whole(
    wrong: str, folder: Path, clock: SetClock
) -> None:
    path = filled(folder, clock)
    with pytest.raises(sqlite3.Error):
        open_with(path, clock, [*all_scripts(), NEXT + wrong])
    journal = Journal.open(folder, clock).journal
    assert journal.scores.count() == 3
    assert "mood" not in dict(schema(journal._store.connection))
    journal.close()


def test_a_migration_that_orphans_rows_is_undone(folder: Path, clock: SetClock) -> None:
    journal = Journal.open(folder, clock).journal
    journal.scores.log("now-before", 4, session_id=journal.sessions.start("seven-actions", "{}", 60.0).id)
    journal.close()
    with pytest.raises(sqlite3.IntegrityError, match="1 rows"):
        open_with(folder / FILE_NAME, clock, [*all_scripts(), "DELETE FROM session;"])
    assert integrity(folder) == "ok"
    journal = Journal.open(folder, clock).journal
    assert len(journal.sessions.find()) == 1
    journal.close()


def test_two_programs_that_migrate_at_once_do_it_once(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    scripts = [*all_scripts(), NEXT]

    def overtake() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            migrate(other, scripts, lambda: None)

    class Slow(list[str]):
        """Scripts that let the other program in just before the transaction."""

        overtaken = False

        def __len__(self) -> int:
            # `migrate` asks for the length twice; the other program is done in between.
            if self.overtaken:
                overtake()
            self.overtaken = True
            return super().__len__()

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, Slow(scripts), lambda: None)
        assert connection.execute("SELECT id FROM mood").fetchall() == [("calm",)]


def test_a_file_of_a_newer_version_is_refused_and_left_untouched(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    open_with(path, clock, [*all_scripts(), NEXT])
    before = path.read_bytes()
    with pytest.raises(TooNew, match=r"newer BackCoach .*Nothing was changed") as raised:
        Journal.open(folder, clock)
    stand_in = Journal.stand_in(folder, clock, raised.value, pending_folders=[folder])
    assert stand_in.scores.count() == 3
    stand_in.transfer.export(folder / "export.json", "json")
    with pytest.raises(Problem, match="newer BackCoach"):
        stand_in.scores.log("now", 4)
    stand_in.close()
    assert path.read_bytes() == before
    assert not list(folder.glob("*damaged*"))


def test_a_migration_in_the_program_takes_a_backup_first(
    folder: Path, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder, clock)
    monkeypatch.setattr("backcoach.history.journal.all_scripts", lambda: [*all_scripts(), NEXT])
    opened = Journal.open(folder, clock)
    assert opened.journal.backups is not None
    [backup] = opened.journal.backups.listed()
    assert backup.why == "before-migration"
    assert opened.journal.backups.contents(backup.path) == Contents(0, 0, 3)
    with closing(sqlite3.connect(backup.path)) as connection:
        assert version_of(connection) == len(all_scripts())
    opened.journal.close()


def test_an_old_backup_is_brought_up_to_date_when_restored(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.open(folder, clock).journal
    journal.scores.log("now", 4)
    assert journal.backups is not None
    backup = journal.backups.take("daily")
    journal.close()
    for part in ("journal", "transfer"):
        monkeypatch.setattr(f"backcoach.history.{part}.all_scripts", lambda: [*all_scripts(), NEXT])
    journal = Journal.open(folder, clock).journal
    journal.transfer.restore(backup)
    assert version_of(journal._store.connection) == len(all_scripts()) + 1
    assert journal.scores.count() == 1
    journal.close()


def test_another_program_s_database_is_not_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    new_file(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup');")
    with pytest.raises(Damaged, match="not a journal"):
        examine(path, 1, every_page=True)
