"""Answers to keys and questions are short, whole sentences, and say which key does what."""

import pytest

from backcoach.cues import SpokenReplies
from backcoach.session import Moment, SessionSettings, Timeline, compile_timeline
from backcoach.words import Words
from tests.builders import breathing, catalog, dose, exercise, routine, stretch

LIFT, BREATHE, STRETCH = exercise(dose=dose(repetitions=(8, 8))), breathing(), stretch(sides="both")
KNOWN = catalog(LIFT, BREATHE, STRETCH)
DIGITS = "A digit says how strong it was. Sharp, new, or down the leg: stop."
REPLIES = SpokenReplies(Words())
TIMELINE = compile_timeline(routine(LIFT, BREATHE, STRETCH), KNOWN, SessionSettings())


def moment(timeline: Timeline, step: int, seconds: float) -> Moment:
    return timeline.at(timeline.work_start_of(step) + seconds)


@pytest.mark.parametrize(
    ("step", "seconds", "said"),
    [
        (0, -1, "One and a half minutes left of the routine."),
        (0, 11, "Repetition three of eight. One and a half minutes left of the routine."),
        (1, 13, "Breath two of two. Forty seconds left of the routine."),
        (2, 5, "Eighteen seconds left of this. Twenty seconds left of the routine."),
        (2, 1, "Twenty-five seconds left of the routine."),
    ],
)
def test_what_is_left_is_said_of_this_and_of_the_routine(step: int, seconds: float, said: str) -> None:
    assert REPLIES.left(moment(TIMELINE, step, seconds)) == said


def test_what_can_be_done_when_it_hurt_is_said_with_its_keys() -> None:
    both = "M: smaller. E: easier: Lift. L: leave it out. The space bar goes on. " + DIGITS
    assert REPLIES.ease("Lift", fewer=False, goes_on=True) == both
    three = "M: smaller. L: leave it out. F: smaller and fewer next time. The space bar goes on. " + DIGITS
    assert REPLIES.ease("", fewer=True, goes_on=True) == three
    assert REPLIES.fewer() == "Smaller and fewer next time."
    assert REPLIES.ease("Lift", fewer=False, goes_on=False) == "The space bar goes on. " + DIGITS
    assert REPLIES.graded(4, "Go on gently.") == "Four. Go on gently."
    assert REPLIES.smaller() == "Smaller from now on: only as far as it does not hurt."
    assert (REPLIES.easier(), REPLIES.left_out()) == ("The easier form.", "Left out.")


def test_a_pause_that_something_else_is_said_about_says_nothing() -> None:
    assert (REPLIES.paused("hurt"), REPLIES.paused("lesson")) == ("", "")


def test_a_pause_says_why_and_how_to_go_on() -> None:
    assert REPLIES.paused("asked") == "Paused. The space bar goes on."
    assert REPLIES.paused("asleep") == "Paused: the computer was asleep. The space bar goes on."
    assert REPLIES.paused("stalled") == "Paused: BackCoach stood still for over a minute. The space bar goes on."
    assert REPLIES.going_on() == "Going on."


def test_keys_are_acknowledged_in_a_word() -> None:
    assert (REPLIES.more(10, 0), REPLIES.more(10, 1), REPLIES.more(12, 2)) == (
        "Ten seconds more.", "One more.", "Two more.",
    )  # fmt: skip
    assert (REPLIES.hurt(marked=True), REPLIES.hurt(marked=False)) == ("Marked: that hurt.", "The mark is taken back.")
    assert (REPLIES.skipped(), REPLIES.back(), REPLIES.again()) == ("Skipped.", "One step back.", "From the beginning.")


def test_the_question_names_its_keys_and_the_score_is_said_back() -> None:
    asked = "How strong is your low back pain right now?"
    assert REPLIES.question(with_keys=False) == asked
    assert REPLIES.question(with_keys=True).startswith(f"{asked} Press a digit from zero to nine")
    assert REPLIES.score(10) == "Ten. Enter goes on."
    assert REPLIES.score(6, "A gentle day.") == "Six. A gentle day. G takes the gentle day. Enter goes on."


def test_the_reasons_to_stop_have_their_digits() -> None:
    said = REPLIES.reasons(["Too much pain", "Something else"])
    assert said == (
        "Why are you stopping? One: Too much pain. Two: Something else. "
        "Enter stops without a reason. Escape leaves the session paused."
    )
