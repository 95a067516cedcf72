"""A backup may be made by anybody: its schema acts on nothing, computes nothing and costs little."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from backcoach.history import transfer
from backcoach.history.journal import Journal
from backcoach.history.records import Contents
from backcoach.problem import Problem
from tests.corner import sampled
from tests.history.helpers import SetClock, live
from tests.patience import PATIENCE_S
from tests.places import ROOT

LONG = "hex(zeroblob(200000000))"
"""An expression that makes 400 MB of each row."""
WITHOUT_NOTE = "id, question, value, at_us, at_offset, day, session_id, exercise, deleted, revision, changed_us"


def _table_of(note: str) -> Callable[[str], str]:
    """Makes the table of scores again, with the given column for notes."""

    def change(table: str) -> str:
        return (
            "PRAGMA foreign_keys = OFF; ALTER TABLE score RENAME TO old;"
            f"{re.sub('note TEXT[^,]*', note, table)};"
            f"INSERT INTO score ({WITHOUT_NOTE}) SELECT {WITHOUT_NOTE} FROM old; DROP TABLE old;"
        )

    return change


REFUSED: dict[str, Callable[[str], str]] = {
    "a virtual column": _table_of(f"note TEXT GENERATED ALWAYS AS ({LONG}) VIRTUAL"),
    "a stored column": _table_of("note TEXT GENERATED ALWAYS AS (question) STORED"),
    "a view without end": lambda _: (
        "PRAGMA foreign_keys = OFF; ALTER TABLE score RENAME TO old; CREATE VIEW score AS"
        " WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT old.*, x FROM old, n;"
    ),
    "a virtual table": lambda _: (
        f"PRAGMA foreign_keys = OFF; DROP TABLE score; CREATE VIRTUAL TABLE score USING fts5({WITHOUT_NOTE}, note);"
    ),
    "an index on an expression": lambda _: "CREATE INDEX odd ON score (length(note) + 1)",
    "a great many tables": lambda _: "".join(f"CREATE TABLE t{number} (a);" for number in range(1_100)),
    "a value beyond all use": lambda _: "UPDATE score SET note = hex(zeroblob(40000000)) WHERE rowid = 1",
}
HARMLESS: dict[str, tuple[Callable[[str], str], int]] = {
    "a costly check": (
        lambda _: (
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql,"
            f" 'note TEXT NOT NULL', 'note TEXT NOT NULL CHECK (length({LONG}) > 0)') WHERE name = 'score'"
        ),
        0,
    ),
    "a costly default": (
        lambda _: (
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql,"
            f" 'note TEXT', 'note TEXT DEFAULT ({LONG})') WHERE name = 'score'"
        ),
        0,
    ),
    "a trigger on each table": (
        lambda _: "CREATE TRIGGER evil AFTER INSERT ON score BEGIN DELETE FROM score; END",
        0,
    ),
    "a view beside": (lambda _: "CREATE VIEW local_view AS SELECT * FROM local", 0),
    "a long note": (lambda _: "UPDATE score SET note = hex(zeroblob(20000000)) WHERE rowid = 1", 1),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An undamaged backup."""
    clock = SetClock()
    journal = Journal.open(tmp_path_factory.mktemp("sound"), clock).journal
    live(journal, clock, Random(1), 30)
    backup = journal.transfer.own_backups().take("by-hand")
    journal.close()
    return backup


def craft(sound: Path, target: Path, change: Callable[[str], str]) -> Path:
    """A copy of a backup with a change of its schema or of what it holds."""
    target.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(target, isolation_level=None)) as crafted:
        table = crafted.execute("SELECT sql FROM sqlite_master WHERE name = 'score'").fetchone()[0]
        crafted.executescript(f"BEGIN; {change(table)}; COMMIT")
    return target


ACTS = ("preview_restore", "restore", "bring_in")
DO = """
import resource, sys
from pathlib import Path
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.history.helpers import SetClock
resource.setrlimit(resource.RLIMIT_AS, (2 * 1024**3, 2 * 1024**3))
for act in sys.argv[3:]:
    journal = Journal.open(Path(sys.argv[1], act), SetClock()).journal
    try:
        getattr(journal.transfer, act)(Path(sys.argv[2]))
        held = journal.contents()
        evil = journal.query("SELECT count(*) FROM sqlite_master WHERE name = 'evil'")
        print(held.sessions, held.steps, held.scores, evil[0][0])
    except Problem as problem:
        print(problem)
"""


def done_with(backup: Path, folder: Path) -> list[str]:
    """What each act says of a backup, in a process that may have 2 GB of memory."""
    command = [sys.executable, "-c", DO, str(folder), str(backup), *ACTS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def held(backup: Path) -> Contents:
    with closing(sqlite3.connect(backup)) as connection:
        tables = ("session", "step", "score")
        return Contents(*[connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables])


@sampled
@pytest.mark.parametrize("name", REFUSED)
def test_a_backup_that_is_not_as_ours_is_refused_and_costs_little(name: str, sound: Path, tmp_path: Path) -> None:
    backup = craft(sound, tmp_path / "crafted.db", REFUSED[name])
    for said in done_with(backup, tmp_path):
        assert said == f"{backup} is damaged or is not a backup of BackCoach; choose another one."


@sampled
@pytest.mark.parametrize("name", HARMLESS)
def test_what_a_backup_has_besides_its_rows_does_nothing(name: str, sound: Path, tmp_path: Path) -> None:
    change, dropped = HARMLESS[name]
    _, *after = done_with(craft(sound, tmp_path / "crafted.db", change), tmp_path)
    whole = held(sound)
    assert after == [f"{whole.sessions} {whole.steps} {whole.scores - dropped} 0"] * 2, "its sound rows, no trigger"


def test_a_file_beyond_all_use_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "LARGEST_BACKUP", 1000)
    journal = Journal.open(tmp_path / "data", SetClock()).journal
    (tmp_path / "large.db").write_bytes(bytes(1001))
    with pytest.raises(Problem, match="cannot be a backup; choose another file"):
        journal.transfer.preview_restore(tmp_path / "large.db")
    (tmp_path / "empty.db").touch()
    with pytest.raises(Problem, match="is damaged or is not a backup"):
        journal.transfer.preview_restore(tmp_path / "empty.db")
    journal.close()
