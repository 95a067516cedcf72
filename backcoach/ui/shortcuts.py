"""Which key does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.ui.keyboard import Shortcut
from backcoach.ui.session.session_controller import SessionController
from backcoach.ui.session.session_service import SessionService
from backcoach.ui.session.sound_controller import SoundController

if TYPE_CHECKING:
    from backcoach.ui.window_controller import WindowController

PLAY = ("Media Play", "Media Pause", "Toggle Media Play/Pause")
"""Keys of keyboards and headphones."""


def key_table(
    presenter: WindowController, conductor: SessionService, director: SessionController, hearing: SoundController
) -> tuple[Shortcut, ...]:
    """Every key of the window, the most used first."""
    tr, front, cards = presenter.tr, presenter.front, presenter.cards
    return (
        Shortcut(("Space",), tr("Start, pause, go on"), presenter.start_or_toggle, also=PLAY),
        Shortcut((), tr("The same by a presenter’s remote, as is Esc after it"), presenter.remote_on, also=("F5",)),
        Shortcut(("Right",), tr("Next step"), conductor.next, "session", also=("PgDown", "Media Next")),
        Shortcut(("Left",), tr("Previous step"), conductor.previous, "session", also=("PgUp", "Media Previous")),
        Shortcut(("Home",), tr("This exercise again"), conductor.restart_exercise, "session"),
        Shortcut(("+",), tr("Ten seconds more"), conductor.add_time, "session", also=("=",)),
        Shortcut(("H",), tr("That hurt"), conductor.toggle_hurt, "session"),
        Shortcut(("S",), tr("Stop"), presenter.stop, "session"),
        Shortcut(("F11",), tr("Follow along, full screen"), director.follow, "session"),
        Shortcut(("Esc",), tr("Leave the full screen"), presenter.escape, "session"),
        Shortcut(("O",), tr("Turn the full screen"), director.turn, "session"),
        Shortcut(("T",), tr("Say the time left"), hearing.say_left, "session"),
        Shortcut(("R",), tr("Repeat the last words"), hearing.repeat, "session"),
        Shortcut(("C",), tr("Check in"), cards.check_in),
        Shortcut(("Ctrl+F",), tr("Search exercises"), front.list.search),
        Shortcut(("Ctrl+P",), tr("Print the sheet"), presenter.print_sheet),
        Shortcut(("Ctrl+R",), tr("Progress report"), cards.report),
        Shortcut(("Ctrl+D",), tr("Type in a ticked sheet"), presenter.type_in_sheet),
        Shortcut(("Ctrl+,",), tr("Settings"), cards.settings),
        Shortcut(("F4",), tr("Your data: back up, export, import"), presenter.your_data),
        Shortcut(("F2",), tr("Safety page"), cards.safety),
        Shortcut(("F1", "?"), tr("These keys"), cards.keys),
        Shortcut(("F3",), tr("About BackCoach"), cards.about),
        Shortcut(("Ctrl+Q",), tr("Close"), front.window.close),
    )
