"""One pass over the shared folder: add what is new here to this machine's file, take in what is new in the others'.

Files come late, in part, twice, under other names or not at all; clocks are wrong; machines come back after a year.
None of it matters, for a line is good by itself and a merge gives the same whatever comes first.
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
"""A session that runs is nobody else's to continue for so long after its last step."""
_MACHINE, _OWN, _READ = "machine", "sync-own", "sync-read:"
_AT_A_TIME = 500


class Synced(msgspec.Struct, frozen=True):
    """What a pass did: rows sent, entries that came or changed, other files seen, and those that could not be read."""

    sent: int
    new: Contents
    changed: Contents
    files: int
    unreadable: list[str]


class SyncFolder:
    """A journal's place in a folder that a synchroniser carries; `now_us` as `stamp` gives it."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def pass_over(self, now_us: int) -> Synced:
        """Send and take in; a Problem if the folder is of no use, and then nothing has changed."""
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
        """The file to add to; a new one with a new name for this machine where the old one is not as it was left.

        So two machines that began as copies of each other part, and a file that was lost or overwritten is made good.
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
        # What has come from the folder need not go back there.
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
    """The rows in lines of bearable length."""
    for name, kind in zip(Rows.__struct_fields__, rows.kinds(), strict=True):
        for start in range(0, len(kind), _AT_A_TIME):
            yield msgspec.structs.replace(Rows(), **{name: kind[start : start + _AT_A_TIME]})
