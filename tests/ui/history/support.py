"""A real journal in a folder, and a history pane over it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from pytestqt.qtbot import QtBot

from backcoach.history.journal import Journal
from backcoach.history.records import Question, Score, StepPlace
from backcoach.phrases import Phrases
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.history_pane import HistoryPane
from backcoach.words import Words
from tests.fakes import FakeClock
from tests.patience import PATIENCE_MS
from tests.places import ASSETS

NOW = datetime(2026, 5, 20, 18, 0, tzinfo=UTC)
TODAY = NOW.date()


class JournalIn(Protocol):
    """Opens the empty journal of a folder, whose clock stands still; it is closed after the test."""

    def __call__(self, folder: Path, now: datetime = NOW) -> Journal: ...


def log(journal: Journal, question: Question, *entries: tuple[float, int]) -> list[Score]:
    """Scores so many days before now, with their values."""
    return [journal.scores.log(question, value, NOW - timedelta(days)) for days, value in entries]


def session(journal: Journal, before: int, after: int, seconds: float = 600.0) -> Score:
    """A session that is finished, and its score after."""
    record = journal.sessions.start("seven-actions", "{}", seconds)
    journal.scores.log("now-before", before, session_id=record.id)
    journal.sessions.end_step(record.id, StepPlace(0, "bird-dog", 1), "done", seconds)
    journal.sessions.finish(record.id)
    return journal.scores.log("now-after", after, session_id=record.id)


def name_of(id: str) -> str:
    """What a catalogue would say."""
    return {"seven-actions": "Seven actions", "bird-dog": "Bird-dog"}.get(id, id)


def pane_of(qtbot: QtBot, journal: Journal | None, theme: Theme | None = None) -> HistoryPane:
    """A pane that is shown over a journal."""
    pane = HistoryPane(theme or Theme(ASSETS, dark=False), Phrases(Words()), FakeClock(NOW), name_of)
    qtbot.addWidget(pane)
    pane.resize(316, 768)
    pane.show()
    if journal is not None:
        pane.set_journal(journal)
    with qtbot.waitSignal(pane.loaded, timeout=PATIENCE_MS):
        pane.load()
    return pane


def said(pane: HistoryPane) -> str:
    """Every word at the head of the pane."""
    return f"{pane.summary.text()} {pane.verdict.text()}"


def values(scores: Iterable[Score]) -> list[int]:
    """Only the scores."""
    return [score.value for score in scores]
