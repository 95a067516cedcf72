"""The composition root: builds what is seen first, and after the first paint what makes it work."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from backcoach import __version__
from backcoach.app.places import assets_folder, cache_folder, data_folder
from backcoach.app.services import Services
from backcoach.clock import Clock, SystemClock
from backcoach.outside import wait_for_work
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.accessible import answer_screen_readers
from backcoach.ui.design.system_look import SystemLook
from backcoach.ui.design.theme import Theme
from backcoach.ui.display import require_display
from backcoach.ui.figures.thumbnails import Thumbnails
from backcoach.ui.locale import follow_locale
from backcoach.ui.main_view import MainView
from backcoach.ui.session_bus import leave_mute_bus
from backcoach.ui.single_instance import NoAnswerFromWindow, SingleInstance
from backcoach.ui.start_steps import follow_first_paint
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.app.inhibitor import Inhibitor
    from backcoach.ui.window_controller import WindowController


WORK_S = 60.0
"""Seconds that the program stays after its window for an import or a backup that is under way."""


def run(data_dir: str | None, file: Path | None = None) -> int:
    """Open the window, with a file to take in if one is given, and stay until it is closed; the status for the shell.

    Raises Problem if there is no display.
    """
    require_display()
    leave_mute_bus()
    app = QApplication([*sys.argv[:1], "-style", "fusion"])  # until ours is there, after the first paint
    app.setApplicationName("BackCoach")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.backcoach.BackCoach")  # icon and name in the dock come by it
    try:
        opened = open_window(app, data_folder(data_dir), file=file)
    except NoAnswerFromWindow as problem:
        show_problem(problem.said(_words(data_folder(data_dir))))
        raise
    status = app.exec() if opened else 0
    wait_for_work(WORK_S)
    return status


def _words(folder: Path) -> Words:
    """Those of the language that is set for a folder, where no window has any yet."""
    languages = QLocale.system().uiLanguages()
    return Services(folder, assets_folder(), cache_folder(), SystemClock(), languages).words


def show_problem(sentence: str) -> None:
    """Say why no window opens, to people who started it without a terminal."""
    box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.Warning, "BackCoach", sentence)
    box.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    box.exec()


def open_window(app: QApplication, folder: Path, news: str = "", *, file: Path | None = None) -> bool:
    """Open the window over a data folder, with something to say and a file to show if there is one.

    False if the open window has answered, which then shows the file.

    Raises NoAnswerFromWindow if there is one that does not answer.
    """
    instance = SingleInstance(folder)
    if instance.claim_or_call(file) == "answered":
        return False
    show_window(app, folder, instance, news, file=file)
    return True


def show_window(
    app: QApplication, folder: Path, instance: SingleInstance, news: str = "", *, file: Path | None = None,
    exercise: str = "",
) -> MainView:  # fmt: skip
    """Show a window over the folder of an instance, with the page of an exercise if one is named.

    It makes room for another one in another folder or language.
    """
    view = build_view(app, folder, SystemClock(), QLocale.system().uiLanguages())
    view.services.journal.leave_sessions = instance.is_open_elsewhere

    def start_working() -> None:
        controller = _start_working(app, view, instance)
        controller.moved.connect(give_way)
        controller.language_chosen.connect(lambda: begin_anew(controller), QtCore.Qt.ConnectionType.QueuedConnection)
        _open_with(controller, news, exercise, file)

    def give_way(other: Path, news: str) -> None:
        try:
            open_window(app, other, news)
        except Problem as problem:
            view.stage.say(problem.said(view.theme.words))
        else:
            _close_for_good(view)

    def begin_anew(controller: "WindowController") -> None:
        """Every text was made in the former language: a new window takes the place of this one."""
        instance.raised.disconnect(view.window.come_up)
        instance.file_given.disconnect(controller.show_file)
        geometry, exercise = view.window.saveGeometry(), controller.exercise_read
        view.window.closing.connect(
            lambda: show_window(app, folder, instance, exercise=exercise).window.restoreGeometry(geometry)
        )
        _close_for_good(view)

    follow_first_paint(view, folder / "faults.log", start_working)
    view.window.show()
    return view


def _open_with(controller: "WindowController", news: str, exercise: str, file: Path | None) -> None:
    """Open the journal, and show what there is to see at once."""
    if news:
        controller.view.stage.say(news)
    controller.load()
    if exercise:
        controller.show_details(exercise)
    if file:
        controller.show_file(file)


def _start_working(app: QApplication, view: MainView, instance: SingleInstance) -> "WindowController":
    """What makes the window work, some moments after its first paint; the journal is not open yet."""
    from backcoach.ui.session.media_keys import MediaKeys
    from backcoach.ui.system_wishes import SystemWishes

    gc.freeze()  # what the start has made stays as long as its window
    gc.enable()
    view.window.closing.connect(gc.unfreeze)
    instance.listen()
    instance.raised.connect(view.window.come_up)
    controller = build_controller(view)
    instance.file_given.connect(controller.show_file)
    MediaKeys(controller.session, controller.media_commands(), view.window)
    SystemWishes(view.follow_wishes, view.window).begin()
    follow = app.styleHints().colorSchemeChanged.connect(view.use_theme)
    view.window.closing.connect(lambda: QObject.disconnect(follow))
    return controller


def _close_for_good(view: MainView) -> None:
    """Close a window whose place another one takes: the program does not end with it."""
    view.window.close()
    view.window.deleteLater()


def build_view(
    app: QApplication, folder: Path, clock: Clock, languages: Sequence[str] = (), catalogues: Path | None = None
) -> MainView:
    """What is seen first, over one data folder.

    `languages` are those that the system wants, `catalogues` a folder of words other than the shipped one.
    """
    assets, cache = assets_folder(), cache_folder()
    services = Services(folder, assets, cache, clock, languages, catalogues)
    words = services.words
    follow_locale(app, words)
    answer_screen_readers(app)
    system = SystemLook(app)
    theme = Theme(assets, dark=False, words=words)
    theme.changed.connect(lambda: app.setPalette(theme.palette()))
    app.setPalette(theme.palette())
    library = services.library
    thumbnails = Thumbnails(theme, library.motions, cache / "thumbnails", library.photo_of, library.figure_of)
    library.changed.connect(lambda _old, _new: thumbnails.forget())
    return MainView(theme, services, Phrases(words), system, thumbnails)


def build_controller(view: MainView, *, inhibitor: "Inhibitor | None" = None) -> "WindowController":
    """What makes the window work: the session, and all that a click or a key leads to."""
    from backcoach.ui.dialogs import Dialogs
    from backcoach.ui.keyboard import Keyboard
    from backcoach.ui.rail_controller import RailController
    from backcoach.ui.session.closing_controller import ClosingController
    from backcoach.ui.session.screen_inhibitor import ScreenInhibitor
    from backcoach.ui.session.session_controller import SessionController
    from backcoach.ui.session.sound_controller import SoundController
    from backcoach.ui.window_controller import WindowController

    services, window = view.services, view.window
    session = services.new_session(inhibitor or ScreenInhibitor())
    keyboard = Keyboard(window)
    sound = SoundController(session, services, window)
    dialogs = Dialogs(view, keyboard, sound)
    closing = ClosingController(services, session, view.theme, view.phrases, view.stage)
    stage = SessionController(
        services, session, view.routine, view.theme, view.phrases, view.stage, window, dialogs, closing
    )
    RailController(window, session, stage)
    return WindowController(view, session, dialogs, stage, sound, keyboard)
