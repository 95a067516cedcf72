"""A routine to choose: its picture, what it is for, and what one chooses by, as one large button."""

import msgspec
from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from backcoach.ui.design.brushwork import write
from backcoach.ui.design.elided import elided
from backcoach.ui.design.painting import FocusRing, draw_box, draw_ring, edge_of, smooth
from backcoach.ui.design.qt_numbers import ONE_LINE
from backcoach.ui.design.theme import BODY, RADIUS, SMALL, Theme
from backcoach.ui.figures.still_figure import Thumbnail

PICTURE = QSize(84, 52)
_PAD, _GAP = 12, 2


class RoutineLines(msgspec.Struct, frozen=True):
    """What a row says; `exercise` is the id of the one whose picture it has."""

    id: str
    name: str
    purpose: str
    facts: str
    exercise: str
    favourite: bool = False
    current: bool = False


class RoutineRow(FocusRing, QPushButton):
    """Shows `RoutineLines`; the present routine lies on a tint."""

    def __init__(self, theme: Theme, thumbnail: Thumbnail, lines: RoutineLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnail = thumbnail
        self.lines = lines
        now = theme.words.gettext("chosen now") if lines.current else ""
        self.setAccessibleName(theme.words.listed((lines.name, now, lines.purpose, lines.facts)))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as its three lines."""
        lines = sum(metrics.height() + _GAP for _, metrics, _, _ in self._texts())
        return QSize(360, max(lines, PICTURE.height()) + 2 * _PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are for the list: a button by itself would give the focus to its neighbour."""
        if event.key() in (QtCore.Qt.Key.Key_Up, QtCore.Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the picture, and three lines of text beside it."""
        painter, theme = smooth(QPainter(self)), self._theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        tinted = self.lines.current or self.underMouse()
        draw_box(painter, box, theme.color("tint" if tinted else "raised"), edge_of(theme), RADIUS)
        if self.ring:
            draw_ring(painter, box, theme.color("ink"), RADIUS)
        picture = self._thumbnail(self.lines.exercise, PICTURE, self.devicePixelRatioF())
        if picture is not None:
            place = QRect(_PAD, (self.height() - PICTURE.height()) // 2, PICTURE.width(), PICTURE.height())
            painter.drawPixmap(self._seen(place), picture)
        self._paint_texts(painter)

    def _paint_texts(self, painter: QPainter) -> None:
        left = _PAD + PICTURE.width() + 14
        width, texts = self.width() - left - _PAD, self._texts()
        top = (self.height() - sum(metrics.height() + _GAP for _, metrics, _, _ in texts)) // 2
        for text, metrics, token, (pixels, strong) in texts:
            painter.setFont(self._theme.font(pixels, strong=strong))
            line = self._seen(QRect(left, top, width, metrics.height()))
            write(painter, line, ONE_LINE, elided(text, metrics, width), self._theme.color(token))
            top += metrics.height() + _GAP

    def _texts(self) -> list[tuple[str, QFontMetrics, str, tuple[int, bool]]]:
        """Each line with its measures, its colour and its font."""
        rows = (
            (self.lines.name, "ink", (BODY + 1, True)),
            (self.lines.purpose, "ink", (BODY, False)),
            (self.lines.facts, "muted", (SMALL, False)),
        )
        return [
            (text, QFontMetrics(self._theme.font(font[0], strong=font[1])), token, font) for text, token, font in rows
        ]

    def _seen(self, box: QRect) -> QRect:
        """A box placed from the left, or from the right in a right-to-left language."""
        return box.translated(self.width() - box.left() - box.right() - 1, 0) if self.isRightToLeft() else box
