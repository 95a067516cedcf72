"""The main window: list, stage and history side by side, or one of them in a small window and when following along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from backcoach.ui.design.brushwork import fill_rect
from backcoach.ui.design.by_key import acting_by_key
from backcoach.ui.design.on_screen import keep_on_screen
from backcoach.ui.design.theme import BODY, Theme

if TYPE_CHECKING:
    from backcoach.ui.part_rail import PartRail

Part = Literal["list", "stage", "history"]
HOME = QSize(1366, 768)
"""Size in pixels at the start, if the screen has room for it."""
FRAME = QSize(8, 40)
"""Pixels that a window manager may add around the window."""
SMALLEST = QSize(320, 240)
ROOMY = QSize(960, 440)
"""Pixels from which on three panes stand side by side; the width grows with the size of text."""


class Pane(QWidget):
    """A side pane: a little lighter than the stage, with a line towards it."""

    def __init__(self, theme: Theme, content: QWidget | None = None, *, line_right: bool) -> None:
        super().__init__()
        self._theme = theme
        self._line_right = line_right
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if content is not None:
            layout.addWidget(content)

    def fill(self, content: QWidget) -> None:
        """Show the content of a pane that was made without any."""
        layout = self.layout()
        assert layout is not None  # made above
        layout.addWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint surface and line."""
        painter = QPainter(self)
        fill_rect(painter, event.rect(), self._theme.color("surface"))
        x = self.width() - 1 if self._line_right else 0
        fill_rect(painter, QRect(x, 0, 1, self.height()), self._theme.color("line"))


class MainWindow(QWidget):
    """Lays out the three panes side by side, or one at a time where there is no room; the controllers own what happens.

    It is never larger than what its screen has free for windows.
    """

    closing = Signal()
    activated = Signal()
    """The user came back to the window from another one."""
    painted = Signal()
    """All of the window has been painted for the first time."""
    rail_made = Signal(object)
    """The window became narrow for the first time: carries its `PartRail`."""

    accessible_role = "Window"

    def __init__(self, theme: Theme, left: QWidget, stage: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._left = Pane(theme, left, line_right=True)
        self._right = Pane(theme, line_right=False)
        self._stage = stage
        self._rail: PartRail | None = None
        self._part: Part = "stage"
        self._far = False
        self.setWindowTitle("BackCoach")
        theme.dress(self, BODY)
        self.setMinimumSize(SMALLEST)
        self.resize(HOME.boundedTo(self.screen().availableSize() - FRAME))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addWidget(stage, 1)
        self._row.addWidget(self._right)
        theme.changed.connect(self._arrange)
        self._after_paint = QTimer(self)
        self._after_paint.setSingleShot(True)
        self._after_paint.timeout.connect(self._tell_painted)
        self._is_painted = False
        self.setFocus()  # not one of the buttons: telling where their focus comes from is costly before the first paint

    def show_history(self, history: QWidget) -> None:
        """Fill the right pane, which is empty at the first paint."""
        self._right.fill(history)

    def take_place(self, place: tuple[int, int, int, int] | None, *, maximised: bool) -> None:
        """Be where the window was last, if that is still on a screen; `place` is left, top, width and height."""
        if place is not None:
            box = QRect(*place)
            rooms = (screen.availableGeometry() for screen in self.screen().virtualSiblings())
            if room := next((room for room in rooms if room.contains(box.center())), None):
                box.setSize(box.size().boundedTo(room.size()))
                self.setGeometry(box)
        if maximised:
            self.setWindowState(self.windowState() | QtCore.Qt.WindowState.WindowMaximized)

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width and height, as when it is neither maximised nor full screen."""
        box = self.normalGeometry() if self.isMaximized() or self.isFullScreen() else self.geometry()
        return box.x(), box.y(), box.width(), box.height()

    def come_up(self) -> None:
        """Bring the window to the front, also when it is minimised."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def set_far(self, far_away: bool) -> None:
        """Show the stage alone on the whole screen, or all three panes."""
        self._far = far_away
        self._arrange()
        state = self.windowState()
        full = QtCore.Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if far_away else state & ~full)

    @property
    def folded(self) -> bool:
        """Whether there is room for one part at a time only."""
        return self.width() < self._theme.length(ROOMY.width()) or self.height() < ROOMY.height()

    @property
    def part(self) -> Part:
        """The part that is shown while the window is folded."""
        return self._part

    def show_part(self, part: Part) -> None:
        """Bring a part of the window into view; nothing moves where all of them are seen."""
        self._part = part
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is room for. Each side pane takes about a fifth of the width, within readable limits."""
        folded, width, length = self.folded, self.width(), self._theme.length
        if folded and self._rail is None:
            self._make_rail()
        if self._rail is not None:
            self._rail.setVisible(folded and not self._far)
            self._rail.show_part(self._part, width)
        for pane, part, share, least, most in (
            (self._left, "list", 0.216, 236, 340), (self._right, "history", 0.231, 260, 420),
        ):  # fmt: skip
            pane.setVisible(not self._far and (not folded or part == self._part))
            wide = min(length(most), max(length(least), round(width * share)))
            pane.setMinimumWidth(0 if folded else wide)
            pane.setMaximumWidth(width if folded else wide)
        self._stage.setVisible(self._far or not folded or self._part == "stage")

    def _make_rail(self) -> None:
        from backcoach.ui.part_rail import PartRail

        self._rail = PartRail(self._theme)
        self._row.insertWidget(0, self._rail)
        self._rail.chosen.connect(self.show_part)
        self.rail_made.emit(self._rail)

    @property
    def rail(self) -> PartRail | None:
        """The buttons for the parts, once the window has been narrow."""
        return self._rail

    def _tell_painted(self) -> None:
        self._stay_on_screen()
        self.windowHandle().screenChanged.connect(self._stay_on_screen)
        self.painted.emit()

    def show_icon(self) -> None:
        """Have the program's icon; call after the first paint."""
        self.setWindowIcon(self._theme.icon("app", "accent").as_qt())

    def _stay_on_screen(self) -> None:
        """Be no larger than what the screen has free, and no part of it outside."""
        if not (self.isMaximized() or self.isFullScreen()):
            keep_on_screen(self, SMALLEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The children paint after this; when they have done so for the first time, `painted` is sent."""
        if not self._is_painted:
            self._is_painted = True
            self._after_paint.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button; Qt does that for the space bar only."""
        focus, enter = self.focusWidget(), event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        if enter and isinstance(focus, QAbstractButton) and not event.isAutoRepeat():
            with acting_by_key(self):
                focus.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the user comes back."""
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the controller, which closes the journal."""
        self.closing.emit()
        event.accept()
