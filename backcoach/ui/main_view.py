"""What is seen first: the three panes over one data folder, whole but not yet listening.

Starting quickly means importing little, so whatever acts on a click, a key or the clock is brought in after the first
paint (see `app`), and nothing here imports it.
"""

from __future__ import annotations

from collections.abc import Callable

from backcoach.catalog import Routine
from backcoach.phrases import Phrases
from backcoach.session import Timeline
from backcoach.ui.design.theme import Theme
from backcoach.ui.desk import Desk
from backcoach.ui.exercises.exercise_pane import ExercisePane
from backcoach.ui.figures.thumbnails import Thumbnails
from backcoach.ui.history.history_pane import HistoryPane
from backcoach.ui.main_window import MainWindow
from backcoach.ui.session.stage import Stage
from backcoach.ui.session.start_page import StartPage


class MainView:
    """The widgets of the window and the routine that they show; `system_is_dark` tells the system's own choice."""

    def __init__(
        self, theme: Theme, desk: Desk, phrases: Phrases, system_is_dark: Callable[[], bool], thumbnails: Thumbnails
    ) -> None:
        self.theme = theme
        self.desk = desk
        self.phrases = phrases
        self.thumbnails = thumbnails
        self._system_is_dark = system_is_dark
        self.compile: Callable[[Routine], Timeline] = desk.timeline
        """How a routine becomes what is played."""
        self.overview = StartPage(theme, desk.catalog, phrases, thumbnails.picture)
        self.stage = Stage(theme, self.overview)
        self.list = ExercisePane(theme, desk.catalog, phrases, thumbnails.picture)
        thumbnails.drawn.connect(self.list.show_pictures)
        thumbnails.drawn.connect(self.overview.show_picture)
        self.history = HistoryPane(theme, phrases, desk.clock, desk.name_of)
        self.history.follow(desk.preferences)
        self.window = MainWindow(theme, self.list, self.stage, self.history)
        self.use_theme()
        self.show_routine(desk.routine())

    def use_theme(self) -> None:
        """Follow the chosen theme, or the system's."""
        theme = self.desk.preferences.theme
        dark = theme == "dark" or (theme == "system" and self._system_is_dark())
        if dark != self.theme.dark:
            self.theme.use(dark=dark)

    def show_routine(self, routine: Routine) -> bool:
        """Show a routine as the one to start, without what cautions or a stop keep out; whether anything is left."""
        usable = self.desk.usable(routine)
        if usable is None:
            return False
        self.routine = usable
        self.timeline: Timeline = self.compile(usable)
        session = self.desk.session
        self.list.show_routine(usable, session, lambda other: self.compile(other).duration_s)
        kept = {item.exercise for item in usable.items}
        left_out = [self.desk.name_of(item.exercise) for item in routine.items if item.exercise not in kept]
        self.overview.show_routine(usable, self.timeline, session, left_out, self.desk.preferences.equipment)
        return True

    def say_fault(self, name: str) -> None:
        """Say that something of ours went wrong."""
        words = self.stage.tr("BackCoach made a mistake of its own ({}). What you entered is kept; see faults.log.")
        self.stage.say(words.format(name))

    def show_overview(self) -> None:
        """Bring the routine at rest to the stage."""
        self.stage.show_page(self.overview)
        self.overview.focus_start()
