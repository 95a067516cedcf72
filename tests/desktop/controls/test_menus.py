"""The chooser and the filter chips: a list comes up, and what is picked counts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from backcoach.desktop.controls.chooser import Choice, Chooser
from backcoach.desktop.controls.filter_chip import FilterChip
from backcoach.desktop.controls.pick import Pick
from backcoach.desktop.look import Look
from tests.desktop.pixels import commonest

CHOICES = [Choice("a", "First", "7 exercises"), Choice("b", "Second", "3 exercises")]


@pytest.fixture
def chooser(qtbot: QtBot, look: Look) -> Chooser:
    chooser = Chooser(look, "Routine", lambda: CHOICES)
    qtbot.addWidget(chooser)
    chooser.show_choice(CHOICES[0])
    chooser.show()
    return chooser


@pytest.fixture
def chip(qtbot: QtBot, look: Look) -> FilterChip:
    chip = FilterChip(look, "Position", "Any position", [("prone", "face down"), ("seated", "sitting")])
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


def test_the_chooser_lists_all_and_marks_the_present_one(qapp: QApplication, chooser: Chooser) -> None:
    seen: list[tuple[str, bool]] = []
    in_menu(qapp, chooser, lambda menu: seen.extend((one.text(), one.isChecked()) for one in menu.actions()))
    assert seen == [("First   ·   7 exercises", True), ("Second   ·   3 exercises", False)]
    assert chooser.accessibleName() == "Routine: First, 7 exercises"


def test_picking_another_one_is_told_and_closing_is_not(qapp: QApplication, chooser: Chooser) -> None:
    heard: list[str] = []
    chooser.chosen.connect(heard.append)
    in_menu(qapp, chooser, lambda menu: menu.close())
    assert heard == []
    in_menu(qapp, chooser, lambda menu: menu.actions()[1].trigger())
    assert heard == ["b"]


def test_lists_do_not_pile_up(qapp: QApplication, chooser: Chooser, chip: FilterChip) -> None:
    for button in (chooser, chip):
        for _ in range(3):
            in_menu(qapp, button, lambda menu: menu.close())
        qapp.sendPostedEvents(None, 52)  # deferred deletions
        assert button.findChildren(QMenu) == []


def test_a_chip_filters_and_lets_everything_through_again(qapp: QApplication, chip: FilterChip, look: Look) -> None:
    heard: list[str] = []
    chip.changed.connect(lambda: heard.append(chip.value))
    assert (chip.text(), chip.accessibleName()) == ("Position", "Position: Any position")
    in_menu(qapp, chip, lambda menu: menu.actions()[1].trigger())
    assert (chip.value, chip.text(), chip.accessibleName()) == ("prone", "face down", "Position: face down")
    assert commonest(chip.grab().toImage()) == look.color("tint")
    in_menu(qapp, chip, lambda menu: menu.actions()[0].trigger())
    assert (chip.value, chip.text()) == ("", "Position")
    assert heard == ["prone", ""]
    assert commonest(chip.grab().toImage()) == look.color("raised")


def test_both_show_where_the_keyboard_is_and_not_where_the_mouse_was(
    qtbot: QtBot, chooser: Chooser, chip: FilterChip, look: Look
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


def test_a_chip_may_be_squeezed(chip: FilterChip, chooser: Chooser) -> None:
    assert chip.minimumSizeHint().width() < chip.sizeHint().width()
    assert chooser.sizeHint().height() > 48


def test_a_pick_has_a_name_of_its_own_and_says_what_is_in_force(qtbot: QtBot, look: Look) -> None:
    voice = Pick(look, "The usual one", ["Ada", "Bo"], name="Voice")
    qtbot.addWidget(voice)
    button = voice.findChild(FilterChip)
    assert button is not None
    assert (button.text(), button.accessibleName()) == ("The usual one", "Voice: The usual one")
    voice.set_value("Bo")
    assert (button.text(), button.accessibleName(), voice.value()) == ("Bo", "Voice: Bo", "Bo")
    plain = voice.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert voice.grab().toImage() != plain or not button.hasFocus()
    voice.set_value("gone")
    assert (button.text(), voice.value()) == ("The usual one", "gone"), "kept until another is chosen"
