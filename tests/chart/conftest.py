"""The look of the window, for charts that are painted into pictures."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from backcoach.chart.description import ScoreChart
from backcoach.chart.frame import Window
from backcoach.chart.painter import ChartPainter
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.chart_look import painter_of
from tests.places import ASSETS

Paint = Callable[..., QImage]


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme(ASSETS, dark=False)


@pytest.fixture
def paint(theme: Theme) -> Paint:
    """Paints a chart into a picture of so many pixels."""

    def make(
        chart: ScoreChart, width: int = 300, height: int = 240, *, large: bool = False, bands: bool = False,
        window: Window | None = None, painter: ChartPainter | None = None,
    ) -> QImage:  # fmt: skip
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface"))
        brush = QPainter(image)
        chosen = painter or painter_of(theme, bands=bands, large=large)
        chosen.paint(brush, QRectF(0, 0, width, height), chart, window)
        brush.end()
        return image

    return make
