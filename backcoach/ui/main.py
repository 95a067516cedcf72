"""The composition root: builds what is seen first, and after the first paint what makes it work."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from backcoach import __version__
from backcoach.app.places import assets_folder, cache_folder, data_folder
from backcoach.app.services import Services
from backcoach.clock import Clock, SystemClock
from backcoach.outside import wait_for_work
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.control_style import ControlStyle
from backcoach.ui.design.theme import Theme
from backcoach.ui.display import require_display
from backcoach.ui.figures.thumbnails import Thumbnails
from backcoach.ui.main_view import MainView
from backcoach.ui.session_bus import leave_mute_bus
from backcoach.ui.single_instance import NoAnswerFromWindow, SingleInstance

if TYPE_CHECKING:
    from backcoach.app.session_service import Inhibitor
    from backcoach.ui.window_controller import WindowController


WORK_S = 60.0
"""Seconds that the program stays after its window for an import or a backup that is under way."""


def run(data_dir: str | None, file: Path | None = None) -> int:
    """Open the window, with a file to take in if one is given, and stay until it is closed; the status for the shell.

    Raises Problem if there is no display.
    """
    require_display()
    leave_mute_bus()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("BackCoach")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.backcoach.BackCoach")  # icon and name in the dock come by it
    try:
        opened = open_window(app, data_folder(data_dir), file=file)
    except NoAnswerFromWindow as problem:
        show_problem(str(problem))
        raise
    status = app.exec() if opened else 0
    wait_for_work(WORK_S)
    return status


def show_problem(sentence: str) -> None:
    """Say why no window opens, to people who started it without a terminal."""
    box = QMessageBox(QMessageBox.Icon.Warning, "BackCoach", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def open_window(app: QApplication, folder: Path, news: str = "", *, file: Path | None = None) -> bool:
    """Open the window over a data folder, with something to say and a file to show if there is one.

    False if the open window has answered, which then shows the file.

    Raises NoAnswerFromWindow if there is one that does not answer.
    """
    instance = SingleInstance(folder)
    place = instance.claim_or_call(file)
    if place == "answered":
        return False
    view = build_view(app, folder, SystemClock())
    view.services.journal.leave_sessions = place == "elsewhere"

    def start_working() -> None:
        from backcoach.ui.fault_log import FaultLog

        gc.enable()
        FaultLog(folder / "faults.log", view.tell_fault).install()
        instance.listen()
        instance.raised.connect(view.window.come_up)
        controller = build_controller(view)
        instance.file_given.connect(controller.show_file)
        controller.moved.connect(give_way)
        follow = app.styleHints().colorSchemeChanged.connect(view.use_theme)
        view.window.closing.connect(lambda: QObject.disconnect(follow))
        if news:
            view.stage.say(news)
        controller.load()
        if file:
            controller.show_file(file)

    def give_way(other: Path, news: str) -> None:
        try:
            open_window(app, other, news)
        except Problem as problem:
            view.stage.say(str(problem))
        else:
            view.window.close()

    view.window.painted.connect(start_working)
    view.window.show()
    return True


def build_view(app: QApplication, folder: Path, clock: Clock) -> MainView:
    """What is seen first, over one data folder."""
    assets, cache = assets_folder(), cache_folder()
    services = Services(folder, assets, cache, clock, _translate)
    hints = app.styleHints()
    theme = Theme(assets, dark=False)
    app.setStyle(ControlStyle(theme))
    theme.changed.connect(lambda: app.setPalette(theme.palette()))
    app.setPalette(theme.palette())
    thumbnails = Thumbnails(theme, services.library.motions, cache / "thumbnails")
    return MainView(
        theme, services, Phrases(_translate), lambda: hints.colorScheme() == Qt.ColorScheme.Dark, thumbnails
    )


def build_controller(view: MainView, *, inhibitor: "Inhibitor | None" = None) -> "WindowController":
    """What makes the window work: the session, and all that a click or a key leads to."""
    from backcoach.ui.dialogs import Dialogs
    from backcoach.ui.keyboard import Keyboard
    from backcoach.ui.session.screen_inhibitor import ScreenInhibitor
    from backcoach.ui.session.session_controller import SessionController
    from backcoach.ui.session.sound_controller import SoundController
    from backcoach.ui.window_controller import WindowController

    services, window = view.services, view.window
    session = services.new_session(inhibitor or ScreenInhibitor())
    keyboard = Keyboard(window)
    sound = SoundController(session, services, window)
    dialogs = Dialogs(view, keyboard, sound)
    stage = SessionController(services, session, view.routine, view.theme, view.phrases, view.stage, window, dialogs)
    return WindowController(view, session, dialogs, stage, sound, keyboard)


def _translate(text: str) -> str:
    return QCoreApplication.translate("BackCoach", text)
