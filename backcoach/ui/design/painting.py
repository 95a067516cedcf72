"""What the controls share: a rounded box, the ring round the one that has the keyboard, and when that ring is shown."""

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPainterPath

from backcoach.ui.design.brushwork import fill_path, stroke_path
from backcoach.ui.design.by_key import was_opened_by_key
from backcoach.ui.design.theme import Theme

RADIUS = 10.0
"""Pixels of a control's rounded corner."""
HEIGHT = 44
"""Pixels of a control: easy to hit with an unsteady hand."""
CLEAR = QColor(0, 0, 0, 0)


class FocusRing:
    """Mixin of a widget: its property `ring` is true while it has the focus, unless a click gave it."""

    @property
    def ring(self) -> bool:
        """Whether the ring is shown."""
        return bool(self.property("ring"))  # type: ignore[attr-defined]  # the widget's own

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the focus came by the keyboard, or with a window that a key opened."""
        reasons, reason = QtCore.Qt.FocusReason, event.reason()
        by_mouse = reason in (reasons.MouseFocusReason, reasons.PopupFocusReason)
        with_window = reason == reasons.ActiveWindowFocusReason and not was_opened_by_key(self)  # type: ignore[arg-type]
        self.setProperty("ring", not by_mouse and not with_window)  # type: ignore[attr-defined]
        super().focusInEvent(event)  # type: ignore[misc]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without focus there is no ring."""
        self.setProperty("ring", False)  # type: ignore[attr-defined]
        super().focusOutEvent(event)  # type: ignore[misc]


def edge_of(theme: Theme) -> QColor:
    """The line round what can be typed into or picked: it keeps 3:1 to what is beside it."""
    return theme.color("edge")


def smooth(painter: QPainter) -> QPainter:
    """The painter with antialiased edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter, box: QRectF, fill: QColor, edge: QColor = CLEAR, radius: float = RADIUS, width: float = 1.4
) -> None:
    """Draw a filled rounded rectangle with a line round it."""
    path = _rounded(box, radius)
    fill_path(painter, path, fill)
    if edge.alpha():
        stroke_path(painter, path, edge, width)


def fill_box(painter: QPainter, box: QRectF, fill: QColor, radius: float) -> None:
    """Fill a rounded rectangle."""
    fill_path(painter, _rounded(box, radius), fill)


def fill_ellipse(painter: QPainter, box: QRectF, fill: QColor) -> None:
    """Fill the ellipse in a rectangle."""
    path = QPainterPath()
    path.addEllipse(box)
    fill_path(painter, path, fill)


def draw_ring(painter: QPainter, box: QRectF, color: QColor, radius: float = RADIUS, width: float = 2) -> None:
    """Draw the ring round what has the keyboard."""
    stroke_path(painter, _rounded(box, radius), color, width)


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def between(one: QColor, other: QColor, part: float) -> QColor:
    """A colour between two others; `part` 0 is the first, 1 the second."""
    red, green, blue = other.redF() - one.redF(), other.greenF() - one.greenF(), other.blueF() - one.blueF()
    return QColor.fromRgbF(one.redF() + red * part, one.greenF() + green * part, one.blueF() + blue * part)
