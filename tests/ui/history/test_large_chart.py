"""The large chart: it moves, zooms, lists a day, and opens an entry for correction."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPageSize, QPdfWriter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcoach.chart.frame import Window
from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from backcoach.history.timestamps import day_number
from backcoach.phrases import Phrases
from backcoach.ui.history.done_lines import MOST, done_lines
from backcoach.ui.history.history_pane import HistoryPane
from backcoach.ui.history.history_text import HistoryText
from backcoach.ui.history.large_chart import LargeChart
from backcoach.ui.history.view_picture import paint_on
from backcoach.words import Words
from tests.gallery.years import seed_years
from tests.ui.history.support import NOW, TODAY, JournalIn, log, pane_of

Key = Qt.Key
DAY = day_number(TODAY)


@pytest.fixture
def journal(tmp_path: Path, journal_in: JournalIn) -> Journal:
    seed_years(tmp_path, NOW, 400)
    journal = journal_in(tmp_path)
    log(journal, "now", (1, 9))
    return journal


@pytest.fixture
def pane(qtbot: QtBot, journal: Journal) -> HistoryPane:
    return pane_of(qtbot, journal)


@pytest.fixture
def large(qtbot: QtBot, pane: HistoryPane) -> LargeChart:
    page = pane.large()
    qtbot.addWidget(page)
    page.resize(700, 500)
    with qtbot.waitExposed(page):
        page.show()
    assert page.axis.size() == page.chart.size()
    return page


def wheel(page: LargeChart, turns: int) -> None:
    at, none = QPointF(300, 100), Qt.MouseButton.NoButton
    event = QWheelEvent(
        at, page.axis.mapToGlobal(at), QPoint(), QPoint(0, 120 * turns), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.axis.viewport(), event)


def drag(page: LargeChart, by: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    start, none, kinds = QPoint(300, 100), Qt.MouseButton.NoButton, QEvent.Type
    moves = [(kinds.MouseMove, start + by * (part / 10), none, button) for part in range(1, 11)]
    steps = [
        (kinds.MouseButtonPress, start, button, button), *moves, (kinds.MouseButtonRelease, start + by, button, none),
    ]  # fmt: skip
    for kind, place, pressed, buttons in steps:
        page.axis.scene()._lastMoveEventTime = 0.0  # every move counts, however fast they come
        at = QPointF(place)
        event = QMouseEvent(kind, at, page.axis.mapToGlobal(at), pressed, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.axis.viewport(), event)


def test_it_begins_with_four_weeks_of_days_up_to_today(large: LargeChart) -> None:
    assert large.chart.shown.span.unit == "day"
    assert [round(end) for end in large.axis.days] == [DAY - 27, 28]
    assert not large.questions.isVisible()


def unit_of(large: LargeChart) -> str:
    return large.chart.shown.span.unit


def question_of(large: LargeChart) -> str | None:
    return large.chart.shown.question


def test_half_a_year_has_weeks_of_one_question(large: LargeChart) -> None:
    large.ranges.choose("half")
    assert unit_of(large) == "week"
    assert question_of(large) == "now-before"
    assert large.questions.isVisible()
    large.questions.choose("now-after")
    assert question_of(large) == "now-after"
    large.ranges.choose("all")
    assert unit_of(large) == "month"


def test_the_mouse_moves_and_zooms_along_the_time_axis_within_the_history(large: LargeChart) -> None:
    began = large.axis.days
    drag(large, QPoint(200, 60))
    assert large.axis.days.left < began.left
    assert large.axis.days.number == pytest.approx(began.number)
    drag(large, QPoint(100, 0), Qt.MouseButton.RightButton)
    assert large.axis.days.number == pytest.approx(began.number)
    wheel(large, -60)
    assert large.axis.days.number > began.number
    assert large.chart.shown.span.unit != "day"
    wheel(large, 90)
    assert large.axis.days.number == pytest.approx(7, abs=0.5)
    for _ in range(9):
        drag(large, QPoint(-3000, 0))
    assert large.axis.days.left + large.axis.days.number <= DAY + 2.5


def test_keys_move_zoom_and_close(qtbot: QtBot, large: LargeChart) -> None:
    began = large.axis.days
    qtbot.keyClick(large.chart, Key.Key_PageUp)
    assert large.axis.days.left == pytest.approx(began.left - 14)
    qtbot.keyClick(large.chart, Key.Key_T)
    assert large.axis.days == pytest.approx(began, abs=1)
    qtbot.keyClick(large.chart, Key.Key_Plus)
    assert large.axis.days.number == pytest.approx(28 * 0.7)
    qtbot.keyClick(large, Key.Key_Minus)
    assert large.axis.days.number == pytest.approx(28)
    qtbot.keyClick(large, Key.Key_A)
    with qtbot.waitSignal(large.closed):
        qtbot.keyClick(large, Key.Key_Escape)


def test_pointing_lists_a_day_and_a_click_corrects_its_entry(
    qtbot: QtBot, pane: HistoryPane, large: LargeChart, journal: Journal
) -> None:
    entry = next(one for one in large.chart.shown.entries if one.y == 9)
    at = large.chart.frame.place(entry).toPoint()
    qtbot.mouseMove(large.axis.viewport(), QPoint(2, 2))  # a pointer that is there already would not move
    qtbot.mouseMove(large.axis.viewport(), at + QPoint(1, 1))
    qtbot.waitUntil(lambda: large.chart.entry == entry)
    with qtbot.waitSignal(pane.correction_asked) as asked:
        qtbot.mouseClick(large.axis.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args[0].id == entry.scores[0].id
    qtbot.keyClick(large.chart, Key.Key_Escape)
    qtbot.mouseMove(large.axis.viewport(), QPoint(at.x(), at.y()))


def test_what_was_done_is_named_if_that_is_wanted(large: LargeChart, journal: Journal) -> None:
    totals = journal.sessions.day_totals(TODAY - timedelta(20), TODAY)[-1]
    column = day_number(totals.day)
    plain = large._tell(large.chart.shown, column, None)
    large.exercises.click()
    told = large._tell(large.chart.shown, column, None)
    assert told.more[: len(plain.more)] == plain.more
    assert " · 1 set · " in told.more[-1]
    large.ranges.set_value("all")
    large.show_range()
    shown = large.chart.shown
    assert shown.span.unit == "month"
    assert not any(" · 1 set · " in line for line in large._tell(shown, shown.filled[-1], None).more)


def test_of_many_exercises_some_are_counted_and_those_that_hurt_are_marked(
    journal_in: JournalIn, tmp_path: Path
) -> None:
    journal = journal_in(tmp_path / "many")
    session = journal.sessions.start("mine", "{}", 60.0)
    for place in range(MOST + 2):
        step = StepPlace(place, f"exercise-{place}", 1)
        journal.sessions.end_step(session.id, step, "skipped" if place == 1 else "done", 60.0, hurt=place == 0)
    lines = done_lines(HistoryText(Phrases(Words()), str), journal, TODAY, TODAY)
    assert lines[0] == "exercise-0 · 1 set · 1 min · hurt"
    assert lines[1].startswith("exercise-2")
    assert lines[-1] == "and 1 more"
    assert done_lines(HistoryText(Phrases(Words()), str), journal, TODAY - timedelta(9), TODAY - timedelta(9)) == ()


def test_an_entry_that_is_added_appears_and_the_place_stays(
    pane: HistoryPane, large: LargeChart, journal: Journal
) -> None:
    drag(large, QPoint(200, 0))
    place = large.axis.days
    journal.scores.log("now", 0, NOW - timedelta(12))
    pane.refresh()
    assert large.axis.days == place
    assert any(one.y == 0 and one.sign == "check-in" for one in large.chart.shown.entries)


def test_what_is_painted_follows_the_days_in_view(large: LargeChart) -> None:
    days = large.axis.days
    shown = large.axis.grab().toImage()
    large.axis.show_days(Window(days.left - 3, days.number))
    moved = large.axis.grab().toImage()
    assert moved != shown
    large.axis.show_days(days)
    assert large.axis.grab().toImage() == shown


def test_it_is_painted_kept_and_printed_as_it_stands(
    qtbot: QtBot, pane: HistoryPane, large: LargeChart, tmp_path: Path
) -> None:
    large.chart.clearFocus()
    image = large.axis.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, 600, 5) for y in range(0, 300, 5)}) > 5
    with qtbot.waitSignal(large.picture_asked, check_params_cb=lambda _picture, keep: bool(keep)) as asked:
        large.picture_asked.disconnect(pane._pictures.hand_out)
        large.save.click()
    asked.args[0].save(tmp_path / "large.svg")
    assert "<image" not in (tmp_path / "large.svg").read_text("utf-8")
    with qtbot.waitSignal(large.print_asked) as printed:
        large.print_asked.disconnect(pane._pictures.print)
        large.print.click()
    writer = QPdfWriter(str(tmp_path / "large.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paint_on(writer, printed.args[0])
    del writer
    assert (tmp_path / "large.pdf").read_bytes().startswith(b"%PDF")


def test_an_empty_history_says_what_will_be_here(qtbot: QtBot, tmp_path: Path, journal_in: JournalIn) -> None:
    page = pane_of(qtbot, journal_in(tmp_path / "none")).large()
    qtbot.addWidget(page)
    assert "will appear here" in page.chart.message
    without = pane_of(qtbot, None).large()
    qtbot.addWidget(without)
    without.ranges.choose("half")
    assert without.chart.shown.filled == []
