"""Breaks that cautions ask for: no stay in a position is longer than allowed, and every break is announced."""

from msgspec.structs import replace

from backcoach.catalog import Limits, RoutineItem
from backcoach.catalog.types import Break
from backcoach.cues import SpeechWording, compile_script, lengthened_for_speech
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.session.breaks import with_breaks
from backcoach.session.settings import SoundSettings
from backcoach.ui.session.session_text import SessionText
from backcoach.words import Words
from tests.builders import breathing, catalog, dose, exercise, routine, stretch

BACK = Break(positions=("supine",), most_s=60, break_s=20, say="Roll onto your side.")
LIE = stretch("lie", position="supine")
SIT = exercise("sit", position="seated")
KNOWN = catalog(LIE, SIT)


def compiled(*items: RoutineItem, **changes: object) -> Timeline:
    return compile_timeline(routine(*items, breaks=(BACK,), **changes), KNOWN, SessionSettings())


def breaks(timeline: Timeline) -> list[tuple[int, float]]:
    return [(one.step, one.duration_s) for one in timeline.segments if one.say]


def test_a_break_comes_before_the_set_that_would_be_too_much() -> None:
    timeline = compiled(RoutineItem(exercise="lie", sets=2))
    assert [step.side for step in timeline.steps] == ["left", "right", "left", "right"]
    assert breaks(timeline) == [(2, 20.0)]  # 26 and 5 and 26 fit into 60
    first = next(one for one in timeline.segments if one.say)
    assert (first.kind, first.side, first.say) == ("rest", None, BACK.say)


def test_another_position_is_a_break_of_its_own() -> None:
    there = [RoutineItem(exercise="lie"), RoutineItem(exercise="sit"), RoutineItem(exercise="lie")]
    assert breaks(compiled(*there)) == []


def test_what_has_its_breaks_stays_as_it_is() -> None:
    timeline = compiled(RoutineItem(exercise="lie", sets=3))
    assert with_breaks(timeline, lambda id: KNOWN.exercise(id).position) == timeline
    plain = compile_timeline(routine(LIE), KNOWN, SessionSettings())
    assert with_breaks(plain, lambda _: "supine") is plain


def test_a_set_that_is_too_long_by_itself_is_made_smaller() -> None:
    long = stretch("long", position="supine", dose=dose(hold_s=(120, 120)))
    breathe = breathing("breathe", position="supine", dose=dose(breaths=(8, 8)))
    known = catalog(long, breathe)
    timeline = compile_timeline(routine(long, breathe, breaks=(BACK,)), known, SessionSettings())
    assert {one.duration_s for one in timeline.segments if one.phase == "hold" and one.exercise == "long"} == {54}
    assert {one.repetitions for one in timeline.segments if one.exercise == "breathe" and one.repetitions} == {5}


def test_the_smallest_set_is_done_whatever_it_takes() -> None:
    slow = exercise("slow", position="supine", dose=dose(repetitions=(3, 3)))
    strict = replace(BACK, most_s=2)
    timeline = compile_timeline(routine(slow, breaks=(strict,)), catalog(slow), SessionSettings())
    assert {one.repetitions for one in timeline.segments if one.repetitions} == {1}


def test_words_that_take_time_bring_no_stay_beyond_its_end_and_every_break_is_said() -> None:
    wording, sound = SpeechWording(Words(), KNOWN), SoundSettings()
    plain = compiled(
        RoutineItem(exercise="lie", sets=2, say="Lie propped up on cushions."), RoutineItem(exercise="lie")
    )
    timeline = lengthened_for_speech(plain, wording, sound)
    said = [cue.text for cue in compile_script(timeline, wording, sound).speech]
    assert sum(text.startswith(BACK.say) for text in said) == len(breaks(timeline)) >= 2
    assert sum("Lie propped up on cushions." in text for text in said) == 1
    brief = SoundSettings(talk="brief")
    said = [cue.text for cue in compile_script(timeline, wording, brief).speech]
    assert sum("Lie propped up on cushions." in text for text in said) == 1


def test_the_stage_shows_what_a_break_is_for() -> None:
    timeline = compiled(RoutineItem(exercise="lie", sets=2))
    text = SessionText(timeline, KNOWN, Phrases(Words()))
    start = next(one.start_s for one in timeline.segments if one.say)
    assert text.text(timeline.at(start + 1)).cue == BACK.say


def test_a_limit_on_sets_holds_in_a_circuit_too() -> None:
    items = (RoutineItem(exercise="lie", most=Limits(sets=1)), RoutineItem(exercise="sit"))
    timeline = compile_timeline(routine(*items, arrangement="circuit", rounds=3), KNOWN, SessionSettings())
    assert [(step.exercise, step.set) for step in timeline.steps if step.side != "right"] == [
        ("lie", 1), ("sit", 1), ("sit", 2), ("sit", 3)
    ]  # fmt: skip
