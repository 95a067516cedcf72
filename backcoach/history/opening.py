"""Opening a journal for writing: a damaged file is set aside, the schema updated, the files made private."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from backcoach.clock import Clock
from backcoach.history.damage import Damaged, examine, find_and_set_aside, set_odd_sidecars_aside
from backcoach.history.migrations import migrate
from backcoach.history.private import SIDECARS, make_folder, make_private, new_file, writing_in
from backcoach.history.store import Store, connect, in_words, no_access

FILE_NAME = "journal.db"


def nothing() -> None:
    """Does nothing: for `before` where there is no data to back up."""


def prepare(connection: sqlite3.Connection, scripts: Sequence[str], before: Callable[[], object]) -> None:
    """Make every commit durable and bring the schema to the newest version."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")  # blanked or replaced text does not stay in the file
    migrate(connection, scripts, before)


def _create(path: Path, scripts: Sequence[str]) -> None:
    """Make a new journal, which gets its name only when it is complete: an empty file is always a damaged one."""
    draft = path.with_name(path.name + "-new")
    new_file(draft)
    with closing(connect(draft)) as connection:
        migrate(connection, scripts, nothing)
    draft.rename(path)


def open_store(
    path: Path, scripts: Sequence[str], clock: Clock, before: Callable[[], object], *, every_page: bool
) -> tuple[Store, bool, Path | None]:
    """The store, whether its file is new, the new path of a damaged one; raises Problem if the folder is unusable."""
    make_folder(path.parent)
    with in_words(path), writing_in(path.parent):
        set_odd_sidecars_aside(path, clock.now())
        aside = find_and_set_aside(path, len(scripts), clock.now(), every_page=every_page)
        is_new = not path.exists()
        if is_new:
            _create(path, scripts)
        make_private(path, *(path.with_name(path.name + ending) for ending in SIDECARS))
        # SQLite would open it for reading and report that only at the first write.
        if not os.access(path, os.W_OK):
            raise no_access(path)
        connection = _open(path, scripts, before)
    return Store(connection, path, lambda: _open_again(path, scripts)), is_new, aside


def _open(path: Path, scripts: Sequence[str], before: Callable[[], object]) -> sqlite3.Connection:
    connection = connect(path)
    try:
        prepare(connection, scripts, before)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_again(path: Path, scripts: Sequence[str]) -> sqlite3.Connection:
    """Open a file that was gone and has come back; raises NotKept or TooNew unless it is sound and of this version."""
    try:
        examine(path, len(scripts), every_page=True)
    except Damaged as error:
        raise no_access(path) from error
    return _open(path, scripts, nothing)
