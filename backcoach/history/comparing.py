"""Two journals side by side: what one would bring to the other, row by row."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from backcoach.history.merge import read
from backcoach.history.migrations import all_scripts
from backcoach.history.opening import nothing, prepare
from backcoach.history.records import Contents, RestorePreview
from backcoach.history.rows import KINDS, JournalRow, Rows, gather
from backcoach.history.store import connect


def restore_preview(backup: Path, ours: sqlite3.Connection) -> RestorePreview:
    """What replacing our journal by a backup would do."""
    with closing(in_memory(backup)) as source:
        pairs = [(_versions(source, kind), _versions(ours, kind)) for kind in KINDS[:3]]
    return RestorePreview(
        Contents(*(len(theirs) for theirs, _ in pairs)),
        Contents(*(len(theirs.keys() - ours.keys()) for theirs, ours in pairs)),
        Contents(*(len(ours.keys() - theirs.keys()) for theirs, ours in pairs)),
        Contents(*(sum(ours.get(row, of) != of for row, of in theirs.items()) for theirs, ours in pairs)),
    )


def rows_of_backup(backup: Path) -> Rows:
    """All that a whole backup holds."""
    with closing(in_memory(backup)) as source:
        return gather(partial(read, source))


def in_memory(backup: Path) -> sqlite3.Connection:
    """A backup of any version, brought to the newest without being changed."""
    target = connect(":memory:")
    with closing(connect(backup, read_only=True)) as source:
        source.backup(target)
    try:
        prepare(target, all_scripts(), nothing)
    except BaseException:
        target.close()
        raise
    return target


def _versions(connection: sqlite3.Connection, kind: type[JournalRow]) -> dict[str, tuple[int, int]]:
    rows = connection.execute(f"SELECT id, revision, changed_us FROM {kind.table}")
    return {row_id: (revision, changed) for row_id, revision, changed in rows}
