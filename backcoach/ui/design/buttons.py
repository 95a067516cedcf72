"""The window's buttons: one painted shape in a few kinds, round or with a word, light or dark."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from backcoach.ui.design.painting import CLEAR, RADIUS, FocusRing, draw_box, draw_ring, smooth
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.theme import BODY, Theme

Kind = Literal["filled", "outlined", "quiet", "stop", "hurt", "chip"]


class _Colors(NamedTuple):
    fill: QColor
    edge: QColor
    text: str


class Button(FocusRing, QAbstractButton):
    """A button with a word, an icon or both; without a word it is round and `name` is its accessible name.

    `filled` is for the one thing to do next. A checked `chip` or `hurt` is filled. `size` is its height in pixels.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: Kind = "outlined",
        icon: str = "",
        name: str = "",
        size: int = 40,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._size = size
        self._icons: dict[str, QIcon] = {}
        pixels = BODY if size >= 36 else BODY - 2
        self._strong = theme.font(pixels, strong=True)
        self.setFont(self._strong if kind in ("filled", "stop") else theme.font(pixels))
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # repaints when the pointer comes and goes
        if key:
            self.setShortcut(QKeySequence(key))
        if name or key:
            self.setToolTip(plain_tooltip(f"{name or text} ({key})" if key else name))
        theme.changed.connect(self._restyle)

    def set_icon(self, icon: str, name: str) -> None:
        """Show another icon, whose accessible name says what the button does now."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self._restyle()

    def rename(self, text: str) -> None:
        """Show another word, which is its accessible name too; the same word again costs nothing."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Round without a word, else wide enough for it at its heaviest."""
        if not self.text():
            return QSize(self._size, self._size)
        side, gap = self._icon_sides()
        pad = 8 if self._kind == "quiet" else round(self._size * 0.42)
        wide = QFontMetrics(self._strong).horizontalAdvance(self.text())
        return QSize(wide + side + gap + 2 * pad, self._size)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape, a ring where the keyboard is, then icon and word in the middle."""
        painter = smooth(QPainter(self))
        painter.setOpacity(1.0 if self.isEnabled() or self._kind == "filled" else 0.45)
        colors = self._colors()
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        radius = min(box.height() / 2, RADIUS) if self.text() and self._kind != "chip" else box.height() / 2
        draw_box(painter, box, colors.fill, colors.edge, radius)
        if self.ring:
            self._paint_ring(painter, box, radius, filled=colors.text == "on_accent")
        self._paint_content(painter, colors.text)

    def _paint_ring(self, painter: QPainter, box: QRectF, radius: float, *, filled: bool) -> None:
        draw_ring(painter, box.adjusted(-1, -1, 1, 1), self._theme.color("ink"), radius + 1)
        if filled:  # a dark line inside the dark shape would not be seen
            draw_ring(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), self._theme.color("on_accent"), radius - 1.5)

    def _paint_content(self, painter: QPainter, token: str) -> None:
        painter.setFont(self._strong if self._kind == "chip" and self.isChecked() else self.font())
        side, gap = self._icon_sides()
        width = painter.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        left = (self.width() - side - gap - width) // 2
        if self._icon:
            self._icon_in(token).paint(painter, QRect(left, (self.height() - side) // 2, side, side))
        painter.setPen(self._theme.color(token))
        text_box = QRect(left + side + gap, 0, width + 4, self.height())
        painter.drawText(text_box, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _icon_sides(self) -> tuple[int, int]:
        """The side of the icon's square and the gap beside it, in pixels."""
        side = round(self._size * (0.48 if self.text() else 0.54)) if self._icon else 0
        return side, 8 if self._icon and self.text() else 0

    def _icon_in(self, token: str) -> QIcon:
        if token not in self._icons:
            self._icons[token] = self._theme.icon(self._icon, token)
        return self._icons[token]

    def _restyle(self) -> None:
        self._icons.clear()
        self.update()

    def _colors(self) -> _Colors:
        theme = self._theme
        hot = (self.underMouse() or self.isDown()) and self.isEnabled()
        if self._kind == "filled" and not self.isEnabled():
            return _Colors(theme.color("track"), theme.color("track"), "muted")
        if self._kind == "filled" or (self._kind == "chip" and self.isChecked()):
            fill = theme.color("accent_strong" if hot else "accent")
            return _Colors(fill, fill, "on_accent")
        if self._kind == "stop":
            return _Colors(theme.color("stop_tint") if hot else CLEAR, theme.color("stop"), "stop")
        if self._kind == "hurt":
            filled = hot or self.isChecked()
            return _Colors(theme.color("hurt_tint") if filled else CLEAR, theme.color("hurt"), "hurt")
        if self._kind == "quiet":
            return _Colors(theme.color("tint") if hot else CLEAR, CLEAR, "ink" if hot else "muted")
        return _Colors(theme.color("tint" if hot else "raised"), theme.color("muted" if hot else "line"), "ink")
