"""Shots of what comes up in a session: controls from afar, what to do when it hurt, and an exercise step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt

from backcoach.ui.exercises.routine_row import PICTURE

if TYPE_CHECKING:
    from tests.gallery.take import Take
    from tests.studio import Studio

LESSON_S = 420.0
"""Seconds into the routine at which one gets ready for an exercise with sides."""


def _far(take: Take, seconds: float) -> Studio:
    studio = take.studio()
    studio.start()
    studio.jump(seconds)
    studio.controller.stage.toggle_far()
    studio.window.setWindowState(Qt.WindowState.WindowNoState)  # the offscreen screen is too small
    studio.window.resize(1366, 768)
    return studio


def _far_controls(take: Take) -> None:
    """The controls as they come up with a movement of the mouse."""
    studio = _far(take, 420)
    studio.controller.stage.view.overlay.controls.calm = True
    studio.controller.stage.view.overlay.wake()


def _far_paused(take: Take) -> None:
    studio = _far(take, 420)
    studio.controller.stage.view.overlay.controls.calm = True
    studio.session.toggle()


def _hurt(take: Take) -> None:
    studio = take.studio()
    studio.start()
    studio.jump(430)
    studio.press("H")


def _far_hurt(take: Take) -> None:
    _far(take, 430).press("H")


def _smaller(take: Take) -> None:
    _hurt(take)
    take.studio().press("M")


def _lesson(place: int) -> Callable[[Take], None]:
    def act(take: Take) -> None:
        studio = take.studio()
        settings = studio.view.services.settings
        settings.change(msgspec.structs.replace(settings.current, cautions=("wrist", "knee")))
        studio.controller.stage.lessons.teach("bird-dog")
        for _ in range(place):
            studio.controller.stage.lessons.next()
        studio.clock.advance(2.5)
        studio.controller.stage.lessons.page._move()

    return act


def _last_step(take: Take) -> None:
    """The last step of an exercise, with what often goes wrong."""
    _lesson(len(take.studio().view.services.library.catalog.exercise("bird-dog").steps) - 1)(take)


def _view_question(take: Take) -> None:
    settings = take.studio().view.services.settings
    settings.change(msgspec.structs.replace(settings.current, view="ask"))
    take.dialog(take.studio().controller.dialogs.ask_view)


def _routines(take: Take) -> None:
    """All routines, with a favourite, after two weeks."""
    studio = take.studio()
    studio.view.services.settings.set_favourite("eight-stretches", favourite=True)
    for entry in studio.view.services.shelf():
        studio.view.thumbnails.picture(entry.picture, PICTURE, 1.0)
    studio.wait(lambda: not studio.view.thumbnails.busy)
    take.dialog(studio.controller.choose_routine)


def _far_ready(take: Take) -> None:
    """Getting ready for an exercise that asks for care, with the steps that set one up."""
    settings = take.studio().view.services.settings
    cautious = msgspec.structs.replace(settings.current, cautions=("wrist", "knee"))
    settings.change(msgspec.structs.replace(cautious, routine="five-minute-warm-up"))
    studio = _far(take, 0)
    studio.go_to(next(k for k, step in enumerate(studio.session.steps) if step.exercise == "bird-dog"))
    studio.jump(2)


def _turned_lesson(take: Take) -> None:
    studio = _far(take, 420)
    studio.controller.stage.rotate()
    studio.controller.stage.lessons.toggle()


def _hurt_five(take: Take) -> None:
    """How strong it was, and what that means."""
    _hurt(take)
    take.studio().press("5")


IN_SESSION: tuple[tuple[str, Callable[[Take], object]], ...] = (
    ("far-controls", _far_controls),
    ("far-paused", _far_paused),
    ("hurt", _hurt),
    ("hurt-graded", _hurt_five),
    ("far-hurt", _far_hurt),
    ("smaller", _smaller),
    ("far-get-ready", _far_ready),
    ("lesson", _lesson(0)),
    ("lesson-turned", _turned_lesson),
    ("lesson-move", _lesson(2)),
    ("lesson-last", _last_step),
    ("dialog-view", _view_question),
    ("dialog-feeling", lambda take: take.dialog(take.studio().controller.dialogs.ask_feeling)),
    ("dialog-stop-turned", lambda take: take.dialog(lambda: take.studio().controller.dialogs.stop(1))),
    ("dialog-routines", _routines),
)
"""Each in light and dark."""
IN_SESSION_SMALL: tuple[tuple[str, Callable[[Take], object]], ...] = (
    ("small-hurt", _hurt),
    ("small-lesson", _lesson(2)),
    ("small-lesson-last", _last_step),
)
