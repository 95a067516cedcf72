"""Hands free: one big button by many ways, what is said is shown, and nothing is said that is not so."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from backcoach.session.settings import SoundSettings
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.session.ring import Ring
from tests.corner import sampled
from tests.settled import settled
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio

BIG_BUTTON = ("Space", "F5", "Media Play")
"""QTest cannot press the other keys of the table's first row."""


@pytest.fixture
def loud(open_studio: OpenStudio) -> Studio:
    """The window of a user who wants sound."""
    return open_studio(preferences=settled())


@pytest.fixture
def unhurried(open_studio: OpenStudio) -> Studio:
    """A session at the user's own pace, in the first set that waits."""
    studio = open_studio(preferences=replace(SETTLED, session=replace(SETTLED.session, own_pace=True)))
    studio.start()
    waiting = next(segment for segment in studio.view.routine.timeline.segments if segment.waits)
    studio.go_to(waiting.step)
    studio.press("Right")
    return studio


def step(studio: Studio) -> int:
    """The step that the session is at."""
    assert studio.session.player
    return studio.session.player.moment.segment.step


def captions(studio: Studio) -> list[str]:
    """Every caption from now on."""
    shown: list[str] = []
    studio.controller.sound.captioned.connect(shown.append)
    return shown


@pytest.mark.parametrize("key", BIG_BUTTON)
def test_a_big_button_pauses_and_goes_on(studio: Studio, key: str) -> None:
    studio.start()
    studio.press(key)
    assert studio.state == "paused"
    studio.press(key)
    assert studio.state == "running"


def test_the_button_of_a_remote_that_sends_f5_and_esc_in_turn_is_one_button(studio: Studio) -> None:
    studio.start()
    studio.press("F11", "F5")
    assert studio.state == "paused"
    studio.press("Esc")
    assert studio.state == "running"
    assert studio.controller.stage.view.far
    studio.press("Esc")
    assert studio.state == "running"
    assert not studio.controller.stage.view.far


@pytest.mark.parametrize("part", [FigureView, Ring, None])
def test_from_afar_a_click_anywhere_is_that_button(studio: Studio, part: type[QWidget] | None) -> None:
    studio.start()
    studio.press("F11")
    live = studio.controller.stage.view
    where = live.findChild(part) if part else None
    place = where.mapTo(studio.window, where.rect().center()) if where else live.mapTo(studio.window, QPoint(3, 3))
    target = studio.window.childAt(place) or studio.window
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(studio.window, place))
    assert studio.state == "paused"


@sampled
@pytest.mark.parametrize("key", [*BIG_BUTTON, "Right", "PgDown", "Media Next"])
def test_at_your_own_pace_any_key_goes_on(unhurried: Studio, key: str) -> None:
    before = step(unhurried)
    unhurried.jump(2)
    unhurried.press(key)
    assert step(unhurried) == before + 1
    assert unhurried.state == "running"
    (session,) = unhurried.journal.sessions.find()
    assert [one.outcome for one in unhurried.journal.sessions.steps(session.id)][-1] == "done"


def test_at_your_own_pace_enter_and_a_click_from_afar_go_on(unhurried: Studio) -> None:
    before = step(unhurried)
    unhurried.press("F11", "Return")
    assert step(unhurried) == before + 1
    unhurried.press("Right")
    QTest.mouseClick(unhurried.controller.stage.view, Qt.MouseButton.LeftButton)
    assert step(unhurried) == before + 2


def test_the_time_left_is_said_and_shown_and_the_last_words_again(loud: Studio) -> None:
    loud.start()
    shown = captions(loud)
    loud.jump(12)
    loud.press("T")
    assert shown[-1] == "Thirteen minutes left of the routine."
    assert shown[-1] in loud.said()
    loud.jump(4)
    assert shown[-1] != "Thirteen minutes left of the routine."
    loud.press("R")
    assert loud.controller.sound._script
    said = loud.controller.sound._script.said_last(loud.session.t)
    assert said is not None
    assert shown[-1] == said.text


def test_who_wants_no_talk_is_still_told_what_they_ask_for(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=settled(sound=SoundSettings(talk="off")))
    studio.start()
    shown = captions(studio)
    studio.press("Space")
    assert shown == []
    studio.press("T")
    assert shown == ["Thirteen minutes left of the routine."]


def test_a_score_that_is_nothing_special_does_not_pause_the_session_that_it_begins(loud: Studio) -> None:
    shown = captions(loud)
    loud.press("Space", "4", "Return")
    assert loud.state == "running"
    assert shown == []
    loud.press("Space")
    assert shown == ["Paused. The space bar goes on."]
    loud.press("Space")
    loud.jump(0.1)
    assert shown[:2] == ["Paused. The space bar goes on.", "Going on."]


def test_other_settings_are_heard_at_once(loud: Studio) -> None:
    loud.start()
    hearing, services = loud.controller.sound, loud.view.services
    services.settings.change(replace(services.settings.current, sound=SoundSettings(talk="off")))
    assert hearing._script
    assert hearing._script.speech == ()
    services.settings.change(replace(services.settings.current, sound=SoundSettings(tones=False, talk="off")))
    assert hearing._script is None


def test_the_time_that_is_shown_is_the_time_that_is_played(open_studio: OpenStudio) -> None:
    hurried = settled(sound=SoundSettings(rate=100), routine="eight-stretches")
    studio = open_studio(preferences=replace(hurried, session=replace(hurried.session, get_ready_s=3)))
    plain = studio.view.services.planner.timeline(studio.view.routine.routine, with_words=False)
    studio.start()
    assert studio.session.left_s == studio.view.routine.timeline.duration_s > plain.duration_s
