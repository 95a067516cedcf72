"""Opens each dialog over the window and does what its answer says."""

from __future__ import annotations

import os
from functools import cached_property, partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from backcoach import __version__
from backcoach.ui.keyboard import Keyboard
from backcoach.ui.main_view import MainView
from backcoach.ui.session.sound_controller import SoundController

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from backcoach.catalog import Exercise, Routine
    from backcoach.coaching import SafetyReason
    from backcoach.coaching.prompts import Feeling
    from backcoach.history.records import Score, SessionRecord
    from backcoach.session import BreathPattern, Step
    from backcoach.ui.data.data_dialog import DataDialog
    from backcoach.ui.exercises.routine_row import RoutineLines
    from backcoach.ui.figures.figure_view import FigureView
    from backcoach.ui.print.print_controller import PrintController
    from backcoach.ui.session.stop_dialog import StopAnswer
    from backcoach.ui.settings.choices_list import Choice


class Dialogs(QObject):
    """One method for each dialog; its module loads with its first use."""

    data_asked = Signal()
    """Wanted from the settings: what can be done with the data."""

    def __init__(self, view: MainView, keyboard: Keyboard, sound: SoundController) -> None:
        super().__init__(view.window)
        self._window = view.window
        self._stage = view.stage
        self._theme = view.theme
        self._services = view.services
        self._phrases = view.phrases
        self._thumbnails = view.thumbnails
        self._keyboard = keyboard
        self._is_first = self.starts_at_once = False
        self._sound = sound

    def safety_is_settled(self) -> bool:
        """Show the welcome or the safety page if one must be read before a session; whether a session may start."""
        if not self._services.settings.current.first_start_done:
            return self.welcome()
        return not self._services.safety.must_be_read or self.safety(self._services.safety.why_due)

    def safety(self, why: SafetyReason | None = None) -> bool:
        """The safety page; whether it was read, which the journal records."""
        from backcoach.ui.safety.safety_dialog import SafetyDialog

        safety = self._services.safety
        dialog = SafetyDialog(
            self._theme, safety.page, why=why, parent=self._window, original=safety.original, asked_at=safety.asked_at
        )
        dialog.exec()
        return safety.leave(dialog.outcome, asked=dialog.panel.asked.isChecked())

    def take_first(self) -> bool:
        """Whether the next session is the very first, right after the welcome: nothing more is asked before it."""
        first, self._is_first = self._is_first, False
        return first

    def ask_before(self) -> Feeling | None:
        """Ask how the day is (returned; None if not), if that is wanted, and once in which view sessions begin."""
        feeling = self.ask_feeling() if self._services.settings.current.ask_feeling else None
        self.ask_view()
        return feeling

    def ask_feeling(self) -> Feeling | None:
        """Ask how the day is; None if that was skipped."""
        from backcoach.coaching.prompts import FIRST_ROUTINES
        from backcoach.ui.session.feeling_question import FeelingQuestion

        services = self._services
        names = {feeling: services.library.name_of(id) for feeling, id in FIRST_ROUTINES.items()}
        dialog = FeelingQuestion(self._theme, names | {"usual": services.planner.chosen.name}, self._window)
        dialog.exec()
        return dialog.answer

    def ask_view(self) -> None:
        """Ask once in which view sessions begin; the setting keeps the answer."""
        settings = self._services.settings
        if settings.current.view == "ask":
            from backcoach.ui.session.view_question import ViewQuestion

            dialog = ViewQuestion(self._theme, self._window)
            dialog.exec()
            settings.choose_view(dialog.answer)

    def welcome(self) -> bool:
        """The first start; whether all of it was gone through."""
        from backcoach.ui.welcome.welcome_dialog import WelcomeDialog

        services = self._services
        original = services.safety.original
        dialog = WelcomeDialog(
            self._theme, services.safety.texts, services.settings.current, services.library.catalog, self._phrases,
            self._window, original.page if original else None,
        )  # fmt: skip
        dialog.exec()
        if dialog.outcome == "read":
            self.starts_at_once = dialog.starts
            self._is_first = not services.settings.current.first_start_done
            services.settings.change(dialog.preferences)
        return services.safety.leave(dialog.outcome, asked=dialog.has_asked)

    def stop(self, quarters: int = 0) -> StopAnswer:
        """Why the session is stopped; the dialog is turned by so many quarters, like the stage."""
        from backcoach.ui.session.rotated_view import exec_turned
        from backcoach.ui.session.stop_dialog import StopDialog

        safety = self._services.safety.page
        dialog = StopDialog(self._theme, safety, self._window)
        dialog.chosen.connect(lambda rule: self._sound.reply(" ".join(rule.advice)))
        self._sound.reply(self._services.speech.replies.reasons([rule.words for rule in safety.stop]))
        exec_turned(self._theme, dialog, quarters, self._window)
        self._sound.reply("")
        return dialog.answer

    def check_in(self) -> None:
        """A score without a session."""
        from backcoach.ui.history.check_in_dialog import CheckInDialog

        journal = self._services.journal
        dialog = CheckInDialog(self._theme, self._services.clock, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and (entry := dialog.answer):
            journal.write(lambda journal: journal.scores.log(entry.question, entry.value, entry.at, note=entry.note))
            journal.changed.emit()
            self.safety_is_settled()

    def correct(self, score: Score) -> None:
        """Correct an entry."""
        from backcoach.ui.history.check_in_dialog import CheckInDialog

        journal = self._services.journal
        dialog = CheckInDialog(self._theme, self._services.clock, entry=score, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and (new := dialog.answer):
            journal.write(lambda journal: journal.scores.correct(score.id, value=new.value, at=new.at, note=new.note))
            journal.changed.emit()

    def session(self, id: str) -> None:
        """A session that is over, among all of them, to look at or put right."""
        self._sessions(None, id)

    def sessions(self, day: date | None = None) -> None:
        """The sessions of a day, or all of them."""
        self._sessions(day, "")

    def _sessions(self, day: date | None, chosen: str) -> None:
        from backcoach.app.session_diary import SessionDiary
        from backcoach.ui.history.sessions_dialog import SessionsDialog

        services = self._services
        diary = SessionDiary(services.journal, services.clock)
        dialog = SessionsDialog(
            self._theme, diary, self._phrases, services.library.name_of, day=day, chosen=chosen, parent=self._window
        )
        dialog.correction_asked.connect(self.correct)
        dialog.exec()

    def past_week(self) -> None:
        """Three answers about the past week."""
        from backcoach.ui.history.past_week_dialog import PastWeekDialog

        journal, clock = self._services.journal, self._services.clock
        dialog = PastWeekDialog(self._theme, parent=self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and (values := dialog.answer):
            journal.write(lambda journal: journal.scores.log_peg(values, clock.now()))
            journal.write(lambda journal: journal.facts.offer_past_week())
            journal.changed.emit()
            self.safety_is_settled()

    def past_week_is_due(self) -> bool:
        """Whether to offer it after the session that has just come to its end."""
        from backcoach.coaching.prompts import SETTLED_IN, past_week_due

        journal = self._services.journal
        sessions = journal.write(lambda journal: journal.sessions.find(limit=SETTLED_IN)) or []
        if not sessions or sessions[0].state != "finished":
            return False
        last = journal.write(lambda journal: journal.facts.past_week_offered_at())
        return past_week_due(len(sessions), last, self._services.clock.now())

    def settings(self) -> None:
        """The settings; in force when they are accepted."""
        from backcoach.ui.settings.settings_dialog import SettingsDialog

        services = self._services
        dialog = SettingsDialog(
            self._theme, services.settings.current, services.library.catalog, self._phrases, services.folder,
            services.library.motions, self._window, self._sound.voices, services.languages.names(), self._choices(),
        )  # fmt: skip
        dialog.folder_wanted.connect(self.open_folder)
        dialog.data_wanted.connect(self.data_asked)
        dialog.trial_wanted.connect(self._sound.try_out)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen = msgspec.structs.replace(dialog.preferences, forms=services.settings.current.forms)
            services.settings.change(chosen)

    def _choices(self) -> list[Choice]:
        """What was chosen in routines for good, with the way back."""
        planner, words, name = self._services.planner, self._theme.words, self._services.library.name_of
        journal = self._services.journal.current
        hidden = sorted(journal.facts.hidden_exercises()) if journal else []
        back = [
            (words.changed(name(old), name(new)), words.gettext("As it was"), partial(self._as_it_was, new, old))
            for old, new in planner.today.instead
        ]
        never = words.gettext("Show it again")
        return [*back, *((name(id), never, partial(planner.let_back_in, id)) for id in hidden)]

    def _as_it_was(self, form: str, first: str) -> None:
        planner = self._services.planner
        planner.change_today(first, planner.today.swapping(form, first))

    def data(self, *, at_rest: bool) -> None:
        """Backups, export, import and the like; during a session without anything that replaces the journal."""
        self._data_dialog(at_rest=at_rest).exec()

    def file(self, file: Path, *, at_rest: bool) -> None:
        """What a file would change: in the open dialog about the data, or else in a new one."""
        from backcoach.ui.data.data_dialog import DataDialog

        for open_one in self._window.findChildren(DataDialog):
            if open_one.isVisible():
                open_one.show_file(file)
                return
        dialog = self._data_dialog(at_rest=at_rest)
        dialog.show_file(file)
        dialog.exec()

    def _data_dialog(self, *, at_rest: bool) -> DataDialog:
        from backcoach.ui.data.data_dialog import DataDialog

        return DataDialog(self._theme, self._services, self._window, at_rest=at_rest)

    def open_folder(self) -> None:
        """Show the data folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._services.folder)))

    def keys(self) -> None:
        """What each key does."""
        from backcoach.ui.help.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._theme, self._keyboard.keys, self._window)
        dialog.exec()
        if dialog.change_wanted:
            self.change_keys()

    def change_keys(self) -> None:
        """Choose other keys."""
        from backcoach.ui.help.key_changes import KeyChanges

        KeyChanges(self._theme, self._keyboard, self._services.settings, self._window).exec()

    def about(self) -> None:
        """What BackCoach is and is not."""
        from backcoach.app.installation import channel
        from backcoach.ui.help.about_dialog import AboutDialog

        services = self._services
        intended_use = services.safety.texts.intended_use
        came_by = channel(os.environ)
        AboutDialog(self._theme, intended_use, __version__, services.folder, self._window, channel=came_by).exec()

    def routines(self, actions: Sequence[tuple[str, str]], act: Callable[[str], object]) -> str:
        """Let a routine be chosen; returns its id, or "" if none was. The list also offers `actions`, done by `act`."""
        from backcoach.ui.exercises.routine_dialog import RoutineDialog
        from backcoach.ui.exercises.routine_words import routine_lines

        services = self._services

        def rows() -> list[RoutineLines]:
            now, current = services.clock.now(), services.planner.chosen.id
            return [routine_lines(entry, self._phrases, now, current=current) for entry in services.shelf()]

        dialog = RoutineDialog(self._theme, self._thumbnails.picture, rows, self._window)
        dialog.add_actions(actions, act)
        dialog.starred.connect(lambda id, favourite: services.settings.set_favourite(id, favourite=favourite))
        self._thumbnails.drawn.connect(dialog.show_pictures)
        dialog.exec()
        return dialog.chosen

    def exercise(self, exercise: Exercise, breath: BreathPattern, figure: FigureView) -> None:
        """An exercise in full, while a session goes on behind it."""
        from backcoach.ui.exercises.exercise_dialog import ExerciseDialog
        from backcoach.ui.exercises.exercise_page import ExercisePage

        library = self._services.library
        notes = self._services.safety.notes
        page = ExercisePage(self._theme, library, self._phrases, figure, self._services.clock, notes)
        warnings = self._services.planner.warnings
        ExerciseDialog(self._theme, library, page, exercise, breath, self._window, warnings=warnings).exec()

    def sheet(self, routine: Routine) -> None:
        """The routine's sheet: look at it, print it, keep it as PDF; what was chosen is remembered."""
        self._print.sheet(routine)

    def code_page(self, routine: Routine, letters: str) -> None:
        """A routine as one page with a code, to be handed on."""
        self._print.code_page(routine, letters)

    def report(self) -> None:
        """A page about the last weeks."""
        self._print.report()

    def diary(self, routine: Routine) -> None:
        """Type in a sheet that was ticked by hand."""
        self._print.diary(routine)

    @cached_property
    def _print(self) -> PrintController:
        from backcoach.ui.print.print_controller import PrintController

        return PrintController(self._theme, self._services, self._phrases, self._window, self._stage.say)

    def unfinished(self, session: SessionRecord, step: Step) -> str:
        """What to do with a session that was cut short: continue, keep or discard."""
        from backcoach.ui.session.unfinished_dialog import UnfinishedDialog

        library = self._services.library
        where = self._phrases.step(library.name_of(step.exercise), step)
        dialog = UnfinishedDialog(self._theme, library.name_of(session.routine), where, self._window)
        dialog.exec()
        return dialog.answer
