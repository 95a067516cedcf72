"""The views beside the chart, what is around the scores, keys of the chart, and pictures to keep."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from backcoach.chart.columns import span_of
from backcoach.history.habit import year
from backcoach.history.journal import Journal
from backcoach.history.records import DayTotal
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.exercises_page import ExercisesPage
from backcoach.ui.history.history_pane import HistoryPane
from backcoach.ui.history.keeping_page import KeepingPage
from backcoach.ui.history.range_choice import QUARTER
from backcoach.ui.history.view_text import ViewText
from backcoach.ui.history.year_calendar import YearCalendar
from backcoach.words import Words
from tests.gallery.years import seed_years
from tests.patience import PATIENCE_MS
from tests.places import ASSETS
from tests.ui.history.support import NOW, TODAY, JournalIn, log, pane_of, session

Key = Qt.Key


@pytest.fixture
def journal(tmp_path: Path, journal_in: JournalIn) -> Journal:
    seed_years(tmp_path, NOW, 400)
    return journal_in(tmp_path)


def exercises(qtbot: QtBot, pane: HistoryPane) -> ExercisesPage:
    pane.views.switch.choose("exercises")
    page = pane.others.exercises
    qtbot.waitUntil(lambda: page.counted, timeout=PATIENCE_MS)
    return page


def keeping(pane: HistoryPane) -> KeepingPage:
    pane.views.switch.choose("keeping")
    return pane.others.keeping


def test_each_exercise_is_told_in_a_sentence_and_as_a_table(qtbot: QtBot, journal: Journal) -> None:
    page = exercises(qtbot, pane_of(qtbot, journal))
    sentence = page.model.data(page.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "score usually changed by −1" in sentence
    assert "sessions" in sentence
    assert page.table.rowCount() == page.model.rowCount() == 10
    assert "proves nothing" in page.proof.text()


def test_under_six_sessions_it_is_too_few_to_tell(qtbot: QtBot, tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    for _ in range(5):
        session(journal, 5, 3)
    pane = pane_of(qtbot, journal)
    page = exercises(qtbot, pane)
    assert "too few to tell" in page.model.data(page.model.index(0))
    session(journal, 5, 3)
    pane.refresh()
    qtbot.waitUntil(lambda: page.counted)
    assert "score usually changed by −2" in page.model.data(page.model.index(0))


def test_without_any_exercise_it_says_so(qtbot: QtBot, tmp_path: Path, journal_in: JournalIn) -> None:
    page = exercises(qtbot, pane_of(qtbot, journal_in(tmp_path)))
    assert "No exercise was done" in page.empty.text()
    assert page.model.rowCount() == 0


def test_another_range_is_counted_and_both_are_then_known(qtbot: QtBot, journal: Journal) -> None:
    page = exercises(qtbot, pane_of(qtbot, journal))
    everything = page.model.rows
    page.ranges.choose(14)
    qtbot.waitUntil(lambda: page.counted)
    assert page.model.rows != everything
    page.ranges.choose(None)
    assert page.counted
    assert page.model.rows == everything


def test_the_habit_is_measured_against_the_aim(qtbot: QtBot, journal: Journal) -> None:
    pane = pane_of(qtbot, journal)
    page = keeping(pane)
    pane.set_aim(7)
    of_seven = page.bar.share
    pane.set_aim(1)
    assert of_seven is not None
    assert page.bar.share is not None
    assert of_seven < page.bar.share
    assert "1 day a week" in page.habit.text()


def test_coming_back_is_praised_and_no_streak_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    words = ViewText(Phrases(Words()))
    page = KeepingPage(Theme(ASSETS, dark=False), words)
    qtbot.addWidget(page)
    page.show_days([DayTotal(TODAY - timedelta(30), 1, 600.0), DayTotal(TODAY, 1, 600.0)], TODAY, 4)
    assert page.back.text() == "Good to have you back after 29 days."
    page.show_days([], TODAY, 4)
    assert page.back.text() == ""
    assert "No session in the last 4 weeks" in page.sentence.text()


def test_years_are_turned_as_far_as_there_are_days(qtbot: QtBot, journal: Journal) -> None:
    page = keeping(pane_of(qtbot, journal))
    assert page.heading.text().startswith("2026")
    assert not page.later.isEnabled()
    page.earlier.click()
    assert page.heading.text().startswith("2025")
    assert not page.earlier.isEnabled()


def test_the_calendar_is_walked_by_keys_and_says_each_day(qtbot: QtBot, journal: Journal) -> None:
    page = keeping(pane_of(qtbot, journal))
    walked = []
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Up):
        qtbot.keyClick(page.calendar, key)
        walked.append(page.calendar.day)
    assert walked == [TODAY, TODAY - timedelta(1), TODAY - timedelta(8)]
    qtbot.keyClick(page.calendar, Key.Key_End)
    assert "still to come" in page.told.accessibleName()
    page.show_table(on=True)
    assert page.table.rowCount() > 50


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(190, 500), st.integers(240, 500))
def test_every_day_of_a_year_has_a_place_of_its_own_inside(day: date, width: int, height: int) -> None:
    view = YearCalendar(Theme(ASSETS, dark=False), str, lambda _: "")
    view.resize(width, height)
    days = [each.day for month in year([], day.year, day) for each in month]
    boxes = [view.box(each) for each in days]
    assert len({(box.x(), box.y()) for box in boxes}) == len(days)
    assert all(box.left() >= -0.1 and box.right() <= width + 0.1 and box.bottom() <= height + 0.6 for box in boxes)
    view.deleteLater()


def first_week(pane: HistoryPane) -> float | None:
    return pane.chart.shown.baseline


def test_the_first_week_is_drawn_and_named_and_bands_can_go(
    qtbot: QtBot, tmp_path: Path, journal_in: JournalIn
) -> None:
    journal = journal_in(tmp_path)
    log(journal, "now-before", *((day, 5) for day in range(12, 26)))
    pane = pane_of(qtbot, journal)
    assert first_week(pane) is None
    pane.ranges.choose(QUARTER)
    assert first_week(pane) == 5
    assert "first week" in pane._legend.accessibleName()
    banded = pane.chart.grab().toImage()
    pane.set_bands(False)
    assert pane.chart.grab().toImage() != banded


def test_pictures_are_copied_and_saved(qtbot: QtBot, journal: Journal, tmp_path: Path) -> None:
    pane = pane_of(qtbot, journal)
    pictures = (pane.picture(), exercises(qtbot, pane).picture(), keeping(pane).picture())
    for number, picture in enumerate(pictures):
        picture.save(tmp_path / f"{number}.png")
        picture.save(tmp_path / f"{number}.svg")
        image = QImage(str(tmp_path / f"{number}.png"))
        assert image.size() == picture.size * 2
        spots = [(x, y) for x in range(0, image.width(), 7) for y in range(150, image.height(), 7)]
        assert len({image.pixel(x, y) for x, y in spots}) > 8
        drawn = (tmp_path / f"{number}.svg").read_text("utf-8")
        assert "<text" in drawn
        assert "<image" not in drawn, "shapes, not pixels"
    dict(pane._deeds())["Copy the picture"]()
    assert not QGuiApplication.clipboard().image().isNull()
    for name in ("gone.png", "gone.svg"):
        with pytest.raises(Problem):
            pictures[0].save(tmp_path / "no such folder" / name)


def test_an_entry_dated_next_year_hides_nothing_of_this_year(
    qtbot: QtBot, tmp_path: Path, journal_in: JournalIn
) -> None:
    journal_in(tmp_path / "ahead", NOW + timedelta(400)).scores.log("now", 9)  # by a clock that was wrong
    journal = journal_in(tmp_path / "ahead")
    log(journal, "now", (1, 3), (2, 5))
    pane = pane_of(qtbot, journal)
    assert pane.chart.shown.span == span_of("fortnight", TODAY, None), "two weeks up to today, not up to next year"
    pane.show_table(on=True)
    model = pane.page.table.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert len(shown) == 3
    assert ["2027" in text for text in shown] == [True, False, False], "the one to come is named with its year"
    assert shown[0].startswith("Still to come: ")


def test_a_picture_is_saved_where_the_user_says_but_not_over_the_journal(
    qtbot: QtBot, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane, told = pane_of(qtbot, journal), list[str]()
    pane.problem.connect(told.append)
    for name in ("chart.png", "journal.db", ""):
        chosen = str(tmp_path / name) if name else ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=chosen: (chosen, ""))
        dict(pane._deeds())["Save the picture…"]()
    assert QImage(str(tmp_path / "chart.png")).size() == pane.picture().size * 2
    assert ["belongs to the journal" in words for words in told] == [True]
    assert journal.scores.count() > 100
