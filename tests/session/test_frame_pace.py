"""How often the screen looks at the clock: often where something moves, seldom elsewhere, and never too late."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog.read import read_catalog
from backcoach.catalog.types import HOLDS
from backcoach.session import Moment, SessionSettings, compile_timeline
from backcoach.session.frame_pace import CALM_MS, FULL, SAVING, FramePace
from tests.places import ASSETS

CATALOG = read_catalog(ASSETS)
TIMELINE = compile_timeline(CATALOG.routines["seven-actions"], CATALOG, SessionSettings())
times = st.floats(0, TIMELINE.duration_s, exclude_max=True)


def digits(moment: Moment) -> float:
    """The seconds that are shown."""
    return -((1e-6 - moment.remaining_s) // 1)


@given(times, st.booleans(), st.sampled_from([FULL, SAVING]))
def test_the_digits_are_never_late(t: float, calm: bool, pace: FramePace) -> None:
    """Not later than a look that falls on their change is."""
    moment = TIMELINE.at(t)
    wait_ms = pace.wait_ms(moment, calm=calm)
    assert 1 <= wait_ms <= CALM_MS
    just_before = TIMELINE.at(t + wait_ms / 1000 - 0.0026)
    assert just_before.t < t or digits(just_before) == digits(moment) or wait_ms == pace.moving_ms


def looks(first: float, last: float, pace: FramePace, *, calm: bool = False) -> list[float]:
    """When it looks at the clock."""
    found = [first]
    while found[-1] < last:
        found.append(found[-1] + pace.wait_ms(TIMELINE.at(found[-1]), calm=calm) / 1000)
    return found


@pytest.mark.parametrize("kind", ["get_ready", "rest", "hold", "move"])
def test_only_what_moves_is_looked_at_sixty_times_a_second(kind: str) -> None:
    segment = next(
        one for one in TIMELINE.segments
        if one.kind == kind or (kind == "hold" and one.phase == "hold")
        or (kind == "move" and one.kind == "work" and one.phase not in HOLDS)
    )  # fmt: skip
    seconds = segment.duration_s

    def a_second(pace: FramePace, *, calm: bool = False) -> float:
        return (len(looks(segment.start_s, segment.end_s - 0.001, pace, calm=calm)) - 1) / seconds

    assert a_second(FULL, calm=True) <= 11.5
    if kind == "move":
        assert 60 <= a_second(FULL) <= 64
        assert a_second(SAVING) <= 21
    else:
        assert a_second(FULL) <= 31.5
        assert a_second(SAVING) <= 21


def test_a_long_rest_moves_its_rim_more_slowly() -> None:
    long = max((one for one in TIMELINE.segments if one.kind != "work"), key=lambda one: one.duration_s)
    steps = [after - before for before, after in pairwise(looks(long.start_s, long.end_s, FULL))]
    assert max(steps) >= min(long.duration_s, 100) / 1000 - 0.001


def test_a_set_that_waits_for_the_user_is_looked_at_in_peace() -> None:
    segment = TIMELINE.segments[0]
    end = Moment(segment.end_s, segment, segment.duration_s, 1e-12, 0.0)
    assert FULL.wait_ms(end, calm=False) >= FULL.still_ms
