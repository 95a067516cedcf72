"""The chart: pointing, walking by keys, moving along the time axis and nowhere else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcoach.history.journal import Journal
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.axes import Axes, stretch_of
from backcoach.ui.history.chart import Chart
from backcoach.ui.history.chart_callout import Callout
from backcoach.ui.history.chart_data import ChartData, Marks
from backcoach.ui.history.history_text import Headline
from backcoach.ui.history.plot import Dot
from tests.places import ASSETS
from tests.ui.history.support import TODAY, JournalIn, log

HIGHEST_SHOWN = 10.4
LOWEST_SHOWN = -0.4
SHORTEST_S = 345600.0

Key = Qt.Key


@pytest.fixture
def journal(tmp_path: Path, journal_in: JournalIn) -> Iterator[Journal]:
    journal = journal_in(tmp_path)
    log(journal, "now-before", (40, 7), (12, 5), (9, 4), (5, 6), (2, 3))
    log(journal, "now-after", (12 - 0.01, 4), (2 - 0.01, 1))
    yield journal
    journal.close()


def tell(marks: Marks, place: int) -> Headline:
    return Headline(f"{marks.y[place]:g} {marks.question}", "then")


def chart_of(qtbot: QtBot, journal: Journal, days: int | None = 14) -> Chart:
    theme = Theme(ASSETS, dark=False)
    chart = Chart(theme, Axes(theme), tell)
    qtbot.addWidget(chart)
    chart.resize(300, 300)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.show_data(ChartData(journal), TODAY, days)
    QApplication.processEvents()
    return chart


def callout(chart: Chart) -> Callout:
    found = chart.findChild(Callout)
    assert isinstance(found, Callout)
    return found


def seen(chart: Chart) -> list[Dot]:
    return [dot for dot in chart.dots if chart.shown.left <= dot.x <= chart.shown.right]


def picture(chart: Chart) -> QImage:
    pixels: QPixmap = chart.grab()
    return pixels.toImage()


def test_the_range_is_in_view_with_every_score_of_it(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    fortnight = stretch_of(TODAY - timedelta(13), TODAY)
    assert chart.shown.left <= fortnight.left < fortnight.right <= chart.shown.right
    assert [dot.y for dot in seen(chart)] == [5, 4, 4, 6, 3, 1]


def test_all_shows_the_first_score_too_and_at_least_two_weeks(
    qtbot: QtBot, journal: Journal, journal_in: JournalIn
) -> None:
    assert len(seen(chart_of(qtbot, journal, None))) == 7
    log(journal, "now", (0, 2))
    alone = journal_in(journal.path.parent / "other" if journal.path else Path())
    log(alone, "now", (0, 2))
    chart = chart_of(qtbot, alone, None)
    assert len(seen(chart)) == 1
    assert chart.shown.width >= 14 * 86_400


def test_marks_differ_in_shape_and_colour(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    theme, image = Theme(ASSETS, dark=False), picture(chart)
    before = next(dot for dot in seen(chart) if dot.y == 6)
    after = next(dot for dot in seen(chart) if dot.y == 1)
    assert image.pixelColor(chart.place(before).toPoint()) == theme.color("before")
    assert image.pixelColor(chart.place(after).toPoint()) != theme.color("after"), "hollow"


def test_pointing_at_a_mark_tells_about_it(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    dot = next(dot for dot in seen(chart) if dot.y == 6)
    qtbot.mouseMove(chart.viewport(), chart.place(dot).toPoint() + QPoint(4, 4))
    qtbot.waitUntil(callout(chart).isVisible)
    chart.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not callout(chart).isVisible()


def test_arrow_keys_walk_from_mark_to_mark_and_bring_older_ones_into_view(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    chart.setFocus()
    told = []
    for _ in range(len(chart.dots)):
        qtbot.keyClick(chart, Key.Key_Left)
        told.append(chart.pointed_at)
    assert [dot.y for dot in told if dot] == [1, 3, 6, 4, 4, 5, 5][: len(told)]
    qtbot.keyClick(chart, Key.Key_End)
    assert chart.pointed_at == chart.dots[-1]
    qtbot.keyClick(chart, Key.Key_Home)
    assert chart.pointed_at == chart.dots[0]
    assert chart.shown.left <= chart.dots[0].x <= chart.shown.right


def test_enter_opens_a_score_and_escape_forgets_it(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Left)
    with qtbot.waitSignal(chart.chosen) as opened:
        qtbot.keyClick(chart, Key.Key_Return)
    assert journal.scores.get(opened.args[0]).value == 1
    qtbot.keyClick(chart, Key.Key_Escape)
    assert chart.pointed_at is None
    assert not callout(chart).isVisible()


def test_keys_on_an_empty_chart_do_nothing(qtbot: QtBot, tmp_path: Path, journal_in: JournalIn) -> None:
    chart = chart_of(qtbot, journal_in(tmp_path))
    for key in (Key.Key_Left, Key.Key_End, Key.Key_Return, Key.Key_Escape):
        qtbot.keyClick(chart, key)
    assert chart.pointed_at is None


def wheel(chart: Chart, turns: int) -> None:
    at, none = QPointF(150, 100), Qt.MouseButton.NoButton
    event = QWheelEvent(
        at, chart.mapToGlobal(at), QPoint(), QPoint(0, 120 * turns), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)


def drag(chart: Chart, by: QPoint) -> None:
    start, left, none = QPoint(150, 100), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = QEvent.Type
    moves = [(kinds.MouseMove, start + by * (part / 10), none, left) for part in range(1, 11)]
    steps = [(kinds.MouseButtonPress, start, left, left), *moves, (kinds.MouseButtonRelease, start + by, left, none)]
    for kind, place, button, buttons in steps:
        chart.scene()._lastMoveEventTime = 0.0  # every move counts, however fast they come
        at = QPointF(place)
        event = QMouseEvent(kind, at, chart.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(chart.viewport(), event)


def scores_in_view(chart: Chart) -> list[float]:
    return [round(end, 6) for end in chart.plot.viewRange()[1]]


@pytest.mark.parametrize("turns", [50, -50])
def test_zooming_keeps_the_scores_axis_and_stays_within_the_history(qtbot: QtBot, journal: Journal, turns: int) -> None:
    chart = chart_of(qtbot, journal)
    start = chart.shown
    for _ in range(5):
        wheel(chart, turns)
    assert chart.shown != start
    assert scores_in_view(chart) == [LOWEST_SHOWN, HIGHEST_SHOWN]
    assert chart.shown.width >= SHORTEST_S * 0.99
    assert chart.shown.width <= stretch_of(TODAY - timedelta(40), TODAY).width * 1.05


@pytest.mark.parametrize("by", [QPoint(4000, 300), QPoint(-4000, -300)])
def test_moving_keeps_the_scores_axis_and_stays_within_the_history(qtbot: QtBot, journal: Journal, by: QPoint) -> None:
    chart = chart_of(qtbot, journal, 14)
    start = chart.shown
    drag(chart, by)
    assert chart.shown != start
    everything = stretch_of(TODAY - timedelta(40), TODAY)
    slack = everything.width * 0.03
    assert scores_in_view(chart) == [LOWEST_SHOWN, HIGHEST_SHOWN]
    assert everything.left - slack <= chart.shown.left
    assert chart.shown.right <= everything.right + slack


def test_new_data_leaves_the_place_that_the_user_moved_to(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    drag(chart, QPoint(120, 0))
    moved = chart.shown
    assert moved.left < stretch_of(TODAY - timedelta(14), TODAY).left
    chart.show_data(ChartData(journal), TODAY, 14)
    assert chart.shown == moved
    chart.show_days(TODAY, 14)
    assert chart.shown != moved


def test_a_change_of_the_theme_repaints_axes_and_marks(qtbot: QtBot, journal: Journal) -> None:
    theme = Theme(ASSETS, dark=False)
    chart = Chart(theme, Axes(theme), tell)
    qtbot.addWidget(chart)
    chart.resize(300, 300)
    chart.show()
    chart.show_data(ChartData(journal), TODAY, 14)
    dot = next(dot for dot in seen(chart) if dot.y == 6)
    light = picture(chart)
    theme.use(dark=True)
    dark = picture(chart)
    assert dark.pixelColor(2, 2) == theme.color("surface") != light.pixelColor(2, 2)
    assert dark.pixelColor(chart.place(dot).toPoint()) == theme.color("before")


def test_marks_of_several_scores_have_bars_and_stand_side_by_side(
    qtbot: QtBot, tmp_path: Path, journal_in: JournalIn
) -> None:
    journal = journal_in(tmp_path)
    for question in ("now-before", "now-after"):
        log(journal, question, *((day / 16, day % 9) for day in range(224)))
    chart = chart_of(qtbot, journal)
    first, second = (next(dot for dot in chart.dots if dot.marks.question == q) for q in ("now-before", "now-after"))
    assert first.marks.x[0] == second.marks.x[0]
    assert first.x < second.x
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Left)
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.keyClick(chart, Key.Key_Return)


def test_marks_at_one_place_are_told_together(qtbot: QtBot, tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    for question in ("now-before", "now-after"):
        log(journal, question, (3, 4))
    told: list[int] = []
    theme = Theme(ASSETS, dark=False)

    def listen(marks: Marks, place: int) -> Headline:
        told.append(place)
        return tell(marks, place)

    chart = Chart(theme, Axes(theme), listen)
    qtbot.addWidget(chart)
    chart.resize(300, 300)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.show_data(ChartData(journal), TODAY, 14)
    qtbot.mouseMove(chart.viewport(), chart.place(chart.dots[0]).toPoint())
    qtbot.waitUntil(callout(chart).isVisible)
    assert len(told) == 2
    chart.grab()


def test_a_double_click_opens_the_score_under_the_pointer(qtbot: QtBot, journal: Journal) -> None:
    chart = chart_of(qtbot, journal)
    dot = next(dot for dot in seen(chart) if dot.y == 6)
    at, left = chart.place(dot), Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, at, chart.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(chart.chosen) as opened:
        QApplication.sendEvent(chart.viewport(), event)
    assert journal.scores.get(opened.args[0]).value == 6


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
    theme = Theme(ASSETS, dark=False)
    long = Headline("4", "then", ("word " * 2000,))
    chart = Chart(theme, Axes(theme), lambda _marks, _place: long)
    qtbot.addWidget(chart)
    chart.resize(300, 300)
    chart.show()
    chart.show_data(ChartData(journal), TODAY, 14)
    qtbot.keyClick(chart, Key.Key_Left)
    chart.grab()
    assert callout(chart).card.height() < 300
