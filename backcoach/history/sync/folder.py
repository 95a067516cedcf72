"""Synchronising through a shared folder: append new rows to this machine's file, merge new ones from the others'.

Files may arrive late, in part, twice, under other names or not at all, and clocks may be wrong: each line can be
checked by itself, and the order of merging does not matter.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from backcoach.history.deleted_notes import without_deleted_note
from backcoach.history.merge import Merged, merge
from backcoach.history.records import Contents
from backcoach.history.rows import KINDS, R, Rows, gather, revision_of
from backcoach.history.store import Store
from backcoach.history.sync.lines import START, Mark, Read, append, line_of, read, sum_of
from backcoach.history.sync.memory import Memory
from backcoach.history.sync.own_file import OwnFile, written_since
from backcoach.history.sync.reports import Synced, WouldChangeMuch, is_much, notes_of
from backcoach.history.tables import select
from backcoach.history.writes import new_id
from backcoach.outside import NoAnswer, in_time
from backcoach.problem import Problem
from backcoach.words import Message

IN_PROGRESS_US = 12 * 3600 * 1_000_000
"""How long after its last step a running session is not sent, so that no other machine offers to continue it."""
_AT_A_TIME = 500
_ENDING = ".jsonl"
ANSWER_S = 20.0
"""Seconds that the folder, or one file in it, may take to answer."""
IMPATIENT_S = 1.0
"""The same for the other files once one has not answered."""


def _lost(folder: Path) -> Message:
    return Message(
        "In {folder}, the file of this computer was not as it was left: it was lost or changed there, or this history "
        "began as a copy. All of it was sent again under a new name.",
        folder=folder,
    )


class _ReadFile(msgspec.Struct, frozen=True):
    """What was read of another machine's file behind the mark `before`; `found` is None if it could not be read."""

    name: str
    before: Mark
    found: Read | None


class _BackUpFirst(Exception):
    """Undoes a pass that needs a backup before it."""


