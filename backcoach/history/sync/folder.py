"""Synchronising through a shared folder: append new rows to this machine's file, merge new ones from the others'.

Files may arrive late, in part, twice, under other names or not at all, and clocks may be wrong: each line can be
checked by itself, and the order of merging does not matter.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.merge import merge
from backcoach.history.records import Contents
from backcoach.history.rows import KINDS, R, Rows, gather
from backcoach.history.store import Store
from backcoach.history.sync.lines import START, Mark, append, line_of, read, still_there
from backcoach.history.tables import select
from backcoach.history.writes import new_id
from backcoach.problem import Problem

IN_PROGRESS_US = 12 * 3600 * 1_000_000
"""How long after its last step a running session is not sent, so that no other machine offers to continue it."""
_MACHINE, _OWN, _READ = "machine", "sync-own", "sync-read:"
_AT_A_TIME = 500


class Synced(msgspec.Struct, frozen=True):
    """What a pass did: rows sent, entries added and changed here, other machines' files, and unreadable ones."""

    sent: int
    new: Contents
    changed: Contents
    files: int
    unreadable: list[str]


class SyncFolder:
    """One journal and the folder through which it is synchronised."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def pass_over(self, now_us: int) -> Synced:
        """Send and receive at `now_us`; raises Problem, with the journal unchanged, if the folder cannot be used."""
        try:
            with self._store.change():
                own = self._own_file()
                sent = self._send(own, now_us)
                return self._take_in(own, sent)
        except OSError as error:
            raise Problem(
                f"The folder {self._folder} cannot be used ({error.strerror}); choose another one."
            ) from error

    def _own_file(self) -> Path:
        """The file to append to; a new one, with a new name for this machine, if the old one is not as it was left.

        This separates two machines that began as copies of each other, and replaces a file that was lost.
        """
        machine = self._known(_MACHINE)
        if not machine or not self._is_as_left(self._path(machine)):
            machine = new_id()
            self._keep(_MACHINE, machine)
            self._keep_mark(_OWN, START)
            for kind in KINDS:
                self._store.connection.execute(
                    f"INSERT OR IGNORE INTO unsent SELECT '{kind.table}', id FROM {kind.table} WHERE revision > 0"
                )
        return self._path(machine)

    def _path(self, machine: str) -> Path:
        return self._folder / f"backcoach-{machine}.jsonl"

    def _is_as_left(self, path: Path) -> bool:
        mark = self._mark(_OWN)
        if not path.exists():
            return mark == START
        with path.open("rb") as file:
            return still_there(file, mark)

    def _send(self, own: Path, now_us: int) -> int:
        rows = gather(partial(self._unsent, now_us))
        lines = [line_of(part) for part in _parts(rows)]
        if lines:
            self._keep_mark(_OWN, append(own, lines))
        for kind in rows.kinds():
            self._store.connection.executemany(
                "DELETE FROM unsent WHERE kind = ? AND id = ?", ((row.table, row.id) for row in kind)
            )
        return sum(map(len, rows.kinds()))

    def _unsent(self, now_us: int, kind: type[R]) -> Iterator[R]:
        ended = " AND (t.state != 'running' OR t.changed_us < :before)" if kind.table == "session" else ""
        sql = (
            f"{select(kind)} JOIN unsent u ON u.id = t.id"
            f" WHERE u.kind = '{kind.table}' AND t.revision > 0{ended} ORDER BY t.id"
        )
        return map(kind.of, self._store.connection.execute(sql, {"before": now_us - IN_PROGRESS_US}))

    def _take_in(self, own: Path, sent: int) -> Synced:
        kept = self._store.rows("SELECT kind, id FROM unsent")
        total, unreadable = [0] * 6, []
        others = sorted(path for path in self._folder.glob("backcoach-*.jsonl") if path != own)
        for path in others:
            try:
                brought = self._take_in_file(path)
            except OSError:
                unreadable.append(path.name)
            else:
                total = [a + b for a, b in zip(total, brought, strict=True)]
        # Rows that came from the folder need not be sent back.
        self._store.connection.execute("DELETE FROM unsent")
        self._store.connection.executemany("INSERT INTO unsent VALUES (?, ?)", kept)
        return Synced(sent, Contents(*total[:3]), Contents(*total[3:]), len(others), unreadable)

    def _take_in_file(self, path: Path) -> Iterable[int]:
        name = _READ + path.name
        before = self._mark(name)
        found = read(path, before)
        total = [0] * 6
        for rows in found.rows:
            merged = merge(self._store, rows)
            brought = (*msgspec.structs.astuple(merged.new), *msgspec.structs.astuple(merged.changed))
            total = [a + b for a, b in zip(total, brought, strict=True)]
        if found.mark != before:
            self._keep_mark(name, found.mark)
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


def _parts(rows: Rows) -> Iterator[Rows]:
    """The rows in parts of _AT_A_TIME, one for each line."""
    for name, kind in zip(Rows.__struct_fields__, rows.kinds(), strict=True):
        for start in range(0, len(kind), _AT_A_TIME):
            yield msgspec.structs.replace(Rows(), **{name: kind[start : start + _AT_A_TIME]})
