"""A ticked fortnight is typed in with three keys a day, and each day only once."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.print.day_grid import CELL, ROW
from backcoach.ui.print.paper_diary_dialog import PaperDiaryDialog
from tests.history.helpers import scores_of
from tests.studio import Studio, press, said
from tests.ui.conftest import OpenStudio

TODAY = date(2026, 11, 20)
NAMES = ["Bird-dog", "Plank", "Open book"]
Key = Qt.Key


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> PaperDiaryDialog:
    made = PaperDiaryDialog(theme, "Mine", NAMES, TODAY, lambda first, last: frozenset({TODAY - timedelta(12)}))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_fortnight_takes_three_keys_a_day(card: PaperDiaryDialog) -> None:
    keys = 0
    for _ in range(13):  # one of the fourteen days is in the journal already
        for key in ("A", "5", "3"):
            press(card.grid, key)
            keys += 1
    press(card.grid, "Return")
    assert keys == 39
    assert card.result() == QDialog.DialogCode.Accepted
    assert len(card.answer) == 13
    assert {(day.done, day.before, day.after) for day in card.answer} == {((True, True, True), 5, 3)}
    assert TODAY - timedelta(12) not in {day.day for day in card.answer}
    assert card.answer[0].day == TODAY - timedelta(13)
    assert card.answer[-1].day == TODAY


def test_single_ticks_ten_and_taking_back(card: PaperDiaryDialog) -> None:
    for key in ("Space", "Down", "Space", "Backspace", "Down", "Space", "Down", "T", "4", "Left", "Up", "Up"):
        press(card.grid, key)
    (day,) = card.model.entered()
    assert (day.done, day.before, day.after) == ((True, False, True), 10, 4)
    card.grid.setCurrentIndex(card.model.index(3, 0))
    press(card.grid, "Del")
    assert card.model.entered()[0].before is None


def test_a_whole_day_is_unticked_as_it_was_ticked(card: PaperDiaryDialog) -> None:
    press(card.grid, "A")
    card.grid.setCurrentIndex(card.model.index(0, 0))
    press(card.grid, "A")
    assert card.model.entered() == ()
    assert not card.keep.isEnabled()


def test_a_click_ticks(card: PaperDiaryDialog, qtbot: QtBot) -> None:
    place = QPoint(card.grid.columnViewportPosition(3) + CELL // 2, card.grid.rowViewportPosition(1) + ROW // 2)
    qtbot.mouseClick(card.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (day,) = card.model.entered()
    assert (day.day, day.done) == (TODAY - timedelta(10), (False, True, False))


def test_what_hurt_is_marked_by_one_key_or_the_other_button(card: PaperDiaryDialog, qtbot: QtBot) -> None:
    for key in ("H", "Down", "Space", "Down", "H", "H"):
        press(card.grid, key)
    place = QPoint(card.grid.columnViewportPosition(0) + CELL // 2, card.grid.rowViewportPosition(1) + ROW // 2)
    qtbot.mouseClick(card.grid.viewport(), Qt.MouseButton.RightButton, pos=place)
    (day,) = card.model.entered()
    assert day.done == (True, True, True)
    assert day.hurt == {0, 1}
    said_of_it = str(card.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "done, and it hurt" in said_of_it
    for key in ("Up", "Backspace", "Down", "Backspace", "Down", "Backspace"):
        press(card.grid, key)
    assert card.model.entered() == (), "what is taken back hurts no more"
    card.grid.setCurrentIndex(card.model.index(3, 0))
    press(card.grid, "H")
    assert card.model.entered() == (), "a score does not hurt"


def test_a_day_that_is_unticked_hurts_no_more(card: PaperDiaryDialog) -> None:
    for key in ("H", "A", "Up", "Up", "Up", "A"):
        press(card.grid, key)
    assert card.model.entered() == ()
    assert not card.model.hurts(0, 0)


def test_other_days_show_other_columns_and_none_that_are_still_to_come(card: PaperDiaryDialog) -> None:
    card.days.set_value(28)
    card.days.changed.emit()
    assert card.model.columnCount() == 14
    card.first.setDate(QDate(2026, 10, 1))
    assert card.model.columnCount() == 28
    press(card.grid, "A")
    card.first.setDate(QDate(2026, 10, 2))
    assert card.model.entered() == (), "only what is in view is kept"


def test_a_cell_says_what_it_is_to_those_who_do_not_see_it(card: PaperDiaryDialog) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "Bird-dog" in str(card.model.index(0, 0).data(role))
    assert "not done" in str(card.model.index(0, 0).data(role))
    assert "kept already" in str(card.model.index(0, 1).data(role))
    assert "no score" in str(card.model.index(3, 0).data(role))


def test_what_was_typed_in_is_in_the_journal_marked_as_from_paper(studio: Studio) -> None:
    def type_in(card: QDialog) -> None:
        assert isinstance(card, PaperDiaryDialog)
        for key in ("A", "5", "3", "Right", "Space", "Down", "H", "Return"):
            press(card.grid, key)

    studio.over(studio.controller.type_in_sheet, type_in)
    sessions = studio.journal.sessions.find()
    assert len(sessions) == 2
    assert all(session.from_paper and session.state == "finished" for session in sessions)
    assert sessions[1].active_s > sessions[0].active_s > 0
    given = {score.question: score.value for score in scores_of(studio.journal, sessions[1].id)}
    assert given == {"now-before": 5, "now-after": 3}
    assert [step.exercise for step in studio.journal.sessions.steps(sessions[0].id) if step.hurt] == [
        "thoracic-foam-roll"
    ]
    assert not any(step.hurt for step in studio.journal.sessions.steps(sessions[1].id))

    def look_again(card: QDialog) -> None:
        assert isinstance(card, PaperDiaryDialog)
        assert [card.model.is_kept(column) for column in range(3)].count(True) == 2
        assert "0 days" in said(card)

    studio.over(studio.controller.type_in_sheet, look_again)


def test_a_sheet_that_is_cancelled_keeps_nothing(open_studio: OpenStudio) -> None:
    studio = open_studio()
    studio.over(studio.controller.type_in_sheet, lambda card: card.reject())
    assert studio.journal.sessions.find() == []
