"""Synchronising through a shared folder: append new rows to this machine's file, merge new ones from the others'.

Files may arrive late, in part, twice, under other names or not at all, and clocks may be wrong: each line can be
checked by itself, and the order of merging does not matter.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.merge import merge
from backcoach.history.records import Contents
from backcoach.history.rows import KINDS, R, Rows, gather
from backcoach.history.store import Store
from backcoach.history.sync.lines import START, Mark, Read, append, line_of, read, still_there
from backcoach.history.tables import select
from backcoach.history.writes import new_id
from backcoach.outside import NoAnswer, NotRegular, in_time, open_regular
from backcoach.problem import Problem

IN_PROGRESS_US = 12 * 3600 * 1_000_000
"""How long after its last step a running session is not sent, so that no other machine offers to continue it."""
_MACHINE, _OWN, _READ = "machine", "sync-own", "sync-read:"
_AT_A_TIME = 500
ANSWER_S = 20.0
"""Seconds that the folder, or one file in it, may take to answer."""
IMPATIENT_S = 1.0
"""The same for the other files once one has not answered."""


class Synced(msgspec.Struct, frozen=True):
    """What a pass did: rows sent, entries added and changed here, other machines' files, and unreadable ones."""

    sent: int
    new: Contents
    changed: Contents
    files: int
    unreadable: list[str]


class _OwnFile(msgspec.Struct, frozen=True):
    """The file that this machine adds to, and the machine's name, which is new if `is_new`."""

    path: Path
    machine: str
    is_new: bool


class _ReadFile(msgspec.Struct, frozen=True):
    """What was read of another machine's file behind the mark `before`; `found` is None if it could not be read."""

    name: str
    before: Mark
    found: Read | None


class SyncFolder:
    """One journal and the folder through which it is synchronised."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def pass_over(self, now_us: int) -> Synced:
        """Send and receive at `now_us`; raises Problem if the folder cannot be used, and nothing counts as sent then.

        Files are read and written outside the transactions and under a deadline: the folder may never answer.
        """
        try:
            own = self._own_file()
            read_files = self._read_others(own.path)
            with self._store.change():
                self._name_machine(own)
                rows = gather(partial(self._unsent, now_us))
                synced = self._take_in(read_files, sum(map(len, rows.kinds())))
            self._send(own.path, rows)
        except OSError as error:
            raise Problem(
                f"The folder {self._folder} cannot be used ({error.strerror}); choose another one."
            ) from error
        return synced

    def _own_file(self) -> _OwnFile:
        """The file to append to; a new one, with a new name for this machine, if the old one is not as it was left.

        This separates two machines that began as copies of each other, and replaces a file that was lost.
        """
        machine, mark = self._known(_MACHINE), self._mark(_OWN)
        if machine and in_time(partial(_is_as_left, self._path(machine), mark), ANSWER_S):
            return _OwnFile(self._path(machine), machine, is_new=False)
        machine = new_id()
        return _OwnFile(self._path(machine), machine, is_new=True)

    def _name_machine(self, own: _OwnFile) -> None:
        if own.is_new:
            self._keep(_MACHINE, own.machine)
            self._keep_mark(_OWN, START)
            for kind in KINDS:
                self._store.connection.execute(
                    f"INSERT OR IGNORE INTO unsent SELECT '{kind.table}', id FROM {kind.table} WHERE revision > 0"
                )

    def _path(self, machine: str) -> Path:
        return self._folder / f"backcoach-{machine}.jsonl"

    def _read_others(self, own: Path) -> list[_ReadFile]:
        """What is new in the others' files; once one has not answered, the rest are not waited for as long."""
        patience, files = ANSWER_S, []
        for path in in_time(partial(_listed, self._folder), ANSWER_S):
            if path == own:
                continue
            before = self._mark(_READ + path.name)
            try:
                files.append(_ReadFile(path.name, before, in_time(partial(read, path, before), patience)))
            except NoAnswer:
                patience = IMPATIENT_S
                files.append(_ReadFile(path.name, before, None))
            except OSError:
                files.append(_ReadFile(path.name, before, None))
        return files

    def _send(self, own: Path, rows: Rows) -> None:
        """Add rows to the own file; what was changed again meanwhile stays unsent."""
        lines = [line_of(part) for part in _parts(rows)]
        mark = in_time(partial(append, own, lines), ANSWER_S) if lines else None
        with self._store.change():
            if mark:
                self._keep_mark(_OWN, mark)
            for kind in rows.kinds():
                for row in kind:
                    self._store.connection.execute(
                        "DELETE FROM unsent WHERE kind = ?1 AND id = ?2"
                        f" AND (SELECT revision FROM {row.table} WHERE id = ?2) = ?3",
                        (row.table, row.id, row.revision),
                    )

    def _unsent(self, now_us: int, kind: type[R]) -> Iterator[R]:
        ended = " AND (t.state != 'running' OR t.changed_us < :before)" if kind.table == "session" else ""
        sql = (
            f"{select(kind)} JOIN unsent u ON u.id = t.id"
            f" WHERE u.kind = '{kind.table}' AND t.revision > 0{ended} ORDER BY t.id"
        )
        return map(kind.of, self._store.connection.execute(sql, {"before": now_us - IN_PROGRESS_US}))

    def _take_in(self, files: list[_ReadFile], sent: int) -> Synced:
        kept = self._store.rows("SELECT kind, id FROM unsent")
        total = [0] * 6
        for file in files:
            if file.found is not None:
                total = [a + b for a, b in zip(total, self._merge_file(file, file.found), strict=True)]
        # Rows that came from the folder need not be sent back.
        self._store.connection.execute("DELETE FROM unsent")
        self._store.connection.executemany("INSERT INTO unsent VALUES (?, ?)", kept)
        unreadable = [file.name for file in files if file.found is None]
        return Synced(sent, Contents(*total[:3]), Contents(*total[3:]), len(files), unreadable)

    def _merge_file(self, file: _ReadFile, found: Read) -> Iterable[int]:
        total = [0] * 6
        for rows in found.rows:
            merged = merge(self._store, rows)
            brought = (*msgspec.structs.astuple(merged.new), *msgspec.structs.astuple(merged.changed))
            total = [a + b for a, b in zip(total, brought, strict=True)]
        if found.mark != file.before:
            self._keep_mark(_READ + file.name, found.mark)
        return total

    def _known(self, name: str) -> str | None:
        rows = self._store.rows("SELECT value FROM local WHERE id = ?", name)
        return rows[0][0] if rows else None

    def _keep(self, name: str, value: str) -> None:
        self._store.connection.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (name, value))

    def _mark(self, name: str) -> Mark:
        with suppress(*UNREADABLE):
            return msgspec.json.decode(self._known(name) or "{}", type=Mark)
        return START

    def _keep_mark(self, name: str, mark: Mark) -> None:
        self._keep(name, msgspec.json.encode(mark).decode())


def _listed(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries]
    return sorted(folder / name for name in names if fnmatch(name, "backcoach-*.jsonl"))


def _is_as_left(path: Path, mark: Mark) -> bool:
    try:
        with open_regular(path) as file:
            return still_there(file, mark)
    except FileNotFoundError:
        return mark == START
    except NotRegular:
        return False


def _parts(rows: Rows) -> Iterator[Rows]:
    """The rows in parts of _AT_A_TIME, one for each line."""
    for name, kind in zip(Rows.__struct_fields__, rows.kinds(), strict=True):
        for start in range(0, len(kind), _AT_A_TIME):
            yield msgspec.structs.replace(Rows(), **{name: kind[start : start + _AT_A_TIME]})
