"""Three made-up years: bad weeks and good ones, holidays, notes, exercises that come and go. The same every time."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from backcoach.history.journal import Journal
from backcoach.history.records import Question
from backcoach.history.rows import Rows, ScoreRow, SessionRow, StepRow
from tests.fakes import FakeClock

EXERCISES = (
    "crocodile-breathing", "thoracic-foam-roll", "thoracic-rotation-on-roller", "open-book", "glute-ball-release",
    "supine-figure-four", "segmental-rolling", "bird-dog", "hip-hinge", "glute-bridge",
)  # fmt: skip
NOTES = ("Long drive yesterday.", "Slept badly.", "Garden all day, fine.", "Stiff in the morning, better by noon.")
YEARS = 3 * 365


class MadeUp:
    """Makes rows of days up to a moment."""

    def __init__(self, end: datetime, days: int) -> None:
        self._chance = random.Random(7)
        self._end = end
        self._days = days
        self.rows = Rows(sessions=[], steps=[], scores=[])

    def fill(self) -> Rows:
        """All of them."""
        for day in range(self._days, 0, -1):
            away = day % 163 in range(14, 24)
            if not away and self._chance.random() < 0.72:
                self._session(self._end - timedelta(days=day, minutes=self._chance.randrange(600)), day)
        return self.rows

    def _id(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128)))

    def _level(self, day: int) -> float:
        past = 1 - day / max(self._days, 400)
        return 5.6 - 2.6 * past + (1.6 if day % 211 < 20 else 0.0) + self._chance.gauss(0, 0.8)

    def _session(self, at: datetime, day: int) -> None:
        session, chance, level = self._id(), self._chance, self._level(day)
        steps = list(self._steps(session, at))
        active = sum(step.active_s for step in steps)
        end = at + timedelta(seconds=active)
        self.rows.steps.extend(steps)
        self.rows.sessions.append(
            SessionRow(
                session, at, end, "seven-actions", "{}", active, active, len(steps), "finished", "", "",
                deleted=False, revision=1, changed_at=end,
            )
        )  # fmt: skip
        eased = 0.8 + chance.gauss(0, 0.7) + (0.6 if any(step.exercise == "open-book" for step in steps) else 0)
        note = chance.choice(NOTES) if chance.random() < 0.06 else ""
        self._score("now-before", level, at, session, note)
        self._score("now-after", level - eased, end, session, "")

    def _score(self, question: Question, value: float, at: datetime, session: str, note: str) -> None:
        if self._chance.random() < 0.95:
            score = min(10, max(0, round(value)))
            self.rows.scores.append(
                ScoreRow(self._id(), question, score, at, session, None, note, deleted=False, revision=1, changed_at=at)
            )

    def _steps(self, session: str, at: datetime) -> Iterator[StepRow]:
        chance = self._chance
        number = chance.choice((3, 4, 7, 7, 9))
        for place, exercise in enumerate(sorted(chance.sample(EXERCISES, number), key=EXERCISES.index)):
            length = float(chance.choice((60, 120, 120, 240, 300)))
            hurt = chance.random() < (0.12 if exercise == "hip-hinge" else 0.015)
            at += timedelta(seconds=length)
            yield StepRow(
                self._id(), session, at, place, exercise, 1, None, "done", hurt=hurt, active_s=length, revision=1,
                changed_at=at,
            )  # fmt: skip


def seed_years(folder: Path, end: datetime, days: int = YEARS) -> None:
    """Put so many made-up days before a moment into a folder's journal."""
    journal = Journal.open(folder, FakeClock(end)).journal
    journal.transfer.take_in(MadeUp(end, days).fill())
    journal.close()
