"""Every dialog: as tall as it needs to be, Enter for the default button, Esc to close."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme

Key = Qt.Key


def opened(qtbot: QtBot, theme: Theme, paragraphs: int) -> Dialog:
    dialog = Dialog(theme, "A title")
    qtbot.addWidget(dialog)
    for _ in range(paragraphs):
        dialog.text("Words that are long enough to need a second line at the width of a dialog, and then some more.")
    dialog.button("Cancel").clicked.connect(dialog.reject)
    dialog.button("Keep", usual=True).clicked.connect(dialog.accept)
    dialog.fit()
    dialog.show()
    return dialog


def test_a_short_dialog_is_seen_whole_and_no_taller_than_it_needs(qtbot: QtBot, theme: Theme) -> None:
    few, more = opened(qtbot, theme, 2), opened(qtbot, theme, 4)
    assert few.seen_to_the_end
    assert more.seen_to_the_end
    assert few.height() < more.height()


def test_a_long_dialog_stays_on_the_screen_and_scrolls_to_its_end(qtbot: QtBot, theme: Theme) -> None:
    dialog = opened(qtbot, theme, 60)
    assert dialog.height() < dialog.screen().availableGeometry().height()
    assert not dialog.seen_to_the_end
    for _ in range(60):
        dialog.scroll_on()
    assert dialog.seen_to_the_end


def test_enter_in_a_line_of_text_presses_the_default_button(qtbot: QtBot, theme: Theme) -> None:
    dialog = opened(qtbot, theme, 1)
    line = QLineEdit()
    dialog.body.addWidget(line)
    line.show()
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    assert dialog.result() == Dialog.DialogCode.Accepted


def test_enter_on_another_button_presses_that_one(qtbot: QtBot, theme: Theme) -> None:
    dialog = opened(qtbot, theme, 1)
    cancel = next(button for button in dialog.findChildren(Button) if button.text() == "Cancel")
    cancel.setFocus()
    qtbot.keyClick(cancel, Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == Dialog.DialogCode.Rejected


def test_without_a_default_button_enter_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    dialog = Dialog(theme, "A title")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Key.Key_Return)
    assert dialog.isVisible()


def test_another_theme_reaches_an_open_dialog(qtbot: QtBot, theme: Theme) -> None:
    dialog = opened(qtbot, theme, 1)
    theme.use(dark=True)
    assert dialog.palette().window().color() == theme.color("paper")
    assert dialog.heading.palette().color(dialog.heading.foregroundRole()) == theme.color("ink")


def test_where_there_are_only_buttons_the_first_key_goes_to_the_usual_one(qtbot: QtBot, theme: Theme) -> None:
    asked = opened(qtbot, theme, 2)
    qtbot.waitUntil(asked.isActiveWindow)
    assert asked.usual
    assert asked.focusWidget() is asked.usual
    qtbot.keyClick(asked.focusWidget(), Key.Key_Return)
    assert asked.result() == Dialog.DialogCode.Accepted


def test_a_field_keeps_the_first_key(qtbot: QtBot, theme: Theme) -> None:
    dialog = Dialog(theme, "A title")
    qtbot.addWidget(dialog)
    field = QLineEdit()
    dialog.body.addWidget(field)
    dialog.button("Cancel")
    dialog.button("Keep", usual=True)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is field
