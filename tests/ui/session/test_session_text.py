"""What the stage says, at every moment of every routine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import routine_of
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.ui.session.session_text import SessionLines, SessionText, digits
from backcoach.words import Words
from tests.builders import breathing, catalog, dose, exercise, routine, stretch
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
TIMELINES = {id: compile_timeline(one, CATALOG, SessionSettings()) for id, one in CATALOG.routines.items()}
SMALL = catalog(breathing("breathe"), stretch("stretch"), exercise("lift"))


def narrated(*what: object, settings: SessionSettings | None = None) -> tuple[Timeline, SessionText]:
    timeline = compile_timeline(routine(*what), SMALL, settings or SessionSettings())  # type: ignore[arg-type]
    return timeline, SessionText(timeline, SMALL, Phrases(Words()))


def text_at(narrator: SessionText, timeline: Timeline, t: float) -> SessionLines:
    return narrator.text(timeline.at(t))


def test_getting_ready_says_for_what() -> None:
    timeline, narrator = narrated(SMALL.exercise("breathe"), SMALL.exercise("stretch"))
    text = text_at(narrator, timeline, 0)
    assert (text.name, text.word, text.digits) == ("Breathe", "get ready", f"{timeline.work_start_of(0):.0f}")
    assert text.coming == "Now: Breathe"
    assert text.counts == ()


def test_work_says_breath_digits_cue_and_what_comes_when() -> None:
    timeline, narrator = narrated(SMALL.exercise("breathe"), SMALL.exercise("stretch"))
    text = text_at(narrator, timeline, timeline.work_start_of(0) + 0.5)
    assert (text.word, text.digits, text.counts) == ("breathe in", "4", ("Breath 1 of 2",))
    assert text.cue == "Slowly"
    assert text.coming == "Next: Stretch · Left side, in 24 s"
    assert text.left.endswith(" left")


def test_a_change_of_sides_names_the_side_that_comes() -> None:
    timeline, narrator = narrated(SMALL.exercise("stretch"))
    text = text_at(narrator, timeline, timeline.start_of(1) + 0.5)
    assert (text.word, text.side, text.coming) == ("change sides", "Right side", "Now: Stretch · Right side")
    before = text_at(narrator, timeline, timeline.end_of(0) - 5)
    assert (before.side, before.coming) == ("Left side", "Next: Right side, in 5 s")


def test_the_last_step_says_so() -> None:
    timeline, narrator = narrated(SMALL.exercise("breathe"))
    assert text_at(narrator, timeline, timeline.duration_s - 1).coming == "Last one"


def test_a_waiting_set_counts_down_and_then_shows_the_way_on() -> None:
    timeline, narrator = narrated(SMALL.exercise("lift"), settings=SessionSettings(own_pace=True))
    segment = next(segment for segment in timeline.segments if segment.waits)
    assert text_at(narrator, timeline, segment.start_s).word == "at your own pace"
    assert text_at(narrator, timeline, segment.end_s - 1.5).digits == "2"
    assert text_at(narrator, timeline, segment.end_s - 1e-9).digits == "→"


def test_what_comes_after_a_set_at_own_pace_is_not_said_to_come_in_so_many_seconds() -> None:
    own_pace = SessionSettings(own_pace=True)
    timeline, narrator = narrated(SMALL.exercise("lift"), SMALL.exercise("breathe"), settings=own_pace)
    segment = next(segment for segment in timeline.segments if segment.waits)
    assert text_at(narrator, timeline, segment.end_s - 1.5).coming == "Next: Breathe"


@pytest.mark.parametrize(
    ("left", "said"), [(0.0001, "1"), (1.0, "1"), (1.1, "2"), (99.0, "99"), (99.5, "1:40"), (125.0, "2:05")]
)
def test_digits_are_whole_seconds_that_have_begun(left: float, said: str) -> None:
    timeline = compile_timeline(routine_of(long_stretch()), catalog(long_stretch()), SessionSettings())
    segment = next(segment for segment in timeline.segments if segment.phase == "hold")
    assert digits(timeline.at(segment.end_s - left)) == said


def long_stretch() -> "exercise":  # type: ignore[valid-type]
    from tests.builders import dose

    return stretch("long", dose=dose(hold_s=(200, 200)))


@pytest.mark.parametrize("id", [*CATALOG.routines])
@given(part=st.floats(0, 1))
def test_at_every_moment_of_every_routine_there_is_all_to_say(id: str, part: float) -> None:
    timeline = TIMELINES[id]
    moment = timeline.at(part * timeline.duration_s)
    text = SessionText(timeline, CATALOG, Phrases(Words())).text(moment)
    assert text.name
    assert text.word
    assert text.cue
    assert text.coming
    assert text.left
    assert text.digits != "0"
    assert bool(text.side) == (moment.segment.side is not None)


def test_a_long_rest_has_a_note_and_a_short_one_the_cue() -> None:
    held = exercise("held", dose=dose(repetitions=(1, 1), sets=(4, 4), rest_s=40))
    timeline = compile_timeline(routine(held), catalog(held), SessionSettings())
    text = SessionText(timeline, catalog(held), Phrases(Words()), notes=("One.", "Two."))
    rests = [one for one in timeline.segments if one.kind == "rest"]
    assert [text.text(timeline.at(one.start_s)).cue for one in rests] == ["Two.", "One.", "Two."]
    quick = compile_timeline(routine(held), catalog(held), SessionSettings(rest_s=10))
    text = SessionText(quick, catalog(held), Phrases(Words()), notes=("One.",))
    shown = {text.text(quick.at(one.start_s)).cue for one in quick.segments if one.kind == "rest"}
    assert shown == {held.cue}
