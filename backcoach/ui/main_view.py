"""What is seen first: the three panes over one data folder, painted before anything listens.

Starting quickly means importing little, so whatever acts on a click, a key or the clock is brought in after the first
paint (see `main`), and nothing here imports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from backcoach.app.services import Services
from backcoach.app.window_layout import WindowLayout, keep_layout, read_layout
from backcoach.catalog import Routine
from backcoach.phrases import Phrases
from backcoach.ui.design.scroll_area import WITHOUT_BARS, ScrollBar
from backcoach.ui.design.system_look import SystemLook, scaled
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.exercise_pane import ExercisePane
from backcoach.ui.figures.thumbnails import Thumbnails
from backcoach.ui.main_window import MainWindow
from backcoach.ui.session.routine_controller import RoutineController
from backcoach.ui.session.stage import Stage
from backcoach.ui.session.start_page import StartPage

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from backcoach.ui.history.history_pane import HistoryPane
    from backcoach.ui.system_wishes import Wishes


class MainView:
    """The widgets of the window; `system` knows how the system wants windows to look."""

    def __init__(
        self, theme: Theme, services: Services, phrases: Phrases, system: SystemLook, thumbnails: Thumbnails
    ) -> None:  # fmt: skip
        self.theme = theme
        self.services = services
        self.phrases = phrases
        self.thumbnails = thumbnails
        self.system = system
        self.start_page = StartPage(theme, phrases, thumbnails.picture)
        self.stage = Stage(theme, self.start_page)
        self.list = ExercisePane(theme, services.library, phrases, thumbnails.picture)
        thumbnails.drawn.connect(self.list.show_pictures)
        thumbnails.drawn.connect(self.start_page.show_picture)
        self._history: HistoryPane | None = None
        self.window = MainWindow(theme, self.list, self.stage)
        self.window.setProperty(WITHOUT_BARS, True)
        self.stage.turned.connect(lambda: self.window.show_part("stage"))
        self._read: list[tuple[ScrollBar, float]] = []
        self._laid_out = QTimer(self.window, singleShot=True)
        self._laid_out.timeout.connect(self._read_on)
        self._layout = read_layout(services.folder)
        self.window.take_place(self._layout.place, maximised=self._layout.maximised)
        theme.use_person(services.settings.current.person)
        self.use_theme()
        self.use_text_size()
        settings = services.settings
        settings.person_changed.connect(lambda _old, new: theme.use_person(new))
        settings.theme_changed.connect(lambda _old, _new: self.use_theme())
        settings.contrast_changed.connect(lambda _old, _new: self.use_theme())
        settings.text_size_changed.connect(lambda _old, _new: self.use_text_size())
        self.routine = RoutineController(services, self.start_page)
        self.routine.shown.connect(self._show_list)
        self._show_list(self.routine.routine)

    @property
    def history(self) -> HistoryPane:
        """The right pane, made when it is first asked for: after the first paint."""
        if self._history is None:
            self._history = self._new_history()
            self.window.show_history(self._history)
        return self._history

    def follow_system(self) -> None:
        """From now on ask the system for its colours, and follow them; call after the first paint."""
        self.system.ask()
        self.use_theme()

    def draw_controls(self) -> None:
        """From now on draw all controls as ours; the buttons, which alone are seen at the first paint, draw themselves.

        The style costs more enumerations of Qt than anything else (see docs/decisions/004-starting.md).
        """
        if self.window.property(WITHOUT_BARS):
            from backcoach.ui.design.control_style import ControlStyle

            self.window.setProperty(WITHOUT_BARS, False)
            QApplication.setStyle(ControlStyle(self.theme))

    def make_history(self) -> None:
        """Fill the right pane, which is empty at the first paint."""
        _ = self.history

    @property
    def wishes(self) -> tuple[SignalInstance, ...]:
        """The signals that a user can bring about as soon as the window is painted."""
        pane = self.list
        return (
            self.start_page.start_asked,
            pane.routines_asked, pane.exercise_picked, pane.print_asked, pane.settings_asked,
        )  # fmt: skip

    def _new_history(self) -> HistoryPane:
        from backcoach.ui.history.history_pane import HistoryPane

        self.draw_controls()
        services, chosen = self.services, self.services.settings.current
        history = HistoryPane(self.theme, self.phrases, services.clock, services.library.name_of)
        history.set_bands(chosen.bands)
        history.set_aim(chosen.aim)
        history.ranges.set_value(self._layout.range_days or None)
        return history

    def use_theme(self) -> None:
        """Follow the chosen colours and contrast, or the system's."""
        chosen = self.services.settings.current
        dark = chosen.theme == "dark" or (chosen.theme == "system" and self.system.are_dark())
        contrast = chosen.contrast == "high" or (chosen.contrast == "system" and self.system.wants_contrast())
        if (dark, contrast) != (self.theme.dark, self.theme.contrast):
            self.theme.use(dark=dark, contrast=contrast)

    def follow_wishes(self, wishes: Wishes) -> None:
        """Follow what the desktop wants of every program, beside the user's own settings."""
        self.system.more_contrast = wishes.contrast
        self.system.text_scale = max(self.system.text_scale, wishes.text_scale)
        self.services.settings.follow_system(still=wishes.still)
        self.use_theme()
        self.use_text_size()

    def use_text_size(self) -> None:
        """Follow the chosen size of text, on top of the system's."""
        scale = scaled(self.services.settings.current.text_size, self.system.text_scale)
        if scale == self.theme.scale:
            return
        read = [(bar, bar.value() / bar.maximum()) for bar in self.window.findChildren(ScrollBar) if bar.maximum()]
        self.theme.use_scale(scale, self.system.widgets())
        self._read = read
        self._laid_out.start(0)

    def _read_on(self) -> None:
        """Bring what was in view before the text had another size into view again."""
        for bar, part in self._read:
            bar.setValue(round(part * bar.maximum()))

    def begin_figures(self) -> None:
        """Draw the small pictures, and say what is wrong with figures of the user's own."""
        from backcoach.ui.start_steps import Steps

        self.thumbnails.begin()
        self._checks = Steps((*self.services.motion_check.steps(), self._tell_motions))
        self.window.closing.connect(self._checks.stop)
        self._checks.begin()

    def _tell_motions(self) -> None:
        for sentence in self.services.motion_problems():
            self.stage.say(sentence)

    def restore_pane(self) -> None:
        """Show the view of the history that was open last; made after the first paint."""
        self.history.views.switch.choose(self._layout.pane)

    def keep_layout(self) -> None:
        """Remember where the window is and what the history shows."""
        window, history = self.window, self.history
        range_days, pane = history.ranges.days or 0, history.views.name
        layout = {"place": window.place, "maximised": window.isMaximized(), "range_days": range_days, "pane": pane}
        keep_layout(self.services.folder, msgspec.convert(layout, WindowLayout))

    def search(self) -> None:
        """Bring the catalogue's search field into view."""
        self.window.show_part("list")
        self.list.search()

    def show_start_page(self) -> None:
        """Bring the routine at rest to the stage."""
        self.stage.show_page(self.start_page)
        self.start_page.focus_start()

    def tell_fault(self, name: str) -> None:
        """Say that the program made a mistake."""
        words = self.theme.words.gettext("BackCoach made a mistake of its own ({kind}); see faults.log.", kind=name)
        self.stage.say(f"{words} {self.services.journal.what_is_kept()}")

    def _show_list(self, routine: Routine) -> None:
        planner = self.services.planner
        self.list.show_routine(routine, planner.session_settings, self.routine.duration_s, planner.warnings)
