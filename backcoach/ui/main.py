"""The composition root: builds what is seen first, and after the first paint what makes it work."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication

from backcoach import __version__
from backcoach.app.places import assets_folder, cache_folder, data_folder
from backcoach.catalog.cache import read_catalog_fast
from backcoach.clock import Clock, SystemClock
from backcoach.phrases import Phrases
from backcoach.ui.design.control_style import ControlStyle
from backcoach.ui.design.theme import Theme
from backcoach.ui.desk import Desk
from backcoach.ui.display import require_display
from backcoach.ui.figures.thumbnails import Thumbnails
from backcoach.ui.main_view import MainView
from backcoach.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from backcoach.ui.session.screen_inhibitor import ScreenInhibitor
    from backcoach.ui.window_controller import WindowController


def run(data_dir: str | None) -> int:
    """Open the window and stay until it is closed; the status for the shell. Problem when there is no display."""
    require_display()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("BackCoach")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("backcoach")
    return app.exec() if open_window(app, data_folder(data_dir)) else 0


def open_window(app: QApplication, folder: Path, news: str = "") -> bool:
    """Open the window over a data folder, with something to say if there is; whether no other start has it open."""
    only = SingleInstance(folder)
    if not only.claim() and only.call_first():
        return False
    front = build_front(app, folder, SystemClock())

    def bring_in_the_rest() -> None:
        from backcoach.ui.fault_log import FaultLog

        gc.enable()
        FaultLog(folder / "faults.log", front.say_fault).install()
        only.listen()
        only.raised.connect(front.window.come_up)
        presenter = build_presenter(front)
        presenter.moved.connect(give_way)
        follow = app.styleHints().colorSchemeChanged.connect(presenter.use_preferences)
        front.window.closing.connect(lambda: QObject.disconnect(follow))
        if news:
            front.stage.say(news)
        presenter.load()

    def give_way(other: Path, news: str) -> None:
        open_window(app, other, news)
        front.window.close()

    front.window.painted.connect(bring_in_the_rest)
    front.window.show()
    return True


def build_front(app: QApplication, folder: Path, clock: Clock) -> MainView:
    """What is seen first, over one data folder."""
    assets = assets_folder()
    cache = cache_folder()
    desk = Desk(read_catalog_fast(assets, folder, cache / "catalogue.json"), assets, folder, cache, clock)
    hints = app.styleHints()
    theme = Theme(assets, dark=False)
    app.setStyle(ControlStyle(theme))
    theme.changed.connect(lambda: app.setPalette(theme.palette()))
    app.setPalette(theme.palette())
    phrases = Phrases(lambda text: QCoreApplication.translate("Phrases", text))
    thumbnails = Thumbnails(theme, desk.motions, cache / "thumbnails")
    return MainView(theme, desk, phrases, lambda: hints.colorScheme() == Qt.ColorScheme.Dark, thumbnails)


def build_presenter(front: MainView, *, keeper: "ScreenInhibitor | None" = None) -> "WindowController":
    """What makes a front work: the session, and all that a click or a key leads to."""
    from backcoach.ui.session.screen_inhibitor import ScreenInhibitor
    from backcoach.ui.session.session_controller import SessionController
    from backcoach.ui.session.session_service import SessionService
    from backcoach.ui.session.sound_controller import SoundController
    from backcoach.ui.window_controller import WindowController

    conductor = SessionService(front.desk.clock, keeper or ScreenInhibitor(), front.desk.recorder, front.window)
    hearing = SoundController(conductor, front.desk, front.window)
    return WindowController(front, conductor, SessionController(front, conductor), hearing)
