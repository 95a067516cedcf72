"""The session, recorder and director by themselves: what may be asked of them at any time."""

from typing import Self

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from backcoach.app.session_recorder import SessionRecorder
from backcoach.app.session_service import SessionService
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from backcoach.session import SessionSettings, compile_timeline
from tests.builders import breathing, catalog, routine, stretch
from tests.fakes import FakeClock
from tests.strategies import scaled
from tests.studio import Studio, WatchedInhibitor

CATALOG = catalog(breathing("breathe"), stretch("stretch"))
TIMELINE = compile_timeline(routine(*CATALOG.exercises.values()), CATALOG, SessionSettings())
EASY = compile_timeline(routine(CATALOG.exercise("stretch")), CATALOG, SessionSettings())
WISHES = (
    "toggle", "pause", "next", "previous", "restart_exercise", "add_time", "toggle_hurt", "frame", "leave", "begin",
    "stop", "answer", "wait", "sleep", "ask", "leave_out", "make_smaller", "go_on", "swap",
)  # fmt: skip


class Stage:
    """A session over a journal in memory."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.inhibitor = WatchedInhibitor()
        self.journal = Journal.in_memory(self.clock)
        self.session = SessionService(
            self.clock, self.inhibitor, lambda id: SessionRecorder(lambda write: write(self.journal), id)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.journal.close()

    def do(self, wish: str) -> None:
        special = {
            "ask": lambda: self.session.ask_before(TIMELINE, SessionSettings()),
            "begin": lambda: self.session.begin(5, ""),
            "answer": lambda: self.session.answer_after(None, ""),
            "stop": lambda: self.session.stop("other"),
            "wait": lambda: self.pass_by(1.5),
            "sleep": lambda: self.sleep(100),
            "swap": lambda: self.session.swap(EASY),
        }
        only_in = {"ask": "idle", "begin": "before", "answer": "after"}
        if only_in.get(wish, self.session.act) == self.session.act:
            (special[wish] if wish in special else getattr(self.session, wish))()

    def sleep(self, seconds: float) -> None:
        self.clock.sleep(seconds)
        self.session.frame()
        assert self.session.state != "running"

    def pass_by(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.session.frame()


@given(st.lists(st.sampled_from(WISHES), max_size=60))
@settings(max_examples=scaled(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_and_when_all_stays_in_line(qapp: QApplication, wishes: list[str]) -> None:
    with Stage() as stage:
        for wish in wishes:
            stage.do(wish)
            session = stage.session
            running = session.state == "running"
            assert stage.inhibitor.held == running
            assert (session.item is not None) == (session.act == "session")
            if session.act == "session":
                assert session.state in ("running", "paused")
            if session.act == "after":
                assert session.state in ("finished", "stopped")
            if session.act == "idle":
                assert (session.state, session.active_s, session.steps) == ("ready", 0.0, ())
            assert session.pause_reason == "asked" or "sleep" in wishes
        for kept in stage.journal.sessions.find():
            for step in stage.journal.sessions.steps(kept.id):
                assert "swap" in wishes or TIMELINE.steps[step.index].exercise == step.exercise
        stage.session.leave()


def test_a_second_beginning_before_any_is_nothing() -> None:
    with Stage() as stage:
        stage.session.begin(5, "")
        assert stage.session.act == "idle"
        assert stage.journal.sessions.find() == []


def test_jumping_to_a_step_skips_nothing() -> None:
    with Stage() as stage:
        for wish in ("ask", "begin"):
            stage.do(wish)
        stage.session.go_to(2)
        (session,) = stage.journal.sessions.find()
        assert stage.journal.sessions.steps(session.id) == []
        assert stage.session.item == TIMELINE.steps[2].item


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
    assert msgspec.json.decode(session.settings, type=SessionSettings) == studio.view.services.planner.session_settings
    assert session.planned_s == pytest.approx(studio.session.left_s)


def test_what_cannot_be_kept_is_said_once_and_the_sentence_is_the_journals(studio: Studio) -> None:
    def fail(_journal: Journal) -> None:
        raise Problem("The disk is full; make room on it.")

    assert studio.view.services.journal.write(fail) is None
    assert "The disk is full; make room on it." in studio.said()


def test_getting_ready_before_a_routine_is_chosen_announces_nothing() -> None:
    with Stage() as stage:
        announced: list[object] = []
        stage.session.timeline_coming.connect(announced.append)
        stage.session.prepare()
        assert announced == []


def test_a_stop_that_comes_with_the_last_instant_leaves_the_session_finished() -> None:
    with Stage() as stage:
        for wish in ("ask", "begin"):
            stage.do(wish)
        while stage.session.left_s > 1.5:
            stage.pass_by(1.5)
        stage.clock.advance(1.5)
        stage.session.stop("too-much-pain", "too late")
        (kept,) = stage.journal.sessions.find()
        assert (kept.state, kept.note) == ("finished", "")
        assert stage.session.act == "after"


def test_whoever_leaves_when_a_step_has_ended_leaves_for_good() -> None:
    with Stage() as stage:
        for wish in ("ask", "begin"):
            stage.do(wish)
        stage.session.step_ended.connect(lambda _: stage.session.leave())
        stage.session.go_to(1)
        while stage.session.act == "session":
            stage.session.next()
        assert (stage.session.act, stage.session.state, stage.inhibitor.held) == ("idle", "ready", False)
