"""The journal's schema: one SQL file per version, each applied whole or not at all."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from backcoach.history.store import transaction

APPLICATION_ID = 1113670511
"""What marks an SQLite file as a journal: the letters BaCo."""


def all_scripts() -> list[str]:
    """The SQL of every version, the first one first."""
    return [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "schema").glob("*.sql"))]


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def statements(script: str) -> Iterator[str]:
    """A script's statements one by one, since `executescript` would commit behind our back."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    yield pending


def migrate(connection: sqlite3.Connection, scripts: Sequence[str], before: Callable[[], object]) -> None:
    """Bring a file to the newest version, each step in one transaction; `before` is called first if it holds data."""
    if 0 < version_of(connection) < len(scripts):
        before()
    # Off while tables may be rebuilt; it cannot be switched inside a transaction.
    connection.execute("PRAGMA foreign_keys = OFF")
    for version in range(version_of(connection) + 1, len(scripts) + 1):
        with transaction(connection):
            # Another program may have been faster.
            if version_of(connection) < version:
                _apply(connection, scripts[version - 1], version)
    connection.execute("PRAGMA foreign_keys = ON")


def _apply(connection: sqlite3.Connection, script: str, version: int) -> None:
    for statement in statements(script):
        connection.execute(statement)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise sqlite3.IntegrityError(f"version {version} leaves {len(broken)} rows without what they belong to")
    connection.execute(f"PRAGMA user_version = {version}")
