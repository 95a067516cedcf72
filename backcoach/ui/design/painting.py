"""What the controls share: a rounded box, the ring round the one that has the keyboard, and when that ring is shown."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen

from backcoach.ui.design.theme import Theme

RADIUS = 10.0
"""Pixels of a control's rounded corner."""
HEIGHT = 44
"""Pixels of a control: easy to hit with an unsteady hand."""
CLEAR = QColor(Qt.GlobalColor.transparent)

_WITHOUT_RING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
)


class FocusRing:
    """Mixin of a widget: its property `ring` is true while it has the focus, unless a click gave it."""

    @property
    def ring(self) -> bool:
        """Whether the ring is shown."""
        return bool(self.property("ring"))  # type: ignore[attr-defined]  # the widget's own

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the focus came by the keyboard."""
        self.setProperty("ring", event.reason() not in _WITHOUT_RING)  # type: ignore[attr-defined]
        super().focusInEvent(event)  # type: ignore[misc]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without focus there is no ring."""
        self.setProperty("ring", False)  # type: ignore[attr-defined]
        super().focusOutEvent(event)  # type: ignore[misc]


def edge_of(theme: Theme) -> QColor:
    """The line round what can be typed into or picked: quiet, yet dark enough to be seen."""
    color = theme.color("muted")
    color.setAlpha(96)
    return color


def smooth(painter: QPainter) -> QPainter:
    """The painter with antialiased edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter, box: QRectF, fill: QColor, edge: QColor = CLEAR, radius: float = RADIUS, width: float = 1.4
) -> None:
    """Draw a filled rounded rectangle with a line round it."""
    painter.setPen(QPen(edge, width) if edge.alpha() else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)


def draw_ring(painter: QPainter, box: QRectF, color: QColor, radius: float = RADIUS) -> None:
    """Draw the ring round what has the keyboard."""
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def between(one: QColor, other: QColor, part: float) -> QColor:
    """A colour between two others; `part` 0 is the first, 1 the second."""
    red, green, blue = other.redF() - one.redF(), other.greenF() - one.greenF(), other.blueF() - one.blueF()
    return QColor.fromRgbF(one.redF() + red * part, one.greenF() + green * part, one.blueF() + blue * part)