class SyncFolder:
    """One journal and the folder through which it is synchronised; `back_up` makes a backup of the journal."""

    def __init__(self, store: Store, folder: Path, back_up: Callable[[], object]) -> None:
        self._store = store
        self._folder = folder
        self._back_up = back_up
        self._memory = Memory(store)

    def pass_over(self, now_us: int, *, agreed: bool = False) -> Synced:
        """Send and receive at `now_us`; raises Problem, and nothing counts as sent, if the folder cannot be used.

        Raises WouldChangeMuch, with nothing changed, if many entries would change or go and the user has not `agreed`.
        Files are read and written outside the transactions and under a deadline: the folder may never answer.
        """
        try:
            own = self._own_file()
            files = self._read_others(own.path)
            try:
                synced, rows = self._exchange(own, files, now_us, agreed=agreed, backed_up=False)
            except _BackUpFirst:
                self._back_up()
                synced, rows = self._exchange(own, files, now_us, agreed=agreed, backed_up=True)
            self._send(own.path, rows)
        except OSError as error:
            raise Problem(
                "The folder {folder} cannot be used ({reason}); choose another one.",
                folder=self._folder,
                reason=error.strerror,
            ) from error
        return synced

    def _own_file(self) -> OwnFile:
        """The file to append to; a new one, with a new name for this machine, if the old one is not as it was left.

        This separates two machines that began as copies of each other, and replaces a file that was lost.
        """
        machine, mark, sending = self._memory.machine, self._memory.own_mark, self._memory.sending
        if machine:
            recovered = in_time(partial(written_since, self._path(machine), mark, sending), ANSWER_S)
            if recovered is not None:
                return OwnFile(self._path(machine), machine, recovered=recovered)
        fresh = new_id()
        return OwnFile(self._path(fresh), fresh, lost=bool(machine))

    def _path(self, machine: str) -> Path:
        return self._folder / f"backcoach-{machine}.jsonl"

    def _read_others(self, own: Path) -> list[_ReadFile]:
        """New rows in the others' files; once one file has not answered, the wait for the rest is shorter."""
        patience, files = ANSWER_S, []
        for path in in_time(partial(_listed, self._folder), ANSWER_S):
            if path == own:
                continue
            before = self._memory.read_mark(path.name)
            try:
                if not path.name.lower().endswith(_ENDING):  # the synchroniser is still at work on it
                    raise FileNotFoundError(path)
                files.append(_ReadFile(path.name, before, in_time(partial(read, path, before), patience)))
            except NoAnswer:
                patience = IMPATIENT_S
                files.append(_ReadFile(path.name, before, None))
            except OSError:
                files.append(_ReadFile(path.name, before, None))
        return files

    def _exchange(
        self, own: OwnFile, files: list[_ReadFile], now_us: int, *, agreed: bool, backed_up: bool
    ) -> tuple[Synced, Rows]:
        """One transaction: take in what was read, and record what is about to be sent; returns the rows to send."""
        with self._store.change():
            self._settle(own)
            rows = gather(partial(self._unsent, now_us))
            self._memory.sending = frozenset(sum_of(line_of(part)) for part in _parts(rows))
            synced = self._take_in(own, files, sum(map(len, rows.kinds())))
            much = is_much(synced.changed, synced.deleted)
            if much and not agreed:
                raise WouldChangeMuch(synced.changed, synced.deleted)
            if (much or self._memory.folder != str(self._folder)) and not backed_up:
                raise _BackUpFirst
            self._memory.folder = str(self._folder)
        return synced, rows

    def _settle(self, own: OwnFile) -> None:
        """Record a new name, or what a pass that was cut short has written."""
        if own.recovered is None:
            self._memory.machine, self._memory.own_mark = own.machine, START
            for kind in KINDS:
                self._store.connection.execute(
                    f"INSERT OR IGNORE INTO unsent SELECT '{kind.table}', id FROM {kind.table} WHERE revision > 0"
                )
        else:
            self._memory.own_mark = own.recovered.mark
            for rows in own.recovered.rows:
                self._mark_sent(rows)

    def _send(self, own: Path, rows: Rows) -> None:
        """Append rows to this machine's file; rows that were changed again meanwhile stay unsent."""
        lines = [line_of(part) for part in _parts(rows)]
        mark = in_time(partial(append, own, lines), ANSWER_S) if lines else None
        with self._store.change():
            if mark:
                self._memory.own_mark = mark
            self._memory.sending = frozenset()
            self._mark_sent(rows)

    def _mark_sent(self, rows: Rows) -> None:
        for table, of in zip((kind.table for kind in KINDS), rows.kinds(), strict=True):
            self._store.connection.executemany(
                f"DELETE FROM unsent WHERE kind = '{table}' AND id = ?1"
                f" AND (SELECT revision FROM {table} WHERE id = ?1) = ?2",
                ((row.id, revision_of(row)) for row in of),
            )

    def _unsent(self, now_us: int, kind: type[R]) -> Iterator[R]:
        settled = " AND (t.state != 'running' OR t.changed_us NOT BETWEEN :before AND :ahead)"
        sql = (
            f"{select(kind)} JOIN unsent u ON u.id = t.id WHERE u.kind = '{kind.table}' AND t.revision > 0"
            f"{settled if kind.table == 'session' else ''} ORDER BY t.id"
        )
        span = {"before": now_us - IN_PROGRESS_US, "ahead": now_us + IN_PROGRESS_US}
        return (without_deleted_note(kind.of(row)) for row in self._store.connection.execute(sql, span))

    def _take_in(self, own: OwnFile, files: list[_ReadFile], sent: int) -> Synced:
        kept = self._store.rows("SELECT kind, id FROM unsent")
        merged, notes = list[Merged](), list[str]()
        if own.lost:
            notes.append(_lost(self._folder))
        for file in files:
            if file.found is not None:
                of_file = self._merge_file(file, file.found)
                merged += of_file
                notes += notes_of(file.name, file.found, [one for each in of_file for one in each.aside])
        # Rows that came from the folder need not be sent back.
        self._store.connection.execute("DELETE FROM unsent")
        self._store.connection.executemany("INSERT INTO unsent VALUES (?, ?)", kept)
        unreadable = [file.name for file in files if file.found is None]
        return Synced(
            sent, _sum(one.new for one in merged), _sum(one.changed for one in merged), len(files), unreadable,
            _sum(one.deleted for one in merged), tuple(notes), self._memory.tell("\n".join([*unreadable, *notes])),
        )  # fmt: skip

    def _merge_file(self, file: _ReadFile, found: Read) -> list[Merged]:
        merged = [merge(self._store, rows) for rows in found.rows]
        if found.mark != file.before:
            self._memory.keep_read_mark(file.name, found.mark)
        return merged


def _listed(folder: Path) -> list[Path]:
    """What may be a file of a machine, whatever a synchroniser calls it: “Copy of …”, a conflict copy, half a file."""
    with os.scandir(folder) as entries:
        return sorted(folder / entry.name for entry in entries if _has_our_name(entry.name.lower()))


def _has_our_name(name: str) -> bool:
    return name.endswith(_ENDING) or ("backcoach-" in name and _ENDING in name)


def _sum(contents: Iterable[Contents]) -> Contents:
    numbers = [(one.sessions, one.steps, one.scores) for one in contents]
    return Contents(*map(sum, zip(*numbers, strict=True))) if numbers else Contents(0, 0, 0)


def _parts(rows: Rows) -> Iterator[Rows]:
    """The rows in parts of _AT_A_TIME, one for each line."""
    for name, kind in zip(Rows.__struct_fields__, rows.kinds(), strict=True):
        for start in range(0, len(kind), _AT_A_TIME):
            yield msgspec.structs.replace(Rows(), **{name: kind[start : start + _AT_A_TIME]})
