"""Backups of a journal: copied by SQLite, verified by opening and counting, thinned out with age."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from backcoach.clock import Clock
from backcoach.history.damage import Damaged, as_damage, examine_foreign
from backcoach.history.own_files import refuse_own
from backcoach.history.private import make_folder, new_file
from backcoach.history.records import BackupFile, Contents
from backcoach.history.store import NotKept, connect, connect_foreign, in_words, suspect
from backcoach.outside import open_regular
from backcoach.problem import Problem

DAILY = "daily"
KEPT_OTHERS = 10
"""How many of the backups taken before a migration, a restore or an import are kept: the newest."""

_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (7, lambda taken: taken.date()),
    (4, lambda taken: taken.isocalendar()[:2]),
    (12, lambda taken: (taken.year, taken.month)),
)
_NAME = re.compile(r"journal-(\d{8}-\d{6})-([a-z-]+)\.db")
_STAMP = "%Y%m%d-%H%M%S"


def kept(stamps: Iterable[datetime]) -> set[datetime]:
    """Which daily backups to keep: the newest of each of the last 7 days, 4 weeks and 12 months that have any."""
    newest_first = sorted(stamps, reverse=True)
    keep: set[datetime] = set()
    for number, period in _PERIODS:
        newest: dict[Hashable, datetime] = {}
        for taken in newest_first:
            newest.setdefault(period(taken), taken)
        keep.update(list(newest.values())[:number])
    return keep


def contents_of(connection: sqlite3.Connection) -> Contents:
    """How much an open journal holds."""
    return Contents(
        *[connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("session", "step", "score")]
    )


def copy(source: sqlite3.Connection, target: sqlite3.Connection, path: Path) -> None:
    """Replace all of the target by the source in one transaction; raises NotKept if another program uses the target."""

    def give_up(status: int, _remaining: int, _total: int) -> None:
        # Python would try for ever; SQLite has already waited for BUSY_S.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise NotKept("{path} is in use by another program; close that one and try again.", path=path)

    source.backup(target, progress=give_up)


def _taken_at(stamp: str) -> datetime | None:
    """The wall-clock time that stands in a name; None if there is no such day or hour."""
    try:
        return datetime.strptime(stamp, _STAMP)  # noqa: DTZ007
    except ValueError:
        return None


class Backups:
    """The backups of one journal file, in a folder beside it; each call opens its own connections, for any thread."""

    def __init__(self, journal: Path, latest: int, clock: Clock) -> None:
        self._journal = journal
        self._latest = latest
        self._clock = clock
        self.folder = journal.parent / "backups"

    def take(self, why: str) -> Path:
        """The path of a new, verified backup; raises NotKept if it cannot be written or the journal is damaged."""
        make_folder(self.folder)
        target = self._free_name(why)
        draft = target.with_suffix(".part")
        new_file(draft)
        try:
            with in_words(draft), as_damage():
                self._write(draft)
        except Damaged as error:
            suspect(self._journal)
            raise NotKept(
                "{journal} is damaged and cannot be backed up; start BackCoach again.", journal=self._journal
            ) from error
        else:
            return draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    def copy_to(self, backup: Path, target: Path) -> Path:
        """Copy a backup to another place, such as a stick; raises Problem if it cannot be written there."""
        from backcoach.history.exchange.files import written

        refuse_own(target, self._journal)
        with open_regular(backup) as source, written(target) as file:
            shutil.copyfileobj(source, file)
        return target

    def _free_name(self, why: str) -> Path:
        taken = self._clock.now()
        target = self.folder / f"journal-{taken:{_STAMP}}-{why}.db"
        while target.exists() or target.with_suffix(".part").exists():  # another thread may be writing one
            taken += timedelta(seconds=1)
            target = self.folder / f"journal-{taken:{_STAMP}}-{why}.db"
        return target

    def _write(self, draft: Path) -> None:
        with closing(connect(self._journal, read_only=True)) as source, closing(connect(draft)) as target:
            # In one reading transaction, so that the counts belong to what is copied.
            source.execute("BEGIN")
            held = contents_of(source)
            copy(source, target, draft)
            target.execute("PRAGMA journal_mode = DELETE")
        if self.contents(draft) != held:
            raise Damaged("the copy does not hold what the journal holds")

    def contents(self, backup: Path) -> Contents:
        """How much a backup holds, after a check of every page; raises Damaged, or TooNew for a newer version."""
        examine_foreign(backup, self._latest)
        with closing(connect_foreign(backup)) as connection:
            return contents_of(connection)

    def take_daily(self) -> Path | None:
        """Take today's backup and remove those that are too old; None if there is one of today already."""
        today = self._clock.now().date()
        if any(backup.taken_at.date() == today for backup in self.listed() if backup.why == DAILY):
            return None
        path = self.take(DAILY)
        self.thin_out()
        return path

    def listed(self) -> list[BackupFile]:
        """All backups, the newest first; those from the future last."""
        matches = [(path, _NAME.fullmatch(path.name)) for path in self.folder.glob("journal-*.db")]
        found = [
            BackupFile(taken_at, match[2], path)
            for path, match in matches
            if match and (taken_at := _taken_at(match[1])) is not None
        ]
        # The name of a backup that was taken while the clock was ahead must not make it the newest for years.
        tomorrow = self._clock.now().replace(tzinfo=None) + timedelta(days=1)
        return sorted(found, key=lambda backup: (backup.taken_at <= tomorrow, backup), reverse=True)

    def newest_good(self) -> Path | None:
        """The newest backup that is undamaged and not of a newer version; None if there is none."""
        for backup in self.listed():
            with suppress(Damaged, Problem, sqlite3.Error, OSError):
                self.contents(backup.path)
                return backup.path
        return None

    def thin_out(self) -> None:
        """Remove daily backups that `kept` leaves out, others but the newest KEPT_OTHERS, and abandoned drafts."""
        backups = self.listed()
        keep = kept(backup.taken_at for backup in backups if backup.why == DAILY)
        others = [backup for backup in backups if backup.why != DAILY]
        old = [backup for backup in backups if backup.why == DAILY and backup.taken_at not in keep]
        paths = [backup.path for backup in old + others[KEPT_OTHERS:]]
        # A crash leaves its draft behind; one of today may still be being written.
        today = f"journal-{self._clock.now():%Y%m%d}-"
        paths += [path for path in self.folder.glob("journal-*.part*") if not path.name.startswith(today)]
        for path in paths:
            with suppress(OSError):
                path.unlink()
