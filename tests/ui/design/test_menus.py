"""The chooser and the filter chips: a list comes up, and what is picked counts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from backcoach.ui.design.dropdown import Dropdown
from backcoach.ui.design.filter_button import FilterButton
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.routine_chooser import RoutineChoice, RoutineChooser
from tests.ui.pixels import commonest

CHOICES = [RoutineChoice("a", "First", "7 exercises"), RoutineChoice("b", "Second", "3 exercises")]


@pytest.fixture
def chooser(qtbot: QtBot, theme: Theme) -> RoutineChooser:
    chooser = RoutineChooser(theme, "Routine", lambda: CHOICES)
    qtbot.addWidget(chooser)
    chooser.show_choice(CHOICES[0])
    chooser.show()
    return chooser


@pytest.fixture
def chip(qtbot: QtBot, theme: Theme) -> FilterButton:
    chip = FilterButton(theme, "Position", "Any position", [("prone", "face down"), ("seated", "sitting")])
    qtbot.addWidget(chip)
    chip.show()
    return chip


def in_menu(qapp: QApplication, button: QAbstractButton, act: Callable[[QMenu], object]) -> None:
    """Open the button's list and act on it."""

    def inside() -> None:
        menu = qapp.activePopupWidget()
        assert isinstance(menu, QMenu)
        act(menu)
        menu.close()

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(inside)
    timer.start(0)
    button.click()


def test_the_chooser_lists_all_and_marks_the_present_one(qapp: QApplication, chooser: RoutineChooser) -> None:
    seen: list[tuple[str, bool]] = []
    in_menu(qapp, chooser, lambda menu: seen.extend((one.text(), one.isChecked()) for one in menu.actions()))
    assert seen == [("First   ·   7 exercises", True), ("Second   ·   3 exercises", False)]
    assert chooser.accessibleName() == "Routine: First, 7 exercises"


def test_picking_another_one_is_told_and_closing_is_not(qapp: QApplication, chooser: RoutineChooser) -> None:
    heard: list[str] = []
    chooser.chosen.connect(heard.append)
    in_menu(qapp, chooser, lambda menu: menu.close())
    assert heard == []
    in_menu(qapp, chooser, lambda menu: menu.actions()[1].trigger())
    assert heard == ["b"]


def test_lists_do_not_pile_up(qapp: QApplication, chooser: RoutineChooser, chip: FilterButton) -> None:
    for button in (chooser, chip):
        for _ in range(3):
            in_menu(qapp, button, lambda menu: menu.close())
        qapp.sendPostedEvents(None, 52)  # deferred deletions
        assert button.findChildren(QMenu) == []


def test_a_chip_filters_and_lets_everything_through_again(qapp: QApplication, chip: FilterButton, theme: Theme) -> None:
    heard: list[str] = []
    chip.changed.connect(lambda: heard.append(chip.value))
    assert (chip.text(), chip.accessibleName()) == ("Position", "Position: Any position")
    in_menu(qapp, chip, lambda menu: menu.actions()[1].trigger())
    assert (chip.value, chip.text(), chip.accessibleName()) == ("prone", "face down", "Position: face down")
    assert commonest(chip.grab().toImage()) == theme.color("tint")
    in_menu(qapp, chip, lambda menu: menu.actions()[0].trigger())
    assert (chip.value, chip.text()) == ("", "Position")
    assert heard == ["prone", ""]
    assert commonest(chip.grab().toImage()) == theme.color("raised")


def test_both_show_where_the_keyboard_is_and_not_where_the_mouse_was(
    qtbot: QtBot, chooser: RoutineChooser, chip: FilterButton, theme: Theme
) -> None:
    for button in (chooser, chip):
        plain = button.grab().toImage()
        with qtbot.waitActive(button):
            button.activateWindow()
        button.clearFocus()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.grab().toImage() != plain
        button.clearFocus()
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        assert button.grab().toImage() == plain


def test_a_chip_may_be_squeezed(chip: FilterButton, chooser: RoutineChooser) -> None:
    assert chip.minimumSizeHint().width() < chip.sizeHint().width()
    assert chooser.sizeHint().height() > 48


def test_a_pick_has_a_name_of_its_own_and_says_what_is_in_force(qtbot: QtBot, theme: Theme) -> None:
    voice = Dropdown(theme, "The usual one", ["Ada", "Bo"], name="Voice")
    qtbot.addWidget(voice)
    button = voice.findChild(FilterButton)
    assert button is not None
    assert (button.text(), button.accessibleName()) == ("The usual one", "Voice: The usual one")
    voice.set_value("Bo")
    assert (button.text(), button.accessibleName(), voice.value()) == ("Bo", "Voice: Bo", "Bo")
    plain = voice.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert voice.grab().toImage() != plain or not button.hasFocus()
    voice.set_value("gone")
    assert (button.text(), voice.value()) == ("The usual one", "gone"), "kept until another is chosen"
