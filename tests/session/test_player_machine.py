"""Any command at any time: the player stays consistent with a simple model."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backcoach.session.player import HurtMarked, Player, StepEnded
from backcoach.session.timeline import Moment
from tests.session.playing import Playing
from tests.strategies import scaled, timelines


class AnyUser(RuleBasedStateMachine):
    """Gives any command at any time; the model keeps the running time, the marks and what was reported."""

    @initialize(made=timelines(), monotonic=st.floats(0, 10**6))
    def begin(self, made: object, monotonic: float) -> None:
        self.session = Playing(made, monotonic)  # type: ignore[arg-type]
        self.running_s = 0.0
        self.since_poll = 0.0
        self.hurt: set[int] = set()
        self.heard = 0

    @property
    def player(self) -> Player:
        return self.session.player

    def polled(self) -> None:
        """Update the model for a poll, just before it happens."""
        if self.player.state == "running" and self.since_poll <= 2:
            self.running_s += self.since_poll
        self.since_poll = 0.0

    @rule(seconds=st.floats(0, 2) | st.floats(0, 10**4))
    def time_passes(self, seconds: float) -> None:
        self.session.clock.advance(seconds)
        self.since_poll = self.session.clock.monotonic() - self.player._polled

    @rule(seconds=st.floats(0, 10**4))
    def machine_sleeps(self, seconds: float) -> None:
        self.session.clock.sleep(seconds)
        self.since_poll = self.session.clock.monotonic() - self.player._polled

    @rule(frames=st.lists(st.floats(0, 2), max_size=60))
    def frames_come(self, frames: list[float]) -> None:
        for frame in frames:
            self.time_passes(frame)
            self.polled()
            self.player.poll()

    @precondition(lambda self: self.player.state == "ready")
    @rule(data=st.data())
    def start(self, data: st.DataObject) -> None:
        step = data.draw(st.integers(0, len(self.player.timeline.steps) - 1))
        self.player.start(step)
        self.since_poll = 0.0
        assert self.player.moment.t == self.player.timeline.start_of(step)

    @rule()
    def poll(self) -> None:
        self.polled()
        before = self.player.moment.t
        assert self.player.poll().t >= before

    @rule()
    def pause(self) -> None:
        self.polled()
        self.player.pause()
        assert self.player.state != "running"

    @rule()
    def resume(self) -> None:
        was, before = self.player.state, self.player.moment
        if was != "running":
            self.since_poll = 0.0
        self.player.resume()
        assert self.player.moment == before
        assert (self.player.state == "running") == (was in ("running", "paused"))

    @rule()
    def next(self) -> None:
        self.polled()
        before = self.player.poll()
        self.player.next()
        if self.player.state in ("running", "paused"):
            assert self.player.moment.t > before.t or before.segment.kind != "work"
            assert self.player.moment.segment.step - before.segment.step == (before.segment.kind == "work")

    @rule()
    def previous(self) -> None:
        before = self.stepped(self.player.previous)
        assert self.player.moment.segment.step in (before, max(0, before - 1))

    @rule()
    def restart_exercise(self) -> None:
        before = self.stepped(self.player.restart_exercise)
        steps = self.player.timeline.steps
        assert steps[self.player.moment.segment.step].item == steps[before].item

    @rule(data=st.data())
    def go_to(self, data: st.DataObject) -> None:
        step = data.draw(st.integers(0, len(self.player.timeline.steps) - 1))
        before = self.stepped(lambda: self.player.go_to(step))
        assert self.player.moment.segment.step in (before, step)

    def stepped(self, act: object) -> int:
        """Do an action; the step at the poll that every action begins with."""
        self.polled()
        before = self.player.poll().segment.step
        assert callable(act)
        act()
        return before

    @rule(seconds=st.floats(1, 60))
    def add_time(self, seconds: float) -> None:
        self.polled()
        before, duration = self.player.poll(), self.player.timeline.duration_s
        self.player.add_time(seconds)
        after = self.player.moment
        assert (after.t, after.segment.step) == (before.t, before.segment.step)
        assert (self.player.timeline.duration_s > duration) == (self.player.state in ("running", "paused"))

    @rule()
    def toggle_hurt(self) -> None:
        self.polled()
        self.player.toggle_hurt()

    @rule()
    def stop(self) -> None:
        self.polled()
        self.player.stop()
        assert self.player.state in ("ready", "stopped", "finished")

    @invariant()
    def the_position_is_on_the_timeline_and_in_the_step(self) -> None:
        made, moment = self.player.timeline, self.player.moment
        assert isinstance(moment, Moment)
        assert 0 <= moment.t <= made.duration_s
        assert made.at(moment.t) == moment
        assert moment.segment.step == self.player._step
        assert (self.player.state == "finished") == (moment.t == made.duration_s)

    @invariant()
    def played_time_is_real_running_time(self) -> None:
        assert self.player.active_s <= self.running_s + 1e-4
        if self.player.state != "finished":
            assert self.player.active_s >= self.running_s - 1e-4

    @invariant()
    def what_was_told_is_in_order(self) -> None:
        for event in self.session.told[self.heard :]:
            assert event.step == self.player.timeline.steps[event.index]
            if isinstance(event, HurtMarked):
                self.hurt ^= {event.index}
            assert event.hurt == (event.index in self.hurt)
        self.heard = len(self.session.told)
        told = sum(event.active_s for event in self.session.told if isinstance(event, StepEnded))
        assert told <= self.player.active_s + 1e-4

    @invariant()
    def waiting_is_for_own_pace_alone(self) -> None:
        if self.player.waiting:
            assert self.player.moment.segment.waits
            assert self.player.moment.remaining_s < 1e-6


TestAnyUser = AnyUser.TestCase
TestAnyUser.settings = settings(max_examples=scaled(60), stateful_step_count=30)
