"""Which key does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.ui.keyboard import Shortcut

if TYPE_CHECKING:
    from backcoach.ui.window_controller import WindowController

PLAY = ("Media Play", "Media Pause", "Toggle Media Play/Pause")
"""Keys of keyboards and headphones."""


def shortcuts(window: WindowController) -> tuple[Shortcut, ...]:
    """Every key of the window, the most used first."""
    tr, session, stage, dialogs, sound = window.tr, window.session, window.stage, window.dialogs, window.sound
    return (
        Shortcut(("Space",), tr("Start, pause, go on"), stage.start_or_toggle, also=PLAY),
        Shortcut((), tr("The same by a presenter’s remote, as is Esc after it"), stage.press_remote, also=("F5",)),
        Shortcut(("Right",), tr("Next step"), session.next, "session", also=("PgDown", "Media Next")),
        Shortcut(("Left",), tr("Previous step"), session.previous, "session", also=("PgUp", "Media Previous")),
        Shortcut(("Home",), tr("This exercise again"), session.restart_exercise, "session"),
        Shortcut(("+",), tr("Ten seconds more"), session.add_time, "session", also=("=",)),
        Shortcut(("H",), tr("That hurt"), session.toggle_hurt, "session"),
        Shortcut(("S",), tr("Stop"), stage.stop, "session"),
        Shortcut(("F11",), tr("Follow along, full screen"), stage.toggle_far, "session"),
        Shortcut(("Esc",), tr("Leave the full screen"), stage.escape, "session"),
        Shortcut(("O",), tr("Turn the full screen"), stage.rotate, "session"),
        Shortcut(("T",), tr("Say the time left"), sound.say_left, "session"),
        Shortcut(("R",), tr("Repeat the last words"), sound.repeat, "session"),
        Shortcut(("C",), tr("Check in"), dialogs.check_in),
        Shortcut(("Ctrl+F",), tr("Search exercises"), window.view.list.search),
        Shortcut(("Ctrl+P",), tr("Print the sheet"), window.print_sheet),
        Shortcut(("Ctrl+R",), tr("Progress report"), dialogs.report),
        Shortcut(("Ctrl+D",), tr("Type in a ticked sheet"), window.type_in_sheet),
        Shortcut(("Ctrl+,",), tr("Settings"), dialogs.settings),
        Shortcut(("F4",), tr("Your data: back up, export, import"), window.your_data),
        Shortcut(("F2",), tr("Safety page"), dialogs.safety),
        Shortcut(("F1", "?"), tr("These keys"), dialogs.keys),
        Shortcut(("F3",), tr("About BackCoach"), dialogs.about),
        Shortcut(("Ctrl+Q",), tr("Close"), window.view.window.close),
    )
