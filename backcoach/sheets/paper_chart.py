"""The chart of scores on paper: the same painter as in the window, with inks that survive a printer without colours."""

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from backcoach.chart.inks import Inks, Look
from backcoach.chart.legend_signs import sign_painters
from backcoach.chart.painter import ChartPainter
from backcoach.sheets.page_model import ChartBox, Rect, SignBox
from backcoach.sheets.typesetter import FINE, font_of

PIXEL = 0.68
"""Points for what is a pixel in the window: text of 12 pixels has 8 points."""
_COLOURS = ("#28618F", "#135F59", "#8A570A", "#6B4C9A")
_GREYS = ("#1A1A1A", "#333333", "#333333", "#404040")
"""Of a score before, an arrow down, an arrow up, and a check-in."""


def _inks(*, colour: bool) -> Inks:
    """Black and grey, or the colours of the window's light theme."""
    before, lower, higher, check_in = (QColor(value) for value in (_COLOURS if colour else _GREYS))
    pale, dark = ("#D9E3EB", "#83A6C2") if colour else ("#E2E2E2", "#A6A6A6")
    return Inks(
        ground=QColor("#FFFFFF"),
        ink=QColor("#000000"),
        muted=QColor("#404040"),
        line=QColor("#B4B4B4"),
        weekend=QColor("#F2F2F2"),
        before=before,
        lower=lower,
        higher=higher,
        check_in=check_in,
        day=QColor("#404040"),
        pale=QColor(pale),
        dark=QColor(dark),
        baseline=lower,
        minutes=QColor("#404040"),
    )


def _painter(family: str, language: str, *, colour: bool) -> ChartPainter:
    def font(size: float, strong: bool) -> QFont:
        return font_of(family, size / FINE, bold=strong)

    return ChartPainter(Look(_inks(colour=colour), font, QLocale(language), unit=PIXEL * FINE))


def _fine(painter: QPainter, rect: Rect) -> QRectF:
    """Scale the painter down and return the rectangle in its finer units, as text is set."""
    painter.scale(1 / FINE, 1 / FINE)
    return QRectF(rect.x * FINE, rect.y * FINE, rect.width * FINE, rect.height * FINE)


def paint_chart(painter: QPainter, box: ChartBox, family: str, language: str) -> None:
    """Paint a chart into its box; the painter's unit is the point."""
    _painter(family, language, colour=box.colour).paint(painter, _fine(painter, box.rect), box.chart)


def paint_sign(painter: QPainter, box: SignBox, family: str, language: str) -> None:
    """Paint one sign of the legend into its box."""
    place = _fine(painter, box.rect)
    sign_painters(_painter(family, language, colour=box.colour))[box.sign](painter, place.center())
