"""Small pieces of text: a label in a colour and size of the look, and a pill that says where one is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.ui.design.theme import Theme


class Label(QLabel):
    """Plain text in a colour of the theme; on one line it ends in … where it does not fit."""

    def __init__(
        self,
        theme: Theme,
        pixels: int,
        token: str = "ink",
        *,
        strong: bool = False,
        one_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self._strong = strong
        self._one_line = one_line
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
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
            text = QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, max(0, self.width()))
        self.setText(text)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color(self._token))
        self.setPalette(palette)


class Pill(QLabel):
    """A rounded label; filled for what must not be missed, such as the side."""

    def __init__(self, theme: Theme, *, filled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filled = filled
        self.set_pixels(14)
        theme.changed.connect(self.update)

    def set_pixels(self, pixels: int) -> None:
        """Set the height of the text, with which the pill grows."""
        self.setFont(self._theme.font(pixels, strong=self._filled))
        self.resize(self.sizeHint())

    def say(self, text: str) -> None:
        """Show a text; an empty one hides the pill."""
        if text != self.text():
            self.setText(text)
            self.resize(self.sizeHint())
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Room for the text and round ends."""
        metrics = self.fontMetrics()
        return QSize(
            round(metrics.horizontalAdvance(self.text()) + metrics.height() * 1.2), round(metrics.height() * 1.5)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape, then the text in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen if self._filled else QPen(theme.color("line"), 1.2))
        painter.setBrush(theme.color("accent" if self._filled else "raised"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.color("on_accent" if self._filled else "ink"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
