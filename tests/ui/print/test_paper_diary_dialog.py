"""A ticked sheet is typed in with three keys per day, and each day only once."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.print.paper_diary_dialog import PaperDiaryDialog
from backcoach.ui.print.paper_diary_grid import CELL, ROW
from tests.history.helpers import scores_of
from tests.studio import Studio, click, press, said
from tests.ui.conftest import OpenStudio

TODAY = date(2026, 11, 20)
NAMES = ["Bird-dog", "Plank", "Open book"]
Key = Qt.Key


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> PaperDiaryDialog:
    made = PaperDiaryDialog(theme, "Mine", NAMES, TODAY, lambda first, last: frozenset({TODAY - timedelta(12)}))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_fortnight_takes_three_keys_a_day(dialog: PaperDiaryDialog) -> None:
    keys = 0
    for _ in range(13):  # one of the fourteen days is in the journal already
        for key in ("A", "5", "3"):
            press(dialog.grid, key)
            keys += 1
    press(dialog.grid, "Return")
    assert keys == 39
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert len(dialog.answer) == 13
    assert {(day.done, day.before, day.after) for day in dialog.answer} == {((True, True, True), 5, 3)}
    assert TODAY - timedelta(12) not in {day.day for day in dialog.answer}
    assert dialog.answer[0].day == TODAY - timedelta(13)
    assert dialog.answer[-1].day == TODAY


def test_single_ticks_ten_and_taking_back(dialog: PaperDiaryDialog) -> None:
    for key in ("Space", "Down", "Space", "Backspace", "Down", "Space", "Down", "T", "4", "Left", "Up", "Up"):
        press(dialog.grid, key)
    (day,) = dialog.model.entered()
    assert (day.done, day.before, day.after) == ((True, False, True), 10, 4)
    dialog.grid.setCurrentIndex(dialog.model.index(3, 0))
    press(dialog.grid, "Del")
    assert dialog.model.entered()[0].before is None


def test_a_whole_day_is_unticked_as_it_was_ticked(dialog: PaperDiaryDialog) -> None:
    press(dialog.grid, "A")
    dialog.grid.setCurrentIndex(dialog.model.index(0, 0))
    press(dialog.grid, "A")
    assert dialog.model.entered() == ()
    assert not dialog.keep.isEnabled()


def test_a_click_ticks(dialog: PaperDiaryDialog, qtbot: QtBot) -> None:
    place = QPoint(dialog.grid.columnViewportPosition(3) + CELL // 2, dialog.grid.rowViewportPosition(1) + ROW // 2)
    qtbot.mouseClick(dialog.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (day,) = dialog.model.entered()
    assert (day.day, day.done) == (TODAY - timedelta(10), (False, True, False))


def test_what_hurt_is_marked_by_a_key_or_a_right_click(dialog: PaperDiaryDialog, qtbot: QtBot) -> None:
    for key in ("H", "Down", "Space", "Down", "H", "H"):
        press(dialog.grid, key)
    place = QPoint(dialog.grid.columnViewportPosition(0) + CELL // 2, dialog.grid.rowViewportPosition(1) + ROW // 2)
    qtbot.mouseClick(dialog.grid.viewport(), Qt.MouseButton.RightButton, pos=place)
    (day,) = dialog.model.entered()
    assert day.done == (True, True, True)
    assert day.hurt == {0, 1}
    said_of_it = str(dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "done, and it hurt" in said_of_it
    for key in ("Up", "Backspace", "Down", "Backspace", "Down", "Backspace"):
        press(dialog.grid, key)
    assert dialog.model.entered() == (), "what is taken back hurts no more"
    dialog.grid.setCurrentIndex(dialog.model.index(3, 0))
    press(dialog.grid, "H")
    assert dialog.model.entered() == (), "a score does not hurt"


def test_unticking_a_day_removes_its_marks(dialog: PaperDiaryDialog) -> None:
    for key in ("H", "A", "Up", "Up", "Up", "A"):
        press(dialog.grid, key)
    assert dialog.model.entered() == ()
    assert not dialog.model.hurts(0, 0)


def test_other_days_show_other_columns_and_none_that_are_still_to_come(dialog: PaperDiaryDialog) -> None:
    dialog.days.set_value(28)
    dialog.days.changed.emit()
    assert dialog.model.columnCount() == 14
    dialog.first.setDate(QDate(2026, 10, 1))
    assert dialog.model.columnCount() == 28
    press(dialog.grid, "A")
    dialog.first.setDate(QDate(2026, 10, 2))
    assert dialog.model.entered() == (), "only what is in view is kept"


def test_a_cell_has_an_accessible_text(dialog: PaperDiaryDialog) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "Bird-dog" in str(dialog.model.index(0, 0).data(role))
    assert "not done" in str(dialog.model.index(0, 0).data(role))
    assert "already saved" in str(dialog.model.index(0, 1).data(role))
    assert "no score" in str(dialog.model.index(3, 0).data(role))


def test_what_was_typed_in_is_in_the_journal_marked_as_from_paper(studio: Studio) -> None:
    def type_in(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDiaryDialog)
        for key in ("A", "5", "3", "Right", "Space", "Down", "H", "Return"):
            press(dialog.grid, key)

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

    def look_again(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDiaryDialog)
        assert [dialog.model.is_saved(column) for column in range(3)].count(True) == 2
        assert "0 days" in said(dialog)

    studio.over(studio.controller.type_in_sheet, look_again)


def test_cancelling_saves_nothing(open_studio: OpenStudio) -> None:
    studio = open_studio()
    studio.over(studio.controller.type_in_sheet, lambda dialog: dialog.reject())
    assert studio.journal.sessions.find() == []


def test_what_was_typed_in_half_is_there_again(dialog: PaperDiaryDialog, theme: Theme, qtbot: QtBot) -> None:
    for key in ("A", "5", "3", "H"):
        press(dialog.grid, key)
    entered = dialog.model.entered()
    dialog.reject()
    draft = dialog.draft
    assert draft
    assert (draft.first, draft.days, draft.entries) == (TODAY - timedelta(13), 14, entered)
    again = PaperDiaryDialog(theme, "Mine", NAMES, TODAY, lambda first, last: frozenset(), draft=draft)
    qtbot.addWidget(again)
    again.show()
    assert again.model.entered() == entered
    again.clear.click()
    assert again.model.entered() == ()
    assert again.draft is None
    assert not again.clear.isEnabled()


def test_esc_keeps_the_draft_and_saving_can_be_undone(studio: Studio) -> None:
    def half(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDiaryDialog)
        for key in ("A", "5", "3"):
            press(dialog.grid, key)
        press(dialog, "Escape")

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDiaryDialog)
        assert len(dialog.model.entered()) == 1
        click(dialog, "Save")

    studio.read_safety()
    studio.over(studio.controller.type_in_sheet, half)
    assert studio.journal.sessions.find() == []
    assert "What you typed in is not saved yet." in studio.said()
    studio.over(lambda: studio.click("Go on typing"), save)
    assert "1 day of the sheet is saved." in studio.said()
    assert len(studio.journal.sessions.find()) == 1
    studio.click("Undo")
    assert studio.journal.sessions.find() == []
    assert studio.journal.scores.find() == []
