"""The views beside the chart: made when they are first shown, refreshed while they are visible."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.clock import Clock
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from backcoach.history.journal import Journal
    from backcoach.ui.history.exercises_page import ExercisesPage
    from backcoach.ui.history.keeping_page import KeepingPage
    from backcoach.ui.history.view_page import ViewPage
    from backcoach.ui.history.view_text import ViewText


class OtherViews(QObject):
    """The views “Exercises” and “Keeping at it”; `aim` is in days a week."""

    problem = Signal(str)
    """A sentence for the user."""
    past_week_asked = Signal()
    data_asked, sessions_asked = Signal(), Signal()
    day_asked = Signal(object)
    """The `date` whose sessions are to be shown."""
    picture_asked = Signal(object, bool)

    def __init__(self, theme: Theme, phrases: Phrases, clock: Clock, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._phrases, self._clock, self._name_of = theme, phrases, clock, name_of
        self._journal: Journal | None = None
        self._counted: ExercisesPage | None = None
        self.aim = 4
        self.makers: dict[str, Callable[[], QWidget]] = {
            "exercises": lambda: self.exercises,
            "keeping": lambda: self.keeping,
        }

    def _words(self) -> ViewText:
        from backcoach.ui.history.view_text import ViewText

        return ViewText(self._phrases)

    @cached_property
    def exercises(self) -> ExercisesPage:
        """How scores changed around each exercise."""
        from backcoach.ui.history.exercises_page import ExercisesPage

        page = self._counted = ExercisesPage(self._theme, self._words(), self._clock, self._name_of)
        page.problem.connect(self.problem)
        if self._journal:
            page.set_journal(self._journal)
        self._connect(page)
        return page

    @cached_property
    def keeping(self) -> KeepingPage:
        """The calendar and the habit."""
        from backcoach.ui.history.keeping_page import KeepingPage

        page = KeepingPage(self._theme, self._words())
        page.calendar.opened.connect(self.day_asked)
        self._connect(page)
        return page

    def _connect(self, page: ViewPage) -> None:
        page.picture_asked.connect(self.picture_asked)
        page.past_week_asked.connect(self.past_week_asked)
        page.data_asked.connect(self.data_asked)
        page.sessions_asked.connect(self.sessions_asked)

    def set_journal(self, journal: Journal | None) -> None:
        """Show another journal; None forgets it."""
        self._journal = journal
        if journal is None:
            return
        if self._counted:
            self._counted.set_journal(journal)

    def refresh(self, name: str) -> None:
        """Read again after an entry was added or changed; the view of that name is visible."""
        if self._counted:
            self._counted.stale = True
        self.look_at(name)

    def look_at(self, name: str) -> None:
        """Bring the view of that name up to date."""
        if name == "exercises":
            self.exercises.refresh()
        elif name == "keeping" and self._journal:
            from backcoach.coaching.prompts import GENTLE_DAY

            try:
                totals = self._journal.sessions.day_totals(gentle=GENTLE_DAY)
            except Problem as problem:
                self.problem.emit(problem.said(self._theme.words))
            else:
                self.keeping.show_days(totals, self._clock.now().date(), self.aim)
