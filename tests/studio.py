"""The real window over a folder of its own with a clock that is turned by hand, for tests and for pictures."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QStyle,
    QStyleOptionSpinBox,
    QWidget,
)

from backcoach.app.preferences import Preferences, write_preferences
from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from backcoach.session.frame_pace import FULL
from backcoach.session.settings import SoundSettings
from backcoach.ui.main import build_controller, build_view
from backcoach.ui.session.screen_inhibitor import ScreenInhibitor
from tests.fakes import FakeClock
from tests.patience import PATIENCE_S

LONGEST_STEP_S = 1.9
"""What is longer counts as a machine that slept."""
LOOK_S = 0.001
"""Between two looks whether something is so: without a pause the window would take the time from what it waits for."""
SETTLED = Preferences(
    first_start_done=True, sound=SoundSettings(tones=False, talk="off"), view="window", lessons="off",
    routine="seven-actions",
)  # fmt: skip
"""Past the first start, silent, without questions and lessons."""


class WatchedInhibitor(ScreenInhibitor):
    """Knows whether the screen is kept awake, and leaves the machine's own alone."""

    held = False

    def hold(self) -> None:
        """From now on."""
        self.held = True

    def release(self) -> None:
        """No more."""
        self.held = False


class Studio:
    """One window; `app` is the running application."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        *,
        clock: FakeClock | None = None,
        preferences: Preferences = SETTLED,
        size: tuple[int, int] = (1366, 768),
        catalogues: Path | None = None,
    ) -> None:
        self.app = app
        self.clock = clock or FakeClock()
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if preferences != Preferences():
            write_preferences(folder, preferences)
        self.view = build_view(app, folder, self.clock, catalogues=catalogues)
        self._loaded = False
        self.view.history.loaded.connect(self._note_loaded)
        self.window = self.view.window
        self.window.resize(*size)
        self.window.show()
        self.inhibitor = WatchedInhibitor()
        self.controller = build_controller(self.view, inhibitor=self.inhibitor)
        self.session = self.controller.session

    def load(self) -> "Studio":
        """What follows the first paint, up to the filled chart."""
        self.controller.load()
        self.wait(lambda: self._loaded)
        return self

    def _note_loaded(self) -> None:
        self._loaded = True

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        until = monotonic() + PATIENCE_S
        self.app.processEvents()
        while not done():
            sleep(LOOK_S)
            self.app.processEvents()
            assert monotonic() < until, "it never came to that"

    def play(self, seconds: float) -> None:
        """Let time go by, frame by frame."""
        frame = FULL.moving_ms / 1000
        for _ in range(round(seconds / frame)):
            self.clock.advance(frame)
            self.session.frame()
        self.app.processEvents()

    def jump(self, seconds: float) -> None:
        """Let time go by in steps as long as a session bears; only the last ones are shown."""
        while seconds > 0:
            self.clock.advance(min(LONGEST_STEP_S, seconds))
            seconds -= LONGEST_STEP_S
            player = self.session.player
            if player and seconds > 0 and player.timeline.duration_s - player.moment.t > 2 * LONGEST_STEP_S:
                player.poll()
            else:
                self.session.frame()
        self.app.processEvents()

    def learn(self) -> None:
        """Let the steps of a lesson that is shown go on by themselves to its end."""
        lessons = self.controller.stage.lessons
        while lessons.is_shown:
            lessons.timer.timeout.emit()

    def go_to(self, step: int) -> None:
        """Jump to a step, for which the window has no single key."""
        self.session.go_to(step)

    def start(self, value: int | None = 4) -> None:
        """Start the routine in view, answering the question before."""
        self.controller.stage.start()
        self.session.begin(value, "")

    def read_safety(self) -> None:
        """Let the safety page count as read just now."""
        assert self.view.services.journal.current
        self.view.services.journal.current.facts.read_safety()

    def picture(self) -> QPixmap:
        """The window as it is now."""
        self.app.processEvents()
        return self.window.grab()

    def over(self, open_dialog: Callable[[], object], act: Callable[[QDialog], None]) -> None:
        """Open a dialog, act on it from inside, and see that it closes."""

        wrong: list[BaseException] = []

        def inside() -> None:
            dialog = self.app.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isVisible():
                return
            timer.stop()
            try:
                act(dialog)
            except BaseException as error:
                wrong.append(error)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        timer = QTimer()
        timer.timeout.connect(inside)
        timer.start(1)
        open_dialog()
        if wrong:
            raise wrong[0]
        assert not timer.isActive(), "no dialog came up"

    # what a user does and sees

    @property
    def act(self) -> str:
        """What the stage is for now."""
        return self.session.act

    @property
    def state(self) -> str:
        """Whether the session runs."""
        return self.session.state

    @property
    def journal(self) -> Journal:
        """The journal that the window writes to."""
        assert self.view.services.journal.current
        return self.view.services.journal.current

    def press(self, *keys: str) -> None:
        """Press keys, written as Qt writes them, on whatever has the keyboard."""
        for key in keys:
            if self.app.activeModalWidget() is None:  # a window manager would see to that after a dialog was closed
                self.window.activateWindow()
                self.wait(lambda: self.app.activeWindow() is self.window)
            press(self.app.focusWidget() or self.window, key)
            self.app.processEvents()

    def click(self, name: str) -> None:
        """Click the button of that accessible name in the window."""
        click(self.window, name)
        self.app.processEvents()

    def said(self) -> str:
        """Every word in view."""
        return said(self.window)

    @contextmanager
    def answering(self, *answers: Callable[[QDialog], object]) -> Iterator[None]:
        """Give one answer to each dialog that comes up meanwhile, in order; all of them must have been wanted."""
        waiting, wrong = list(answers), list[BaseException]()
        met: list[QWidget] = []

        def answer() -> None:
            dialog = self.app.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isVisible() or any(dialog is one for one in met):
                return
            met.append(dialog)
            try:
                assert waiting, f"nobody expected “{dialog.windowTitle()}”"
                waiting.pop(0)(dialog)
            except BaseException as error:
                wrong.append(error)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        timer = QTimer()
        timer.timeout.connect(answer)
        timer.start(1)
        yield
        timer.stop()
        if wrong:
            raise wrong[0]
        assert not waiting, f"{len(waiting)} more dialogs were expected"

    def close(self) -> None:
        """Close the window as a user would."""
        self.window.close()
        self.app.processEvents()

    def destroy(self) -> None:
        """Close the window and let go of it and all its parts; nothing of the studio works after that."""
        self.close()
        for part in (self.window, self.view.thumbnails, self.view.theme):
            part.deleteLater()
        self.__dict__.clear()


def press(widget: QWidget, key: str) -> None:
    """Press a key, written as Qt writes it, on a widget."""
    QTest.keySequence(widget, QKeySequence(key))


def click(widget: QWidget, name: str) -> None:
    """Click the button of that accessible name in a widget."""
    QTest.mouseClick(button(widget, name), Qt.MouseButton.LeftButton)


def click_step(spin: QAbstractSpinBox, by: int) -> None:
    """Click the button of a spin box that makes its value one step smaller (-1) or larger (1)."""
    option, parts = QStyleOptionSpinBox(), QStyle.SubControl
    option.rect = spin.rect()
    part = parts.SC_SpinBoxUp if by > 0 else parts.SC_SpinBoxDown
    box = spin.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, spin)
    QTest.mouseClick(spin, Qt.MouseButton.LeftButton, pos=box.center())


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The visible button of that accessible name."""
    shown = [one for one in widget.findChildren(QAbstractButton) if one.isVisible()]
    (found,) = [one for one in shown if one.accessibleName() == name]
    return found


