"""Nothing lost: a write that the journal cannot take is held, on some other disk if one will have it, until it can."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

import msgspec

from backcoach.history.records import Held
from backcoach.history.spill import Change, Spill
from backcoach.history.store import NotKept, Store
from backcoach.history.writes import Write, new_id
from backcoach.problem import Problem

TAKEN = "taken:"
"""How the names of carried-out changes begin, in the table of what concerns this copy alone."""

Tell = Callable[[Held | None], object]


class Keeper:
    """Carries writes out at once; raises NotKept for one that the journal cannot take."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def held(self) -> Held | None:
        """What waits to be written; None if all is in the journal."""
        return None

    def keep(self, write: Write) -> None:
        """Carry a write out."""
        with self._store.change():
            write.apply(self._store)

    def retry(self) -> Held | None:
        """Try again to write what waits; what is left of it."""
        return None

    def recover(self) -> int:
        """Carry out what an earlier run had to leave; how many writes came in."""
        return 0


class ReadOnlyKeeper(Keeper):
    """Raises NotKept for each write, with a sentence that says why."""

    def __init__(self, store: Store, why: str) -> None:
        super().__init__(store)
        self._why = why

    def keep(self, write: Write) -> None:
        """Refuse."""
        raise NotKept(self._why)


class HoldingKeeper(Keeper):
    """Holds what the journal cannot take and tries it again before each write; `tell` hears how much waits and why."""

    def __init__(self, store: Store, spill: Spill, tell: Tell) -> None:
        super().__init__(store)
        self._spill = spill
        self._tell = tell
        found = spill.found()
        self._changes = found.changes
        self._refused = found.unreadable
        self._held: Held | None = None

    @property
    def held(self) -> Held | None:
        """What waits to be written, and why it does."""
        return self._held

    def keep(self, write: Write) -> None:
        """Carry a write out, or hold it; mistakes of ours stay errors."""
        held = self.retry()
        if held:
            self._hold(write, held.why)
            return
        try:
            super().keep(write)
        except NotKept as error:
            self._hold(write, str(error))

    def _hold(self, write: Write, why: str) -> None:
        last = self._changes[-1].number if self._changes else 0
        change = Change(last + 1, new_id(), write)
        self._changes.append(change)
        on_disk = self._spill.append(change) and (self._held is None or self._held.on_disk)
        self._report(Held(len(self._changes), why, on_disk))

    def _report(self, held: Held | None) -> None:
        if held != self._held:
            self._held = held
            self._tell(held)

    def retry(self) -> Held | None:
        """Carry out what is held, in its order; what is left of it."""
        if self._changes or self._refused:
            self._carry_out_all()
        return self._held

    def recover(self) -> int:
        """Carry out what an earlier run had to leave; how many writes came in."""
        return self._carry_out_all() if self._changes or self._refused else 0

    def _carry_out_all(self) -> int:
        """How many were carried out."""
        done = 0
        try:
            while self._changes:
                done += self._carry_out(self._changes[0])
                del self._changes[0]
        except NotKept as error:
            self._report(Held(len(self._changes), str(error), self._held is None or self._held.on_disk))
        else:
            self._clear()
            self._report(None)
        return done

    def _carry_out(self, change: Change) -> bool:
        try:
            with self._store.change():
                self._carry_out_once(change)
        except NotKept:
            raise
        except (Problem, sqlite3.Error, OverflowError):
            # It belongs to what is not in this journal, and never will be; somebody may still want to read it.
            self._refused.append(msgspec.json.encode(change))
            return False
        return True

    def _carry_out_once(self, change: Change) -> None:
        taken = TAKEN + change.id
        if not self._store.rows("SELECT 1 FROM local WHERE id = ?", taken):
            self._store.connection.execute("INSERT INTO local VALUES (?, '')", (taken,))
            change.write.apply(self._store)

    def _clear(self) -> None:
        """Remove the spill; while it cannot be removed, the journal remembers what it has taken of it."""
        if self._spill.put_aside(self._refused) and self._spill.clear():
            self._refused.clear()
            with suppress(NotKept), self._store.change():
                self._store.connection.execute("DELETE FROM local WHERE id GLOB ?", (TAKEN + "*",))


class BesideKeeper(HoldingKeeper):
    """Writes to a journal in memory and holds all of it for the one that could not be opened; `why` says so."""

    def __init__(self, store: Store, spill: Spill, tell: Tell, why: str) -> None:
        super().__init__(store, spill, tell)
        self._why = why
        for change in self._changes:  # what an earlier run held here is part of the history, too
            with suppress(Problem, sqlite3.Error, OverflowError), store.change():
                self._carry_out_once(change)

    def keep(self, write: Write) -> None:
        """Carry a write out in memory, and hold it."""
        Keeper.keep(self, write)
        self._hold(write, self._why)

    def retry(self) -> Held | None:
        """What is held stays so until the journal is opened."""
        return self._held
