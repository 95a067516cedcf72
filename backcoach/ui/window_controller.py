"""Everything the window does outside a session: what clicks and keys lead to, and what is asked at a start."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal

from backcoach.app.journal_service import RETRY_S
from backcoach.app.session_service import Act, SessionService
from backcoach.catalog import Routine, routine_of
from backcoach.ui.dialogs import Dialogs
from backcoach.ui.exercise_controller import ExerciseController
from backcoach.ui.folder_offer import FolderOffer
from backcoach.ui.keyboard import Keyboard
from backcoach.ui.main_view import MainView
from backcoach.ui.own_controller import OwnController
from backcoach.ui.session.screen_reader import ScreenReaderAnnouncer
from backcoach.ui.session.session_controller import SessionController
from backcoach.ui.session.sound_controller import SoundController
from backcoach.ui.session.swap_controller import SwapController
from backcoach.ui.shortcuts import shortcuts
from backcoach.ui.widgets.file_drop import FileDrop

if TYPE_CHECKING:
    from backcoach.ui.exercises.exercise_page import ExercisePage
    from backcoach.ui.row_menu import RowMenu


class WindowController(QObject):
    """Connects the panes, the dialogs and the services of one window."""

    moved = Signal(object, str)
    """All data is in another folder now, and what there is to say about that: a window over it takes over."""
    language_chosen = Signal()
    """Another language was chosen, and no session is going on: a window in that language takes over."""
    _told = Signal(str)
    """A sentence for the user, from whichever thread."""

    def __init__(
        self, view: MainView, session: SessionService, dialogs: Dialogs, stage: SessionController,
        sound: SoundController, keyboard: Keyboard,
    ) -> None:  # fmt: skip
        super().__init__(view.window)
        self.words = view.theme.words
        self.view = view
        self.session = session
        self.dialogs = dialogs
        self.stage = stage
        self.sound = sound
        self._services = view.services
        self.swapping = SwapController(view.services, session, view.routine, view.stage, view.phrases)
        self._keyboard = keyboard
        self.exercise = ExerciseController(view, session, dialogs)
        self._past_week_notice = 0
        self._folder_offer = FolderOffer(view)
        self._folder_offer.moved.connect(self.moved)
        self._language_waits = False
        ScreenReaderAnnouncer(session, view.services.library, view.phrases, stage, sound)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_S * 1000)
        self._retry.timeout.connect(self._services.journal.retry)
        self._connect_panes()
        self._connect_session()
        self._connect_services()
        self.own = OwnController(view, session)
        self.own.tried.connect(self._play)
        self.own.share.page_asked.connect(self.dialogs.code_page)
        keyboard.bind(shortcuts(self), self._services.settings.current.keys)

    def media_commands(self) -> dict[str, Callable[[], object]]:
        """What each command of a desktop's media keys does."""
        session = self.session
        return {
            "toggle": session.toggle, "next": self.stage.next, "previous": self.stage.previous, "stop": self.stage.stop,
            "raise": self.view.window.come_up,
        }  # fmt: skip

    def _connect_panes(self) -> None:
        view, dialogs = self.view, self.dialogs
        view.list.routines_asked.connect(self.choose_routine)
        view.list.exercise_picked.connect(self.show_details)
        self.exercise.alone_asked.connect(self._play_alone)
        self.exercise.closed.connect(self._show_start_page)
        view.list.menu_asked.connect(self._open_row_menu)
        view.list.print_asked.connect(self.print_sheet)
        view.list.settings_asked.connect(dialogs.settings)
        view.list.safety_asked.connect(dialogs.safety)
        view.list.keys_asked.connect(dialogs.keys)
        view.list.data_asked.connect(self.your_data)
        view.start_page.start_asked.connect(self.stage.start)
        view.history.check_in_asked.connect(dialogs.check_in)
        view.history.correction_asked.connect(dialogs.correct)
        view.history.report_asked.connect(dialogs.report)
        view.history.past_week_asked.connect(dialogs.past_week)
        view.history.data_asked.connect(self.your_data)
        view.history.sessions_asked.connect(dialogs.sessions)
        view.history.recent.opened.connect(dialogs.sessions)
        view.history.others.day_asked.connect(dialogs.sessions)
        view.history.others.sessions_asked.connect(dialogs.sessions)
        view.history.large_asked.connect(self.show_large_chart)
        view.history.problem.connect(view.stage.say)
        view.history.loaded.connect(self._services.journal.take_daily_backup)
        view.history.loaded.connect(self._share)
        view.history.loaded.connect(self._services.copy_own_files)
        view.window.closing.connect(self._close)
        view.window.activated.connect(self._services.library.reload)
        FileDrop(view.window).dropped.connect(self.show_file)
        dialogs.data_asked.connect(self.your_data)

    def _connect_session(self) -> None:
        self.sound.said.connect(self.view.stage.say)
        self.sound.captioned.connect(self.stage.show_caption)
        self.stage.questions.asked.connect(
            lambda words, interrupt, wait_s: self.sound.reply(words, interrupt=interrupt, wait_s=wait_s)
        )
        self.stage.lessons.said.connect(self.sound.reply)
        self.stage.lessons.closed.connect(self._show_start_page)
        self.stage.hurt.asked.connect(lambda words: self.sound.reply(words, interrupt=False))
        self.stage.scored.connect(self._offer_past_week)
        self.stage.progressed.connect(self.view.list.show_progress)
        self.session.act_changed.connect(self._follow_act)
        closing = self.stage.closing
        closing.left.connect(self._show_start_page)
        closing.safety_asked.connect(self.dialogs.safety)
        closing.session_asked.connect(self.dialogs.session)
        closing.exercise_asked.connect(self.show_details)
        closing.routine_asked.connect(self.use_routine)
        self.view.routine.emptied.connect(self._tell_empty)

    def _connect_services(self) -> None:
        services, view = self._services, self.view
        self._told.connect(view.stage.say)
        services.said.connect(self._told.emit)
        services.language_changed.connect(self._change_language)
        services.journal.changed.connect(view.history.refresh)
        services.journal.replaced.connect(view.history.set_journal)
        services.journal.waiting_changed.connect(lambda waiting: self._retry.start() if waiting else self._retry.stop())
        services.settings.keys_changed.connect(lambda _old, new: self._keyboard.choose(new))
        services.settings.bands_changed.connect(lambda _old, new: view.history.set_bands(new))
        services.settings.aim_changed.connect(lambda _old, new: view.history.set_aim(new))
        services.settings.routine_changed.connect(lambda _old, _new: self._show_start_page())
        services.planner.hidden_changed.connect(lambda _id: self._show_start_page())

    # choosing

    def show_details(self, id: str) -> None:
        """Show an exercise in full."""
        self.exercise.show(id)

    @property
    def details(self) -> ExercisePage:
        """The page about one exercise."""
        return self.exercise.page

    @property
    def exercise_read(self) -> str:
        """The id of the exercise whose page is on the stage; empty if none is."""
        return self.exercise.shown_id

    @cached_property
    def row_menu(self) -> RowMenu:
        """What can be done with an exercise of the routine."""
        from backcoach.ui.row_menu import RowMenu

        menu = RowMenu(self.view, self.session, self.swapping)
        menu.details_asked.connect(self.show_details)
        menu.lesson_asked.connect(self.stage.lessons.teach)
        menu.alone_asked.connect(self._play_alone)
        self.own.follow(menu)
        return menu

    def _open_row_menu(self, place: int, id: str, at: QPoint) -> None:
        self.row_menu.menu(place, id).popup(at)

    def show_large_chart(self) -> None:
        """The chart over the whole stage, unless a session is going on."""
        if self.session.act != "idle":
            self.view.stage.say(self.words.gettext("A session is going on; the large chart can be opened after it."))
            return
        page = self.view.history.large()
        page.closed.connect(self._show_start_page, Qt.ConnectionType.UniqueConnection)
        self.view.stage.show_page(page)
        page.chart.setFocus()

    def print_sheet(self) -> None:
        """The sheet of the routine, to look at, print or keep as PDF."""
        self.dialogs.sheet(self.view.routine.routine)

    def type_in_sheet(self) -> None:
        """Type a sheet of the routine that was ticked by hand into the journal."""
        self.dialogs.diary(self.view.routine.routine)

    def your_data(self) -> None:
        """Backups, export, import and the like."""
        self.dialogs.data(at_rest=self.session.act == "idle")

    def show_file(self, file: Path) -> None:
        """What a file would change: a file that BackCoach was started with, or that was dropped on the window."""
        if self.own.share.takes(file):
            self.own.share.open(file)
        else:
            self.dialogs.file(file, at_rest=self.session.act == "idle")

    def choose_routine(self) -> None:
        """Choose among all routines, unless a session is going on."""
        id = self.dialogs.routines(self.own.commands(), self.own.act) if self.session.act == "idle" else ""
        if id or self.session.act != "idle":
            self.use_routine(id)

    def use_routine(self, id: str) -> None:
        """Show a routine as the one to start, and remember it, unless a session is going on."""
        if self.session.act != "idle":
            self.view.stage.say(self.words.gettext("A session is going on; stop it before choosing another routine."))
        elif id != self._services.settings.current.routine:
            self._services.settings.choose_routine(id)
        else:
            self.view.routine.refresh()
            self._show_start_page()

    def _play_alone(self, id: str) -> None:
        self._play(routine_of(self._services.library.catalog.exercise(id)))

    def _play(self, routine: Routine) -> None:
        if self.view.routine.show(routine):
            self._show_start_page()
            self.stage.start()

    def _show_start_page(self) -> None:
        if self.session.act == "idle":
            self.view.show_start_page()

    def _tell_empty(self, routine: Routine) -> None:
        self.view.stage.say(
            self.words.gettext(
                "Nothing is left of “{routine}”: your cautions, or a stop, keep it out; choose another.",
                routine=routine.name,
            )
        )

    # after a session

    def _follow_act(self, _old: Act, act: Act) -> None:
        self._keyboard.set_session(going_on=act == "session")
        if act == "idle" and self._language_waits:
            self.language_chosen.emit()
        self._show_start_page()

    def _change_language(self, _language: str) -> None:
        """Change it now, or once the session is over."""
        self._language_waits = self.session.act != "idle"
        if self._language_waits:
            self.view.stage.say(self.words.gettext("The language changes when the session is over."))
        else:
            self.language_chosen.emit()

    def _offer_past_week(self) -> None:
        """Offer the three questions every four weeks, if nothing more serious is asked; until the next session."""
        self.view.stage.take_back(self._past_week_notice)
        must_read = self._services.safety.must_be_read
        if self.session.act == "idle" and not must_read and self.dialogs.past_week_is_due():
            self._services.journal.write(lambda journal: journal.facts.offer_past_week())
            words = self.words.gettext("Three questions about your past week, for your report: half a minute.")
            self._past_week_notice = self.view.stage.say(words, self.words.gettext("Answer"), self.dialogs.past_week)

    # starting and closing

    def load(self) -> None:
        """Open the journal, fill the history, report what went wrong so far, and ask what a start has to ask."""
        view, services = self.view, self._services
        late = services.start_problems() + services.journal.open()
        view.history.load()
        view.restore_pane()
        view.thumbnails.begin()
        view.routine.use_words()
        view.routine.refresh()
        self._show_start_page()
        for sentence in late:
            view.stage.say(sentence)
        if services.journal.backup:
            words, restore = self.words, services.journal.restore_backup
            view.stage.say(words.gettext("There is a backup of your journal."), words.gettext("Restore it"), restore)
        if services.journal.unusable:
            self._folder_offer.say()
        self._ask_at_start()

    def _ask_at_start(self) -> None:
        """The welcome at the first start, or what to do with a session that was cut short."""
        services = self._services
        if not services.settings.current.first_start_done:
            if self.dialogs.welcome() and self.dialogs.starts_at_once:
                self.stage.start()
        elif cut := services.planner.unfinished():
            answer = self.dialogs.unfinished(cut.record, cut.timeline.steps[cut.step])
            if answer == "continue":
                self.view.routine.take(cut.routine)
                self.session.resume_unfinished(cut)
            else:
                services.journal.settle_session(cut.record, answer)

    def _share(self) -> None:
        """Exchange what is new with other computers, if that is wanted at each start."""
        if self._services.settings.current.share_at_start:
            from backcoach.ui.data.startup_sync import StartupSync

            StartupSync(self._services, self).begin()

    def _close(self) -> None:
        """The window closes: the screen may sleep, the journal is closed; a session can be continued later."""
        self.view.keep_layout()
        self.session.leave()
        self.sound.close()
        self.view.thumbnails.stop()
        self.view.history.set_journal(None)
        self._services.journal.close()
