"""A large button that shows the choice made and opens the list of all."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from backcoach.ui.design.painting import FocusRing
from backcoach.ui.design.theme import BODY, RADIUS, SMALL, Theme


class RoutineChoice(msgspec.Struct, frozen=True):
    """Something to choose, with a line about it."""

    id: str
    name: str
    line: str


class RoutineChooser(FocusRing, QAbstractButton):
    """Shows one of several choices; `chosen` carries the id of another one.

    `choices` is asked for them only when the list is opened, since describing them all takes time.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, title: str, choices: Callable[[], Sequence[RoutineChoice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._choices = choices
        self._current = RoutineChoice("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        theme.changed.connect(self.update)

    def show_choice(self, choice: RoutineChoice) -> None:
        """Show the choice that is made."""
        self._current = choice
        self.setAccessibleName(f"{self._title}: {choice.name}, {choice.line}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(240, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name and line in a frame, with an arrow that says it opens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        edge = "ink" if self.ring else "muted" if self.underMouse() else "line"
        painter.setPen(QPen(theme.color(edge), 2 if self.ring else 1.4))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        box = self.rect().adjusted(15, 10, -40, -10)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        for top, text, font, token in (
            (0, self._current.name, theme.font(BODY + 1, strong=True), "ink"),
            (22, self._current.line, theme.font(SMALL), "muted"),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(token))
            line = QRect(box.left(), box.top() + top, box.width(), 22)
            painter.drawText(
                line, flags, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            )
        theme.icon("down", "muted").paint(painter, QRect(self.width() - 34, self.height() // 2 - 10, 20, 20))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setFont(self._theme.font(BODY))
        for choice in self._choices():
            action = menu.addAction(f"{choice.name}   ·   {choice.line}")
            action.setCheckable(True)
            action.setChecked(choice.id == self._current.id)
            action.triggered.connect(lambda _=False, id=choice.id: self.chosen.emit(id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 4)))
