"""Where scores lie, and which days get a date."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.history.axes import DAY_S, Axes, stretch_of, ticks_of
from backcoach.words import Words
from tests.places import ASSETS

DAYS = st.dates(date(1971, 1, 1), date(2090, 1, 1))


def test_a_stretch_runs_from_midnight_to_midnight_of_the_wall_clock() -> None:
    stretch = stretch_of(date(1970, 1, 2), date(1970, 1, 3))
    assert stretch == (DAY_S, 3 * DAY_S)
    assert stretch.width == 2 * DAY_S


@given(DAYS, st.integers(0, 4000), st.sampled_from((1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 3652)))
def test_dates_lie_in_the_stretch_and_in_order(first: date, length: int, apart: int) -> None:
    last = first + timedelta(length)
    days = [tick.day for tick in ticks_of(Words(), stretch_of(first, last), apart)]
    assert all(first <= day <= last for day in days)
    assert days == sorted(set(days))


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    year = stretch_of(date(2025, 3, 5), date(2026, 3, 4))
    assert {tick.day.weekday() for tick in ticks_of(Words(), year, 7)} == {0}
    assert {tick.day.day for tick in ticks_of(Words(), year, 30)} == {1}
    assert [tick.day.month for tick in ticks_of(Words(), year, 91)] == [4, 7, 10, 1]


def test_january_is_named_by_its_year() -> None:
    ticks = ticks_of(Words(), stretch_of(date(2025, 11, 1), date(2026, 2, 28)), 30)
    assert [tick.words for tick in ticks][2] == "2026"


@given(st.integers(40, 2000), st.integers(40, 1200), st.floats(0, 1), st.integers(0, 10))
def test_a_score_in_the_stretch_lies_in_the_plot(width: int, height: int, part: float, score: int) -> None:
    axes = Axes.__new__(Axes)  # geometry needs no look
    plot, shown = axes.plot(QSize(width, height)), stretch_of(date(2026, 1, 1), date(2026, 1, 14))
    assert plot.adjusted(-0.01, -0.01, 0.01, 0.01).contains(
        axes.place(plot, shown, shown.left + part * shown.width, score)
    )


def test_higher_scores_lie_higher(qtbot: QtBot) -> None:
    axes = Axes(Theme(ASSETS, dark=False))
    plot, shown = axes.plot(QSize(300, 300)), stretch_of(date(2026, 1, 1), date(2026, 1, 14))
    heights = [axes.place(plot, shown, shown.left, score).y() for score in range(11)]
    assert heights == sorted(heights, reverse=True)


def painted(axes: Axes) -> QImage:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    axes.paint(painter, image.size(), stretch_of(date(2026, 1, 1), date(2026, 1, 14)))
    painter.end()
    return image


def test_bands_can_be_switched_off(qtbot: QtBot) -> None:
    theme = Theme(ASSETS, dark=False)
    assert painted(Axes(theme)).pixelColor(150, 20) == theme.color("band_high")
    assert painted(Axes(theme, bands=False)).pixelColor(150, 20) == theme.color("surface")
