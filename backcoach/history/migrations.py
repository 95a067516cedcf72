"""The journal's schema: one SQL file per version, each applied in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from backcoach.history.store import connect, transaction

APPLICATION_ID = 1113670511
"""Marks an SQLite file as a journal: the letters BaCo."""


def all_scripts() -> list[str]:
    """The SQL of every version, in order."""
    return [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "schema").glob("*.sql"))]


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_as_it_says(connection: sqlite3.Connection) -> bool:
    """Whether an open file has every part of the version that it claims, and no part of a later one; takes 2 ms.

    Additional tables are allowed, and any file of a version that this program does not know yet.
    """
    version, scripts = version_of(connection), all_scripts()
    if not 0 <= version <= len(scripts):
        return version > 0
    found, own = _parts(connection), _parts_of(scripts[:version])
    later = _parts_of(scripts) - own if version < len(scripts) else set()
    return own <= found and not later & found


def has_odd_indexes(connection: sqlite3.Connection) -> bool:
    """Whether a file has an index that no version has: it may be on an expression that SQLite computes for each row."""
    scripts = all_scripts()
    own = {part for version in range(1, len(scripts) + 1) for part in _parts_of(scripts[:version])}
    indexes = set(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOTNULL"))
    return version_of(connection) <= len(scripts) and not indexes <= own


def _parts_of(scripts: Sequence[str]) -> set[tuple[str, str]]:
    with closing(connect(":memory:")) as made:
        migrate(made, scripts, lambda: None)
        return _parts(made)


def _parts(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Columns, foreign keys, indexes and triggers; not the SQL of a table, which SQLite rewrites."""
    return {
        *connection.execute("SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"),
        *connection.execute('SELECT t.name, k."table" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k'),
        *connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql NOTNULL"),
    }


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, since `executescript` would commit the transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    yield pending


def migrate(connection: sqlite3.Connection, scripts: Sequence[str], before: Callable[[], object]) -> None:
    """Bring a file to the newest version, each step in one transaction; `before` is called first unless it is new."""
    if 0 < version_of(connection) < len(scripts):
        before()
    # Off while a migration may rebuild tables; it cannot be switched inside a transaction.
    connection.execute("PRAGMA foreign_keys = OFF")
    for version in range(version_of(connection) + 1, len(scripts) + 1):
        with transaction(connection):
            # Another program may have done it meanwhile.
            if version_of(connection) < version:
                _apply(connection, scripts[version - 1], version)
    connection.execute("PRAGMA foreign_keys = ON")


def _apply(connection: sqlite3.Connection, script: str, version: int) -> None:
    for statement in statements(script):
        connection.execute(statement)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise sqlite3.IntegrityError(f"version {version} leaves {len(broken)} rows without what they belong to")
    connection.execute(f"PRAGMA user_version = {version}")
