"""The conductor, recorder and director by themselves: what may be asked of them at any time."""

from typing import Self

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from backcoach.app.session_recorder import SessionRecorder
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from backcoach.session import SessionSettings, compile_timeline
from backcoach.ui.session.session_service import SessionService
from tests.builders import breathing, catalog, routine, stretch
from tests.fakes import FakeClock
from tests.studio import Studio, WatchedKeeper

CATALOG = catalog(breathing("breathe"), stretch("stretch"))
TIMELINE = compile_timeline(routine(*CATALOG.exercises.values()), CATALOG, SessionSettings())
WISHES = (
    "toggle", "pause", "next", "previous", "restart_exercise", "add_time", "toggle_hurt", "frame", "leave", "begin",
    "stop", "answer", "wait", "sleep", "ask",
)  # fmt: skip


class Stage:
    """A conductor over a journal in memory."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.keeper = WatchedKeeper()
        self.journal = Journal.in_memory(self.clock)
        self.conductor = SessionService(
            self.clock, self.keeper, lambda: SessionRecorder(lambda write: write(self.journal))
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.journal.close()

    def do(self, wish: str) -> None:
        special = {
            "ask": lambda: self.conductor.ask_before(TIMELINE, SessionSettings()),
            "begin": lambda: self.conductor.begin(5, ""),
            "answer": lambda: self.conductor.answer_after(None, ""),
            "stop": lambda: self.conductor.stop("other"),
            "wait": lambda: self.pass_by(1.5),
            "sleep": lambda: self.pass_by(100),
        }
        only_in = {"ask": "idle", "begin": "before", "answer": "after"}
        if only_in.get(wish, self.conductor.act) == self.conductor.act:
            (special[wish] if wish in special else getattr(self.conductor, wish))()

    def pass_by(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.conductor.frame()


@given(st.lists(st.sampled_from(WISHES), max_size=60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_wished_when_all_stays_in_line(qapp: QApplication, wishes: list[str]) -> None:
    with Stage() as stage:
        for wish in wishes:
            stage.do(wish)
            conductor = stage.conductor
            running = conductor.state == "running"
            assert stage.keeper.held == running
            assert conductor._frames.isActive() == running
            assert (conductor.item is not None) == (conductor.act == "session")
            if conductor.act == "session":
                assert conductor.state in ("running", "paused")
            if conductor.act == "after":
                assert conductor.state in ("finished", "stopped")
            if conductor.act == "idle":
                assert (conductor.state, conductor.active_s, conductor.steps) == ("ready", 0.0, ())
            assert not conductor.paused_by_gap or conductor.state == "paused"
        for session in stage.journal.sessions.find():
            for step in stage.journal.sessions.steps(session.id):
                assert TIMELINE.steps[step.index].exercise == step.exercise
        stage.conductor.leave()


def test_a_second_beginning_before_any_is_nothing() -> None:
    with Stage() as stage:
        stage.conductor.begin(5, "")
        assert stage.conductor.act == "idle"
        assert stage.journal.sessions.find() == []


def test_jumping_to_a_step_skips_nothing() -> None:
    with Stage() as stage:
        for wish in ("ask", "begin"):
            stage.do(wish)
        stage.conductor._do(lambda player: player.go_to(2))
        (session,) = stage.journal.sessions.find()
        assert stage.journal.sessions.steps(session.id) == []
        assert stage.conductor.item == TIMELINE.steps[2].item


def test_where_nothing_can_be_kept_the_session_goes_on() -> None:
    def refuse(_write: object) -> None:
        return None

    recorder = SessionRecorder(refuse)
    recorder.begin(TIMELINE, SessionSettings())
    recorder.finish()
    recorder.stop("other", "", None)
    recorder.score("now-before", 5, "")
    assert recorder._session_id is None


def test_the_settings_of_a_session_are_kept_to_go_on_with(studio: Studio) -> None:
    studio.start()
    (session,) = studio.journal.sessions.find()
    assert msgspec.json.decode(session.settings, type=SessionSettings) == studio.front.desk.session
    assert session.planned_s == pytest.approx(studio.conductor.left_s)


def test_what_cannot_be_kept_is_said_once_and_the_sentence_is_the_journals(studio: Studio) -> None:
    def fail(_journal: Journal) -> None:
        raise Problem("The disk is full; make room on it.")

    assert studio.front.desk.keep(fail) is None
    assert "The disk is full; make room on it." in studio.said()
