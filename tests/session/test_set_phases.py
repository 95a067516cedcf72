"""One set of one exercise: phases, repetitions and sides."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import Exercise
from backcoach.session import BreathPattern, ChosenDose, SessionSettings
from backcoach.session.set_phases import TimedPhase, phases_of_set
from tests.builders import breathing, exercise, stretch, tempo
from tests.strategies import settings

PLAIN = SessionSettings()


def once(**measures: Any) -> ChosenDose:
    return ChosenDose(sets=1, rest_s=0, **measures)


def named(phases: list[TimedPhase]) -> list[tuple[str | None, float]]:
    return [(phase.phase, phase.seconds) for phase in phases]


@pytest.mark.parametrize("measure", ["breaths", "repetitions"])
def test_breaths_are_counted(measure: str) -> None:
    assert phases_of_set(breathing(), once(**{measure: 2}), PLAIN) == [
        TimedPhase("inhale", 4, 1, 2, of_breaths=measure == "breaths"),
        TimedPhase("hold", 2, 1, 2, of_breaths=measure == "breaths"),
        TimedPhase("exhale", 6, 1, 2, of_breaths=measure == "breaths"),
        TimedPhase("inhale", 4, 2, 2, of_breaths=measure == "breaths"),
        TimedPhase("hold", 2, 2, 2, of_breaths=measure == "breaths"),
        TimedPhase("exhale", 6, 2, 2, of_breaths=measure == "breaths"),
    ]


@pytest.mark.parametrize(
    ("one", "measures"),
    [(breathing(breath_hold=False), {"breaths": 2}), (stretch(), {"hold_breaths": 2})],
)
def test_only_an_exercise_whose_source_holds_the_breath_has_a_hold(one: Exercise, measures: dict[str, int]) -> None:
    assert "hold" in {phase.phase for phase in phases_of_set(breathing(), once(breaths=2), PLAIN)}
    breaths = [phase.phase for phase in phases_of_set(one, once(**measures), PLAIN) if phase.repetition]
    assert breaths == ["inhale", "exhale", "inhale", "exhale"]


def test_the_breath_pattern_is_the_user_s() -> None:
    mine = SessionSettings(breath=BreathPattern(3, 0, 4))
    assert named(phases_of_set(breathing(), once(breaths=1), mine)) == [("inhale", 3), ("exhale", 4)]


def test_repetitions_are_counted() -> None:
    assert phases_of_set(exercise(), once(repetitions=2), PLAIN) == [
        TimedPhase("lift", 2, 1, 2),
        TimedPhase("lower", 3, 1, 2),
        TimedPhase("lift", 2, 2, 2),
        TimedPhase("lower", 3, 2, 2),
    ]


def test_a_hold_in_seconds_is_not_counted() -> None:
    assert phases_of_set(stretch(), once(hold_s=20), PLAIN) == [
        TimedPhase("ease_in", 3),
        TimedPhase("hold", 20),
        TimedPhase("ease_out", 3),
    ]


def test_a_hold_in_breaths_counts_them() -> None:
    mine = SessionSettings(breath=BreathPattern(3, 0, 4))
    assert phases_of_set(stretch(), once(hold_breaths=2), mine) == [
        TimedPhase("ease_in", 3),
        TimedPhase("inhale", 3, 1, 2, of_breaths=True),
        TimedPhase("exhale", 4, 1, 2, of_breaths=True),
        TimedPhase("inhale", 3, 2, 2, of_breaths=True),
        TimedPhase("exhale", 4, 2, 2, of_breaths=True),
        TimedPhase("ease_out", 3),
    ]


def test_in_repetitions_that_hold_for_breaths_the_repetitions_are_counted() -> None:
    phases = phases_of_set(
        stretch(), once(repetitions=2, hold_breaths=2), SessionSettings(breath=BreathPattern(3, 0, 4))
    )
    assert [phase.repetition for phase in phases] == [1] * 6 + [2] * 6
    assert sum(phase.seconds for phase in phases) == 2 * (3 + 2 * 7 + 3)


def test_alternating_repetitions_change_sides_within_each() -> None:
    assert phases_of_set(exercise(tempo=tempo(lift=2)), once(repetitions=2, sides="alternate"), PLAIN) == [
        TimedPhase("lift", 2, 1, 2, "left"),
        TimedPhase("lift", 2, 1, 2, "right"),
        TimedPhase("lift", 2, 2, 2, "left"),
        TimedPhase("lift", 2, 2, 2, "right"),
    ]


def test_an_alternating_hold_is_done_once_on_each_side() -> None:
    phases = phases_of_set(stretch(), once(hold_s=20, sides="alternate"), PLAIN)
    assert [(phase.phase, phase.side) for phase in phases] == [
        (phase, side) for side in ("left", "right") for phase in ("ease_in", "hold", "ease_out")
    ]


def test_whole_repetitions_are_fitted_to_a_time() -> None:
    """6 repetitions of 5 s come closest to 28 s, so each is a little shorter."""
    phases = phases_of_set(exercise(), once(time_s=28), PLAIN)
    assert [phase.phase for phase in phases] == ["lift", "lower"] * 6
    assert phases[0].seconds == pytest.approx(2 * 28 / 30)
    assert {phase.repetition for phase in phases} == {None}


def test_a_time_shorter_than_one_repetition_still_gets_one() -> None:
    assert named(phases_of_set(exercise(), once(time_s=1), PLAIN)) == [("lift", 0.4), ("lower", pytest.approx(0.6))]


@given(st.integers(1, 600), st.floats(0.75, 1.5), st.sampled_from(["both", "each", "alternate"]))
def test_a_fitted_time_is_filled_exactly_and_equally_on_each_side(time_s: int, pace: float, sides: str) -> None:
    phases = phases_of_set(exercise(), once(time_s=time_s, sides=sides), SessionSettings(pace=pace))
    assert sum(phase.seconds for phase in phases) == pytest.approx(time_s)
    left, right = (sum(phase.seconds for phase in phases if phase.side == side) for side in ("left", "right"))
    assert left == pytest.approx(right)
    assert (left > 0) == (sides == "alternate")


@given(st.floats(0.75, 1.5))
def test_pace_changes_movements_but_not_holds_and_breaths(pace: float) -> None:
    parts = tempo(lift=2, pause=1.5, inhale=4, hold=None, exhale=6, stay=2, lower=3)
    phases = phases_of_set(exercise(tempo=parts), once(repetitions=1, hold_s=5), SessionSettings(pace=pace))
    assert named(phases) == [
        ("lift", 2 / pace),
        ("pause", 1.5),
        ("inhale", 4),
        ("hold", 5),
        ("exhale", 6),
        ("stay", 2),
        ("lower", 3 / pace),
    ]
    assert phases_of_set(breathing(), once(breaths=2), SessionSettings(pace=pace)) == phases_of_set(
        breathing(), once(breaths=2), PLAIN
    )


@pytest.mark.parametrize(("sides", "estimate"), [("both", 10), ("each", 10), ("alternate", 20)])
def test_repetitions_at_own_pace_are_one_waiting_phase_with_an_estimate(sides: str, estimate: float) -> None:
    phases = phases_of_set(exercise(), once(repetitions=2, sides=sides), SessionSettings(own_pace=True))
    assert phases == [TimedPhase(None, estimate, repetitions=2, waits=True)]


@pytest.mark.parametrize(
    ("one", "measures"),
    [
        (breathing(), {"breaths": 2}),
        (breathing(), {"repetitions": 2}),
        (stretch(), {"hold_s": 9}),
        (exercise(), {"time_s": 30}),
    ],
)
def test_breaths_holds_and_fixed_times_keep_their_pace(one: Exercise, measures: dict[str, int]) -> None:
    assert phases_of_set(one, once(**measures), SessionSettings(own_pace=True)) == phases_of_set(
        one, once(**measures), PLAIN
    )


@given(settings(), st.integers(1, 4), st.lists(st.floats(0.1, 9), min_size=1, max_size=3))
def test_every_repetition_takes_the_same_time(chosen: SessionSettings, count: int, lengths: list[float]) -> None:
    parts = tempo(**dict(zip(("turn", "return", "settle"), lengths, strict=False)))
    phases = phases_of_set(exercise(tempo=parts), once(repetitions=count), chosen)
    assert sum(phase.seconds for phase in phases) == pytest.approx(count * sum(lengths) / chosen.pace)
