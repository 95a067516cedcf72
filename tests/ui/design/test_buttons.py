"""Buttons: large enough, named, pressed with the keyboard, and distinct by more than colour."""

from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.theme import Theme


def shown(qtbot: QtBot, button: Button) -> Button:
    qtbot.addWidget(button)
    button.show()
    button.resize(button.sizeHint())
    return button


def grey(button: Button) -> QImage:
    return button.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_space_bar_presses_every_kind(qtbot: QtBot, theme: Theme, kind: Kind) -> None:
    button = shown(qtbot, Button(theme, "Go", kind=kind, icon="play", size=44))
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_round_button_has_a_name_and_a_tip_with_its_key(theme: Theme) -> None:
    button = Button(theme, icon="next", name="Next step", key="Right", size=44)
    assert button.accessibleName() == "Next step"
    assert button.toolTip() == "Next step (Right)"
    assert button.sizeHint().width() == button.sizeHint().height() == 44


def test_its_text_always_fits(theme: Theme) -> None:
    for text in ("OK", "I ticked that by mistake"):
        button = Button(theme, text, kind="filled", icon="done", size=44)
        assert button.minimumSizeHint().width() > theme.font(15, strong=True).pixelSize() * len(text) * 0.4


def test_a_checked_toggle_is_seen_without_colour(qtbot: QtBot, theme: Theme) -> None:
    toggle = shown(qtbot, Button(theme, "Stretch", kind="toggle"))
    toggle.setCheckable(True)
    before = grey(toggle)
    toggle.setChecked(True)
    assert grey(toggle) != before


def test_the_keyboard_leaves_a_ring_and_the_mouse_does_not(qtbot: QtBot, theme: Theme) -> None:
    button = shown(qtbot, Button(theme, "Go"))
    with qtbot.waitActive(button):
        button.activateWindow()
    plain = grey(button)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert grey(button) == plain
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert grey(button) != plain


def test_another_theme_and_another_icon_are_painted_at_once(qtbot: QtBot, theme: Theme) -> None:
    button = shown(qtbot, Button(theme, icon="pause", name="Pause", kind="filled"))
    pictures = [button.grab().toImage()]
    theme.use(dark=True)
    pictures.append(button.grab().toImage())
    button.set_icon("play", "Go on")
    pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert button.accessibleName() == button.toolTip() == "Go on"


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("dark", [False, True])
def test_a_button_that_cannot_be_pressed_looks_so(qtbot: QtBot, theme: Theme, kind: Kind, dark: bool) -> None:
    theme.use(dark=dark)
    button = shown(qtbot, Button(theme, "Go", kind=kind))
    button.setCheckable(kind == "toggle")
    button.setChecked(kind == "toggle")
    before = grey(button)
    button.setEnabled(False)
    assert grey(button) != before


def test_renaming_names_it_for_screen_readers_too(theme: Theme) -> None:
    button = Button(theme, "Next")
    button.rename("Done")
    assert (button.text(), button.accessibleName()) == ("Done", "Done")
