"""How the chart looks in the window: the theme's colours and fonts for the chart's painter."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor

from backcoach.chart.inks import Inks, Look
from backcoach.chart.painter import ChartPainter
from backcoach.ui.design.painting import between
from backcoach.ui.design.theme import Theme


def inks_of(theme: Theme, *, bands: bool) -> Inks:
    """The colours of a theme by what they are for."""
    surface, before = theme.color("surface"), theme.color("before")
    return Inks(
        ground=surface,
        ink=theme.color("ink"),
        muted=theme.color("muted"),
        line=theme.color("line"),
        weekend=_seen_through(theme.color("ink"), 0.04),
        before=before,
        lower=theme.color("accent"),
        higher=theme.color("after"),
        check_in=theme.color("checkin"),
        day=theme.color("day"),
        pale=_seen_through(before, 0.17),
        dark=between(surface, before, 0.55),
        baseline=theme.color("accent"),
        minutes=theme.color("accent"),
        bands=(theme.color("band_low"), theme.color("band_middle"), theme.color("band_high")) if bands else None,
    )


def _seen_through(colour: QColor, opacity: float) -> QColor:
    other = QColor(colour)
    other.setAlphaF(opacity)
    return other


LARGE = 1.25
"""How much larger signs and words are in the large chart."""


MOST = 1.6
"""The most by which signs and words grow with the text size: larger ones would not fit side by side."""


def painter_of(theme: Theme, *, bands: bool, large: bool = False) -> ChartPainter:
    """The painter of the chart in the window; the large chart also has the minutes of sessions."""
    look = Look(
        inks_of(theme, bands=bands),
        lambda size, strong: theme.exact_font(round(size), strong=strong),
        QLocale(),
        unit=(LARGE if large else 1.0) * min(theme.scale, MOST),
        strip=large,
    )
    return ChartPainter(look)
