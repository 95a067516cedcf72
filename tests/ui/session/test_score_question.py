"""The question before and after a session: answered by one key and Enter, or skipped."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.session.score_question import ScoreAnswer, ScoreQuestion
from tests.places import ASSETS
from tests.ui.raw_keys import (
    RawKey,
    digits_of_azerty,
    digits_with_shift,
    keypad_arrows,
    keypad_digits,
    on_a_greek_keyboard,
    on_a_russian_keyboard,
)

Key = Qt.Key


class Stage(QWidget):
    """A window with a panel in it, and shortcuts of its own on the same keys."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = ScoreQuestion(Theme(ASSETS, dark=True))
        self.taken: list[str] = []
        QVBoxLayout(self).addWidget(self.panel)
        for key in ("Space", "S", "Esc", "Return", "1", "Left"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda key=key: self.taken.append(key))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    stage = Stage()
    qtbot.addWidget(stage)
    stage.resize(760, 640)
    with qtbot.waitActive(stage):
        stage.show()
        stage.activateWindow()
    stage.panel.ask("Before we start", "")
    return stage


def focused(widget: QWidget) -> QWidget:
    inside: QWidget | None = widget.focusWidget()
    return widget if inside is None else inside


def press(qtbot: QtBot, stage: Stage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(stage), key)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([Key.Key_4, Key.Key_Return], ScoreAnswer(4)),
        ([Key.Key_1, Key.Key_0, Key.Key_Enter], ScoreAnswer(10)),
        ([Key.Key_S], ScoreAnswer(None)),
        ([Key.Key_3, Key.Key_Left, Key.Key_Return], ScoreAnswer(2)),
        ([Key.Key_Space, Key.Key_Return], ScoreAnswer(0)),
    ],
)
def test_keys_answer_or_skip(qtbot: QtBot, stage: Stage, keys: list[Qt.Key], answer: ScoreAnswer) -> None:
    with qtbot.waitSignal(stage.panel.answered) as told:
        press(qtbot, stage, *keys)
    assert told.args == [answer]
    assert stage.taken == [], "a shortcut of the window took a key of the question"


def test_enter_without_a_choice_does_nothing(qtbot: QtBot, stage: Stage) -> None:
    with qtbot.assertNotEmitted(stage.panel.answered):
        press(qtbot, stage, Key.Key_Return)
    assert not stage.panel.go_on.isEnabled()


def test_a_note_goes_with_the_score_and_its_letters_are_only_letters(qtbot: QtBot, stage: Stage) -> None:
    press(qtbot, stage, Key.Key_5)
    stage.panel.note.setFocus()
    qtbot.keyClicks(stage.panel.note, " stiff since 1 s ")
    with qtbot.waitSignal(stage.panel.answered) as told:
        press(qtbot, stage, Key.Key_Return)
    assert told.args == [ScoreAnswer(5, "stiff since 1 s")]


def test_escape_leaves_the_note_and_then_the_question_and_answers_nothing(qtbot: QtBot, stage: Stage) -> None:
    stage.panel.note.setFocus()
    qtbot.keyClicks(stage.panel.note, "slept badly")
    with qtbot.assertNotEmitted(stage.panel.answered):
        press(qtbot, stage, Key.Key_Escape)
    with qtbot.assertNotEmitted(stage.panel.answered), qtbot.waitSignal(stage.panel.left) as told:
        press(qtbot, stage, Key.Key_4, Key.Key_Escape)
    assert told.args == [ScoreAnswer(4, "slept badly")]


def test_what_was_left_comes_back_and_can_be_taken_back(qtbot: QtBot, stage: Stage) -> None:
    stage.panel.ask("Before you start", "", draft=ScoreAnswer(4, "slept badly"))
    assert (stage.panel.picker.value, stage.panel.note.text()) == (4, "slept badly")
    assert stage.panel.go_on.isEnabled()
    assert not stage.panel.skip.isEnabled()
    press(qtbot, stage, Key.Key_Backspace)
    assert stage.panel.picker.value is None
    assert stage.panel.skip.isEnabled()
    assert not stage.panel.go_on.isEnabled()
    with qtbot.waitSignal(stage.panel.answered) as told:
        press(qtbot, stage, Key.Key_S)
    assert told.args == [ScoreAnswer(None, "slept badly")]


def test_a_score_that_was_picked_is_kept_by_the_key_that_skips(qtbot: QtBot, stage: Stage) -> None:
    with qtbot.waitSignal(stage.panel.answered) as told:
        press(qtbot, stage, Key.Key_7, Key.Key_S)
    assert told.args == [ScoreAnswer(7)]


@pytest.mark.parametrize("row", [digits_of_azerty, digits_with_shift, keypad_digits, keypad_arrows])
def test_digits_of_every_keyboard_are_scores(row: Callable[[], list[RawKey]], stage: Stage) -> None:
    for place, key in enumerate(row(), 1):
        stage.panel.picker.clear()
        key.send(focused(stage))
        assert stage.panel.picker.value == place % 10


def test_letters_by_their_place_skip_and_mean_ten(qtbot: QtBot, stage: Stage) -> None:
    on_a_russian_keyboard("X").send(focused(stage))
    assert stage.panel.picker.value == 10
    with qtbot.waitSignal(stage.panel.answered):
        on_a_greek_keyboard("S").send(focused(stage))


def test_buttons_do_the_same(qtbot: QtBot, stage: Stage) -> None:
    press(qtbot, stage, Key.Key_2)
    with qtbot.waitSignal(stage.panel.answered) as told:
        qtbot.mouseClick(stage.panel.go_on, Qt.MouseButton.LeftButton)
    assert told.args == [ScoreAnswer(2)]
    stage.panel.ask("Before we start", "")
    with qtbot.waitSignal(stage.panel.answered) as told:
        qtbot.mouseClick(stage.panel.skip, Qt.MouseButton.LeftButton)
    assert told.args == [ScoreAnswer(None)]


def test_enter_on_skip_skips_and_a_digit_there_still_chooses(qtbot: QtBot, stage: Stage) -> None:
    stage.panel.skip.setFocus()
    press(qtbot, stage, Key.Key_7)
    assert stage.panel.picker.value == 7
    press(qtbot, stage, Key.Key_Backspace)
    stage.panel.skip.setFocus()
    with qtbot.waitSignal(stage.panel.answered) as told:
        press(qtbot, stage, Key.Key_Return)
    assert told.args == [ScoreAnswer(None)]


def test_asking_again_forgets_the_last_answer(qtbot: QtBot, stage: Stage) -> None:
    press(qtbot, stage, Key.Key_8)
    stage.panel.note.setText("before")
    stage.panel.ask("Well done. How is it now?", "")
    assert stage.panel.picker.value is None
    assert stage.panel.note.text() == ""
    assert not stage.panel.go_on.isEnabled()
