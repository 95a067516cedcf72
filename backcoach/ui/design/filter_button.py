"""A small button that filters by one thing: it opens a list, and is filled while something is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from backcoach.ui.design.painting import FocusRing
from backcoach.ui.design.theme import BODY, SMALL, Theme


class FilterButton(FocusRing, QAbstractButton):
    """Chooses one of some values, or the empty one for any of them; says its title until something is chosen."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        any_words: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self.unchosen = title
        """What it says while nothing is chosen."""
        self._choices = (("", any_words), *choices)
        self.value = ""
        self.setFont(theme.font(SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        theme.changed.connect(self.update)
        self.choose("")

    def choose(self, value: str) -> None:
        """Filter by a value; the empty one lets everything through."""
        self.value = value
        words = dict(self._choices)[value]
        self.setText(words if value else self.unchosen)
        self.setAccessibleName(f"{self._title}: {words}")
        self.updateGeometry()
        self.update()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Room for what it says."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 34, 32)

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed, and shortens long values."""
        return QSize(48, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with its title or the value, and an arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._theme, bool(self.value)
        edge = "ink" if self.ring else "accent" if on else "muted" if self.underMouse() else "line"
        painter.setPen(QPen(theme.color(edge), 2 if self.ring else 1.2))
        painter.setBrush(theme.color("tint" if on else "raised"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.color("ink"))
        text = self.rect().adjusted(11, 0, -20, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), words)
        theme.icon("down", "muted").paint(painter, QRect(self.width() - 20, self.height() // 2 - 6, 12, 12))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setFont(self._theme.font(BODY))
        for value, words in self._choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.triggered.connect(lambda _=False, value=value: self.choose(value))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
