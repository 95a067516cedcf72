"""What a routine's item chooses: another measure, the sides, a note; seen, said and timed accordingly."""

import pytest

from backcoach.catalog import Exercise, RoutineItem
from backcoach.catalog.exercise_files import routine_faults
from backcoach.cues import SpeechWording
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.ui.session.session_text import SessionText
from backcoach.words import Words
from tests.builders import breathing, catalog, dose, exercise, routine, stretch

HOLD = stretch("hold", dose=dose(hold_breaths=(3, 5)))
PHRASES = Phrases(Words())


def timeline(one: Exercise, **given: object) -> Timeline:
    item = RoutineItem(exercise=one.id, **given)  # type: ignore[arg-type]
    return compile_timeline(routine(item), catalog(one), SessionSettings())


def test_a_hold_of_breaths_becomes_repetitions_with_seconds() -> None:
    work = [
        segment for segment in timeline(HOLD, repetitions=2, hold_s=5, sides="left").segments if segment.kind == "work"
    ]
    assert [segment.duration_s for segment in work if segment.phase == "hold"] == [5, 5]
    assert {PHRASES.repetition(segment) for segment in work} == {"Repetition 1 of 2", "Repetition 2 of 2"}
    assert {segment.side for segment in work} == {"left"}


@pytest.mark.parametrize(
    ("sides", "steps"),
    [(None, ["left", "right"]), ("left", ["left"]), ("right", ["right"]), ("alternate", [None])],
)
def test_the_sides_of_an_item(sides: str | None, steps: list[str | None]) -> None:
    made = timeline(stretch(), sides=sides)
    assert [step.side for step in made.steps] == steps
    assert {segment.side for segment in made.segments if segment.kind == "work"} == {*steps} - {None} or {
        "left",
        "right",
    }
    wording = SpeechWording(Words(), catalog(stretch()))
    assert (wording.side(made.steps[0]) == "Each side in turn.") == (sides == "alternate")


def test_a_note_is_shown_with_the_cue_and_said_once() -> None:
    one = exercise()
    made = timeline(one, note="slowly, says Kim", sets=2)
    moment = made.at(made.work_start_of(0))
    assert SessionText(made, catalog(one), PHRASES).text(moment).cue == "slowly, says Kim · Slowly"
    wording = SpeechWording(Words(), catalog(one))
    assert wording.note(made.steps[0]) == "Slowly, says Kim."
    assert wording.note(timeline(one).steps[0]) == ""


@pytest.mark.parametrize(
    ("one", "given", "wrong"),
    [
        (HOLD, {"repetitions": 3, "hold_s": 5}, []),
        (HOLD, {"hold_s": 5, "hold_breaths": 3}, ["hold_s", "hold_breaths"]),
        (HOLD, {"time_s": 5}, ["time_s"]),
        (exercise(), {"time_s": 30}, []),
        (exercise(), {"hold_s": 30}, ["hold_s"]),
        (breathing(), {"repetitions": 3}, ["repetitions"]),
        (exercise(), {"sides": "left"}, ["sides"]),
    ],
)
def test_a_measure_must_fit_how_the_exercise_goes(one: Exercise, given: dict[str, object], wrong: list[str]) -> None:
    item = RoutineItem(exercise=one.id, **given)  # type: ignore[arg-type]
    assert [key for key, _ in routine_faults(routine(item), {one.id: one})] == [f"items[0].{key}" for key in wrong]
