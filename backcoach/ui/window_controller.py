"""Leads between the panes: what is chosen is shown, what is asked for comes up, what goes wrong is said."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from backcoach.catalog import Routine, routine_of
from backcoach.problem import Problem
from backcoach.ui.keyboard import Keyboard
from backcoach.ui.main_view import MainView
from backcoach.ui.session.session_controller import SessionController
from backcoach.ui.session.session_service import SessionService
from backcoach.ui.session.sound_controller import SoundController
from backcoach.ui.shortcuts import key_table

if TYPE_CHECKING:
    from backcoach.ui.dialogs import Dialogs
    from backcoach.ui.exercises.exercise_page import ExercisePage
    from backcoach.ui.figures.figure_view import FigureView


class WindowController(QObject):
    """Owns what the window does outside a session; the front owns how it looks, the desk the data."""

    moved = Signal(object, str)
    """All is kept in another folder now, and what there is to say about that: a window over it takes over."""

    def __init__(
        self, front: MainView, conductor: SessionService, director: SessionController, hearing: SoundController
    ) -> None:
        super().__init__(front.window)
        self.front = front
        self._desk = front.desk
        self.conductor = conductor
        self.director = director
        self.hearing = hearing
        front.compile = front.desk.heard_timeline
        self._by_remote = False
        self._keyboard = Keyboard(front.window)
        self._connect()

    def _connect(self) -> None:
        front, desk, director = self.front, self._desk, self.director
        front.list.routine_chosen.connect(self._choose_routine)
        front.list.exercise_picked.connect(self.show_details)
        front.list.print_asked.connect(self.print_sheet)
        front.list.settings_asked.connect(lambda: self.cards.settings())
        front.overview.start_asked.connect(self.start)
        front.history.check_in_asked.connect(lambda: self.cards.check_in())
        front.history.correction_asked.connect(lambda score: self.cards.correct(score))
        front.history.asked.connect(self._open)
        front.history.problem.connect(front.stage.say)
        front.history.loaded.connect(desk.take_daily_backup)
        front.history.loaded.connect(self._share)
        front.window.closing.connect(self._close)
        desk.said.connect(front.stage.say)
        desk.scores_changed.connect(front.history.refresh)
        desk.preferences_changed.connect(self.use_preferences)
        director.said.connect(front.stage.say)
        self.hearing.said.connect(front.stage.say)
        self.hearing.captioned.connect(director.show_caption)
        director.unsaid.connect(front.stage.take_back)
        director.stop_asked.connect(self.stop)
        director.scored.connect(self._weigh_score)
        director.scored.connect(self._offer_past_week)
        director.progressed.connect(front.list.show_progress)
        self.conductor.act_changed.connect(self._follow_act)
        self._keyboard.bind(key_table(self, self.conductor, director, self.hearing))

    @cached_property
    def cards(self) -> Dialogs:
        """What comes up over the window, made when the first card does."""
        from backcoach.ui.dialogs import Dialogs

        cards = Dialogs(self.front, self._keyboard, self.hearing)
        cards.data_asked.connect(self.your_data)
        cards.journal_replaced.connect(self._use_journal)
        return cards

    def figure(self) -> FigureView:
        """A figure that can be turned, to look at an exercise."""
        from backcoach.ui.figures.figure_view import FigureView

        view = FigureView(self.front.theme, self._desk.motions, turnable=True)
        view.still = self._desk.preferences.reduce_motion
        return view

    @cached_property
    def details(self) -> ExercisePage:
        """The page about one exercise."""
        from backcoach.ui.exercises.exercise_page import ExercisePage

        details = ExercisePage(
            self.front.theme, self._desk.catalog, self.front.phrases, self.figure(), self._desk.clock
        )
        details.exercise_picked.connect(self.show_details)
        details.alone_asked.connect(self._choose_alone)
        details.let_in_asked.connect(self._desk.let_back_in)
        details.closed.connect(self._show_overview)
        return details

    # choosing

    def show_details(self, id: str) -> None:
        """Show an exercise in full: on the stage, or over it while a session goes on."""
        desk = self._desk
        exercise, breath = desk.catalog.exercise(id), desk.session.breath
        if self.conductor.act != "idle":
            self.cards.details(exercise, breath, self.figure())
            return
        self.details.show_exercise(
            exercise, breath, playable=True, warnings=desk.warnings(exercise), hidden=desk.is_hidden(exercise)
        )
        self.front.stage.show_page(self.details)

    def print_sheet(self) -> None:
        """The sheet of the routine, to look at, print or keep as PDF."""
        self.cards.sheet(self.front.routine)

    def type_in_sheet(self) -> None:
        """A sheet of the routine that was ticked by hand, into the journal."""
        self.cards.diary(self.front.routine)

    def your_data(self) -> None:
        """Backups, export, import and the like."""
        self.cards.data(at_rest=self.conductor.act == "idle")

    def _open(self, what: str) -> None:
        """What the menu of the history asks for."""
        {"data": self.your_data, "report": self.cards.report, "past week": self.cards.past_week}[what]()

    def _use_journal(self) -> None:
        """Show the journal that the desk has."""
        if self._desk.journal:
            self.front.history.set_journal(self._desk.journal)
        self.use_preferences()

    def _share(self) -> None:
        """Exchange what is new with other computers, if that is wanted at each start."""
        if self._desk.preferences.share_at_start:
            from backcoach.ui.data.startup_sync import StartupSync

            StartupSync(self._desk, self).begin()

    def _show_routine(self, routine: Routine) -> bool:
        """Show a routine at rest, or say that nothing of it is left; whether there is."""
        if self.front.show_routine(routine):
            self._show_overview()
            return True
        words = self.tr("Nothing is left of “{}”: your cautions, or a stop, keep it out; choose another.")
        self.front.stage.say(words.format(routine.name))
        return False

    def _show_overview(self) -> None:
        if self.conductor.act == "idle":
            self.front.show_overview()

    def _choose_routine(self, id: str) -> None:
        if self.conductor.act != "idle":
            self.front.stage.say(self.tr("A session is going on; stop it before choosing another routine."))
            return
        self._desk.choose_routine(id)

    def _choose_alone(self, id: str) -> None:
        if self._show_routine(routine_of(self._desk.catalog.exercise(id))):
            self.start()

    # a session

    def start(self) -> None:
        """Ask for the score, then play; the safety page first when it is due."""
        if self.conductor.act == "idle" and self.cards.safety_is_settled():
            self.conductor.ask_before(self.front.timeline, self._desk.session)

    def start_or_toggle(self) -> None:
        """What the space bar does: it presses the button that shows the keyboard's ring, else it is one big button."""
        reached = self.front.window.focusWidget()
        if isinstance(reached, QAbstractButton) and getattr(reached, "ring", False):
            reached.click()
            return
        self.start() if self.conductor.act == "idle" else self.conductor.onward()

    def remote_on(self) -> None:
        """One half of the button of a presenter's remote, which sends F5 and Esc in turn."""
        self._by_remote = True
        self.start_or_toggle()

    def escape(self) -> None:
        """The other half of that button, right after the first one; else out of the full screen."""
        by_remote, self._by_remote = self._by_remote, False
        self.conductor.onward() if by_remote else self.director.leave_far()

    def stop(self) -> None:
        """Pause, ask for the reason, and end the session unless that was not meant."""
        if self.conductor.act != "session":
            return
        self.conductor.pause()
        if self.conductor.state != "paused":  # it has just come to its end
            return
        answer = self.cards.stop()
        if answer.then != "stop":
            if answer.then == "go on":
                self.conductor.toggle()
            return
        hides = answer.rule is not None and answer.rule.hides_exercise
        self.conductor.stop(answer.reason, answer.note, hide_current=hides)
        if answer.rule is not None and answer.rule.opens_safety:
            self.cards.safety()

    def _weigh_score(self) -> None:
        """A score may call for the safety page; a session that has just begun waits for it, and ends unread."""
        self.front.history.refresh()
        if not self.cards.safety_is_asked():
            return
        going_on = self.conductor.act == "session"
        if going_on:
            self.conductor.pause()
        settled = self.cards.safety_is_settled()
        if going_on and settled:
            self.conductor.toggle()
        elif going_on:
            self.conductor.stop("")

    def _offer_past_week(self) -> None:
        """Offer the three questions, every four weeks and where nothing graver is asked; until the next session."""
        words = self.tr("Three questions about your past week, for your report: half a minute.")
        self.front.stage.take_back(words)
        if self.conductor.act == "idle" and not self.cards.safety_is_asked() and self.cards.past_week_is_due():
            self._desk.keep(lambda journal: journal.facts.offer_past_week())
            self.front.stage.say(words, self.tr("Answer"), self.cards.past_week)

    def _follow_act(self, act: str) -> None:
        self._keyboard.set_session(going_on=act == "session")
        if act == "idle":
            self._show_routine(self._desk.routine())

    # loading, settings, closing

    def load(self) -> None:
        """Open the journal, fill the history, say what went wrong so far, and ask what has to be asked at a start."""
        front, desk = self.front, self._desk
        desk.open_journal()
        if desk.journal:
            front.history.set_journal(desk.journal)
        front.history.load()
        front.thumbnails.begin()
        self.use_preferences()
        desk.say_late()
        if desk.backup:
            front.stage.say(self.tr("There is a backup of your journal."), self.tr("Restore it"), self._restore_backup)
        if desk.keeping.homeless:
            self._offer_folder()
        self._offer()

    def _offer(self) -> None:
        """What has to be asked at a start: the welcome, or what to do with a session that was cut short."""
        if not self._desk.preferences.first_start_done:
            self.cards.welcome()
        elif unfinished := self._desk.unfinished():
            session, timeline = unfinished
            answer = self.cards.unfinished(session, timeline.steps[session.position])
            if answer == "continue":
                self.conductor.go_on(timeline, self._desk.recorder(session.id), session.position)
            else:
                self._desk.settle(session, answer)

    def use_preferences(self) -> None:
        """Follow the settings, and the system's light or dark."""
        self.front.use_theme()
        self.front.history.follow(self._desk.preferences)
        self.director.set_reduced_motion(self._desk.preferences.reduce_motion)
        if self.conductor.act == "idle":
            self._show_routine(self._desk.routine())

    def _offer_folder(self) -> None:
        words = self.tr("Choose a folder…")
        self.front.stage.say(self._desk.keeping.homeless, words, self._choose_folder)

    def _choose_folder(self) -> None:
        """Move to a folder that the user names; after a wrong one the offer stands again."""
        title = self.tr("A folder for your journal")
        chosen = QFileDialog.getExistingDirectory(self.front.window, title, str(Path.home()))
        if not chosen:
            self._offer_folder()
            return
        try:
            folder, news = self._desk.move_to(Path(chosen))
        except Problem as problem:
            self.front.stage.say(str(problem))
            self._offer_folder()
        else:
            self.moved.emit(folder, news)

    def _restore_backup(self) -> None:
        self._desk.restore_backup()
        self.front.history.refresh()

    def _close(self) -> None:
        """The window closes: the screen may sleep, the journal is let go; a session can be continued later."""
        self.conductor.leave()
        self.hearing.close()
        self.front.history.set_journal(None)
        self._desk.close()
