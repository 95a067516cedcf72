"""The main window: list, stage and history side by side, or the stage alone to follow along from the floor."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from backcoach.ui.design.brushwork import fill_rect
from backcoach.ui.design.by_key import acting_by_key
from backcoach.ui.design.theme import BODY, Theme

HOME = QSize(1366, 768)
"""Size in pixels at the start, if the screen has room for it."""


FRAME = QSize(8, 40)
"""Pixels that a window manager may add around the window."""


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
    """Lays out the three panes; the controllers own what happens."""

    closing = Signal()
    activated = Signal()
    """The user came back to the window from another one."""
    painted = Signal()
    """All of the window has been painted for the first time."""

    accessible_role = "Window"

    def __init__(self, theme: Theme, left: QWidget, stage: QWidget) -> None:
        super().__init__()
        self._left = Pane(theme, left, line_right=True)
        self._right = Pane(theme, line_right=False)
        self.setWindowTitle("BackCoach")
        self.setWindowIcon(theme.icon("app", "accent"))
        self.setFont(theme.font(BODY))
        self.setMinimumSize(960, 600)
        self.resize(HOME.boundedTo(self.screen().availableSize() - FRAME))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left)
        layout.addWidget(stage, 1)
        layout.addWidget(self._right)
        self._after_paint = QTimer(self)
        self._after_paint.setSingleShot(True)
        self._after_paint.timeout.connect(self.painted)
        self._is_painted = False
        self.setFocus()  # not one of the buttons: telling where their focus comes from is costly before the first paint

    def show_history(self, history: QWidget) -> None:
        """Fill the right pane, which is empty at the first paint."""
        self._right.fill(history)

    def take_place(self, place: tuple[int, int, int, int] | None, *, maximised: bool) -> None:
        """Be where the window was last, if that is still on a screen; `place` is left, top, width and height."""
        if place is not None:
            box = QRect(*place)
            if any(screen.availableGeometry().contains(box.center()) for screen in self.screen().virtualSiblings()):
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
        self._left.setVisible(not far_away)
        self._right.setVisible(not far_away)
        state = self.windowState()
        full = QtCore.Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if far_away else state & ~full)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The children paint after this; when they have done so for the first time, `painted` is sent."""
        if not self._is_painted:
            self._is_painted = True
            self._after_paint.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each side pane takes about a fifth of the width, within readable limits."""
        width = self.width()
        self._left.setFixedWidth(min(340, max(236, round(width * 0.216))))
        self._right.setFixedWidth(min(420, max(260, round(width * 0.231))))

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
