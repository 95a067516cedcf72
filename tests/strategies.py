"""Hypothesis strategies for everything that a catalogue and the settings allow, kept small enough to be quick."""

from collections.abc import Sequence
from typing import Any, get_args

import hypothesis
from hypothesis import strategies as st

from backcoach.catalog import Catalog, Exercise, Routine, RoutineItem, TempoPhase
from backcoach.catalog.types import HOLDS, PhaseName, Position
from backcoach.session import BreathPattern, SessionSettings, Timeline, compile_timeline
from tests.builders import ROLLER, breathing, dose, exercise, routine

MOVEMENTS: tuple[PhaseName, ...] = tuple(name for name in get_args(PhaseName) if name not in HOLDS)


USUAL = 100
"""The examples of a property in `make check` that says no number."""


def scaled(examples: int) -> int:
    """So many examples in `make check`, and the same part of them as of all others in `make test`."""
    return max(1, examples * hypothesis.settings().max_examples // USUAL)


few = hypothesis.settings(max_examples=scaled(40))
"""For properties of whole timelines, which take some milliseconds each to draw."""
ids = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True)
seconds = st.floats(0.5, 8) | st.integers(1, 8)


def ranges(low: int, high: int) -> st.SearchStrategy[tuple[int, int]]:
    """Two whole numbers in order."""
    number = st.integers(low, high)
    return st.tuples(number, number).map(lambda ends: (min(ends), max(ends)))


@st.composite
def measures(draw: st.DrawFn) -> tuple[tuple[TempoPhase, ...], dict[str, Any]]:
    """The tempo of a movement and the measures that fit it: counted, timed or held."""
    names = draw(st.lists(st.sampled_from(MOVEMENTS), min_size=1, max_size=3, unique=True))
    phases = [TempoPhase(phase=name, s=draw(seconds)) for name in names]
    if draw(st.booleans()):
        phases.insert(draw(st.integers(0, len(phases))), TempoPhase(phase="pause", s=draw(seconds)))
    way = draw(st.sampled_from(["repetitions", "time_s", "hold"]))
    if way == "time_s":
        return tuple(phases), {"time_s": draw(ranges(1, 60))}
    chosen: dict[str, Any] = {"repetitions": draw(ranges(1, 4))} if way == "repetitions" else {}
    if way == "hold" or draw(st.booleans()):
        phases.insert(draw(st.integers(0, len(phases))), TempoPhase(phase="hold"))
        phases = [phases[0]] if phases[0].s is None and draw(st.booleans()) else phases
        key, held = draw(st.sampled_from([("hold_s", ranges(1, 30)), ("hold_breaths", ranges(1, 4))]))
        chosen[key] = draw(held)
    return tuple(phases), chosen


@st.composite
def exercises(draw: st.DrawFn, id: str = "lift") -> Exercise:
    """An exercise of any measure, side and position."""
    shared = {
        "sides": draw(st.sampled_from(["both", "each", "alternate"])),
        "position": draw(st.sampled_from(get_args(Position))),
        "equipment": draw(st.sampled_from([(), (ROLLER,)])),
        "switch_s": draw(st.integers(1, 20)),
    }
    sets: dict[str, Any] = {"sets": draw(ranges(1, 3)), "rest_s": draw(st.integers(0, 40))}
    if draw(st.booleans()):
        key = draw(st.sampled_from(["breaths", "repetitions"]))
        return breathing(id, dose=dose(**sets, **{key: draw(ranges(1, 4))}), **shared)
    parts, chosen = draw(measures())
    return exercise(id, tempo=parts, dose=dose(**sets, **chosen), **shared)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Routine, Catalog]:
    """A routine with the catalogue that it draws on."""
    known = [draw(exercises(id)) for id in draw(st.lists(ids, min_size=1, max_size=3, unique=True))]
    arrangement = draw(st.sampled_from(["straight", "circuit"]))
    chosen = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
    own = st.none() | st.integers(1, 3)
    made = routine(
        *(RoutineItem(exercise=one.id, sets=draw(own) if arrangement == "straight" else None) for one in chosen),
        arrangement=arrangement,
        rounds=draw(st.integers(1, 3)) if arrangement == "circuit" else 1,
        rest_s=draw(st.integers(0, 40)),
    )
    return made, Catalog(exercises={one.id: one for one in known}, routines={made.id: made})


def settings(own_pace: Sequence[bool] = (False, True)) -> st.SearchStrategy[SessionSettings]:
    """Any settings that the window offers."""
    return st.builds(
        SessionSettings,
        get_ready_s=st.integers(3, 60),
        rest_s=st.none() | st.integers(0, 300),
        breath=st.builds(BreathPattern, inhale=st.floats(2, 10), hold=st.floats(0, 10), exhale=st.floats(2, 10)),
        pace=st.floats(0.75, 1.5),
        level=st.sampled_from(["low", "middle", "high"]),
        own_pace=st.sampled_from(own_pace),
    )


def timelines(own_pace: Sequence[bool] = (False, True)) -> st.SearchStrategy[Timeline]:
    """Any routine under any settings, compiled."""
    return st.builds(lambda plan, chosen: compile_timeline(plan[0], plan[1], chosen), plans(), settings(own_pace))
