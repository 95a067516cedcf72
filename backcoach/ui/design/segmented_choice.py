"""One of a few: segments in a row, radio buttons to the keyboard and to screen readers."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.painting import HEIGHT, RADIUS, FocusRing, draw_box, draw_ring, edge_of, smooth
from backcoach.ui.design.theme import BODY, Theme


class SegmentButton(FocusRing, QRadioButton):
    """One of the choices; framed, tinted and heavier when it is the chosen one."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        self._strong = theme.font(BODY, strong=True)
        self.setFont(theme.font(BODY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wide = self.fontMetrics().horizontalAdvance(words)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the words when they are heavy."""
        return QSize(round(self._wide * 1.06) + 28, HEIGHT - 8)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its words."""
        return QSize(round(self._wide * 1.06) + 12, HEIGHT - 8)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """All of it counts."""
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The segment and its words."""
        painter = smooth(QPainter(self))
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        theme, box = self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            draw_box(painter, box, theme.color("tint"), theme.color("accent"), radius=RADIUS - 3)
        elif self.underMouse() and self.isEnabled():
            draw_box(painter, box, theme.color("tint"), radius=RADIUS - 3)
        if self.ring:
            draw_ring(painter, box, theme.color("ink"), RADIUS - 3)
        painter.setFont(self._strong if self.isChecked() else self.font())
        painter.setPen(theme.color("accent_strong" if self.isChecked() else "ink"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class _Frame(QWidget):
    """The box that holds the segments together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_box(smooth(QPainter(self)), box, self._theme.color("raised"), edge_of(self._theme))


class SegmentedChoice(FormControl):
    """A row of segments of which one is chosen; options are (value, words)."""

    def __init__(self, theme: Theme, options: Sequence[tuple[Any, str]], *, name: str = "") -> None:
        super().__init__()
        frame = _Frame(theme)
        frame.setAccessibleName(name)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.setSpacing(2)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        for place, (_, words) in enumerate(options):
            segment = SegmentButton(theme, words)
            self._group.addButton(segment, place)
            inside.addWidget(segment)
        self._group.idClicked.connect(lambda _: self.changed.emit())
        self.row.addWidget(frame)
        self.row.addStretch()

    def value(self) -> Any:
        """The chosen one; None before there is any."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose the segment of that value."""
        self._group.button(self._values.index(value)).setChecked(True)
