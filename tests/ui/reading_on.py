"""Goes through a dialog by keys, like somebody who reads it."""

from backcoach.ui.design.dialog import Dialog
from tests.studio import press


def read_on(dialog: Dialog) -> None:
    """Press Enter; but go back to the button that confirms it, once the end is read and Enter would do nothing."""
    confirms = dialog.focusWidget() is dialog.usual
    key = "Shift+Tab" if dialog.must_be_read and dialog.seen_to_the_end and not confirms else "Return"
    press(dialog.focusWidget(), key)
