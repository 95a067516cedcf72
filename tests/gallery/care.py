"""Pictures of what cautions and forms do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QDialog

from backcoach.person import Person
from backcoach.ui.settings.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from tests.gallery.take import Take


def _cautious(take: Take) -> None:
    """The start page of somebody who cannot get down to the floor, with a form of her own."""
    studio = take.studio()
    settings = studio.view.services.settings
    forms = (("standing-side-bend", "standing-extension"),)
    chosen = msgspec.structs.replace(settings.current, cautions=("no-floor", "shoulder-neck"), forms=forms)
    settings.change(msgspec.structs.replace(chosen, routine="short-and-strong"))


def _turn_aside(take: Take) -> None:
    """A break that a caution asks for: off the back, on to the side."""
    studio = take.studio()
    settings = studio.view.services.settings
    settings.change(msgspec.structs.replace(settings.current, cautions=("pregnancy",), routine="gentle-day"))
    studio.start()
    assert studio.session.player
    turn = next(one for one in studio.session.player.timeline.segments if one.say)
    studio.go_to(turn.step)
    studio.jump(3)


def _easier_at_a_pause(take: Take) -> None:
    """A pause in which an easier form is offered."""
    studio = take.studio()
    settings = studio.view.services.settings
    settings.change(msgspec.structs.replace(settings.current, routine="short-and-strong"))
    studio.start()
    studio.jump(20)
    studio.session.toggle()


def _hidden_by_a_stop(take: Take) -> None:
    """The start page after a stop with leg pain: what is hidden since, and the way back."""
    studio = take.studio()
    settings = studio.view.services.settings
    settings.change(msgspec.structs.replace(settings.current, routine="short-and-strong"))
    studio.start()
    studio.session.stop("leg-symptoms", hide_current=True)
    studio.session.leave()
    studio.view.routine.refresh()


def _smaller_movement(take: Take) -> None:
    """Cat and cow, half as far, because of a caution."""
    studio = take.studio()
    settings = studio.view.services.settings
    settings.change(msgspec.structs.replace(settings.current, cautions=("osteoporosis",), routine="short-and-strong"))
    studio.start()
    studio.jump(studio.view.routine.timeline.work_start_of(0) + 3.8)


def _safety_settings(take: Take) -> None:
    take.dialog(take.studio().controller.dialogs.settings, _turn_to_safety)


def _turn_to_safety(dialog: QDialog) -> None:
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(4)


def _figure_settings(take: Take) -> None:
    take.dialog(take.studio().controller.dialogs.settings, _turn_to_figure)


def _turn_to_figure(dialog: QDialog) -> None:
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(5)


OLDER = Person(build="sturdy", skin="tan", hair="grey", cut="tied")


def _older_person(take: Take) -> None:
    """The start page and the list with another figure."""
    settings = take.studio().view.services.settings
    settings.change(msgspec.structs.replace(settings.current, person=OLDER, routine="short-and-strong"))


CARE = (
    ("cautious", _cautious),
    ("turn-aside", _turn_aside),
    ("easier-at-a-pause", _easier_at_a_pause),
    ("hidden-by-a-stop", _hidden_by_a_stop),
    ("smaller-movement", _smaller_movement),
    ("dialog-settings-safety", _safety_settings),
    ("dialog-settings-figure", _figure_settings),
    ("older-person", _older_person),
)
