"""What comes up over the window, and what follows from its answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from backcoach import __version__
from backcoach.coaching import Why, safety_due
from backcoach.ui.keyboard import Keyboard
from backcoach.ui.main_view import MainView
from backcoach.ui.session.sound_controller import SoundController

if TYPE_CHECKING:
    from backcoach.catalog import Exercise, Routine
    from backcoach.coaching import Safety
    from backcoach.history.records import Score, SessionRecord
    from backcoach.session import BreathPattern, Step
    from backcoach.ui.figures.figure_view import FigureView
    from backcoach.ui.print.print_controller import PrintController
    from backcoach.ui.session.stop_dialog import StopAnswer
    from backcoach.ui.widgets.safety_panel import Outcome

LOOK_BACK = timedelta(weeks=8)
"""How far back scores count for whether the safety page is due."""


class Dialogs(QObject):
    """Opens each card, waits for its answer and does what it says; every module of a card loads with its first use."""

    data_asked = Signal()
    """Wanted from the settings: what can be done with the data."""
    journal_replaced = Signal()
    """The desk has another journal now."""

    def __init__(self, front: MainView, keyboard: Keyboard, hearing: SoundController) -> None:
        super().__init__(front.window)
        self._window = front.window
        self._theme = front.theme
        self._desk = front.desk
        self._phrases = front.phrases
        self._keyboard = keyboard
        self._hearing = hearing
        self._urgent = False

    @property
    def _safety(self) -> Safety:
        return self._desk.safety.calling(self._desk.preferences.emergency_number)

    def safety_is_settled(self) -> bool:
        """Whether a session may start: the welcome and, when it is due, the safety page have been gone through."""
        if not self._desk.preferences.first_start_done:
            return self.welcome()
        why = self._safety_due()
        return (why is None and not self._urgent) or self.safety(why)

    def safety_is_asked(self) -> bool:
        """Whether something has to be read before a session may go on."""
        return not self._desk.preferences.first_start_done or self._urgent or self._safety_due() is not None

    def _safety_due(self) -> Why | None:
        journal, now = self._desk.journal, self._desk.clock.now()
        if journal is None:
            return None
        return safety_due(journal.facts.safety_read_at(), now, journal.scores.find((now - LOOK_BACK).date()))

    def safety(self, why: Why | None = None) -> bool:
        """The safety page; whether it was read, which the journal keeps."""
        from backcoach.ui.safety.safety_dialog import SafetyDialog

        card = SafetyDialog(self._theme, self._safety, why=why, parent=self._window)
        card.exec()
        return self._settle(card.outcome)

    def welcome(self) -> bool:
        """The first start; whether all of it was gone through."""
        from backcoach.ui.welcome.welcome_dialog import WelcomeDialog

        desk = self._desk
        card = WelcomeDialog(self._theme, desk.safety, desk.preferences, desk.catalog, self._phrases, self._window)
        card.exec()
        if card.outcome == "read":
            desk.change(card.preferences)
        return self._settle(card.outcome)

    def _settle(self, outcome: Outcome) -> bool:
        """Keep that the page was read; once a sign of an emergency was ticked, no session starts until it is."""
        self._urgent = outcome == "emergency" or (self._urgent and outcome != "read")
        if outcome == "read":
            self._desk.keep(lambda journal: journal.facts.read_safety())
        return outcome == "read"

    def stop(self) -> StopAnswer:
        """Why the session is stopped."""
        from backcoach.ui.session.stop_dialog import StopDialog

        card = StopDialog(self._theme, self._safety, self._window)
        card.exec()
        return card.answer

    def check_in(self) -> None:
        """A score without a session."""
        from backcoach.ui.history.check_in_dialog import CheckInDialog

        card = CheckInDialog(self._theme, self._desk.clock, parent=self._window)
        if card.exec() == QDialog.DialogCode.Accepted and (entry := card.answer):
            self._desk.keep(lambda journal: journal.scores.log(entry.question, entry.value, entry.at, note=entry.note))
            self._desk.scores_changed.emit()
            self.safety_is_settled()

    def past_week(self) -> None:
        """Three answers about the past week."""
        from backcoach.ui.history.past_week_dialog import PastWeekDialog

        card = PastWeekDialog(self._theme, parent=self._window)
        if card.exec() == QDialog.DialogCode.Accepted and (values := card.answer):
            self._desk.keep(lambda journal: journal.scores.log_peg(values, self._desk.clock.now()))
            self._desk.keep(lambda journal: journal.facts.offer_past_week())
            self._desk.scores_changed.emit()
            self.safety_is_settled()

    def past_week_is_due(self) -> bool:
        """Whether to offer it after the session that has just come to its end."""
        from backcoach.coaching.due import SETTLED_IN, past_week_due

        desk = self._desk
        sessions = desk.keep(lambda journal: journal.sessions.find(limit=SETTLED_IN)) or []
        if not sessions or sessions[0].state != "finished":
            return False
        last = desk.keep(lambda journal: journal.facts.past_week_offered_at())
        return past_week_due(len(sessions), last, desk.clock.now())

    def correct(self, score: Score) -> None:
        """Put right an entry that is wrong."""
        from backcoach.ui.history.check_in_dialog import CheckInDialog

        card = CheckInDialog(self._theme, self._desk.clock, entry=score, parent=self._window)
        if card.exec() == QDialog.DialogCode.Accepted and (new := card.answer):
            self._desk.keep(lambda journal: journal.scores.correct(score.id, value=new.value, at=new.at, note=new.note))
            self._desk.scores_changed.emit()

    def settings(self) -> None:
        """The settings; kept when they are accepted."""
        from backcoach.ui.settings.settings_dialog import SettingsDialog

        desk = self._desk
        card = SettingsDialog(
            self._theme, desk.preferences, desk.catalog, self._phrases, desk.folder, self._window, self._hearing.voices
        )
        card.folder_wanted.connect(self.open_folder)
        card.data_wanted.connect(self.data_asked)
        card.trial_wanted.connect(self._hearing.try_out)
        if card.exec() == QDialog.DialogCode.Accepted:
            desk.change(card.preferences)

    def data(self, *, at_rest: bool) -> None:
        """Backups, export, import and the like; while a session goes on, nothing that replaces the journal."""
        from backcoach.ui.data.data_dialog import DataDialog

        card = DataDialog(self._theme, self._desk, self._window, at_rest=at_rest)
        card.replaced.connect(self.journal_replaced)
        card.exec()

    def open_folder(self) -> None:
        """Show the data folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.folder)))

    def keys(self) -> None:
        """What each key does."""
        from backcoach.ui.help.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._theme, self._keyboard.keys, self._window).exec()

    def about(self) -> None:
        """What BackCoach is and is not."""
        from backcoach.ui.help.about_dialog import AboutDialog

        AboutDialog(self._theme, self._desk.safety.intended_use, __version__, self._desk.folder, self._window).exec()

    def details(self, exercise: Exercise, breath: BreathPattern, figure: FigureView) -> None:
        """An exercise in full, while a session goes on behind it."""
        from backcoach.ui.exercises.exercise_dialog import ExerciseDialog
        from backcoach.ui.exercises.exercise_page import ExercisePage

        details = ExercisePage(self._theme, self._desk.catalog, self._phrases, figure, self._desk.clock)
        ExerciseDialog(self._theme, self._desk.catalog, details, exercise, breath, self._window).exec()

    def sheet(self, routine: Routine) -> None:
        """The routine's sheet: look at it, print it, keep it as PDF; what was chosen is remembered."""
        self._papers.sheet(routine)

    def report(self) -> None:
        """A page about the last weeks."""
        self._papers.report()

    def diary(self, routine: Routine) -> None:
        """Type in a sheet that was ticked by hand."""
        self._papers.diary(routine)

    @property
    def _papers(self) -> PrintController:
        from backcoach.ui.print.print_controller import PrintController

        return PrintController(self._theme, self._desk, self._phrases, self._window)

    def unfinished(self, session: SessionRecord, step: Step) -> str:
        """What to do with a session that was cut short: continue, keep or discard; nothing is decided silently."""
        from backcoach.ui.session.unfinished_dialog import UnfinishedDialog

        where = self._phrases.step(self._desk.name_of(step.exercise), step)
        card = UnfinishedDialog(self._theme, self._desk.name_of(session.routine), where, self._window)
        card.exec()
        return card.answer
