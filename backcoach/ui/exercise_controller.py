"""The page about one exercise: on the stage when no session is going on, otherwise over the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.app.session_service import SessionService
from backcoach.ui.design.by_key import acts_by_key
from backcoach.ui.dialogs import Dialogs
from backcoach.ui.main_view import MainView

if TYPE_CHECKING:
    from backcoach.ui.exercises.exercise_page import ExercisePage
    from backcoach.ui.figures.figure_view import FigureView


class ExerciseController(QObject):
    """Shows an exercise in full, and passes on what the user wants to do with it."""

    alone_asked = Signal(str)
    """The user wants a session of only this exercise."""
    closed = Signal()
    """The page on the stage was closed."""

    def __init__(self, view: MainView, session: SessionService, dialogs: Dialogs) -> None:
        super().__init__(view.window)
        self._view, self._session, self._dialogs = view, session, dialogs
        self._services = view.services
        self._page: ExercisePage | None = None

    def show(self, id: str) -> None:
        """Show an exercise on the stage, or over it during a session, which is paused."""
        services = self._services
        exercise, breath = services.library.catalog.exercise(id), services.planner.session_settings.breath
        if self._session.act != "idle":
            self._session.pause()
            self._dialogs.exercise(exercise, breath, self._figure())
            return
        warnings, hidden = services.planner.warnings(exercise), services.planner.is_hidden(exercise)
        share = services.planner.movement_share(exercise)
        self.page.show_exercise(exercise, breath, playable=True, warnings=warnings, hidden=hidden, scale=share)
        self._view.stage.show_page(self.page)
        if acts_by_key(self._view.window):
            self.page.read_out()

    @property
    def page(self) -> ExercisePage:
        """The page on the stage, made for the first exercise."""
        if self._page is None:
            self._page = self._make_page()
        return self._page

    @property
    def shown_id(self) -> str:
        """The id of the exercise whose page is on the stage; empty if none is."""
        return self._page.shown_id if self._page and self._page.isVisible() else ""

    def _make_page(self) -> ExercisePage:
        from backcoach.ui.exercises.exercise_page import ExercisePage

        view, services, notes = self._view, self._services, self._services.safety.notes
        page = ExercisePage(view.theme, services.library, view.phrases, self._figure(), services.clock, notes)
        page.exercise_picked.connect(self.show)
        page.alone_asked.connect(self.alone_asked)
        page.let_in_asked.connect(services.planner.let_back_in)
        page.closed.connect(self.closed)
        return page

    def _figure(self) -> FigureView:
        """A figure that can be turned, to look at an exercise."""
        from backcoach.ui.figures.figure_view import FigureView

        library = self._services.library
        figure = FigureView(self._view.theme, library.motions, turnable=True, pictures=library.pictures.of)
        figure.still = self._services.settings.still
        return figure
