"""Undo and redo at the foot of an editor: icons without text, to save room in a small window."""

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.plain_tooltip import plain_tooltip


def history_buttons(dialog: Dialog) -> tuple[Button, Button]:
    """Put both into the foot of a dialog."""
    words = dialog.theme.words
    buttons = []
    for name, icon, key in ((words.gettext("Undo"), "undo", "Ctrl+Z"), (words.gettext("Redo"), "redo", "Ctrl+Shift+Z")):
        button = dialog.button(name, kind="quiet", icon=icon)
        button.setText("")
        button.setToolTip(plain_tooltip(f"{name} ({key})"))
        buttons.append(button)
    return buttons[0], buttons[1]
