"""The dialog of a session that was cut short, and an exercise in full over the window."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from backcoach.app.library import Library
from backcoach.app.places import cache_folder
from backcoach.phrases import Phrases
from backcoach.session import BreathPattern
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.exercise_dialog import ExerciseDialog
from backcoach.ui.exercises.exercise_page import ExercisePage
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.main import show_problem
from backcoach.ui.session.unfinished_dialog import UnfinishedDialog
from backcoach.words import Words
from tests.fakes import FakeClock
from tests.places import ASSETS
from tests.studio import button, click, press, said

LIBRARY = Library(ASSETS, ASSETS / "none", cache_folder())
CATALOG = LIBRARY.catalog


@pytest.fixture
def unfinished(qtbot: QtBot, theme: Theme) -> UnfinishedDialog:
    dialog = UnfinishedDialog(theme, "Seven actions", "Bird dog, right side, set 2")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("words", "answer"), [("Discard", "discard"), ("Save and end it", "keep"), ("Go on", "continue")]
)
def test_each_button_is_an_answer(unfinished: UnfinishedDialog, words: str, answer: str) -> None:
    click(unfinished, words)
    assert unfinished.answer == answer
    assert not unfinished.isVisible()


def test_enter_goes_on_and_esc_decides_nothing(unfinished: UnfinishedDialog) -> None:
    assert "Bird dog, right side, set 2" in said(unfinished)
    press(unfinished, "Escape")
    assert unfinished.answer == "later"


def test_enter_is_the_usual_answer(unfinished: UnfinishedDialog) -> None:
    press(unfinished, "Return")
    assert unfinished.answer == "continue"


def test_an_exercise_over_the_window_leads_to_its_easier_form_and_starts_nothing(qtbot: QtBot, theme: Theme) -> None:
    exercise = next(one for one in CATALOG.exercises.values() if one.easier)
    easier = CATALOG.exercise(exercise.easier or "")
    figure = FigureView(theme, LIBRARY.motions)
    details = ExercisePage(theme, LIBRARY, Phrases(Words()), figure, FakeClock())
    dialog = ExerciseDialog(theme, LIBRARY, details, exercise, BreathPattern())
    qtbot.addWidget(dialog)
    dialog.show()
    assert exercise.name in said(dialog)
    with pytest.raises(ValueError, match="unpack"):
        button(dialog, "Do just this one")
    click(dialog, f"Easier: {easier.name}")
    assert easier.name in said(dialog)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialog.findChildren(Button) if one.text() == "Back"))
    click(dialog, "Back")
    assert not dialog.isVisible()


def test_why_no_window_opens_is_said_in_a_box_as_plain_text(qapp: QApplication, theme: Theme) -> None:
    seen: list[tuple[str, Qt.TextFormat, str]] = []

    def look() -> None:
        box = qapp.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            seen.append((box.text(), box.textFormat(), box.windowTitle()))
            press(box, "Return")

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    show_problem("BackCoach is open already, but <b>it</b> does not answer.")
    sentence = "BackCoach is open already, but <b>it</b> does not answer."
    assert seen == [(sentence, Qt.TextFormat.PlainText, "BackCoach")]
