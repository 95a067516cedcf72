"""One click runs only what it concerns: the calls behind it are counted, not timed."""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest
from msgspec.structs import replace

from backcoach.session.settings import SoundSettings
from tests.places import ROOT
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio

PACKAGE = str(ROOT / "backcoach")


def calls_of(studio: Studio, act: Callable[[], object]) -> Counter[tuple[str, str]]:
    """How often each of our functions runs for an act and for what it paints: file and qualified name."""
    counted: Counter[tuple[str, str]] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(PACKAGE):
            counted[code.co_filename.removeprefix(PACKAGE + "/"), code.co_qualname] += 1

    studio.app.processEvents()
    sys.setprofile(count)
    try:
        act()
        studio.app.processEvents()
    finally:
        sys.setprofile(None)
    return counted


def times(counted: Counter[tuple[str, str]], name: str) -> int:
    return sum(number for (_, function), number in counted.items() if function == name)


def files(counted: Counter[tuple[str, str]]) -> set[str]:
    return {file for file, _ in counted}


def change(studio: Studio, **values: object) -> Callable[[], None]:
    settings = studio.view.services.settings
    return lambda: settings.change(replace(settings.current, **values))


def test_choosing_a_routine_compiles_and_writes_once_and_leaves_the_history_alone(studio: Studio) -> None:
    counted = calls_of(studio, lambda: studio.controller.use_routine("gentle-day"))
    assert times(counted, "write_preferences") == 1
    assert times(counted, "StartPage.show_plan") == 1
    assert times(counted, "compile_timeline") == 1
    assert times(counted, "HistoryPane.refresh") == times(counted, "Chart.redraw") == 0


@pytest.mark.parametrize("values", [{"theme": "dark"}, {"reduce_motion": True}, {"bands": False}, {"aim": 2}])
def test_what_does_not_shape_a_routine_compiles_nothing(studio: Studio, values: dict[str, object]) -> None:
    counted = calls_of(studio, change(studio, **values))
    assert times(counted, "write_preferences") == 1
    assert times(counted, "compile_timeline") == 0


def test_reduced_motion_in_a_session_sends_no_script_again(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=replace(SETTLED, sound=SoundSettings()))
    studio.start()
    counted = calls_of(studio, change(studio, reduce_motion=True))
    assert times(counted, "compile_script") == 0
    assert times(counted, "SoundClient.load") == 0
    counted = calls_of(studio, change(studio, sound=SoundSettings(talk="brief")))
    assert times(counted, "compile_script") == 1


def test_a_frame_looks_at_the_timeline_once(studio: Studio) -> None:
    studio.start()
    studio.play(0.5)
    studio.controller.stage.frames.stop()  # only this test asks for a frame

    def one_frame() -> None:
        studio.clock.advance(0.016)
        studio.session.frame()

    counted = calls_of(studio, one_frame)
    assert times(counted, "Timeline.at") == 1


def test_choosing_the_routine_in_use_shows_its_start_page_again(studio: Studio) -> None:
    studio.controller.show_details("bird-dog")
    assert not studio.view.start_page.isVisible()
    studio.controller.use_routine(studio.view.services.settings.current.routine)
    assert studio.view.start_page.isVisible()
