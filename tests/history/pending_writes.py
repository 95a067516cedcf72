"""What the tests of pending writes share: a disk that refuses, and a session that must be there in the end."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from backcoach.history.journal import Journal, Opened
from backcoach.history.records import Pending, StepPlace
from tests.history.helpers import SetClock, scores_of

PLACE = StepPlace(0, "bird-dog", 1, "left")


def reopened(folder: Path, cache: Path, clock: SetClock) -> Opened:
    return Journal.open(folder, clock, pending_folders=[cache])


def lock_out(journal: Journal) -> Callable[[], None]:
    """Make the disk refuse writes; returns what makes it accept them again."""
    journal._store.connection.execute("PRAGMA query_only = ON")
    return lambda: void(journal._store.connection.execute("PRAGMA query_only = OFF"))


def fail_at(journal: Journal, at: int, error: type[Exception]) -> None:
    """Let the change of that number of the journal, 0 for each, end with an exception."""
    change, count = journal._store.change, itertools.count(1)

    @contextmanager
    def changed() -> Iterator[None]:
        with change():
            yield
            if next(count) == at or not at:
                raise error("unforeseen")

    journal._store.change = changed  # type: ignore[method-assign]


def waiting(journal: Journal) -> Pending:
    assert journal.pending is not None
    return journal.pending


def void(_: object) -> None:
    pass


def a_session(journal: Journal) -> str:
    session = journal.sessions.start("seven-actions", "{}", 60.0)
    journal.scores.log("now-before", 4, session_id=session.id)
    journal.sessions.mark_hurt(session.id, PLACE)
    journal.sessions.end_step(session.id, PLACE, "done", 30.0)
    journal.sessions.finish(session.id)
    return session.id


def is_whole(journal: Journal, session_id: str) -> bool:
    session, [step] = journal.sessions.get(session_id), journal.sessions.steps(session_id)
    return (
        (session.state, session.active_s, session.position) == ("finished", 30.0, 1)
        and (step.outcome, step.hurt) == ("done", True)
        and [score.value for score in scores_of(journal, session_id)] == [4]
    )
