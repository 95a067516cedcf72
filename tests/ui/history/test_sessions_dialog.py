"""Sessions can be listed, opened, put right and deleted, each with a way back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from backcoach.history.records import StepPlace
from backcoach.ui.design.check_box import CheckBox
from backcoach.ui.history.check_in_dialog import CheckInDialog
from backcoach.ui.history.session_rows import ID
from backcoach.ui.history.sessions_dialog import SessionsDialog
from tests.studio import Studio, click, press, said


@pytest.fixture
def kept(studio: Studio) -> str:
    """Yesterday's session, with a score before and a check-in after it."""
    journal = studio.journal
    id = journal.sessions.start("seven-actions", "{}", 100.0).id
    journal.scores.log("now-before", 5, session_id=id)
    studio.clock.advance(90)
    journal.sessions.end_step(id, StepPlace(0, "bird-dog", 1), "done", 90.0)
    journal.sessions.stop(id, "other")
    journal.scores.log("now", 4)
    studio.clock.advance(86_400)
    studio.view.history.refresh()
    return id


def opened(
    studio: Studio, act: Callable[[SessionsDialog], object], open_it: Callable[[], object] | None = None
) -> None:
    def inside(dialog: QDialog) -> None:
        assert isinstance(dialog, SessionsDialog)
        act(dialog)

    studio.over(open_it or studio.controller.dialogs.sessions, inside)


def test_a_session_is_shown_as_it_was(studio: Studio, kept: str) -> None:
    def look(dialog: SessionsDialog) -> None:
        told = said(dialog)
        assert "Seven actions" in told
        assert "2 min · stopped" in told
        assert [picker.value for picker in dialog.panel.pickers.values()] == [5, None]
        (row,) = dialog.findChildren(CheckBox)
        assert (row.text(), row.isChecked()) == ("Bird dog", False)

    opened(studio, look)


def test_of_what_was_shown_before_nothing_is_left_in_view(studio: Studio, kept: str) -> None:
    def look(dialog: SessionsDialog) -> None:
        review = studio.controller.stage.closing.diary.review(kept)
        assert review
        for _ in range(3):
            dialog.panel.show_session(review, "")
        studio.app.processEvents()
        assert len([row for row in dialog.findChildren(CheckBox) if row.isVisible()]) == 1

    opened(studio, look)


def test_scores_are_put_right_and_undone(studio: Studio, kept: str) -> None:
    def act(dialog: SessionsDialog) -> None:
        dialog.panel.pickers["now-before"].choose(2)
        dialog.panel.pickers["now-before"].choose(2)
        assert [score.value for score in studio.journal.scores.of_session(kept)] == [2]
        dialog.panel.pickers["now-after"].choose(1)
        assert [score.value for score in studio.journal.scores.of_session(kept)] == [2, 1]
        click(dialog, "Undo")
        assert [score.value for score in studio.journal.scores.of_session(kept)] == [2]
        assert [picker.value for picker in dialog.panel.pickers.values()] == [2, None]

    opened(studio, act)


def test_what_hurt_and_the_note_are_kept_at_once(studio: Studio, kept: str) -> None:
    def act(dialog: SessionsDialog) -> None:
        dialog.findChildren(CheckBox)[0].click()
        assert [step.hurt for step in studio.journal.sessions.steps(kept)] == [True]
        dialog.panel.note.setText("after gardening ")
        dialog.panel.note.editingFinished.emit()
        dialog.panel.note.editingFinished.emit()
        assert studio.journal.sessions.get(kept).note == "after gardening"
        dialog.list.setFocus()
        dialog.activateWindow()
        studio.wait(dialog.isActiveWindow)
        press(dialog.list, "Ctrl+Z")
        assert studio.journal.sessions.get(kept).note == ""
        assert dialog.panel.note.text() == ""

    opened(studio, act)


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_session_is_deleted_and_comes_back(studio: Studio, kept: str, way: str) -> None:
    def act(dialog: SessionsDialog) -> None:
        dialog.list.setFocus()
        click(dialog, "Delete this session") if way == "button" else press(dialog.list, "Delete")
        assert studio.journal.sessions.find() == []
        assert "No session here." in said(dialog)
        dialog.delete_session()
        dialog.panel.score_given.emit("now-before", 3)
        dialog.panel.hurt_changed.emit(None, True)
        dialog.panel.note_changed.emit("nothing to write it to")
        click(dialog, "Undo")
        assert [session.id for session in studio.journal.sessions.find()] == [kept]
        assert "Seven actions" in said(dialog)

    opened(studio, act)


def test_a_day_is_opened_from_both_calendars(studio: Studio, kept: str) -> None:
    day = studio.clock.now().date() - timedelta(1)

    def look(dialog: SessionsDialog) -> None:
        assert dialog.list.item(0).data(ID) == kept
        assert dialog.windowTitle() == "Mon 5 Jan 2026"

    recent = studio.view.history.recent
    left = Qt.MouseButton.LeftButton
    opened(studio, look, lambda: QTest.mouseClick(recent, left, pos=recent.place_of(day)))
    QTest.mouseClick(recent, left, pos=recent.place_of(day + timedelta(30)))
    studio.view.history.views.switch.choose("keeping")
    calendar = studio.view.history.others.keeping.calendar
    opened(studio, look, lambda: QTest.mouseClick(calendar, left, pos=calendar.box(day).center().toPoint()))
    QTest.mouseClick(calendar, left, pos=QPoint(0, 0))
    calendar.walk_to(day)
    opened(studio, look, lambda: press(calendar, "Return"))
    calendar.open_day(day + timedelta(30))


def test_a_check_in_of_the_day_is_put_right_there(studio: Studio, kept: str) -> None:
    def act(dialog: SessionsDialog) -> None:
        dialog.list.setCurrentRow(1)
        assert "A score without a session. Enter corrects it." in said(dialog)
        dialog.list.setFocus()
        with studio.answering(put_right):
            press(dialog.list, "Return")
        assert dialog.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("7, check-in")
        press(dialog.list, "Up")
        press(dialog.list, "Return")

    def put_right(dialog: QDialog) -> None:
        if isinstance(dialog, CheckInDialog):
            press(dialog, "7")
            press(dialog, "Return")

    day = studio.clock.now().date() - timedelta(1)
    opened(studio, act, lambda: studio.controller.dialogs.sessions(day))


def test_many_sessions_come_in_pages(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backcoach.ui.history.sessions_dialog.MOST", 3)
    for _ in range(5):
        studio.journal.sessions.finish(studio.journal.sessions.start("gentle-day", "{}", 60.0).id)

    def act(dialog: SessionsDialog) -> None:
        assert dialog.list.count() == 4
        dialog.list.setCurrentRow(3)
        assert not dialog.delete.isEnabled()
        dialog.list.itemActivated.emit(dialog.list.item(3))
        assert dialog.list.count() == 5
        dialog.list.setCurrentRow(2)
        dialog.list.itemActivated.emit(dialog.list.item(2))

    opened(studio, act)


def test_the_menus_and_a_key_lead_there(studio: Studio, kept: str) -> None:
    studio.view.history.views.switch.choose("keeping")
    for open_it in (
        studio.view.history.sessions_asked.emit,
        studio.view.history.others.keeping.sessions_asked.emit,
        lambda: studio.press("Ctrl+H"),
    ):
        opened(studio, lambda dialog: None, open_it)
