"""The words for doses, times and sides."""

from typing import Any, get_args

import pytest

from backcoach.catalog.types import Caution, ExerciseKind, PhaseName, Position, SidePhrase, Sides
from backcoach.phrases import Phrases, span
from backcoach.session import BreathPattern, ChosenDose, Segment, Step
from backcoach.words import Words
from tests.builders import breathing, dose, exercise, stretch, tempo
from tests.words.shouting import shouting

PHRASES = Phrases(Words())


def chosen(sets: int = 1, rest_s: int = 0, **measures: Any) -> ChosenDose:
    return ChosenDose(sets, rest_s, **measures)


def segment(**changes: object) -> Segment:
    values = {"start_s": 0.0, "duration_s": 2.0, "kind": "work", "exercise": "lift", "set": 1, "sets": 1, "step": 0}
    return Segment(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (150, "2 min"), (3570, "1 h"), (3600, "1 h"), (3900, "1 h 5 min")],
)
def test_a_duration_is_rounded_to_minutes_from_a_minute_on(seconds: float, words: str) -> None:
    assert PHRASES.duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "digits"), [(0, "0:00"), (0.1, "0:01"), (59.5, "1:00"), (60, "1:00"), (61, "1:01")]
)
def test_a_countdown_is_rounded_up(seconds: float, digits: str) -> None:
    assert PHRASES.clock(seconds) == digits


@pytest.mark.parametrize(
    ("measures", "words"),
    [
        ({"breaths": 1}, "1 breath"),
        ({"breaths": 8}, "8 breaths"),
        ({"repetitions": 1}, "once"),
        ({"repetitions": 8}, "8 times"),
        ({"time_s": 30}, "30 s"),
        ({"hold_s": 20}, "hold 20 s"),
        ({"hold_breaths": 1}, "hold 1 breath"),
        ({"hold_breaths": 3}, "hold 3 breaths"),
        ({"repetitions": 8, "hold_s": 2}, "8 times"),
    ],
)
def test_one_set_says_what_is_counted(measures: dict[str, int], words: str) -> None:
    assert PHRASES.count(chosen(**measures)) == words


def test_a_dose_is_one_line_of_sets_side_and_hold() -> None:
    assert PHRASES.dose(chosen(repetitions=8, sides="alternate")) == "8 times · each side in turn"
    assert PHRASES.dose(chosen(2, repetitions=8, hold_s=2)) == "2 × 8 · hold 2 s"
    assert PHRASES.dose(chosen(3, hold_s=20, sides="each")) == "3 × hold 20 s · each side"
    assert PHRASES.dose(chosen(1, time_s=20, sides="right")) == "20 s · right side only"
    assert PHRASES.dose(chosen(2, breaths=8)) == "2 × 8 breaths"


def test_a_rest_is_named_only_between_sets() -> None:
    assert PHRASES.rest(chosen(2, 30)) == "rest 30 s"
    assert PHRASES.rest(chosen(1, 30)) == PHRASES.rest(chosen(2, 0)) == ""


def test_ranges_are_written_with_a_dash_and_one_in_the_singular() -> None:
    assert PHRASES.ranges(exercise(dose=dose(sets=(1, 2), breaths=(8, 10)))) == "1–2 sets · 8–10 breaths"
    many = dose(sets=(1, 1), repetitions=(1, 1), hold_s=(1, 1), time_s=(1, 1), hold_breaths=(1, 1))
    assert PHRASES.ranges(exercise(dose=many)) == "1 set · once · 1 s · hold 1 s · hold 1 breath"


def test_a_tempo_is_written_in_seconds() -> None:
    assert PHRASES.tempo(breathing(), BreathPattern(4, 2, 6)) == "in 4 · hold 2 · out 6"
    assert PHRASES.tempo(breathing(), BreathPattern(4.5, 0, 6)) == "in 4.5 · out 6"
    assert PHRASES.tempo(breathing(breath_hold=False), BreathPattern(4, 2, 6)) == "in 4 · out 6"
    moving = exercise(tempo=tempo(lift=2, hold=None, lower=3.5))
    assert PHRASES.tempo(moving, BreathPattern()) == "lift 2 · hold · lower 3.5"


def test_set_and_repetition_are_named_only_if_there_are_several() -> None:
    assert PHRASES.set_of(segment(set=2, sets=3)) == "Set 2 of 3"
    assert PHRASES.set_of(segment()) == ""
    assert PHRASES.repetition(segment()) == ""
    assert PHRASES.repetition(segment(repetition=1, repetitions=4)) == "Repetition 1 of 4"
    assert PHRASES.repetition(segment(repetition=1, repetitions=4, of_breaths=True)) == "Breath 1 of 4"


def test_every_segment_has_words_for_what_to_do() -> None:
    assert PHRASES.action(segment(kind="rest")) == "rest"
    assert PHRASES.action(segment(phase="sit_back")) == "sit back"
    assert PHRASES.action(segment()) == "at your own pace"


def test_a_breath_is_held_and_in_a_position_one_stays() -> None:
    assert PHRASES.action(segment(phase="hold"), of_breath=True) == "hold"
    assert PHRASES.action(segment(phase="hold")) == "stay"


def test_a_side_is_named_by_what_it_means_in_the_exercise() -> None:
    assert [PHRASES.side(stretch(), side) for side in ("left", "right")] == ["Left side", "Right side"]
    named = stretch(side_phrase=SidePhrase(left="Left knee down", right="Right knee down"))
    assert [PHRASES.side(named, side) for side in ("left", "right")] == ["Left knee down", "Right knee down"]


def test_every_name_of_the_catalogue_has_words() -> None:
    assert all(PHRASES.phase(name) for name in get_args(PhaseName))
    assert all(PHRASES.position(name) for name in get_args(Position))
    assert all(PHRASES.kind(name) for name in get_args(ExerciseKind))
    assert all(PHRASES.caution(name) for name in get_args(Caution))


def test_a_step_is_named_by_exercise_side_and_set() -> None:
    assert PHRASES.step("Bird dog", Step(0, "bird-dog", 2, 3, "right")) == "Bird dog, right side, set 2"
    assert PHRASES.step("Plank", Step(0, "plank", 1, 1, None)) == "Plank"


def test_what_comes_next_is_named_with_its_seconds() -> None:
    assert PHRASES.up_next("Plank", 12) == "Next: Plank, in 12 s"
    assert PHRASES.up_next("Plank", None) == "Now: Plank"
    assert PHRASES.up_next("", None) == "Last one"


def test_a_routine_is_summarised_in_one_line() -> None:
    assert PHRASES.routine_summary(7, 840) == "7 exercises · 14 min"
    assert PHRASES.exercises(1) == "1 exercise"
    assert (PHRASES.minutes(1), PHRASES.minutes(2)) == ("minute", "minutes")
    assert PHRASES.left(61) == "1:01 left"
    assert PHRASES.session_length(840) == "14 min of exercise, saved in your history."


def test_sides_have_words() -> None:
    assert [PHRASES.sides(sides) for sides in get_args(Sides)] == [
        "both sides at once",
        "each side",
        "each side in turn",
    ]


def test_every_word_can_be_translated() -> None:
    assert Phrases(shouting()).dose(chosen(hold_s=20, sides="each")) == "HOLD 20 S · EACH SIDE"


def test_a_range_of_one_number_is_that_number() -> None:
    assert span((8, 8)) == "8"
