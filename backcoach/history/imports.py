"""Imports from files: compared with the journal, stored as a batch, and undone as a whole at any later time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from backcoach.clock import Clock
from backcoach.history.bounds import HIGHEST_REVISION
from backcoach.history.comparison import Comparison, Here, compare, fingerprint
from backcoach.history.rows import KINDS, Rows
from backcoach.history.store import NEXT_REVISION, Store
from backcoach.history.tables import Row
from backcoach.history.timestamps import in_us, local_day, moment, stamp
from backcoach.history.writes import new_id
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.backups import Backups
    from backcoach.history.diary.entries import Entry
    from backcoach.history.merge import Merged
    from backcoach.history.rows import JournalRow

Tick = Callable[[int, int], object]
_EACH = 2000
_MANY = 10_000
_AT_ONCE = 20
_DELETABLE = {"score", "session"}
"""Tables whose rows can be deleted."""
_UNDOABLE = _DELETABLE | {"step", "hidden_exercise"}


class Batch(msgspec.Struct, frozen=True):
    """One import: when, from which file, how many entries were new and how many changed; `source` names the diary."""

    id: str
    at: datetime
    file: str
    source: str
    added: int
    changed: int
    undone: bool


class Undone(msgspec.Struct, frozen=True):
    """What an undo did: entries deleted, entries put back as they were, and those left as they were changed since."""

    deleted: int
    put_back: int
    left: int


class Imports:
    """The imports of a journal; every method raises NotKept for what cannot be read or written."""

    def __init__(self, store: Store, clock: Clock, backups: Backups | None) -> None:
        self._store = store
        self._clock = clock
        self._backups = backups

    def compare(self, entries: Sequence[Entry], *, notes: bool = True, same_moments: bool = False) -> Comparison:
        """Which entries of a diary are new, changed, here already or deleted here; changes nothing.

        Without `notes` the diary has no column of notes, and those here stay. With `same_moments` an entry whose id is
        new is taken for the one that is here at the same moment.
        """
        ids = sorted(entry.id for entry in entries)
        any_here = ids and self._store.rows(_ANY, ids[0], ids[-1])
        here, seen = self._here(ids if any_here else [])
        moments, days = self._moments(entries, here), self._days(entries, here)
        compared = compare(entries, here, seen, moments, days, notes=notes)
        if same_moments and compared.alike:
            more_here, more_seen = self._here([*compared.alike.values()])
            here, seen = here | more_here, seen | more_seen
            renamed = [msgspec.structs.replace(one, id=compared.alike.get(one.id, one.id)) for one in entries]
            return compare(renamed, here, seen, {}, {}, notes=notes)
        return compared

    def _here(self, ids: Sequence[str]) -> tuple[dict[str, Here], dict[str, tuple[int, int]]]:
        """What is here of these entries, and the checksum and revision of the last import of each."""
        encoded = json.dumps(ids)
        here = {row[0]: Here(*row[1:]) for row in self._store.rows(_HERE, encoded)}
        return here, {row[0]: (row[1], row[2]) for row in self._store.rows(_SEEN, encoded)}

    def _moments(self, entries: Sequence[Entry], here: dict[str, Here]) -> dict[tuple[int, str], str]:
        """The entries of those days by minute and question, without the diary's own."""
        if not entries or len(here) == len(entries):
            return {}
        moments = [entry.us for entry in entries]
        # A local day is at most one off the day in UTC.
        rows = self._store.rows(_MOMENTS, local_day(min(moments), 0) - 1, local_day(max(moments), 0) + 1)
        return {(us // 60_000_000, question): row_id for us, question, row_id in rows if row_id not in here}

    def _days(self, entries: Sequence[Entry], here: dict[str, Here]) -> dict[tuple[int, str], list[str]]:
        """By day and question, the entries that earlier versions of this diary brought and this one does not hold."""
        found: dict[tuple[int, str], list[str]] = {}
        begins = {entry.id[:_SOURCE] for entry in entries if not entry.own} if len(here) < len(entries) else set()
        for begin in sorted(begins):
            for day, question, row_id in self._store.rows(_BROUGHT, begin, f"{begin}g"):
                if row_id not in here:
                    found.setdefault((day, question), []).append(row_id)
        return found

    def take(self, compared: Comparison, file: str, source: str, *, bring_back: bool = False, tick: Tick) -> Batch:
        """Store new and changed entries as one batch, all or nothing, after a backup; what `tick` raises undoes all.

        With `bring_back`, what was deleted here comes back, and what was corrected here becomes what the diary says.
        """
        if self._backups:
            self._backups.take("before-import")
        changed = [*compared.changed, *compared.deleted, *compared.kept] if bring_back else compared.changed
        with roomy(self._store.connection), self._store.change():
            batch = self._begin(file, source, len(compared.new), len(changed))
            with self._unburdened(len(compared.new)):
                self._insert(sorted(compared.new, key=_by_id), batch, tick)
            self._update(changed, batch)
        return self._batch(batch)

    def _begin(self, file: str, source: str, added: int, changed: int) -> int:
        us, offset = stamp(self._clock.now())
        columns = (new_id(), us, offset, file, source, added, changed)
        done = self._store.connection.execute(
            "INSERT INTO batch (id, at_us, at_offset, file, source, added, changed) VALUES (?, ?, ?, ?, ?, ?, ?)",
            columns,
        )
        return int(done.lastrowid or 0)

    def _insert(self, entries: Sequence[Entry], batch: int, tick: Tick) -> None:
        now = stamp(self._clock.now())[0]
        connection = self._store.connection
        for start in range(0, len(entries), _EACH):
            tick(start, len(entries))
            some = entries[start : start + _EACH]
            _execute_many(connection, _SCORE, [_values(entry, now) for entry in some])
            rows = [(entry.id, "score", batch, None, 1, fingerprint(entry)) for entry in some]
            _execute_many(connection, _ENTRY, rows)

    @contextmanager
    def _unburdened(self, rows: int) -> Iterator[None]:
        """If more rows come than there are, do without the indexes of the scores: sorting once costs half of inserting
        in order.

        If nothing is to be sent to other machines, also do without the triggers that note what they do not have yet.
        """
        connection = self._store.connection
        found = connection.execute("SELECT count(*) FROM score").fetchone()[0]
        scripts = connection.execute(_BURDEN).fetchall() if rows > max(found, _MANY) else []
        for kind, name, _ in scripts:
            connection.execute(f"DROP {kind} {name}")
        yield
        for _, _, script in scripts:
            connection.execute(script)

    def _update(self, changed: Sequence[tuple[Entry, Here]], batch: int) -> None:
        now = stamp(self._clock.now())[0]
        execute = self._store.connection.executemany
        execute(
            "UPDATE score SET value = ?, note = ?, at_us = ?, at_offset = ?, day = ?, deleted = 0,"
            f" revision = {NEXT_REVISION}, changed_us = ? WHERE id = ?",
            (_changes(entry, here, now) for entry, here in changed),
        )
        execute(
            _ENTRY,
            (
                (
                    entry.id,
                    "score",
                    batch,
                    here.encoded(),
                    min(here.revision + 1, HIGHEST_REVISION),
                    fingerprint(entry),
                )
                for entry, here in changed
            ),
        )

    def merge(self, rows: Rows, file: str) -> Merged:
        """Merge rows of another journal as one batch, all or nothing, after a backup; a second time changes nothing."""
        from backcoach.history.merge import merge

        if self._backups:
            self._backups.take("before-import")
        with self._store.change():
            touched = [one for kind, of in zip(KINDS, rows.kinds(), strict=True) for one in self._touched(kind, of)]
            merged = merge(self._store, rows)
            if touched:
                new = sum(was is None for _, _, was, _ in touched)
                batch = self._begin(file, "", new, len(touched) - new)
                entries = ((row_id, table, batch, was, revision, None) for row_id, table, was, revision in touched)
                self._store.connection.executemany(_ENTRY, entries)
        return merged

    def _touched(
        self, kind: type[JournalRow], rows: Sequence[JournalRow]
    ) -> Iterator[tuple[str, str, str | None, int]]:
        """Id, table, what is here now as JSON, and the coming revision, of the rows that a merge will bring or change.

        Steps that are new go with their session, and facts about this journal stay as they are.
        """
        if kind.table not in _UNDOABLE:
            return
        ids = json.dumps([row.id for row in rows])
        sql = f"SELECT t.id, t.revision, t.changed_us FROM json_each(?) j CROSS JOIN {kind.table} t ON t.id = j.value"
        here = {row_id: (revision, us) for row_id, revision, us in self._store.rows(sql, ids) if revision > 0}
        newer = {row.id: row for row in rows if row.id in here and _version(row) > here[row.id]}
        for row_id, was in self._as_json(kind, newer):
            yield row_id, kind.table, was, _version(newer[row_id])[0]
        if kind.table in _DELETABLE:
            yield from ((row.id, kind.table, None, _version(row)[0]) for row in rows if row.id not in here)

    def _as_json(self, kind: type[JournalRow], ids: Iterable[str]) -> list[Row]:
        columns = ", ".join(
            f"'{name}', t.{name}" for name in kind.columns() if name not in ("id", "revision", "changed_us")
        )
        sql = f"SELECT t.id, json_object({columns}) FROM json_each(?) j CROSS JOIN {kind.table} t ON t.id = j.value"
        return self._store.rows(sql, json.dumps([*ids]))

    def listed(self) -> list[Batch]:
        """All imports, the newest first."""
        return [_batch(row) for row in self._store.rows(_BATCHES + " ORDER BY number DESC")]

    def _batch(self, number: int) -> Batch:
        return _batch(self._store.rows(_BATCHES + " WHERE number = ?", number)[0])

    def undo(self, batch_id: str) -> Undone:
        """Delete what an import brought and put back what it changed; a Problem if there is none, or it is undone.

        What was changed here since the import stays, unless it was new with it: then it is deleted, too.
        """
        found = self._store.rows("SELECT number, undone FROM batch WHERE id = ?", batch_id)
        if not found:
            raise Problem("This import is not in the journal any more; look at the list again.")
        number, undone = found[0]
        if undone:
            raise Problem("This import is undone already.")
        with roomy(self._store.connection), self._store.change():
            done = self._undo(number)
            self._store.connection.execute("UPDATE batch SET undone = 1 WHERE number = ?", (number,))
        return done

    def _undo(self, number: int) -> Undone:
        now = stamp(self._clock.now())[0]
        deleted = sum(
            self._store.connection.execute(
                f"UPDATE {table} SET deleted = 1, revision = {NEXT_REVISION}, changed_us = ? WHERE deleted = 0"
                " AND id IN (SELECT id FROM batch_entry WHERE batch = ? AND kind = ? AND was IS NULL)",
                (now, number, table),
            ).rowcount
            for table in sorted(_DELETABLE)
        )
        rows = self._store.rows(
            "SELECT id, kind, was, revision FROM batch_entry WHERE batch = ? AND was IS NOT NULL", number
        )
        back = sum(self._put_back(row, now) for row in rows)
        return Undone(deleted, back, len(rows) - back)

    def _put_back(self, row: Row, now: int) -> bool:
        """An entry as it was, unless it was changed since."""
        row_id, table, was, revision = row
        columns = json.loads(was)
        new = "".join(f"{name} = ?, " for name in columns)
        sql = f"UPDATE {table} SET {new}revision = {NEXT_REVISION}, changed_us = ? WHERE id = ? AND revision = ?"
        done = self._store.connection.execute(sql, (*columns.values(), now, row_id, revision))
        return bool(done.rowcount)


def _execute_many(connection: sqlite3.Connection, sql: str, rows: Sequence[Row]) -> None:
    """INSERT rows, twenty at a time, which is a quarter faster than one by one; `sql` ends with the values of one."""
    values = sql[sql.index("VALUES ") + 7 :]
    whole = len(rows) - len(rows) % _AT_ONCE
    many = (tuple(chain.from_iterable(rows[start : start + _AT_ONCE])) for start in range(0, whole, _AT_ONCE))
    connection.executemany(sql + f", {values}" * (_AT_ONCE - 1), many)
    connection.executemany(sql, rows[whole:])


@contextmanager
def roomy(connection: sqlite3.Connection) -> Iterator[None]:
    """More memory for pages while much is written in no order; the usual 2 MB would be read and written over again."""
    before = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size = {_ROOMY}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")


_ROOMY = -128 * 1024
"""Kibibytes, as SQLite takes them."""
_SCORE = (
    "INSERT INTO score (id, question, value, at_us, at_offset, day, exercise, note, changed_us)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ANY = "SELECT 1 FROM score WHERE id BETWEEN ? AND ? LIMIT 1"
_HERE = (
    "SELECT s.id, s.value, s.note, s.at_us, s.at_offset, s.deleted, s.revision, s.question"
    " FROM json_each(?) j CROSS JOIN score s ON s.id = j.value"
)
_SEEN = (
    "SELECT e.id, e.seen, e.revision FROM json_each(?) j CROSS JOIN batch_entry e"
    " ON e.id = j.value AND e.kind = 'score' WHERE e.seen IS NOT NULL ORDER BY e.batch"
)
_BURDEN = (
    "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'score' AND sql NOTNULL AND (type = 'index'"
    " OR (type = 'trigger' AND NOT EXISTS (SELECT 1 FROM local WHERE id = 'machine')))"
)
_MOMENTS = "SELECT at_us, question, id FROM score WHERE deleted = 0 AND day BETWEEN ? AND ?"
_BROUGHT = "SELECT day, question, id FROM score WHERE deleted = 0 AND id BETWEEN ? AND ? ORDER BY id"
_SOURCE = 20
"""Letters of an id for the diary and the question."""
_BATCHES = "SELECT id, at_us, at_offset, file, source, added, changed, undone FROM batch"
_ENTRY = "INSERT OR REPLACE INTO batch_entry (id, kind, batch, was, revision, seen) VALUES (?, ?, ?, ?, ?, ?)"


def _version(row: JournalRow) -> tuple[int, int]:
    """What decides which of two copies of a row is the newer."""
    *_, revision, changed_at = msgspec.structs.astuple(row)
    return revision, in_us(changed_at)


def _by_id(entry: Entry) -> str:
    return entry.id


def _batch(row: Row) -> Batch:
    batch_id, us, offset, file, source, added, changed, undone = row
    return Batch(batch_id, moment(us, offset), file, source, added, changed, bool(undone))


def _values(entry: Entry, now: int) -> Row:
    us, offset = entry.us, entry.offset
    return entry.id, entry.question, entry.value, us, offset, local_day(us, offset), entry.exercise, entry.note, now


def _changes(entry: Entry, here: Here, now: int) -> Row:
    us, offset = (entry.us, entry.offset) if here.moved(entry) else (here.at_us, here.at_offset)
    return entry.value, entry.note, us, offset, local_day(us, offset), now, entry.id
