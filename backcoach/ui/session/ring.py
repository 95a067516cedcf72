"""The pacer: a disc that grows and shrinks, a rim that fills during the phase, large digits and a word in the middle.

It repaints only what changed: the arc that the rim gained, the box of the disc, or the digits.
"""

from math import ceil, cos, pi, sin, sqrt

import msgspec
from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.ui.design.brushwork import solid, stroke_path, write
from backcoach.ui.design.qt_numbers import ONE_LINE
from backcoach.ui.design.theme import Theme

RIM = 0.055
"""Width of the rim, as a fraction of the ring's diameter."""
SMALLEST, LARGEST = 0.52, 0.84
"""Diameter of the disc when it is empty and when it is full, as fractions of the ring's diameter."""
DIGITS, WORD = 0.55, 0.085
"""Heights of digits and word in pixels of font, as fractions of the ring's diameter."""


class RingState(msgspec.Struct, frozen=True):
    """What the ring shows: `rim` and `disc` from 0 to 1."""

    digits: str = ""
    word: str = ""
    rim: float = 0.0
    disc: float = 0.0


class Ring(QLabel):
    """The painted pacer; a label, so that a screen reader finds it and reads its accessible name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = RingState()
        self._text = QPixmap()
        self._text_key: tuple[str, str, float] | None = None
        self._ground = QPixmap()
        self._pen: QPen | None = None
        self._measure()
        self.accessible_role = ""
        theme.changed.connect(self._restyle)

    def show_state(self, state: RingState) -> None:
        """Show a state; only what changed is painted again."""
        old, self._state = self._state, state
        changed = self._changed_rim(old.rim, state.rim) if old.rim != state.rim else QRect()
        if old.digits != state.digits or old.word != state.word:
            changed = changed.united(self._widest_disc)
        elif self._disc_radius(old.disc) != self._disc_radius(state.disc):
            changed = changed.united(self._disc_box(max(old.disc, state.disc)))
        if not changed.isNull():
            self.update(changed)

    def accessible_value(self) -> int:
        """How much of the phase has passed, in per cent."""
        return round(self._state.rim * 100)

    def sizeHint(self) -> QSize:
        """Comfortable to read at a desk."""
        return QSize(280, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, disc, rim and text, as far as they are in the area to paint."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground_picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = event.rect().intersects(self._widest_disc)
        if middle:
            self._paint_disc(painter)
        if self._state.rim > 0:
            self._paint_rim(painter)
        if middle:
            painter.drawPixmap(self._widest_disc.topLeft(), self._text_picture())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything has another size now."""
        self._measure()

    def _restyle(self) -> None:
        self._measure()
        self.update()

    def _measure(self) -> None:
        """Find out where everything is, and forget the pictures of what does not change from frame to frame."""
        self._diameter = float(min(self.width(), self.height()))
        self._centre = QRectF(self.rect()).center()
        width = self._diameter * RIM
        side = self._diameter - width - 2
        self._rim_box = QRectF(0, 0, side, side)
        self._rim_box.moveCenter(self._centre)
        self._widest_disc = self._disc_box(1.0)
        self._tint = solid(self._theme.color("tint"))
        self._text_key = self._pen = None
        self._ground = QPixmap()

    def _disc_radius(self, disc: float) -> float:
        """In steps of half a pixel: finer ones cannot be seen, and each costs a repaint."""
        diameter = self._diameter * (SMALLEST + (LARGEST - SMALLEST) * disc)
        return round(diameter) / 2

    def _disc_box(self, disc: float) -> QRect:
        reach = ceil(self._disc_radius(disc)) + 1
        centre = self._centre.toPoint()
        return QRect(centre.x() - reach, centre.y() - reach, 2 * reach + 1, 2 * reach + 1)

    def _ground_picture(self) -> QPixmap:
        """The ground with the track: it takes long to stroke a circle."""
        ratio = self.devicePixelRatioF()
        if self._ground.isNull() or self._ground.devicePixelRatio() != ratio:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(self._theme.color("paper"))
            track = QPainter(self._ground)
            track.setRenderHint(QPainter.RenderHint.Antialiasing)
            circle = QPainterPath()
            circle.addEllipse(self._rim_box)
            stroke_path(track, circle, self._theme.color("track"), self._diameter * RIM)
            track.end()
        return self._ground

    def _paint_disc(self, painter: QPainter) -> None:
        radius = self._disc_radius(self._state.disc)
        disc = QPainterPath()
        disc.addEllipse(self._centre, radius, radius)
        painter.fillPath(disc, self._tint)

    def _paint_rim(self, painter: QPainter) -> None:
        if self._pen is None:
            self._pen = QPen(self._theme.color("accent"), self._diameter * RIM)
            self._pen.setCapStyle(QtCore.Qt.PenCapStyle.RoundCap)
        painter.setPen(self._pen)
        painter.drawArc(self._rim_box, 90 * 16, -round(self._state.rim * 360 * 16))

    def _changed_rim(self, old: float, new: float) -> QRect:
        """The box around the arc between two positions; all of the ring if it becomes shorter."""
        if new < old:
            return self.rect()
        box, reach = self._rim_box, self._diameter * RIM
        radius, steps = box.width() / 2, 1 + ceil((new - old) * 16)
        angles = [2 * pi * (old + (new - old) * k / steps) for k in range(steps + 1)]
        x, y = [radius * sin(angle) for angle in angles], [-radius * cos(angle) for angle in angles]
        area = QRectF(min(x), min(y), max(x) - min(x), max(y) - min(y)).adjusted(-reach, -reach, reach, reach)
        return area.translated(self._centre).toAlignedRect()

    def _text_picture(self) -> QPixmap:
        """The text: large glyphs are slow to fill."""
        ratio = self.devicePixelRatioF()
        key = (self._state.digits, self._state.word, ratio)
        if key != self._text_key:
            self._text_key = key
            self._text = QPixmap(self._widest_disc.size() * ratio)
            self._text.setDevicePixelRatio(ratio)
            self._text.fill(QColor(0, 0, 0, 0))
            text = QPainter(self._text)
            self._render_text(text, QRectF(QRect(0, 0, *self._widest_disc.size().toTuple())))
            text.end()
        return self._text

    def _render_text(self, painter: QPainter, box: QRectF) -> None:
        size, theme = self._diameter, self._theme
        font = theme.exact_font(size * DIGITS, strong=True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 94)
        _shrink(font, self._state.digits, box.width() * 0.86)
        cap = QFontMetricsF(font).capHeight()
        word_font = theme.exact_font(size * WORD, strong=True)
        gap = size * 0.045 if self._state.word else 0.0
        word_height = QFontMetricsF(word_font).capHeight() * 1.3 if self._state.word else 0.0
        top = box.center().y() - (cap + gap + word_height) / 2 - (size * 0.01 if self._state.word else 0)
        below = top + cap + gap + word_height - box.center().y()
        _shrink(word_font, self._state.word, 1.88 * sqrt(max(0.0, (box.width() / 2) ** 2 - below**2)))
        painter.setFont(font)
        baseline = QRectF(box.left(), top + cap - 4 * size, box.width(), 4 * size)
        self._write_on_baseline(painter, baseline, self._state.digits, theme.color("ink"))
        painter.setFont(word_font)
        word_base = QRectF(box.left(), top + cap + gap + word_height - 4 * size, box.width(), 4 * size)
        self._write_on_baseline(painter, word_base, self._state.word, theme.color("accent_strong"))

    def _write_on_baseline(self, painter: QPainter, box: QRectF, text: str, color: QColor) -> None:
        """Draw centred text whose baseline is the bottom of the box."""
        metrics = QFontMetricsF(painter.font())
        width = metrics.horizontalAdvance(text)
        painter.save()
        painter.translate(box.center().x() - width / 2, box.bottom() - metrics.ascent())
        write(painter, QRect(0, 0, ceil(width), ceil(metrics.height())), ONE_LINE, text, color)
        painter.restore()


def _shrink(font: QFont, text: str, room: float) -> None:
    """Make a font smaller if need be, so that a text fits into `room` pixels."""
    width = QFontMetricsF(font).horizontalAdvance(text)
    if width > room:
        font.setPixelSize(int(font.pixelSize() * room / width))
