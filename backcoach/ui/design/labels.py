"""Small pieces of text: a label in a colour and size of the theme, and a rounded one."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.ui.design.brushwork import write
from backcoach.ui.design.elided import elided
from backcoach.ui.design.painting import CLEAR, draw_box, smooth
from backcoach.ui.design.qt_numbers import ALIGN_CENTER, PLAIN_TEXT
from backcoach.ui.design.theme import Theme


class Label(QLabel):
    """Plain text in a colour of the theme; on one line it ends in … where it does not fit.

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
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(not one_line)
        self.set_pixels(pixels)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_pixels(self, pixels: int) -> None:
        """Set the height of the text."""
        self.setFont(self._theme.font(pixels, strong=self._strong))
        self._fit()

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
        if self._one_line:
            text = elided(text, QFontMetrics(self.font()), max(0, self.width()))
        self.setText(text)

    def _restyle(self) -> None:
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
        theme.changed.connect(self.update)

    def set_pixels(self, pixels: int) -> None:
        """Set the height of the text; the ground grows with it."""
        self.setFont(self._theme.font(pixels, strong=self._filled))
        self.resize(self.sizeHint())

    def say(self, text: str) -> None:
        """Show a text; an empty one hides the label."""
        if text != self.text():
            self.setText(text)
            self.resize(self.sizeHint())
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Room for the text and the round ends."""
        metrics = self.fontMetrics()
        return QSize(
            round(metrics.horizontalAdvance(self.text()) + metrics.height() * 1.2), round(metrics.height() * 1.5)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the text in its middle."""
        painter, theme = smooth(QPainter(self)), self._theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = theme.color("accent" if self._filled else "raised")
        draw_box(painter, box, fill, CLEAR if self._filled else theme.color("line"), box.height() / 2, 1.2)
        color = theme.color("on_accent" if self._filled else "ink")
        write(painter, self.style(), self.rect(), ALIGN_CENTER, self.text(), color)
