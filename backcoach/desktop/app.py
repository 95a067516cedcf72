"""The composition root: builds what is seen first, and after the first paint what makes it work."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication

from backcoach import __version__
from backcoach.catalog.cache import read_catalog_fast
from backcoach.clock import Clock, SystemClock
from backcoach.desktop.desk import Desk
from backcoach.desktop.display import require_display
from backcoach.desktop.figures.thumbnails import Thumbnails
from backcoach.desktop.front import Front
from backcoach.desktop.instance import OnlyWindow
from backcoach.desktop.look import Look
from backcoach.phrases import Phrases
from backcoach.places import assets_folder, cache_folder, data_folder

if TYPE_CHECKING:
    from backcoach.desktop.presenter import Presenter
    from backcoach.desktop.wake import ScreenKeeper


def run(data_dir: str | None) -> int:
    """Open the window and stay until it is closed; the status for the shell. Problem when there is no display."""
    require_display()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("BackCoach")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("backcoach")
    app.setStyle("Fusion")
    return app.exec() if open_window(app, data_folder(data_dir)) else 0


def open_window(app: QApplication, folder: Path, news: str = "") -> bool:
    """Open the window over a data folder, with something to say if there is; whether no other start has it open."""
    only = OnlyWindow(folder)
    if not only.claim() and only.call_first():
        return False
    front = build_front(app, folder, SystemClock())

    def bring_in_the_rest() -> None:
        from backcoach.desktop.faults import FaultLog

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


def build_front(app: QApplication, folder: Path, clock: Clock) -> Front:
    """What is seen first, over one data folder."""
    assets = assets_folder()
    cache = cache_folder()
    desk = Desk(read_catalog_fast(assets, folder, cache / "catalogue.json"), assets, folder, cache, clock)
    hints = app.styleHints()
    look = Look(assets, dark=False)
    look.changed.connect(lambda: app.setPalette(look.palette()))
    app.setPalette(look.palette())
    phrases = Phrases(lambda text: QCoreApplication.translate("Phrases", text))
    thumbnails = Thumbnails(look, desk.motions, cache / "thumbnails")
    return Front(look, desk, phrases, lambda: hints.colorScheme() == Qt.ColorScheme.Dark, thumbnails)


def build_presenter(front: Front, *, keeper: "ScreenKeeper | None" = None) -> "Presenter":
    """What makes a front work: the session, and all that a click or a key leads to."""
    from backcoach.desktop.conductor import Conductor
    from backcoach.desktop.director import Director
    from backcoach.desktop.hearing import Hearing
    from backcoach.desktop.presenter import Presenter
    from backcoach.desktop.wake import ScreenKeeper

    conductor = Conductor(front.desk.clock, keeper or ScreenKeeper(), front.desk.recorder, front.window)
    hearing = Hearing(conductor, front.desk, front.window)
    return Presenter(front, conductor, Director(front, conductor), hearing)
