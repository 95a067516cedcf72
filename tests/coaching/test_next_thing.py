"""After a session there is one thing to think of next: what hurt comes first, then a rise, then the week."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.coaching.next_thing import NextThing, next_thing

SCORES = st.none() | st.integers(0, 10)


def test_what_hurt_comes_first() -> None:
    assert next_thing(["plank"], 2, 9, days=1, aim=4, first=True) == NextThing("ease", ("plank",))


def test_a_rise_of_two_points_calls_for_a_gentle_day() -> None:
    assert next_thing([], 3, 5, days=4, aim=4, first=False).kind == "gentle"
    assert next_thing([], 3, 4, days=4, aim=4, first=False).kind == "reached"


def test_the_first_session_and_the_week() -> None:
    assert next_thing([], None, 3, days=1, aim=4, first=True).kind == "first-week"
    assert next_thing([], 3, None, days=3, aim=4, first=False).kind == "another-day"
    assert next_thing([], None, None, days=4, aim=4, first=False).kind == "reached"


@given(SCORES, SCORES, st.integers(0, 7), st.integers(1, 7), st.booleans())
def test_an_aim_that_is_not_reached_is_never_called_reached(
    before: int | None, after: int | None, days: int, aim: int, first: bool
) -> None:
    kind = next_thing([], before, after, days=days, aim=aim, first=first).kind
    assert kind != "reached" or days >= aim
    assert kind != "gentle" or (before is not None and after is not None and after > before)
