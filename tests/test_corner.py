"""What `make test` takes of a test with many variants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corner import FEW, sampled, spread


@given(st.integers(1, 300))
def test_it_takes_the_first_the_last_and_what_lies_between(number: int) -> None:
    taken = spread(number)
    assert len(taken) == min(number, FEW)
    assert {0, number - 1} <= taken <= set(range(number))


@sampled
@pytest.mark.parametrize("variant", "abcde")
def test_the_others_are_thorough(request: pytest.FixtureRequest, variant: str) -> None:
    assert (request.node.get_closest_marker("thorough") is None) == (variant in "ace")
