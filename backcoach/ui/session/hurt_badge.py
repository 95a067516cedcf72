"""Says on the stage that the step is marked as hurting, and for a while that the mark was taken back."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.ui.design.brushwork import write
from backcoach.ui.design.mirrored import grow
from backcoach.ui.design.painting import draw_box, smooth
from backcoach.ui.design.qt_numbers import ALIGN_CENTER
from backcoach.ui.design.theme import Theme

SHOWN_S = 4.0
"""Seconds of the session for which it says that the mark was taken back."""


class HurtBadge(QLabel):
    """A rounded label in the colour of "that hurt", filled while the mark stands and only framed when it is gone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked = False
        self._gone_at: float | None = None
        self.set_pixels(15)
        self.hide()
        theme.changed.connect(self.update)

    def set_pixels(self, pixels: int) -> None:
        """Set the height of the text; the ground grows with it."""
        self.setFont(self._theme.font(pixels, strong=True))
        grow(self)

    def mark(self, *, hurts: bool) -> None:
        """Show whether the step is marked; a step that is not hides it, unless its mark was just taken back."""
        self._marked = hurts
        if hurts:
            self._gone_at = None
            self._say(self._theme.words.gettext("Marked: that hurt"))
        elif self._gone_at is None:
            self.hide()

    def take_back(self, t: float) -> None:
        """Say from now on, at `t` seconds of the session, that the mark was taken back."""
        self._gone_at = t
        self._say(self._theme.words.gettext("Mark taken back"))

    def show_time(self, t: float) -> None:
        """Follow the session, which is at `t` seconds."""
        if self._gone_at is not None and not self._gone_at <= t < self._gone_at + SHOWN_S:
            self._gone_at = None
            self.hide()

    def sizeHint(self) -> QSize:
        """Room for the text and the round ends."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + round(metrics.height() * 1.4)
        return QSize(width, round(metrics.height() * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the text in its middle."""
        painter, theme = smooth(QPainter(self)), self._theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill, ink = ("hurt", "on_accent") if self._marked else ("raised", "hurt")
        draw_box(painter, box, theme.color(fill), theme.color("hurt"), box.height() / 2, 1.6)
        write(painter, self.rect(), ALIGN_CENTER, self.text(), theme.color(ink))

    def _say(self, text: str) -> None:
        self.setText(text)
        grow(self)
        self.show()
        self.raise_()
        self.update()
