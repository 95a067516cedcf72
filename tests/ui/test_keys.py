"""The keys: each does what its table says, none twice, and typing stays typing."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backcoach.app.preferences import KeySettings
from backcoach.ui.help.shortcuts_dialog import KeyCap, ShortcutsDialog
from backcoach.ui.keyboard import Keyboard, Shortcut
from tests.corner import sampled
from tests.studio import Studio, button, press
from tests.ui.conftest import OpenStudio

SESSION_KEYS = ("Right", "PgDown", "Left", "PgUp", "Home", "+", "=", "H", "S", "F11", "Esc")


def table(studio: Studio) -> tuple[Shortcut, ...]:
    return studio.controller._keyboard.keys


def step(studio: Studio) -> int:
    assert studio.session.player
    return studio.session.player.moment.segment.step


def duration(studio: Studio) -> float:
    assert studio.session.player
    return studio.session.player.timeline.duration_s


def test_no_key_is_there_twice(studio: Studio) -> None:
    keys = Counter(QKeySequence(key).toString() for row in table(studio) for key in (*row.keys, *row.also))
    assert {key for key, times in keys.items() if times > 1} == set()
    bound = Counter(
        one.key().toString() for one in studio.window.findChildren(QShortcut) if one.parent() is studio.window
    )
    assert bound == keys


def test_every_key_is_one_that_qt_knows(studio: Studio) -> None:
    for row in table(studio):
        assert row.words
        for key in (*row.keys, *row.also):
            assert not QKeySequence(key).isEmpty(), key


def test_the_key_sheet_shows_every_key_and_what_it_does(studio: Studio) -> None:
    shown: list[str] = []

    def theme(dialog: QDialog) -> None:
        assert isinstance(dialog, ShortcutsDialog)
        shown.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        assert dialog.findChildren(KeyCap)

    with studio.answering(theme):
        studio.press("F1")
    for row in table(studio):
        if not row.keys:
            continue
        assert row.words in shown
        assert (row.keys[0].rpartition("+")[2] or "+") in shown or row.keys[0] in ("Right", "Left", "+")


def test_the_question_mark_opens_the_same_sheet(studio: Studio) -> None:
    met: list[type] = []
    with studio.answering(lambda dialog: met.append(type(dialog))):
        studio.press("?")
    assert met == [ShortcutsDialog]


@sampled
@pytest.mark.parametrize(
    ("key", "dialog"),
    [
        ("C", "CheckInDialog"),
        ("Ctrl+P", "SheetDialog"),
        ("Ctrl+,", "SettingsDialog"),
        ("F2", "SafetyDialog"),
        ("F1", "ShortcutsDialog"),
        ("F3", "AboutDialog"),
    ],
)
def test_a_key_opens_its_dialog_at_rest_and_in_a_session(studio: Studio, key: str, dialog: str) -> None:
    met: list[str] = []
    with studio.answering(lambda dialog: met.append(type(dialog).__name__)):
        studio.press(key)
    studio.start()
    with studio.answering(lambda dialog: met.append(type(dialog).__name__)):
        studio.press(key)
    assert met == [dialog, dialog]
    assert studio.act == "session"


def test_the_keys_of_a_session_in_turn(studio: Studio) -> None:
    studio.press("Space", "5", "Return", "Right", "Right")
    assert step(studio) == 1
    studio.press("PgDown", "PgDown")
    assert step(studio) == 2
    studio.press("Left")
    assert step(studio) == 1
    studio.press("PgUp", "Right")
    assert step(studio) == 0
    studio.jump(4)
    studio.press("Home")
    assert studio.session.player
    assert studio.session.player.moment.t == 0
    before = duration(studio)
    studio.press("+", "=")
    assert duration(studio) == pytest.approx(before + 20)
    studio.press("Space")
    assert studio.state == "paused"
    studio.press("Space", "Right", "H")
    assert studio.session.hurts
    studio.press("F11")
    assert studio.controller.stage.view.far
    studio.press("Esc")
    assert studio.view.list.isVisible()
    with studio.answering(lambda dialog: press(dialog.focusWidget(), "Return")):
        studio.press("S")
    assert studio.act == "after"


def test_ctrl_f_goes_to_the_search_and_ctrl_q_closes(studio: Studio) -> None:
    studio.press("Ctrl+F")
    assert isinstance(studio.app.focusWidget(), QLineEdit)
    studio.press("Ctrl+Q")
    assert not studio.window.isVisible()


@sampled
@pytest.mark.parametrize("key", SESSION_KEYS)
def test_keys_of_a_session_do_nothing_at_rest(studio: Studio, key: str) -> None:
    studio.press(key)
    assert studio.act == "idle"
    assert studio.journal.sessions.find() == []


def test_typing_stays_typing(studio: Studio) -> None:
    studio.press("Ctrl+F")
    field = studio.app.focusWidget()
    assert isinstance(field, QLineEdit)
    studio.press("S", "H", "C", "Space", "=", "+", "?")
    assert field.text().casefold() == "shc =+?"
    studio.press("Home", "Left")
    assert field.cursorPosition() == 0
    assert studio.act == "idle"


def test_typing_stays_typing_in_a_session_too(studio: Studio) -> None:
    studio.start()
    studio.press("Ctrl+F")
    field = studio.app.focusWidget()
    assert isinstance(field, QLineEdit)
    studio.press("S", "H", "Space", "Home")
    assert field.text().casefold() == "sh "
    assert studio.state == "running"
    assert not studio.session.hurts


def test_space_presses_the_button_that_has_the_keyboard(studio: Studio) -> None:
    """Who walks by Tab presses with Space: only where nothing is to be pressed it starts or pauses."""
    studio.window.activateWindow()
    for reached in walk(studio):
        if reached.accessibleName() == "Print":
            break
    with studio.answering(lambda dialog: dialog.reject()):
        studio.press("Space")
    assert studio.act == "idle"


def walk(studio: Studio) -> list[QWidget]:
    """What Tab reaches, in order, up to where it began."""
    reached: list[QWidget] = []
    widget = studio.app.focusWidget()
    while widget is not None and all(widget is not one for one in reached):
        reached.append(widget)
        press(widget, "Tab")
        studio.app.processEvents()
        widget = studio.app.focusWidget()
        if widget is not None and widget.accessibleName() == "Print":
            return [*reached, widget]
    return reached


def test_a_key_that_is_held_acts_once(studio: Studio) -> None:
    assert all(
        not shortcut.autoRepeat()
        for shortcut in studio.window.findChildren(QShortcut)
        if shortcut.parent() is studio.window
    )


def test_keys_bound_in_the_middle_of_a_session_are_on(qtbot: QtBot) -> None:
    window, heard = QWidget(), list[str]()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    keyboard = Keyboard(window)
    keyboard.set_session(going_on=True)
    keyboard.bind([Shortcut("next", ("N",), "next", lambda: heard.append("next"), "session")], KeySettings())
    press(window, "N")
    keyboard.set_session(going_on=False)
    press(window, "N")
    assert heard == ["next"]


def test_the_keys_can_be_had_before_the_welcome_is_done(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True)
    assert len(table(studio)) > 10


def test_enter_starts_what_is_shown(studio: Studio) -> None:
    studio.press("Return")
    assert studio.session.act == "before"


def test_enter_presses_the_button_that_has_the_keyboard(studio: Studio) -> None:
    button(studio.window, "All exercises").setFocus()
    studio.press("Enter")
    assert button(studio.window, "All exercises").isChecked()


def test_enter_held_down_starts_nothing_twice(studio: Studio) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    studio.app.sendEvent(studio.window.focusWidget(), event)
    assert studio.session.act == "idle"


def test_escape_before_a_session_goes_back_to_choosing_and_loses_nothing(studio: Studio) -> None:
    studio.press("Space", "6", "Esc")
    assert studio.act == "idle"
    assert studio.journal.sessions.find() == []
    assert studio.journal.scores.find() == []
    studio.press("Space")
    assert studio.controller.stage.questions.view.picker.value == 6, "what was picked is there again"
    studio.press("Return")
    assert studio.act == "session"
    assert [score.value for score in studio.journal.scores.find()] == [6]


def test_escape_after_a_session_keeps_what_was_picked(studio: Studio) -> None:
    studio.start(None)
    studio.jump(70)
    with studio.answering(lambda dialog: press(dialog.focusWidget(), "Return")):
        studio.press("S")
    studio.press("3", "Esc")
    assert studio.act == "idle"
    assert [(score.question, score.value) for score in studio.journal.scores.find()] == [("now-after", 3)]


def test_a_note_without_a_score_is_the_sessions(studio: Studio) -> None:
    studio.press("Space")
    studio.controller.stage.questions.view.note.setText("slept badly")
    studio.press("S")
    studio.jump(70)
    (session,) = studio.journal.sessions.find()
    assert session.note == "slept badly"
    with studio.answering(lambda dialog: press(dialog.focusWidget(), "Return")):
        studio.press("S")
    studio.controller.stage.questions.view.note.setText("better now")
    studio.press("S")
    assert studio.journal.sessions.get(session.id).note == "slept badly\nbetter now"
