"""The routine chooser, the filters and the drop-down: what is picked counts, and is said."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from backcoach.ui.design.buttons import FilterButton
from backcoach.ui.design.fields import Dropdown
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.routine_chooser import RoutineChoice, RoutineChooser
from tests.ui.pixels import commonest


@pytest.fixture
def chooser(qtbot: QtBot, theme: Theme) -> RoutineChooser:
    chooser = RoutineChooser(theme, "Routine")
    qtbot.addWidget(chooser)
    chooser.show_choice(RoutineChoice("a", "First", "7 exercises"))
    chooser.show()
    return chooser


@pytest.fixture
def position(qtbot: QtBot, theme: Theme) -> FilterButton:
    position = FilterButton(theme, "Position", "Any position", [("prone", "face down"), ("seated", "sitting")])
    qtbot.addWidget(position)
    position.show()
    return position


def in_menu(qtbot: QtBot, button: QPushButton, act: Callable[[QMenu], object]) -> None:
    """Open the button's list, act on it and close it."""
    button.click()
    menu = button.menu()
    qtbot.waitUntil(menu.isVisible)
    act(menu)
    menu.close()


def test_the_chooser_says_what_is_chosen(chooser: RoutineChooser) -> None:
    assert (chooser.text(), chooser.accessibleName()) == ("First\n7 exercises", "Routine: First, 7 exercises")


def test_a_filter_keeps_one_list(qtbot: QtBot, position: FilterButton) -> None:
    for _ in range(3):
        in_menu(qtbot, position, lambda menu: menu.close())
    assert position.findChildren(QMenu) == [position.menu()]
    assert len(position.menu().actions()) == 3


def test_a_filter_lets_some_through_and_then_everything_again(
    qtbot: QtBot, position: FilterButton, theme: Theme
) -> None:
    heard: list[str] = []
    position.changed.connect(lambda: heard.append(position.value))
    assert (position.text(), position.accessibleName()) == ("Position", "Position: Any position")
    in_menu(qtbot, position, lambda menu: menu.actions()[1].trigger())
    assert (position.value, position.text(), position.accessibleName()) == (
        "prone",
        "face down",
        "Position: face down",
    )
    assert commonest(position.grab().toImage()) == theme.color("tint")
    in_menu(qtbot, position, lambda menu: menu.actions()[0].trigger())
    assert (position.value, position.text()) == ("", "Position")
    assert heard == ["prone", ""]
    assert commonest(position.grab().toImage()) == theme.color("raised")


def test_both_show_a_focus_ring_for_the_keyboard_and_not_for_the_mouse(
    qtbot: QtBot, chooser: RoutineChooser, position: FilterButton, theme: Theme
) -> None:
    for button in (chooser, position):
        plain = button.grab().toImage()
        with qtbot.waitActive(button):
            button.activateWindow()
        button.clearFocus()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.grab().toImage() != plain
        button.clearFocus()
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        assert button.grab().toImage() == plain


def test_a_filter_may_be_squeezed(position: FilterButton, chooser: RoutineChooser) -> None:
    assert position.minimumSizeHint().width() < position.sizeHint().width()
    assert chooser.sizeHint().height() > 48


def test_a_dropdown_has_a_name_and_shows_what_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    voice = Dropdown(theme, "The usual one", ["Ada", "Bo"], name="Voice")
    qtbot.addWidget(voice)
    assert (voice.box.currentText(), voice.box.accessibleName()) == ("The usual one", "Voice")
    voice.set_value("Bo")
    assert (voice.box.currentText(), voice.value()) == ("Bo", "Bo")
    with qtbot.waitActive(voice):
        voice.show()
        voice.activateWindow()
    voice.box.clearFocus()
    plain = voice.grab().toImage()
    voice.box.setFocus(Qt.FocusReason.TabFocusReason)
    assert voice.grab().toImage() != plain
    with qtbot.waitSignal(voice.changed):
        qtbot.keyClick(voice.box, Qt.Key.Key_Up)
    assert voice.value() == "Ada"


def test_a_value_that_is_not_offered_is_kept_until_another_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    voice = Dropdown(theme, "The usual one", ["Ada", "Bo"], name="Voice")
    qtbot.addWidget(voice)
    voice.set_value("gone")
    assert (voice.box.currentText(), voice.value()) == ("The usual one", "gone")
    qtbot.keyClick(voice.box, Qt.Key.Key_Down)
    assert voice.value() == "Ada"
    qtbot.keyClick(voice.box, Qt.Key.Key_Up)
    assert voice.value() == ""


def test_a_menu_is_drawn_as_the_rest_with_rows_that_are_easy_to_hit(qtbot: QtBot, theme: Theme) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("One && two")
    menu.addSeparator()
    menu.addAction("Three").setEnabled(False)
    checked = menu.addAction("Four")
    checked.setCheckable(True)
    checked.setChecked(True)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    plain = menu.grab().toImage()
    assert menu.actionGeometry(menu.actions()[0]).height() >= 36
    assert commonest(plain) == theme.color("raised")
    menu.setActiveAction(menu.actions()[0])
    assert menu.grab().toImage() != plain
    menu.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert menu.grab().toImage() != plain
