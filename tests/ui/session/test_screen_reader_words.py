"""What a screen reader says during a session: each step, and no more of it than can be listened to."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.ui.session.screen_reader_words import AFTER_WORD_S, ScreenReaderWords
from backcoach.words import Words
from tests.builders import breathing, catalog, exercise, routine, stretch
from tests.shipped import shipped_catalog

SMALL = catalog(breathing("breathe"), stretch("stretch"), exercise("lift"))
SHIPPED = shipped_catalog()


def told(timeline: Timeline, words: ScreenReaderWords) -> Iterator[tuple[float, str]]:
    """Everything that is new, with its time, looking ten times a second."""
    for tenth in range(int(timeline.duration_s * 10)):
        if news := words.news(timeline.at(tenth / 10)):
            yield tenth / 10, news


def said_of(id: str) -> list[str]:
    timeline = compile_timeline(routine(SMALL.exercise(id)), SMALL, SessionSettings())
    return [news for _, news in told(timeline, ScreenReaderWords(SMALL, Phrases(Words())))]


def test_a_breath_is_told_phase_by_phase() -> None:
    assert said_of("breathe")[:6] == [
        "get ready: Breathe, face down. Slowly",
        "Breath 1 of 2, breathe in",
        "hold",
        "breathe out",
        "Breath 2 of 2, breathe in",
        "hold",
    ]


def test_a_change_of_sides_says_the_side_that_comes() -> None:
    said = said_of("stretch")
    assert said[0].startswith("get ready: Stretch, Left side")
    assert any(one.startswith("change sides: Stretch, Right side") for one in said)


def test_the_name_says_at_any_moment_where_one_is() -> None:
    timeline = compile_timeline(routine(SMALL.exercise("stretch")), SMALL, SessionSettings())
    words = ScreenReaderWords(SMALL, Phrases(Words()))
    assert words.name(timeline.at(timeline.work_start_of(1) + 1)).startswith("Stretch, Right side")


def test_more_time_for_what_goes_on_says_nothing_again() -> None:
    timeline = compile_timeline(routine(SMALL.exercise("stretch")), SMALL, SessionSettings())
    words = ScreenReaderWords(SMALL, Phrases(Words()))
    for t in range(round(timeline.work_start_of(0)) + 8):
        words.news(timeline.at(t))
    assert words.news(timeline.extended(t, 10).at(t + 0.1)) == ""


def test_a_jump_back_is_told_although_words_were_said_just_now() -> None:
    timeline = compile_timeline(routine(SMALL.exercise("breathe")), SMALL, SessionSettings())
    words = ScreenReaderWords(SMALL, Phrases(Words()))
    start = timeline.work_start_of(0)
    assert words.news(timeline.at(start + 0.1))
    assert words.news(timeline.at(0.0)).startswith("get ready")


@pytest.mark.parametrize("id", sorted(SHIPPED.routines))
def test_every_step_is_told_and_nothing_before_there_is_time_for_it(id: str) -> None:
    timeline = compile_timeline(SHIPPED.routine(id), SHIPPED, SessionSettings())
    said = list(told(timeline, ScreenReaderWords(SHIPPED, Phrases(Words()))))
    steps = {SHIPPED.exercise(planned.exercise).name for planned in timeline.steps}
    for (early, _), (late, news) in pairwise(said):
        assert late - early >= AFTER_WORD_S - 0.11 or any(name in news for name in steps), (late, news)
    for step, planned in enumerate(timeline.steps):
        first, last = timeline.start_of(step), timeline.end_of(step)
        name = SHIPPED.exercise(planned.exercise).name
        assert any(first - 0.11 <= at <= last and name in news for at, news in said), (step, name)
