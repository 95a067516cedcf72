"""A session that was changed while it went on, and then cut short, is gone on with as it was played."""

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog

from backcoach.history.journal import Journal
from backcoach.session.played import PlayedSettings
from tests.fakes import FakeClock
from tests.studio import SETTLED, Studio, click
from tests.ui.conftest import OpenStudio

Change = Callable[[Studio], object]


def at_exercise(studio: Studio, id: str) -> None:
    """Into the work of an exercise."""
    studio.go_to(next(k for k, step in enumerate(studio.session.steps) if step.exercise == id))
    studio.press("Right")
    studio.jump(2)


def easier(studio: Studio) -> None:
    """That hurt, in the middle of a set: the easier form comes in its place."""
    at_exercise(studio, "bird-dog")
    studio.press("H", "E")


def left_out(studio: Studio) -> None:
    """That hurt: it is left out, and so is its second side."""
    at_exercise(studio, "bird-dog")
    studio.press("H", "L")


def smaller(studio: Studio) -> None:
    """That hurt: it is done smaller."""
    at_exercise(studio, "bird-dog")
    studio.press("H", "M")


def by_key(studio: Studio) -> None:
    """Another form by the key E, before its first set."""
    studio.press("E")


CHANGES: dict[str, tuple[Change, ...]] = {
    "easier": (easier,), "left out": (left_out,), "smaller": (smaller,), "by key": (by_key,),
    "by key, then easier": (by_key, easier), "easier, then back to it": (easier, lambda studio: studio.press("Left")),
}  # fmt: skip


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def going_on(open_studio: OpenStudio, clock: FakeClock) -> Studio:
    studio = open_studio(clock=clock, preferences=replace(SETTLED, routine="short-and-strong"))
    studio.start()
    return studio


def gone_on_with(open_studio: OpenStudio, clock: FakeClock, answer: Callable[[QDialog], object] | None) -> Studio:
    clock.advance(600)
    studio = open_studio(bare=True, clock=clock)
    with studio.answering(*([answer] if answer else [])):
        studio.load()
    return studio


def go_on(dialog: QDialog) -> None:
    click(dialog, "Go on")


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_it_goes_on_as_it_was_played(open_studio: OpenStudio, clock: FakeClock, changes: tuple[Change, ...]) -> None:
    first = going_on(open_studio, clock)
    for change in changes:
        change(first)
    first.press("Right", "Right")
    steps, played = first.session.steps, first.session.played
    assert first.session.moment
    present, is_smaller = first.session.moment.segment.step, first.session.is_smaller("bird-dog")
    left_out = first.session.player and first.session.player.left_out
    first.close()
    second = gone_on_with(open_studio, clock, go_on)
    assert (second.session.steps, second.session.played) == (steps, played)
    assert second.session.moment
    assert second.session.moment.segment.step == present
    assert second.session.is_smaller("bird-dog") == is_smaller
    assert second.session.player
    assert second.session.player.left_out == left_out
    second.jump(second.session.left_s + 1)
    assert second.act == "after"


def test_what_is_jumped_back_to_is_not_left_out_any_more(open_studio: OpenStudio, clock: FakeClock) -> None:
    studio = going_on(open_studio, clock)
    left_out(studio)
    assert studio.session.played.left_out
    at_exercise(studio, "bird-dog")
    assert studio.session.played.left_out == ()


def test_a_length_or_a_dose_that_is_changed_meanwhile_changes_nothing(
    open_studio: OpenStudio, clock: FakeClock
) -> None:
    first = going_on(open_studio, clock)
    easier(first)
    steps = first.session.steps
    first.view.services.planner.choose_length(5)
    first.close()
    assert gone_on_with(open_studio, clock, go_on).session.steps == steps


def test_after_a_swap_another_exercise_can_still_be_done_in_another_form(
    open_studio: OpenStudio, clock: FakeClock
) -> None:
    studio = going_on(open_studio, clock)
    easier(studio)
    studio.close()
    studio = gone_on_with(open_studio, clock, go_on)
    studio.go_to(next(k for k, step in enumerate(studio.session.steps) if step.exercise == "glute-bridge"))
    studio.press("E")
    assert studio.session.moment
    assert studio.session.moment.segment.exercise == "pelvic-tilt"
    assert "quadruped-hip-lift" in {step.exercise for step in studio.session.steps}


def spoil(studio: Studio, **changes: object) -> None:
    """Change what is kept of the session, as a file from elsewhere might have it."""
    (record,) = studio.journal.sessions.find()
    played = msgspec.json.decode(record.settings, type=PlayedSettings)
    text = msgspec.json.encode(replace(played, **changes)).decode()
    studio.journal.sessions.keep_settings(record.id, text)


@pytest.mark.parametrize("what", ["step", "form", "items", "everything"])
def test_what_does_not_fit_together_is_left_alone(open_studio: OpenStudio, clock: FakeClock, what: str) -> None:
    first = going_on(open_studio, clock)
    easier(first)
    played = first.session.played
    assert played.routine
    (swap,) = played.swaps
    spoilt: dict[str, dict[str, object]] = {
        "step": {"swaps": (replace(swap, step=10**6),)},
        "form": {"swaps": (replace(swap, other="nothing-like-it"),)},
        "items": {"routine": replace(played.routine, items=(replace(played.routine.items[0], exercise="gone"),))},
        "everything": {"left_out": tuple(range(20))},
    }
    spoil(first, **spoilt[what])
    first.close()
    assert gone_on_with(open_studio, clock, None).act == "idle"


def test_what_a_caution_is_against_by_now_is_left_alone(open_studio: OpenStudio, clock: FakeClock) -> None:
    first = going_on(open_studio, clock)
    easier(first)
    first.journal.facts.hide_exercise("bird-dog")
    first.close()
    assert gone_on_with(open_studio, clock, None).act == "idle"


def test_what_is_too_long_to_be_kept_leaves_the_session_as_it_was() -> None:
    journal = Journal.in_memory(FakeClock())
    session = journal.sessions.start("seven-actions", "{}", 60)
    journal.sessions.keep_settings(session.id, "x" * 100_001)
    assert journal.sessions.get(session.id).settings == "{}"
    journal.close()
