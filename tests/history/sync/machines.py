"""Three machines, each with a folder of its own, and a synchroniser that carries files about as badly as it can."""

import random
import shutil
from datetime import timedelta
from pathlib import Path

from backcoach.history.deleted_notes import blank_deleted_notes
from backcoach.history.journal import Journal
from tests.history.helpers import SetClock, all_of, live

NAMES = "anna", "ben", "chris"


class Machines:
    """Their journals and clocks, which differ by hours; `chance` decides which machine does what and when."""

    def __init__(self, place: Path, chance: random.Random, *, in_memory: bool = False) -> None:
        self._chance = chance
        self._clocks = [SetClock() for _ in NAMES]
        self._folders = [place / f"{name}-shared" for name in NAMES]
        for clock, folder in zip(self._clocks, self._folders, strict=True):
            clock.time += timedelta(minutes=chance.randint(-600, 600))
            folder.mkdir(parents=True)
        self._journals = [
            Journal.in_memory(clock) if in_memory else Journal.open(place / name, clock).journal
            for name, clock in zip(NAMES, self._clocks, strict=True)
        ]

    def live(self, deeds: int) -> None:
        """So many things happen."""
        for _ in range(deeds):
            one, other = self._chance.sample(range(len(NAMES)), 2)
            self._chance.choice((self._do, self._do, self._sync, self._deliver))(one, other)

    def _do(self, one: int, _other: int) -> None:
        live(self._journals[one], self._clocks[one], self._chance, self._chance.randint(1, 4))

    def _sync(self, one: int, _other: int) -> None:
        self._journals[one].transfer.sync(self._folders[one], agreed=True)

    def _deliver(self, one: int, other: int) -> None:
        """Some of the files of one come to another: whole, in part, full of holes, or as a conflict copy."""
        for path in self._folders[one].iterdir():
            how = self._chance.randrange(6)
            data, target = path.read_bytes(), self._folders[other] / path.name
            if how == 1:
                data = data[: self._chance.randint(0, len(data))]
            elif how == 2:
                hole = self._chance.randint(0, len(data))
                data = data[:hole] + bytes(len(data[hole : hole + 300])) + data[hole + 300 :]
            elif how == 3:
                target = target.with_name(f"{path.stem} (conflicted copy {self._chance.randrange(3)}).jsonl")
            if how and not self._is_own(target, other):
                target.write_bytes(data)

    def _is_own(self, target: Path, other: int) -> bool:
        """No synchroniser overwrites what was changed only here; what they do with both is a test of its own."""
        rows = self._journals[other].query("SELECT value FROM local WHERE id = 'machine'")
        return bool(rows) and rows[0][0] in target.name and "conflicted" not in target.name

    def deliver_all(self) -> None:
        """In the end everything has come everywhere, everybody has looked, and no deletion can be undone any more."""
        for journal, clock in zip(self._journals, self._clocks, strict=True):
            clock.move(hours=2)
            blank_deleted_notes(journal._store, clock)
        for _ in range(2):
            for one in range(len(NAMES)):
                self._sync(one, one)
            for one in range(len(NAMES)):
                for other in range(len(NAMES)):
                    self._carry(one, other)
        for one in range(len(NAMES)):
            self._sync(one, one)

    def _carry(self, one: int, other: int) -> None:
        machine = self._journals[one].query("SELECT value FROM local WHERE id = 'machine'")[0][0]
        for path in self._folders[one].glob(f"backcoach-{machine}.jsonl"):
            if one != other:
                shutil.copy(path, self._folders[other] / path.name)

    def contents(self) -> list[list[list[tuple[object, ...]]]]:
        """All that each of them holds."""
        return [all_of(journal) for journal in self._journals]

    def close(self) -> None:
        """Let go of the journals."""
        for journal in self._journals:
            journal.close()
