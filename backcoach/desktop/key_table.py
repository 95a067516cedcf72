"""Which key does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.desktop.conductor import Conductor
from backcoach.desktop.director import Director
from backcoach.desktop.hearing import Hearing
from backcoach.desktop.keys import Key

if TYPE_CHECKING:
    from backcoach.desktop.presenter import Presenter

PLAY = ("Media Play", "Media Pause", "Toggle Media Play/Pause")
"""Keys of keyboards and headphones."""


def key_table(presenter: Presenter, conductor: Conductor, director: Director, hearing: Hearing) -> tuple[Key, ...]:
    """Every key of the window, the most used first."""
    tr, front, cards = presenter.tr, presenter.front, presenter.cards
    return (
        Key(("Space",), tr("Start, pause, go on"), presenter.start_or_toggle, also=PLAY),
        Key((), tr("The same by a presenter’s remote, as is Esc after it"), presenter.remote_on, also=("F5",)),
        Key(("Right",), tr("Next step"), conductor.next, "session", also=("PgDown", "Media Next")),
        Key(("Left",), tr("Previous step"), conductor.previous, "session", also=("PgUp", "Media Previous")),
        Key(("Home",), tr("This exercise again"), conductor.restart_exercise, "session"),
        Key(("+",), tr("Ten seconds more"), conductor.add_time, "session", also=("=",)),
        Key(("H",), tr("That hurt"), conductor.toggle_hurt, "session"),
        Key(("S",), tr("Stop"), presenter.stop, "session"),
        Key(("F11",), tr("Follow along, full screen"), director.follow, "session"),
        Key(("Esc",), tr("Leave the full screen"), presenter.escape, "session"),
        Key(("O",), tr("Turn the full screen"), director.turn, "session"),
        Key(("T",), tr("Say the time left"), hearing.say_left, "session"),
        Key(("R",), tr("Repeat the last words"), hearing.repeat, "session"),
        Key(("C",), tr("Check in"), cards.check_in),
        Key(("Ctrl+F",), tr("Search exercises"), front.list.search),
        Key(("Ctrl+P",), tr("Print the sheet"), presenter.print_sheet),
        Key(("Ctrl+R",), tr("Progress report"), cards.report),
        Key(("Ctrl+D",), tr("Type in a ticked sheet"), presenter.type_in_sheet),
        Key(("Ctrl+,",), tr("Settings"), cards.settings),
        Key(("F4",), tr("Your data: back up, export, import"), presenter.your_data),
        Key(("F2",), tr("Safety page"), cards.safety),
        Key(("F1", "?"), tr("These keys"), cards.keys),
        Key(("F3",), tr("About BackCoach"), cards.about),
        Key(("Ctrl+Q",), tr("Close"), front.window.close),
    )