def said(widget: QWidget) -> str:
    """Every word in view in a widget, a line for each label."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.accessibleName() or label.text() for label in labels)


def seed_history(folder: Path, end: datetime, days: int, routine: str = "seven-actions") -> None:
    """Write made-up sessions and scores of some days before a moment into a folder's journal; no two are alike."""
    if any(folder.glob("*.db")):
        _seed(folder, end, days, routine)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in _seeded(end, days, routine).items():
        (folder / name).write_bytes(data)


@cache
def _seeded(end: datetime, days: int, routine: str) -> dict[str, bytes]:
    """The files of a folder with such a history."""
    with TemporaryDirectory() as name:
        _seed(Path(name), end, days, routine)
        return {file.name: file.read_bytes() for file in Path(name).glob("*.db")}


def _seed(folder: Path, end: datetime, days: int, routine: str) -> None:
    clock = FakeClock(end - timedelta(days=days, hours=2))
    journal = Journal.open(folder, clock).journal
    for day in range(days):
        started = end - timedelta(days=days - day, hours=2) + timedelta(minutes=day * 7 % 50)
        clock.advance((started - clock.now()).total_seconds())
        if day % 5 != 3:
            _seed_session(journal, clock, routine if day % 9 else "gentle-day", day, level=5.4 - 2.4 * day / days)
    journal.close()


def _seed_session(journal: Journal, clock: FakeClock, routine: str, day: int, level: float) -> None:
    session = journal.sessions.start(routine, msgspec.json.encode(Preferences().session).decode(), 830.0)
    journal.scores.log("now-before", round(level + (day * 13 % 5 - 2) / 2), session_id=session.id)
    clock.advance(14 * 60)
    journal.sessions.end_step(session.id, StepPlace(0, "crocodile-breathing", 1), "done", 830.0)
    journal.sessions.finish(session.id)
    journal.scores.log("now-after", max(0, round(level - 1 + (day * 7 % 5 - 2) / 2)), session_id=session.id)
    if day % 3 == 0:
        clock.advance(3600)
        journal.scores.log("last-24-hours", round(level + (day * 11 % 3 - 1)))
