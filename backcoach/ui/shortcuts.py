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
    words, session, stage, dialogs, sound = window.words, window.session, window.stage, window.dialogs, window.sound
    return (
        Shortcut(("Space",), words.gettext("Start, pause, go on"), stage.start_or_toggle, also=PLAY),
        Shortcut(
            (), words.gettext("The same by a presenter’s remote, as is Esc after it"), stage.press_remote, also=("F5",)
        ),
        Shortcut(("Right",), words.gettext("Next step"), session.next, "session", also=("PgDown", "Media Next")),
        Shortcut(
            ("Left",), words.gettext("Previous step"), session.previous, "session", also=("PgUp", "Media Previous")
        ),
        Shortcut(("Home",), words.gettext("This exercise again"), session.restart_exercise, "session"),
        Shortcut(("+",), words.gettext("Ten seconds more"), session.add_time, "session", also=("=",)),
        Shortcut(("H",), words.gettext("That hurt"), session.toggle_hurt, "session"),
        Shortcut(("S",), words.gettext("Stop"), stage.stop, "session"),
        Shortcut(("F11",), words.gettext("Follow along, full screen"), stage.toggle_far, "session"),
        Shortcut(("Esc",), words.gettext("Leave the full screen"), stage.escape, "session"),
        Shortcut(("O",), words.gettext("Turn the full screen"), stage.rotate, "session"),
        Shortcut(("T",), words.gettext("Say the time left"), sound.say_left, "session"),
        Shortcut(("R",), words.gettext("Repeat the last words"), sound.repeat, "session"),
        Shortcut(("C",), words.gettext("Check in"), dialogs.check_in),
        Shortcut(("Ctrl+H",), words.gettext("Your sessions"), dialogs.sessions),
        Shortcut(("Ctrl+F",), words.gettext("Search exercises"), window.view.list.search),
        Shortcut(("Ctrl+P",), words.gettext("Print the sheet"), window.print_sheet),
        Shortcut(("Ctrl+R",), words.gettext("Progress report"), dialogs.report),
        Shortcut(("Ctrl+D",), words.gettext("Type in a ticked sheet"), window.type_in_sheet),
        Shortcut(("Ctrl+,",), words.gettext("Settings"), dialogs.settings),
        Shortcut(("F4",), words.gettext("Your data: back up, export, import"), window.your_data),
        Shortcut(("F2",), words.gettext("Safety page"), dialogs.safety),
        Shortcut(("F1", "?"), words.gettext("These keys"), dialogs.keys),
        Shortcut(("F3",), words.gettext("About BackCoach"), dialogs.about),
        Shortcut(("Ctrl+Q",), words.gettext("Close"), window.view.window.close),
    )
