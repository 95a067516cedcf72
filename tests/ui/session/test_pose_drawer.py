"""Poses are drawn before they are shown: while the question is read, and a few in each second of a rest."""

from typing import Any

import msgspec
import pytest

from backcoach.figure.figure_painter import Drawing, FigurePainter
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio

Drawn = list[object]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The poses that were drawn."""
    composed: Drawn = []
    compose = FigurePainter.compose

    def noted(*what: Any) -> Drawing:
        composed.append(what)
        return compose(*what)

    monkeypatch.setattr(FigurePainter, "compose", noted)
    return composed


def ask(studio: Studio, exercise: str) -> None:
    """The question before a session of one exercise."""
    planner = studio.view.services.planner
    routine = studio.view.services.library.catalog.as_routine(exercise)
    studio.session.ask_before(planner.timeline(routine), planner.session_settings)


def play(studio: Studio, seconds: float, a_second: int = 15) -> None:
    """Frame by frame, each painted."""
    for _ in range(round(seconds * a_second)):
        studio.clock.advance(1 / a_second)
        studio.session.frame()
        studio.app.processEvents()


def moving(studio: Studio) -> bool:
    """Whether the first phase goes on."""
    return studio.session.moment is not None and studio.session.moment.segment.phase == "turn"


def test_what_was_drawn_while_the_question_was_read_is_only_copied_in_the_session(studio: Studio, drawn: Drawn) -> None:
    studio.wait(lambda: not studio.view.thumbnails.busy)
    ask(studio, "open-book")
    stage = studio.controller.stage
    studio.wait(lambda: stage.is_prepared and not stage.view.drawer.busy)
    ahead = len(drawn)
    assert 45 < ahead < 120, "a turn of three seconds; the way back has the same poses"
    studio.session.begin(4, "")
    play(studio, 0.5)
    studio.session.next()
    drawn.clear()
    assert moving(studio)
    play(studio, 7)
    assert not moving(studio)
    assert drawn == []
    assert not stage.view.drawer.busy


def test_in_a_rest_a_few_poses_a_second_are_drawn_and_in_a_pause_none(studio: Studio, drawn: Drawn) -> None:
    studio.wait(lambda: not studio.view.thumbnails.busy)
    ask(studio, "open-book")
    studio.session.begin(4, "")  # before anything was drawn
    play(studio, 0.3)
    drawn.clear()
    play(studio, 2)
    assert 3 <= len(drawn) <= 5
    studio.press("Space")
    drawn.clear()
    play(studio, 2)
    assert drawn == []


def test_from_afar_nothing_is_drawn_before_the_size_is_known(open_studio: OpenStudio, drawn: Drawn) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, view="far"))
    studio.wait(lambda: not studio.view.thumbnails.busy)
    drawn.clear()
    ask(studio, "open-book")
    stage = studio.controller.stage
    studio.wait(lambda: stage.is_prepared and not stage.reader.busy)
    assert not stage.view.drawer.busy
    assert drawn == []
