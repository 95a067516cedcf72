"""Small pieces of text: a label in a colour and size of the theme, and a rounded one."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.ui.design.brushwork import write
from backcoach.ui.design.elided import elided
from backcoach.ui.design.mirrored import begin_at_start, grow
from backcoach.ui.design.painting import CLEAR, draw_box, smooth
from backcoach.ui.design.qt_numbers import ALIGN_CENTER, PLAIN_TEXT, TEXT_WORD_WRAP
from backcoach.ui.design.theme import Theme
from backcoach.words.words import FROM_THE_RIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

SMALLEST = 9
"""Pixels of the smallest letters to which a text is made that has to fit into a box."""


class Label(QLabel):
    """Plain text in a colour of the theme; on one line it ends in … where it does not fit.

    After `fit_into` it is never cut: its letters are as large as its box allows.
    To screen readers a `heading` stands above a part of a page, and a `paragraph` is not said without being gone to:
    labels are, whenever what is round them gets the focus.
    """

    def __init__(
        self,
        theme: Theme,
        pixels: int,
        token: str = "ink",
        *,
        strong: bool = False,
        one_line: bool = False,
        heading: bool = False,
        paragraph: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.accessible_role = "Heading" if heading else "Paragraph" if paragraph else ""
        self._theme = theme
        self._token = token
        self._strong = strong
        self._one_line = one_line
        self._full = ""
        self._pixels, self._most = pixels, 0
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(not one_line)
        self.set_pixels(pixels)
        self._restyle()
        theme.changed.connect(self._restyle)

    def setAlignment(self, where: Qt.AlignmentFlag) -> None:  # noqa: N802 (Qt's name)
        """Begin at the side where the language begins, and not where the letters of this text do."""
        super().setAlignment(where)
        self._begin_at_start()

    def set_pixels(self, pixels: int) -> None:
        """Set the height of the text at its usual size."""
        self._pixels, self._most = pixels, 0
        self.setFont(self._theme.font(pixels, strong=self._strong))
        self._fit()

    def fit_into(self, box: QRect, most: int) -> None:
        """Take a place and the largest letters, up to `most` pixels, in which all of the text is seen there."""
        self._most = most
        self.setGeometry(box)
        self._fit()

    def fitting(self, text: str, most: int, least: int = SMALLEST) -> int:
        """The largest letters from `most` down to `least` pixels in which a text is seen whole here; 0 if in none."""
        sizes = range(most, least - 1, -1)
        found = bisect_left(sizes, 1, key=lambda pixels: self._holds(text, pixels))
        return sizes[found] if found < len(sizes) else 0

    def say(self, text: str) -> None:
        """Show a text; the same text again costs nothing."""
        if text != self._full:
            self._full = text
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        text = self._full
        if self._most:
            pixels = self.fitting(text, self._most) or SMALLEST
            if pixels != self.font().pixelSize():
                self.setFont(self._theme.exact_font(pixels, strong=self._strong))
        elif self._one_line:
            text = elided(text, QFontMetrics(self.font()), max(0, self.width()))
        self.setText(self._theme.words.as_paragraph(text))
        self._begin_at_start()

    def _begin_at_start(self) -> None:
        if self._theme.words.right_to_left or FROM_THE_RIGHT.search(self._full):
            begin_at_start(self)

    def _holds(self, text: str, pixels: int) -> bool:
        metrics = QFontMetrics(self._theme.exact_font(pixels, strong=self._strong))
        if self._one_line:
            return metrics.horizontalAdvance(text) <= self.width() and metrics.height() <= self.height() + pixels // 4
        seen = metrics.boundingRect(QRect(0, 0, self.width(), 10_000), TEXT_WORD_WRAP, text)
        return seen.width() <= self.width() and seen.height() <= self.height()

    def _restyle(self) -> None:
        if not self._most:
            self.set_pixels(self._pixels)
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color(self._token))
        self.setPalette(palette)


class Pill(QLabel):
    """A label on a rounded ground; filled for what must not be missed, such as the side."""

    def __init__(self, theme: Theme, *, filled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filled = filled
        self.set_pixels(14)
        theme.changed.connect(self._restyle)

    def set_pixels(self, pixels: int) -> None:
        """Set the height of the text at its usual size; the ground grows with it."""
        self._pixels = pixels
        self.setFont(self._theme.font(pixels, strong=self._filled))
        grow(self)

    def set_exact(self, pixels: int) -> None:
        """Set the height of the text, whatever the size of text is."""
        self._pixels = 0
        self.setFont(self._theme.exact_font(pixels, strong=self._filled))
        grow(self)

    def say(self, text: str) -> None:
        """Show a text; an empty one hides the label."""
        if text != self.text():
            self.setText(text)
            grow(self)
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Room for the text and the round ends."""
        metrics = self.fontMetrics()
        return QSize(
            round(metrics.horizontalAdvance(self.text()) + metrics.height() * 1.2), round(metrics.height() * 1.5)
        )

    def _restyle(self) -> None:
        if self._pixels:
            self.set_pixels(self._pixels)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the text in its middle."""
        painter, theme = smooth(QPainter(self)), self._theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = theme.color("accent" if self._filled else "raised")
        draw_box(painter, box, fill, CLEAR if self._filled else theme.color("line"), box.height() / 2, 1.2)
        color = theme.color("on_accent" if self._filled else "ink")
        write(painter, self.style(), self.rect(), ALIGN_CENTER, self.text(), color)
