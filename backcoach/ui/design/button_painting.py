"""How buttons are painted: one shape in a few kinds."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QPushButton

from backcoach.ui.design.brushwork import write
from backcoach.ui.design.painting import CLEAR, RADIUS, draw_box, draw_ring, edge_of
from backcoach.ui.design.qt_numbers import ALIGN_CENTER, ALIGN_V_CENTER, TEXT_WORD_WRAP
from backcoach.ui.design.theme import BODY, SMALL, Theme

SMALLEST = 9
"""Pixels of the smallest letters on a button that has less room than it would like."""
FAINT = 0.45
"""The opacity of what cannot be used."""


class _Colors(NamedTuple):
    fill: QColor
    edge: QColor
    text: str


class _Button(NamedTuple):
    """What there is to know about a push button that is painted."""

    theme: Theme
    text: str
    kind: str
    icon: str
    size: int
    on: bool
    hot: bool
    enabled: bool
    font: QFont

    @property
    def icon_side(self) -> int:
        """Pixels of the icon's square."""
        if not self.icon:
            return 0
        return max(round(self.size * 0.48), self.font.pixelSize()) if self.text else round(self.size * 0.54)

    @property
    def gap(self) -> int:
        """Pixels between icon and text."""
        return 8 if self.icon and self.text else 0

    @property
    def strong(self) -> QFont:
        """The font at its heaviest."""
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font


def _button(theme: Theme, widget: QPushButton) -> _Button:
    enabled = widget.isEnabled()
    return _Button(
        theme,
        widget.text(),
        widget.property("kind") or "outlined",
        widget.property("iconName") or "",
        widget.property("buttonHeight") or 40,
        on=widget.isChecked(),
        hot=enabled and (widget.underMouse() or widget.isDown()),
        enabled=enabled,
        font=widget.font(),
    )


def button_size(theme: Theme, widget: QPushButton) -> QSize:
    """Round without a text, else wide enough for it at its heaviest."""
    button, metrics = _button(theme, widget), widget.fontMetrics()
    line, width = metrics.height(), metrics.horizontalAdvance(button.text)
    if button.kind == "two-line":
        return QSize(240, theme.length(64))
    if button.kind == "keyed":
        return QSize(min(width + 80, 280), max(60, 2 * line + 16))
    if button.kind == "rail":
        return QSize(max(44, width + 12), 46 + line) if button.text else QSize(44, 44)
    if button.kind == "filter":
        return QSize(width + 34, max(32, line + 10))
    if not button.text:
        return QSize(button.size, button.size)
    pad = 8 if button.kind == "quiet" else round(button.size * 0.42)
    wide = QFontMetrics(button.strong).horizontalAdvance(button.text)
    return QSize(wide + button.icon_side + button.gap + 2 * pad, max(button.size, line + 8))


