"""The signs of a chart's legend, and what paints each of them around a point; used on screen and on paper."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from backcoach.chart import signs
from backcoach.chart.description import ScoreChart
from backcoach.chart.painter import ChartPainter

Paint = Callable[[QPainter, QPointF], None]
_SIZE = 9.5
_ORDER = ("session", "lower", "same", "higher", "after", "check-in", "day", "average", "few", "half", "all",
          "first week", "notes", "gentle")  # fmt: skip


def signs_of(chart: ScoreChart) -> list[str]:
    """The signs that are drawn, in their order: of entries, of columns, and of what is drawn over both."""
    names = {*chart.signs}
    if names & {"lower", "higher", "same"}:
        names.add("session")
    if any(not one.few for one in chart.spreads):
        names |= {"average", "half", "all"}
    if any(one.few for one in chart.spreads):
        names.add("few")
    if chart.baseline is not None and chart.spreads:
        names.add("first week")
    names |= {"notes" for flag in chart.flags if flag.notes} | {"gentle" for flag in chart.flags if flag.gentle}
    return [name for name in _ORDER if name in names]


def sign_painters(painter: ChartPainter) -> dict[str, Paint]:
    """What paints each sign, with the look of a chart's painter."""
    inks, unit = painter.look.inks, painter.look.unit
    size = _SIZE * unit

    def arrow(towards: float) -> Paint:
        def paint(to: QPainter, at: QPointF) -> None:
            start = QPointF(at.x(), at.y() - towards * 6 * unit)
            signs.paint_session(to, inks, start, at.y() + towards * 7 * unit, size * 0.8)

        return paint

    def box(at: QPointF, wide: float, high: float) -> QRectF:
        return QRectF(at.x() - wide / 2 * unit, at.y() - high / 2 * unit, wide * unit, high * unit)

    return {
        "session": lambda to, at: signs.paint_session(to, inks, at, None, size),
        "lower": arrow(1),
        "higher": arrow(-1),
        "same": lambda to, at: signs.paint_session(to, inks, at, at.y(), size),
        "after": lambda to, at: signs.paint_after(to, inks, at, size),
        "check-in": lambda to, at: signs.paint_check_in(to, inks, at, size),
        "day": lambda to, at: signs.paint_day_bar(to, inks, box(at, 11, 12), unit),
        "average": lambda to, at: signs.paint_dot(to, inks, at, 4 * unit, solid=True),
        "half": lambda to, at: signs.paint_bar(to, inks.dark, box(at, 10, 13)),
        "all": lambda to, at: signs.paint_bar(to, inks.pale, box(at, 10, 13)),
        "few": lambda to, at: signs.paint_dot(to, inks, at, 4 * unit, solid=False),
        "first week": lambda to, at: painter.paint_baseline(to, at.x() - 7 * unit, at.x() + 7 * unit, at.y(), unit),
        "notes": lambda to, at: signs.paint_flag(to, inks, at - QPointF(0, 4 * unit), unit, notes=True, gentle=False),
        "gentle": lambda to, at: signs.paint_flag(to, inks, at - QPointF(0, 4 * unit), unit, notes=False, gentle=True),
    }
