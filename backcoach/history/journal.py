"""The journal: every step, score and "that hurt" is on the disk when the call that keeps it returns."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

import msgspec

from backcoach.clock import Clock
from backcoach.history.backups import Backups, contents_of
from backcoach.history.damage import TooNew
from backcoach.history.keeper import BesideKeeper, HoldingKeeper, Keeper, ReadOnlyKeeper, Tell
from backcoach.history.lock import Machine, claim, this_machine
from backcoach.history.migrations import all_scripts, version_of
from backcoach.history.moves import Moves
from backcoach.history.opening import FILE_NAME, nothing, open_store, prepare
from backcoach.history.paper import Paper
from backcoach.history.private import make_folder
from backcoach.history.records import Contents, Held
from backcoach.history.scores import Scores
from backcoach.history.sessions import Sessions
from backcoach.history.spill import Spill
from backcoach.history.store import Store, connect
from backcoach.history.writes import HideExercise, KeepFact
from backcoach.problem import Problem

_SAFETY_READ, _WEEK_OFFERED = "safety_read_at", "past_week_offered_at"


def _unheard(_held: Held | None) -> None:
    """For who does not want to be told."""


class Opened(msgspec.Struct, frozen=True):
    """An open journal; `set_aside` is where a damaged one was put, `backup` the newest good one if this one is new.

    `salvaged` is what was read out of the damaged one, `recovered` how many held writes of an earlier run came in.
    """

    journal: "Journal"
    set_aside: Path | None
    backup: Path | None
    salvaged: Contents = Contents(0, 0, 0)
    recovered: int = 0


class Journal(Paper, Sessions, Scores, Moves):
    """What was done and felt. For one thread; `backups` is None for a journal in memory."""

    def __init__(
        self, store: Store, clock: Clock, keeper: Keeper, backups: Backups | None = None,
        lock: sqlite3.Connection | None = None,
    ) -> None:  # fmt: skip
        super().__init__(store, clock, keeper, backups)
        self._lock = lock

    @classmethod
    def open(
        cls, folder: Path, clock: Clock, *, every_page: bool = False, spill: Sequence[Path] = (), tell: Tell = _unheard,
        machine: Machine | None = None, may_begin: bool = True,
    ) -> Opened:  # fmt: skip
        """The journal of a folder, made if there is none; a Problem if the folder is of no use, TooNew, or InUse.

        Without `may_begin` a folder where neither a journal nor a backup is must be another one than was meant, as
        where a drive is not connected: a Problem says so, and nothing is made.

        What it cannot take later is held in a file in one of the `spill` folders, and `tell` hears of it; without such
        folders each write raises NotKept instead.
        """
        scripts = all_scripts()
        path = folder / FILE_NAME
        backups = Backups(path, len(scripts), clock)
        if not (may_begin or path.exists() or backups.folder.exists()):
            raise Problem(
                f"The journal in {folder} is not there; connect its drive and start again, or choose another folder."
            )
        make_folder(folder)
        lock = claim(folder, machine or this_machine())
        try:
            store, is_new, set_aside = open_store(
                path, scripts, clock, lambda: backups.take("before-migration"), every_page=every_page
            )
        except BaseException:
            close_all(lock)
            raise
        salvaged = _salvaged(store, set_aside, scripts)
        keeper = HoldingKeeper(store, Spill(path, spill), tell) if spill else Keeper(store)
        journal = cls(store, clock, keeper, backups, lock)
        return Opened(journal, set_aside, backups.newest_good() if is_new else None, salvaged, keeper.recover())

    @classmethod
    def in_memory(cls, clock: Clock) -> Self:
        """A journal that is gone when the program ends."""
        connection = connect(":memory:")
        prepare(connection, all_scripts(), nothing)
        store = Store(connection, None)
        return cls(store, clock, Keeper(store))

    @classmethod
    def beside(
        cls, folder: Path, clock: Clock, why: Problem, *, spill: Sequence[Path] = (), tell: Tell = _unheard
    ) -> Self:
        """For when `open` raised: what can be read of that journal, in memory; all of it can be looked at and exported.

        With `spill` folders, what is written waits there until `open` succeeds; without, and for a journal of a newer
        version, writing raises NotKept with the sentence of `why`.
        """
        from backcoach.history.snapshot import load

        connection, path = connect(":memory:"), folder / FILE_NAME
        if not load(path, connection):
            connection.close()
            connection = connect(":memory:")
        scripts = all_scripts()
        if version_of(connection) > len(scripts):
            connection.execute("PRAGMA query_only = ON")
        else:
            prepare(connection, scripts, nothing)
        store = Store(connection, None)
        if isinstance(why, TooNew) or not spill:
            return cls(store, clock, ReadOnlyKeeper(store, str(why)))
        return cls(store, clock, BesideKeeper(store, Spill(path, spill), tell, str(why)))

    @property
    def path(self) -> Path | None:
        """The file it is kept in; None in memory."""
        return self._store.path

    def contents(self) -> Contents:
        """How much it holds, deleted entries included: to be compared with that of a backup."""
        return contents_of(self._store.connection)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
        close_all(self._lock)

    def safety_read_at(self) -> datetime | None:
        """The moment at which the safety page was last read; its answers are never kept."""
        return self._moment_of(_SAFETY_READ)

    def read_safety(self) -> None:
        """Keep that the safety page was read now."""
        self._keep(KeepFact(_SAFETY_READ, self._clock.now().isoformat(), self._now()[0]))

    def past_week_offered_at(self) -> datetime | None:
        """The moment at which the questions about the past week were last offered or answered."""
        return self._moment_of(_WEEK_OFFERED)

    def offer_past_week(self) -> None:
        """Keep that they are offered, or answered, now."""
        self._keep(KeepFact(_WEEK_OFFERED, self._clock.now().isoformat(), self._now()[0]))

    def _moment_of(self, name: str) -> datetime | None:
        rows = self._store.rows("SELECT value FROM meta WHERE id = ?", name)
        return datetime.fromisoformat(rows[0][0]) if rows else None

    def hide_exercise(self, exercise: str, *, hidden: bool = True) -> None:
        """Keep an exercise out of routines from now on, or with False let it back in."""
        self._keep(HideExercise(exercise, hidden, self._now()[0]))

    def hidden_exercises(self) -> frozenset[str]:
        """The exercises that are kept out of routines."""
        return frozenset(row[0] for row in self._store.rows("SELECT id FROM hidden_exercise WHERE hidden = 1"))


def _salvaged(store: Store, set_aside: Path | None, scripts: Sequence[str]) -> Contents:
    if set_aside is None:
        return Contents(0, 0, 0)
    from backcoach.history.salvage import salvage

    return salvage(store, set_aside, scripts)


def close_all(lock: sqlite3.Connection | None) -> None:
    """Let go of the folder."""
    if lock:
        lock.close()