def paint_button(theme: Theme, painter: QPainter, widget: QPushButton) -> None:
    """The shape, a ring where the keyboard is, then what stands on it; faint if it cannot be used."""
    button = _button(theme, widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not button.enabled and button.kind != "filled":
        painter.setOpacity(FAINT)
    ring = bool(widget.property("ring"))
    if button.kind == "two-line":
        _paint_two_lines(button, painter, widget, ring=ring)
    elif button.kind == "keyed":
        _paint_keyed(button, painter, widget, ring=ring)
    elif button.kind == "rail":
        _paint_rail(button, painter, widget, ring=ring)
    elif button.kind == "filter":
        _paint_filter(button, painter, widget, ring=ring, chosen=bool(widget.property("chosen")))
    else:
        _paint_plain(button, painter, widget, ring=ring)


def _paint_plain(button: _Button, painter: QPainter, widget: QPushButton, *, ring: bool) -> None:
    """Icon and text in the middle."""
    theme, colors = button.theme, _colors(button)
    box = QRectF(widget.rect()).adjusted(2, 2, -2, -2)
    round_ends = button.kind == "toggle" or not button.text
    radius = box.height() / 2 if round_ends else min(box.height() / 2, RADIUS)
    draw_box(painter, box, colors.fill, colors.edge, radius)
    if ring:
        draw_ring(painter, box.adjusted(-1, -1, 1, 1), theme.color("ink"), radius + 1)
        if colors.text == "on_accent":  # a dark line inside the dark shape would not be seen
            draw_ring(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), theme.color("on_accent"), radius - 1.5)
    if button.kind == "toggle" and button.on:
        painter.setFont(button.strong)
    side, height = button.icon_side, widget.height()
    shrink_to(painter, button.text, widget.width() - side - button.gap - 8)
    width = painter.fontMetrics().horizontalAdvance(button.text) if button.text else 0
    left = (widget.width() - side - button.gap - width) // 2
    if button.icon:
        place = QRect(left, (height - side) // 2, side, side)
        theme.icon(button.icon, colors.text).paint(painter, _seen(widget, place))
    place = _seen(widget, QRect(left + side + button.gap, widget.rect().top(), width + 4, height))
    write(painter, place, ALIGN_V_CENTER, button.text, theme.color(colors.text))


def _colors(button: _Button) -> _Colors:
    theme, kind, hot, on = button.theme, button.kind, button.hot, button.on
    if kind == "filled" and not button.enabled:
        return _Colors(theme.color("raised" if theme.contrast else "track"), theme.color("track"), "muted")
    if kind == "filled" or (kind == "toggle" and on):
        fill = theme.color("accent_strong" if hot else "accent")
        return _Colors(fill, fill, "on_accent")
    if kind == "stop":
        return _Colors(theme.color("stop_tint") if hot else CLEAR, theme.color("stop"), "stop")
    if kind == "hurt":
        return _Colors(theme.color("hurt_tint") if hot or on else CLEAR, theme.color("hurt"), "hurt")
    if kind == "quiet":
        return _Colors(theme.color("tint") if hot else CLEAR, CLEAR, "ink" if hot else "muted")
    return _Colors(theme.color("tint" if hot else "raised"), theme.color("muted" if hot else "edge"), "ink")


def _paint_rail(button: _Button, painter: QPainter, widget: QPushButton, *, ring: bool) -> None:
    """An icon above its word; the chosen one stands on a tint and has a bar at its side."""
    theme, box = button.theme, QRectF(widget.rect()).adjusted(1, 1, -1, -1)
    if button.on or button.hot:
        draw_box(painter, box, theme.color("tint"))
    if button.on:
        bar = _seen(widget, QRect(2, widget.rect().center().y() - 10, 3, 20))
        draw_box(painter, QRectF(bar), theme.color("accent"), radius=1.5)
    if ring:
        draw_ring(painter, box, theme.color("ink"))
    token = "accent_strong" if button.on else "ink" if button.enabled else "muted"
    place = QRect(0, 0, 24, 24)
    place.moveCenter(widget.rect().center())
    if button.text:
        place.moveTop(10)
        below = widget.rect().adjusted(2, 38, -2, -2)
        painter.setFont(theme.font(SMALL, strong=button.on))
        shrink_to(painter, button.text, below.width())
        write(painter, below, ALIGN_CENTER, button.text, theme.color(token))
    if button.icon:
        theme.icon(button.icon, token).paint(painter, place)


def _paint_filter(button: _Button, painter: QPainter, widget: QPushButton, *, ring: bool, chosen: bool) -> None:
    """A small shape with round ends and an arrow; tinted while something is chosen."""
    theme = button.theme
    edge = "ink" if ring else "accent" if chosen else "muted" if button.hot else "edge"
    box = QRectF(widget.rect()).adjusted(1, 1, -1, -1)
    fill = theme.color("tint" if chosen else "raised")
    draw_box(painter, box, fill, theme.color(edge), box.height() / 2, 2 if ring else 1.2)
    _paint_line(painter, _seen(widget, widget.rect().adjusted(11, 0, -20, 0)), button.text, theme.color("ink"))
    arrow = QRect(widget.rect().right() - 19, widget.rect().center().y() - 5, 12, 12)
    theme.icon("down", "muted").paint(painter, _seen(widget, arrow))


def _paint_two_lines(button: _Button, painter: QPainter, widget: QPushButton, *, ring: bool) -> None:
    """The first line of the text strong, the rest smaller below it, and an arrow that says it opens."""
    theme, first_line, more = button.theme, *button.text.partition("\n")[::2]
    edge = theme.color("ink" if ring else "muted" if button.hot else "edge")
    draw_box(painter, QRectF(widget.rect()).adjusted(1, 1, -1, -1), theme.color("raised"), edge, 12, 2 if ring else 1.4)
    high = (widget.height() - 20) // 2
    line = _seen(widget, QRect(15, 10, widget.width() - 55, high))
    painter.setFont(theme.font(BODY + 1, strong=True))
    _paint_line(painter, line, first_line, theme.color("ink"))
    painter.setFont(theme.font(SMALL))
    _paint_line(painter, line.translated(0, high), more, theme.color("muted"))
    arrow = QRect(widget.rect().right() - 33, widget.height() // 2 - 10, 20, 20)
    theme.icon("down", "muted").paint(painter, _seen(widget, arrow))


def _paint_keyed(button: _Button, painter: QPainter, widget: QPushButton, *, ring: bool) -> None:
    """A row to hit, before whose text stands the key that does the same."""
    theme, row, hot = button.theme, QRectF(widget.rect()).adjusted(1, 1, -1, -1), button.hot
    draw_box(painter, row, theme.color("tint" if hot else "raised"), theme.color("muted") if hot else edge_of(theme))
    if ring:
        draw_ring(painter, row, theme.color("ink"))
    words = _seen(widget, widget.rect().adjusted(60, 4, -12, -4))
    shrink_into(painter, button.text, words)
    write(painter, words, ALIGN_V_CENTER | TEXT_WORD_WRAP, button.text, theme.color("ink"))
    key = _seen(widget, QRect(16, (widget.height() - 28) // 2, 28, 28))
    draw_box(painter, QRectF(key), theme.color("surface"), theme.color("edge"), radius=6)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.exact_font(min(BODY * theme.scale, 22), strong=True))
    painter.drawText(key, ALIGN_CENTER, str(widget.property("key")))


def shrink_to(painter: QPainter, text: str, width: int) -> None:
    """Make the painter's letters smaller, if need be, so that a text is at most that many pixels wide."""
    wanted, font = painter.fontMetrics().horizontalAdvance(text), painter.font()
    if wanted > max(1, width):
        font.setPixelSize(max(SMALLEST, int(font.pixelSize() * max(1, width) / wanted)))
        painter.setFont(font)


def shrink_into(painter: QPainter, text: str, box: QRect) -> None:
    """Make the painter's letters smaller, if need be, so that a text with its lines broken fits into a box."""
    font = painter.font()
    while font.pixelSize() > SMALLEST:
        if painter.fontMetrics().boundingRect(box, TEXT_WORD_WRAP, text).height() <= box.height():
            return
        font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)


def _seen(widget: QPushButton, box: QRect) -> QRect:
    """A box placed from the left, or from the right in a right-to-left language."""
    whole = widget.rect()
    return box.translated(whole.left() + whole.right() - box.left() - box.right(), 0) if widget.isRightToLeft() else box


def _paint_line(painter: QPainter, box: QRect, text: str, color: QColor) -> None:
    """A line of text, in smaller letters where it does not fit."""
    shrink_to(painter, text, box.width())
    write(painter, box, ALIGN_V_CENTER, text, color)
