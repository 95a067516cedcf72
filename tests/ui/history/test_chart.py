"""The chart of the pane: pointing at a day, walking by keys, correcting what is found."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcoach.chart.columns import Range, span_of
from backcoach.chart.describe import describe, first_days
from backcoach.chart.description import Entry, ScoreChart, empty_chart
from backcoach.history.journal import Journal
from backcoach.history.timestamps import day_number
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.chart import Chart
from backcoach.ui.history.chart_callout import Callout
from backcoach.ui.history.headline import Headline
from tests.places import ASSETS
from tests.ui.history.support import TODAY, JournalIn, log

Key = Qt.Key
DAY = day_number(TODAY)


@pytest.fixture
def journal(tmp_path: Path, journal_in: JournalIn) -> Iterator[Journal]:
    journal = journal_in(tmp_path)
    log(journal, "now-before", (40, 7), (12, 5), (9, 4), (5, 6), (2, 3))
    log(journal, "now", (2 - 0.01, 1))
    yield journal
    journal.close()


def tell(chart: ScoreChart, column: int, entry: Entry | None) -> Headline:
    return Headline(f"{column - DAY}", "then", (f"{entry.y}" if entry else "",))


def chart_of(qtbot: QtBot, journal: Journal, range_: Range = "fortnight", theme: Theme | None = None) -> Chart:
    span = span_of(range_, TODAY, min(first_days(journal).values(), default=None))
    chart = Chart(theme or Theme(ASSETS, dark=False), describe(journal, span, TODAY, "now-before"), tell)
    qtbot.addWidget(chart)
    chart.resize(300, 300)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def callout(chart: Chart) -> Callout:
    found = chart.findChild(Callout)
    assert isinstance(found, Callout)
    return found


def place(chart: Chart, y: int) -> QPoint:
    return chart.frame.place(next(entry for entry in chart.shown.entries if entry.y == y)).toPoint()


def test_pointing_at_a_day_tells_about_it_and_its_nearest_entry(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    qtbot.mouseMove(chart, place(chart, 6) + QPoint(3, 40))
    qtbot.waitUntil(callout(chart).isVisible)
    assert chart.column == DAY - 5
    for y in (3, 1):
        qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=place(chart, y))
        assert chart.entry
        assert (chart.column, chart.entry.y) == (DAY - 2, y)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert not callout(chart).isVisible()
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert chart.column is None


def test_arrow_keys_walk_from_day_to_day_and_within_a_day(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    chart.setFocus()
    walked = []
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Home, Key.Key_Left, Key.Key_Right, Key.Key_End):
        qtbot.keyClick(chart, key)
        assert chart.column is not None
        walked.append(chart.column - DAY)
    assert walked == [-2, -5, -12, -12, -9, -2]
    values = []
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Down):
        qtbot.keyClick(chart, key)
        values.append(chart.entry and chart.entry.y)
    assert values == [3, 1, 1]


def test_enter_corrects_an_entry_and_escape_forgets_it(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Left)
    with qtbot.waitSignal(chart.chosen) as opened:
        qtbot.keyClick(chart, Key.Key_Return)
    assert journal.scores.get(opened.args[0]).value == 3
    qtbot.keyClick(chart, Key.Key_Escape)
    assert chart.column is None
    assert not callout(chart).isVisible()
    qtbot.keyClick(chart, Key.Key_Left)
    chart.clearFocus()
    assert chart.column is None


def test_keys_on_an_empty_chart_do_nothing(qtbot: QtBot, tmp_path: Path, journal_in: JournalIn) -> None:
    chart = chart_of(qtbot, journal_in(tmp_path))
    for key in (Key.Key_Left, Key.Key_End, Key.Key_Up, Key.Key_Return, Key.Key_Escape, Key.Key_A):
        qtbot.keyClick(chart, key)
    assert chart.column is None


def test_keys_ask_for_earlier_days_today_and_a_large_chart(qtbot: QtBot, journal: Journal) -> None:
    chart, moved, large = chart_of(qtbot, journal), list[int](), list[bool]()
    chart.moved.connect(moved.append)
    chart.enlarged.connect(lambda: large.append(True))
    for key in (Key.Key_PageUp, Key.Key_PageDown, Key.Key_T, Key.Key_Plus):
        qtbot.keyClick(chart, key)
    assert moved == [-1, 1, 0]
    at, left = QPointF(100, 100), Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, at, chart.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(chart, event)
    assert large == [True, True]


def test_weeks_are_told_as_weeks_and_there_is_nothing_to_correct(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal, "quarter")
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.column == chart.shown.span.last
    assert chart.entry is None
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.keyClick(chart, Key.Key_Return)
    qtbot.keyClick(chart, Key.Key_Down)
    assert chart.entry is None
    frame = chart.frame
    qtbot.mouseMove(chart, QPointF(frame.x(chart.shown.spreads[-2].column + 0.5), 20).toPoint())
    qtbot.waitUntil(lambda: chart.column == chart.shown.spreads[-2].column)


def test_narrow_columns_are_found_beside_the_pointer(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal, "half")
    chart.resize(200, 200)
    frame = chart.frame
    qtbot.mousePress(
        chart, Qt.MouseButton.LeftButton, pos=QPointF(frame.x(chart.shown.spreads[0].column) - 4, 50).toPoint()
    )
    assert chart.column == chart.shown.spreads[0].column


def test_a_change_of_the_theme_and_the_bands_repaints_it(qtbot: QtBot, journal: Journal) -> None:
    theme = Theme(ASSETS, dark=False)
    chart = chart_of(qtbot, journal, theme=theme)
    chart.clearFocus()
    light: QImage = chart.grab().toImage()
    assert light.pixelColor(place(chart, 6)) == theme.color("before")
    theme.use(dark=True)
    dark: QImage = chart.grab().toImage()
    assert dark.pixelColor(place(chart, 6)) == theme.color("before")
    chart.set_bands(False)
    assert chart.grab().toImage() != dark


@pytest.mark.parametrize("size", [(300, 300), (150, 160)])
def test_what_is_told_stays_inside_the_chart(qtbot: QtBot, journal: Journal, size: tuple[int, int]) -> None:
    chart = chart_of(qtbot, journal)
    chart.resize(*size)
    chart.setFocus()
    for _ in range(6):
        qtbot.keyClick(chart, Key.Key_Left)
        chart.grab()
        card = callout(chart).card
        assert chart.rect().toRectF().contains(card), card


def test_a_longer_note_is_cut_in_the_callout(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    chart._tell = lambda _chart, _column, _entry: Headline("4", "", ("word " * 2000,))
    qtbot.keyClick(chart, Key.Key_Left)
    chart.grab()
    assert callout(chart).card.height() < 300


def test_a_message_stands_where_there_is_nothing(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    empty = empty_chart(chart.shown.span, TODAY)
    chart.show_chart(empty)
    without = chart.grab().toImage()
    chart.show_chart(empty, "Nothing yet.")
    assert chart.grab().toImage() != without
    callout(chart).pointer = None
    callout(chart).show()
    chart.grab()


def test_the_days_before_are_out_of_sight(qtbot: QtBot, journal: Journal) -> None:
    assert DAY - 40 not in chart_of(qtbot, journal).shown.filled
    assert min(first_days(journal).values()) == TODAY - timedelta(40)
