"""One painter: signs differ in shape without colour, stay inside, and dates never run into each other."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from backcoach.chart.columns import RANGES, Range, Span, span_of
from backcoach.chart.describe import entries_of, line_of
from backcoach.chart.description import Flag, Minutes, ScoreChart, empty_chart
from backcoach.chart.frame import Window, frame_of
from backcoach.chart.legend_signs import sign_painters, signs_of
from backcoach.history.records import Question, Score
from backcoach.history.timestamps import day_number
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.chart_look import painter_of
from tests.chart.conftest import Paint
from tests.chart.spreads import spreads_from

TODAY = date(2026, 5, 20)
DAY = day_number(TODAY)
NOON = datetime(2026, 5, 20, 12).astimezone()
FORTNIGHT = span_of("fortnight", TODAY, None)


def score(question: Question, value: int, days: float = 0, session: str | None = None) -> Score:
    return Score(str(uuid4()), question, value, NOON - timedelta(days), session)


def of_days(*scores: Score, flags: Sequence[Flag] = (), minutes: Sequence[Minutes] = ()) -> ScoreChart:
    entries = entries_of(scores)
    return ScoreChart(FORTNIGHT, TODAY, None, entries, flags=tuple(flags), minutes=tuple(minutes))


SIGNS = {
    "before": of_days(score("now-before", 5)),
    "lower": of_days(score("now-before", 5, session="a"), score("now-after", 3, session="a")),
    "higher": of_days(score("now-before", 5, session="a"), score("now-after", 7, session="a")),
    "same": of_days(score("now-before", 5, session="a"), score("now-after", 5, session="a")),
    "after": of_days(score("now-after", 5)),
    "check-in": of_days(score("now", 5)),
    "day": of_days(score("last-24-hours", 5)),
}


def differing(one: QImage, other: QImage, by: int = 40) -> int:
    """How many pixels differ clearly in lightness, whatever their colours."""
    greys = (bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits()) for image in (one, other))
    return sum(abs(here - there) > by for here, there in zip(*greys, strict=True))


@pytest.mark.parametrize(("one", "other"), list(combinations(SIGNS, 2)))
def test_signs_differ_without_colour_in_the_narrowest_pane(one: str, other: str, paint: Paint) -> None:
    """In a pane of 228 pixels a mark has some eight."""
    assert frame_of(SIGNS[one], QRectF(0, 0, 160, 200), 1.0, strip=False).mark(1) < 9.3
    assert differing(paint(SIGNS[one], 160, 200), paint(SIGNS[other], 160, 200)) >= 8


def columns(values: dict[int, list[int]], range_: Range = "quarter", baseline: float | None = None) -> ScoreChart:
    span = span_of(range_, TODAY, date.fromordinal(TODAY.toordinal() - 2000))
    spreads = spreads_from(values, span.unit)
    return ScoreChart(span, TODAY, "now-before", (), spreads, line_of(spreads), baseline)


def test_bars_line_and_first_week_are_painted(paint: Paint, theme: Theme) -> None:
    chart = columns({DAY - day: [2, 4, 6, 8] for day in range(0, 90, 2)}, baseline=9)
    image = paint(chart, 600, 300)
    frame = frame_of(chart, QRectF(0, 0, 600, 300), 1.0, strip=False)
    middle = frame.x(chart.span.last - 3 + 0.5)
    painter = painter_of(theme, bands=False)
    dark = image.pixelColor(round(middle - 6), round(frame.y(4)))
    pale = image.pixelColor(round(middle - 6), round(frame.y(2.4)))
    assert dark.rgb() == painter.look.inks.dark.rgb()
    assert theme.color("surface").lightness() > pale.lightness() > dark.lightness()
    assert image.pixelColor(round(middle), round(frame.y(5))).lightness() < 60, "the dot"
    row = [image.pixelColor(x, round(frame.y(9))) for x in range(30, 590)]
    assert 100 < sum(one.lightness() < 225 for one in row) < 500, "broken"


def test_few_scores_are_hollow_and_narrow_columns_have_no_dots(paint: Paint) -> None:
    few, many = columns({DAY - 10: [5, 5]}), columns({DAY - 10: [5, 5, 5]})
    frame = frame_of(few, QRectF(0, 0, 600, 300), 1.0, strip=False)
    at = (round(frame.x(few.spreads[0].column + 0.5)), round(frame.y(5)))
    assert paint(few, 600, 300).pixelColor(*at).lightness() > 200 > paint(many, 600, 300).pixelColor(*at).lightness()
    years = columns({DAY - day: [5] for day in range(0, 2000, 3)}, "all")
    assert differing(paint(years, 160), paint(columns({}, "all"), 160)) > 50


def test_flags_and_minutes_are_painted_where_they_are_wanted(paint: Paint) -> None:
    plain = of_days(score("now", 5))
    noted, gentle = Flag(DAY - 2, ("Slept badly.",), False), Flag(DAY - 4, (), True)
    flagged = of_days(score("now", 5), flags=[noted, gentle, Flag(DAY - 6, ("Sore.",), True)])
    assert differing(paint(plain), paint(flagged)) > 30
    for long in (30.0, 300.0):
        timed = of_days(score("now", 5), minutes=[Minutes(DAY, long, 1), Minutes(DAY - 90, 900.0, 1)])
        assert differing(paint(timed, large=True), paint(plain, large=True)) > 20
        assert paint(timed) == paint(plain), "without a strip"


def test_bands_and_a_window_of_some_columns(paint: Paint) -> None:
    chart = SIGNS["lower"]
    assert paint(chart) != paint(chart, bands=True)
    assert differing(paint(chart, window=Window(DAY - 3.5, 7)), paint(chart)) > 50
    away = columns({DAY - day: [5] for day in range(90)})
    none_of_it = Window(away.span.first - 40, 13)
    assert paint(away, window=none_of_it) == paint(columns({}), window=none_of_it)


@given(
    st.sampled_from(RANGES), st.integers(150, 1400), st.dates(date(1950, 1, 1), date(2150, 1, 1)),
    st.integers(1, 20_000),
)  # fmt: skip
def test_dates_never_run_into_each_other(range_: Range, width: int, today: date, days: int) -> None:
    chart = empty_chart(span_of(range_, today, date.fromordinal(max(1, today.toordinal() - days))), today)
    image = QImage(width, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    from tests.places import ASSETS

    drawn = painter_of(Theme(ASSETS, dark=False), bands=False)
    painter.setFont(drawn.look.font(12, False))
    frame = drawn.frame(chart, QRectF(0, 0, width, 100))
    ticks = drawn.axes.dates(painter, frame, chart)
    metrics = QFontMetricsF(painter.font())
    painter.end()
    for one, other in pairwise(ticks):
        assert other.x - one.x >= (metrics.horizontalAdvance(one.words) + metrics.horizontalAdvance(other.words)) / 2


def test_dates_name_the_months_then_the_years(paint: Paint, theme: Theme) -> None:
    drawn = painter_of(theme, bands=False)
    said = {}
    for range_ in ("quarter", "all"):
        chart = columns({}, range_)
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setFont(drawn.look.font(12, False))
        frame = drawn.frame(chart, QRectF(0, 0, 300, 200))
        said[range_] = [tick.words for tick in drawn.axes.dates(painter, frame, chart)]
        painter.end()
    assert said["quarter"] == ["Mar", "Apr", "May"]
    assert said["all"] == ["2021", "2022", "2023", "2024", "2025", "2026"]


def test_no_month_begins_in_a_single_week(theme: Theme) -> None:
    drawn = painter_of(theme, bands=False)
    column = span_of("quarter", TODAY, None).last
    chart = empty_chart(Span("week", column, column), TODAY)
    painter = QPainter(image := QImage(300, 200, QImage.Format.Format_RGB32))
    assert drawn.axes.dates(painter, drawn.frame(chart, QRectF(image.rect())), chart) == []
    painter.end()


def test_every_sign_of_the_legend_can_be_painted(theme: Theme) -> None:
    drawn = painter_of(theme, bands=False)
    day, week = (
        of_days(*(one for chart in SIGNS.values() for each in chart.entries for one in each.scores)),
        columns({DAY: [5], DAY - 10: [5, 5, 5]}, baseline=5),
    )
    signs = frozenset(("lower", "higher", "same", "after", "check-in", "day"))
    flags = (Flag(DAY, ("x",), True),)
    counted = ScoreChart(FORTNIGHT, TODAY, None, day.entries, signs=signs, flags=flags)
    names, painters = [], sign_painters(drawn)
    for chart in (counted, week):
        for name in signs_of(chart):
            painter = QPainter(image := QImage(30, 20, QImage.Format.Format_RGB32))
            image.fill(0xFFFFFFFF)
            painters[name](painter, QPointF(15, 10))
            painter.end()
            assert len({image.pixel(x, y) for x in range(30) for y in range(20)}) > 1
            names.append(name)
    assert names == [
        "session", "lower", "same", "higher", "after", "check-in", "day", "notes", "gentle",
        "average", "few", "half", "all", "first week",
    ]  # fmt: skip
    assert signs_of(empty_chart(FORTNIGHT, TODAY)) == []


def test_a_monday_at_the_edge_has_no_date_outside_the_plot(paint: Paint) -> None:
    monday = DAY - TODAY.weekday()
    frame = frame_of(of_days(), QRectF(0, 0, 300, 240), 1.0, strip=False)
    row = QRect(0, round(frame.plot.bottom()) + 20, 100, 12)  # the left third of the dates, below the weekdays
    windows = [Window(monday + part, 7) for part in (0.0, 0.7)]
    pictures = [paint(of_days(), 300, 240, window=window).copy(row) for window in windows]
    inks = [len({one.pixel(x, y) for x in range(row.width()) for y in range(row.height())}) for one in pictures]
    assert inks[0] > 1, "a Monday that is in view has its date"
    assert inks[1] == 1, "its middle is to the left of the plot"


def test_one_date_is_left_where_there_is_room_for_no_more(theme: Theme) -> None:
    chart = empty_chart(span_of("all", TODAY, date(1500, 1, 1)), TODAY)
    image = QImage(60, 100, QImage.Format.Format_RGB32)
    painter, drawn = QPainter(image), painter_of(theme, bands=False)
    assert len(drawn.axes.dates(painter, drawn.frame(chart, QRectF(0, 0, 60, 100)), chart)) == 1
    painter.end()


def test_weekdays_have_letters_in_every_language() -> None:
    from PySide6.QtCore import QLocale

    from backcoach.chart.axes import weekday

    assert [weekday(locale, date(2026, 5, 4)) for locale in (QLocale.c(), QLocale("de"), QLocale("ar"))] == [
        "M", "M", "ن",
    ]  # fmt: skip
