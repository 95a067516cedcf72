"""What all controls share: a rounded box, a ring round the one that has the keyboard, and when to show that ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen

from backcoach.ui.design.theme import Theme

RADIUS = 10.0
"""Pixels of a control's rounded corner."""
HEIGHT = 44
"""Pixels of a control: large enough for a hand that is not steady."""
CLEAR = QColor(Qt.GlobalColor.transparent)

_SILENT = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
)


class FocusRing:
    """Mixin of a widget: `ring` is true when the focus came by the keyboard, so that a click leaves no frame behind."""

    ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Notice how the focus came."""
        self.ring = event.reason() not in _SILENT
        super().focusInEvent(event)  # type: ignore[misc]  # the widget's own

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without focus no ring."""
        self.ring = False
        super().focusOutEvent(event)  # type: ignore[misc]  # the widget's own


def edge_of(theme: Theme) -> QColor:
    """The line round what can be typed into or picked: seen by everybody, and still quiet."""
    color = theme.color("muted")
    color.setAlpha(96)
    return color


def smooth(painter: QPainter) -> QPainter:
    """The painter with soft edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter, box: QRectF, fill: QColor, edge: QColor = CLEAR, radius: float = RADIUS, width: float = 1.4
) -> None:
    """A filled rounded rectangle with a line round it."""
    painter.setPen(QPen(edge, width) if edge.alpha() else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)


def draw_ring(painter: QPainter, box: QRectF, color: QColor, radius: float = RADIUS) -> None:
    """The ring round what has the keyboard."""
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)
