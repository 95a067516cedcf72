"""Which key does what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backcoach.ui.keyboard import Shortcut

if TYPE_CHECKING:
    from backcoach.ui.window_controller import WindowController

PLAY = ("Media Play", "Media Pause", "Toggle Media Play/Pause")
"""Keys of keyboards and headphones."""


def shortcuts(window: WindowController) -> tuple[Shortcut, ...]:
    """Every key of the window, the most used first."""
    return (*_of_a_session(window), *_of_the_window(window))


def _of_a_session(window: WindowController) -> tuple[Shortcut, ...]:
    words, session, stage, sound = window.words, window.session, window.stage, window.sound
    remote = words.gettext("The same with a presenter’s remote, and so is Esc after it")
    return (
        Shortcut("toggle", ("Space",), words.gettext("Start, pause, go on"), stage.start_or_toggle, also=PLAY),
        Shortcut("remote", (), remote, stage.press_remote, also=("F5",)),
        Shortcut("next", ("Right",), words.gettext("Next step"), stage.next, "session", ("PgDown", "Media Next")),
        Shortcut(
            "previous", ("Left",), words.gettext("Previous step"), stage.previous, "session",
            ("PgUp", "Media Previous"),
        ),
        Shortcut("restart", ("Home",), words.gettext("This exercise again"), session.restart_exercise, "session"),
        Shortcut("more-time", ("+",), words.gettext("Ten seconds more"), session.add_time, "session", also=("=",)),
        Shortcut("hurt", ("H",), words.gettext("That hurt"), stage.mark_hurt, "session"),
        Shortcut("lesson", ("W",), words.gettext("How it goes, step by step"), stage.lessons.toggle, "session"),
        Shortcut("easier", ("E",), words.gettext("An easier form of this exercise"), window.swapping.easier, "session"),
        Shortcut("harder", ("D",), words.gettext("A harder form of it"), window.swapping.harder, "session"),
        Shortcut("stop", ("S",), words.gettext("Stop"), stage.stop, "session"),
        Shortcut("follow", ("F11",), words.gettext("Follow along, full screen"), stage.toggle_far, "session"),
        Shortcut("leave-follow", ("Esc",), words.gettext("Leave the full screen"), stage.escape, "session"),
        Shortcut("turn", ("O",), words.gettext("Turn the full screen"), stage.rotate, "session"),
        Shortcut("time-left", ("T",), words.gettext("Say the time left"), sound.say_left, "session"),
        Shortcut("repeat", ("R",), words.gettext("Repeat the last words"), sound.repeat, "session"),
    )  # fmt: skip


def _of_the_window(window: WindowController) -> tuple[Shortcut, ...]:
    words, dialogs = window.words, window.dialogs
    text = window.view.services.settings.change_text_size
    return (
        Shortcut("check-in", ("C",), words.gettext("Check in"), dialogs.check_in),
        Shortcut("sessions", ("Ctrl+H",), words.gettext("Your sessions"), dialogs.sessions),
        Shortcut("routines", ("Ctrl+O",), words.gettext("Choose a routine"), window.choose_routine),
        Shortcut("search", ("Ctrl+F",), words.gettext("Search exercises"), window.view.search),
        Shortcut("new-routine", ("Ctrl+N",), words.gettext("New routine"), lambda: window.own.act("new")),
        Shortcut("change-routine", ("Ctrl+E",), words.gettext("Change the routine"), lambda: window.own.act("change")),
        Shortcut("print", ("Ctrl+P",), words.gettext("Print the sheet"), window.print_sheet),
        Shortcut("report", ("Ctrl+R",), words.gettext("Progress report"), dialogs.report),
        Shortcut("paper-diary", ("Ctrl+D",), words.gettext("Type in a ticked sheet"), window.type_in_sheet),
        Shortcut("settings", ("Ctrl+,",), words.gettext("Settings"), dialogs.settings),
        Shortcut("larger-text", ("Ctrl++",), words.gettext("Larger text"), partial(text, 10), also=("Ctrl+=",)),
        Shortcut("smaller-text", ("Ctrl+-",), words.gettext("Smaller text"), partial(text, -10)),
        Shortcut("usual-text", ("Ctrl+0",), words.gettext("Text of the usual size"), partial(text, 0)),
        Shortcut("data", ("F4",), words.gettext("Your data: back up, export, import"), window.your_data),
        Shortcut("safety", ("F2",), words.gettext("Safety page"), dialogs.safety),
        Shortcut("keys", ("F1", "?"), words.gettext("These keys"), dialogs.keys),
        Shortcut("about", ("F3",), words.gettext("About BackCoach"), dialogs.about),
        Shortcut("quit", ("Ctrl+Q",), words.gettext("Close"), window.view.window.close),
    )
