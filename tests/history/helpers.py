"""What the tests of this room share: a clock that is set by hand, and a look into a journal's file."""

import random
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

from backcoach.history.journal import Journal
from backcoach.history.opening import FILE_NAME
from backcoach.history.records import QUESTIONS, Score, StepPlace

BERLIN = timezone(timedelta(hours=2))
START = datetime(2026, 5, 4, 8, 30, tzinfo=BERLIN)


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.time = now

    def monotonic(self) -> float:
        """Seconds since it was set up."""
        return (self.time - START).total_seconds()

    def slept(self) -> float:
        """It never sleeps."""
        return 0.0

    def now(self) -> datetime:
        """The time that it shows."""
        return self.time

    def move(self, **by: float) -> None:
        """Forward, or back."""
        self.time += timedelta(**by)


def integrity(folder: Path) -> str:
    """What SQLite itself says of the journal in a folder."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def filled(folder: Path, clock: SetClock, scores: int = 3) -> Path:
    """A closed journal with some scores of 4; its file."""
    journal = Journal.open(folder, clock).journal
    for _ in range(scores):
        journal.scores.log("now", 4, note="x" * 100)
    journal.close()
    return folder / FILE_NAME


def live(journal: Journal, clock: SetClock, chance: random.Random, deeds: int = 1) -> None:
    """Do things that a user might do, at random."""
    for _ in range(deeds):
        clock.move(seconds=chance.randint(1, 5000))
        _deed(journal, chance)


def _deed(journal: Journal, chance: random.Random) -> None:
    scores, sessions = journal.scores.find(limit=20), journal.sessions.find(limit=5)
    deeds = [_score, _session]
    deeds += [_correct, _delete, _restore, _hide, _hurt] if scores and sessions else []
    chance.choice(deeds)(journal, chance)


def _score(journal: Journal, chance: random.Random) -> None:
    journal.scores.log(chance.choice(QUESTIONS), chance.randint(0, 10), note=chance.choice(("", "=1+1", "ä\n\"'")))


def _session(journal: Journal, chance: random.Random) -> None:
    session = journal.sessions.start("seven-actions", "{}", 60.0).id
    journal.scores.log("now-before", chance.randint(0, 10), session_id=session)
    for index in range(chance.randint(0, 3)):
        journal.sessions.end_step(session, StepPlace(index, "cat-cow", 1), "done", chance.random() * 60)
    journal.sessions.finish(session)


def _correct(journal: Journal, chance: random.Random) -> None:
    journal.scores.correct(chance.choice(journal.scores.find(limit=20)).id, value=chance.randint(0, 10))


def _delete(journal: Journal, chance: random.Random) -> None:
    journal.scores.delete(chance.choice(journal.scores.find(limit=20)).id)
    journal.sessions.delete(chance.choice(journal.sessions.find(limit=5)).id)


def _restore(journal: Journal, chance: random.Random) -> None:
    for (score,) in journal.query("SELECT id FROM score ORDER BY deleted DESC, id LIMIT 1"):
        journal.scores.restore(score)


def _hide(journal: Journal, chance: random.Random) -> None:
    journal.facts.hide_exercise("bird-dog", hidden=chance.random() < 0.5)


def _hurt(journal: Journal, chance: random.Random) -> None:
    journal.sessions.mark_hurt(chance.choice(journal.sessions.find(limit=5)).id, StepPlace(0, "cat-cow", 1))


def scores_of(journal: Journal, session_id: str) -> list[Score]:
    """The scores given in a session, the oldest first."""
    found = [score for score in journal.scores.find() if score.session_id == session_id]
    return sorted(found, key=lambda score: score.at)


def all_of(journal: Journal) -> list[list[tuple[object, ...]]]:
    """Every row of a journal that others may know, to be compared."""
    tables = ("session", "step", "score", "hidden_exercise", "meta")
    return [_as_sent(journal, table) for table in tables]


def _as_sent(journal: Journal, table: str) -> list[tuple[object, ...]]:
    """The rows of a table; the note of a deleted entry stays with its machine, for an undo, and is sent blank."""
    names = [str(column[1]) for column in journal.query(f"PRAGMA table_info({table})")]
    rows = journal.query(f"SELECT * FROM {table} ORDER BY id")
    if not {"note", "deleted"} <= set(names):
        return [*rows]
    note, deleted = names.index("note"), names.index("deleted")
    return [(*row[:note], "" if row[deleted] else row[note], *row[note + 1 :]) for row in rows]
