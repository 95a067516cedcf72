from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.clock import Clock
from tests.fakes import FakeClock


def test_stands_still_until_advanced() -> None:
    clock: Clock = FakeClock(monotonic=7.5)
    assert (clock.monotonic(), clock.now()) == (clock.monotonic(), clock.now())
    assert clock.monotonic() == 7.5


@given(st.lists(st.integers(0, 10**6)))
def test_both_times_advance_together(seconds: list[int]) -> None:
    start = datetime(2025, 3, 30, tzinfo=UTC)
    clock = FakeClock(now=start)
    for some in seconds:
        clock.advance(some)
    assert clock.monotonic() == sum(seconds)
    assert clock.now() == start + timedelta(seconds=sum(seconds))


def test_tells_an_aware_moment() -> None:
    assert FakeClock().now().tzinfo is not None


def test_never_goes_back() -> None:
    with pytest.raises(ValueError, match="forward"):
        FakeClock().advance(-1)
