"""Walks a timeline by a clock: every answer is a function of the time, so late frames change nothing."""

from collections import defaultdict
from collections.abc import Callable
from math import nextafter
from typing import Literal

import msgspec

from backcoach.clock import Clock
from backcoach.session.timeline import Moment, Step, Timeline

PlayerState = Literal["ready", "running", "paused", "finished", "stopped"]
PauseReason = Literal["asked", "gap"]
StepOutcome = Literal["done", "skipped"]

LONGEST_GAP_S = 2.0
"""Seconds between two polls after which nobody can have been following: the lid was closed or the machine slept."""


class StepEnded(msgspec.Struct, frozen=True):
    """A step that is over: `index` is its place on the timeline.

    `active_s` are the seconds of it that were played; of a step done again, only those since it was told last.
    """

    index: int
    step: Step
    outcome: StepOutcome
    hurt: bool
    active_s: float


class HurtMarked(msgspec.Struct, frozen=True):
    """The user said that a step hurt, or took it back."""

    index: int
    step: Step
    hurt: bool


class Player:
    """Plays one timeline once; `tell` hears of every step that ends and every "that hurt", as it happens."""

    def __init__(self, timeline: Timeline, clock: Clock, tell: Callable[[StepEnded | HurtMarked], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._state: PlayerState = "ready"
        self._pause_reason: PauseReason = "asked"
        self._t = 0.0
        self._step = 0
        self._left: int | None = None
        self._active_s = 0.0
        self._untold_s: defaultdict[int, float] = defaultdict(float)
        self._hurt: set[int] = set()
        self._polled = self._anchor_clock = self._anchor_t = 0.0
        self._timeline = self._moment_timeline = timeline
        self._moment_t = 0.0
        self._moment = timeline.at(0.0)

    @property
    def timeline(self) -> Timeline:
        """What is played; it changes only when the user asks for more time."""
        return self._timeline

    @property
    def state(self) -> PlayerState:
        """Where the session stands."""
        return self._state

    @property
    def pause_reason(self) -> PauseReason:
        """Why it is, or last was, paused: the user asked, or a gap in time."""
        return self._pause_reason

    @property
    def moment(self) -> Moment:
        """The moment reached at the last poll; looked up once, though several ask for it in a frame."""
        if self._moment_t != self._t or self._moment_timeline is not self._timeline:
            self._moment_t, self._moment_timeline = self._t, self._timeline
            self._moment = self._timeline.at(self._t)
        return self._moment

    @property
    def active_s(self) -> float:
        """Seconds that were played so far, pauses and skipped parts left out."""
        return self._active_s

    @property
    def waiting(self) -> bool:
        """Whether a set at the user's own pace is past its estimate and goes on until `next`."""
        segment = self.moment.segment
        return segment.waits and self._t >= nextafter(segment.end_s, 0)

    @property
    def hurt_step(self) -> int:
        """The step that "that hurt" is about: the one at work, else the one that was at work last."""
        segment = self.moment.segment
        return segment.step if segment.kind == "work" or self._left is None else self._left

    @property
    def hurts(self) -> bool:
        """Whether that step is marked."""
        return self.hurt_step in self._hurt

    def start(self, step: int = 0) -> None:
        """Begin, at what leads up to a step."""
        if self._state == "ready":
            self._seek(step, self._timeline.start_of(step))
            self._run()

    def poll(self) -> Moment:
        """Let time pass up to now, and tell what ended; a long gap pauses at the last seen moment instead."""
        if self._state == "running":
            before, self._polled = self._polled, self._clock.monotonic()
            if self._polled - before > LONGEST_GAP_S:
                self._halt("gap")
            else:
                self._advance(self._anchor_t + (self._polled - self._anchor_clock))
        return self.moment

    def pause(self) -> None:
        """Stand still until `resume`."""
        self.poll()
        if self._state == "running":
            self._halt("asked")

    def resume(self) -> None:
        """Go on from where it was paused."""
        if self._state == "paused":
            self._run()

    def next(self) -> None:
        """From rest or getting ready to the work; from work to the next step, this one counting as skipped unless it
        goes at the user's own pace."""
        self.poll()
        if not self._active:
            return
        segment = self.moment.segment
        if segment.kind != "work":
            self._seek(self._step, self._timeline.work_start_of(self._step))
            return
        self._end_step("done" if segment.waits else "skipped")
        if self._state != "finished":
            self._seek(self._step, self._timeline.start_of(self._step))

    def previous(self) -> None:
        """To what leads up to the step before this one."""
        self.poll()
        self.go_to(max(0, self._step - 1))

    def restart_exercise(self) -> None:
        """To what leads up to the first set and side of this exercise."""
        self.poll()
        steps, first = self._timeline.steps, self._step
        while first > 0 and steps[first - 1].item == steps[first].item:
            first -= 1
        self.go_to(first)

    def go_to(self, step: int) -> None:
        """To what leads up to any step; nothing counts as skipped."""
        self.poll()
        if self._active:
            self._seek(step, self._timeline.start_of(step))

    def add_time(self, seconds: float = 10.0) -> None:
        """More of what is going on now."""
        self.poll()
        if self._active:
            self._timeline = self._timeline.extended(self._t, seconds)

    def toggle_hurt(self) -> None:
        """Mark the step that is going on or was just done as hurting, or take the mark back."""
        self.poll()
        if self._state in ("running", "paused", "finished"):
            index = self.hurt_step
            self._hurt ^= {index}
            self._tell(HurtMarked(index, self._timeline.steps[index], index in self._hurt))

    def stop(self) -> None:
        """End now; a step in the middle of its work counts as skipped."""
        self.poll()
        if not self._active:
            return
        if self.moment.segment.kind == "work":
            self._tell_ended("skipped")
        self._state = "stopped"

    @property
    def _active(self) -> bool:
        return self._state in ("running", "paused")

    def _run(self) -> None:
        self._state = "running"
        self._polled = self._clock.monotonic()
        self._set_anchor()

    def _halt(self, reason: PauseReason) -> None:
        self._state = "paused"
        self._pause_reason = reason

    def _seek(self, step: int, t: float) -> None:
        here = self.moment.segment
        if here.kind == "work":
            self._left = here.step
        self._step, self._t = step, t
        self._set_anchor()

    def _set_anchor(self) -> None:
        """Tie the position to the clock: from here on `t` is one addition, so nothing can add up to a drift."""
        self._anchor_clock, self._anchor_t = self._polled, self._t

    def _advance(self, t: float) -> None:
        reached = min(t, self._held_until(t))
        while self._state == "running" and reached >= self._timeline.end_of(self._step):
            self._pass(self._timeline.end_of(self._step))
            self._end_step("done")
        if self._state == "running":
            self._pass(reached)
            self._wait(t - reached)

    def _held_until(self, t: float) -> float:
        """The last instant before a waiting segment between here and `t` would end; the timeline's end if none is."""
        first, last = self._timeline.index_at(self._t), self._timeline.index_at(t)
        waiting = (segment for segment in self._timeline.segments[first : last + 1] if segment.waits)
        return next((nextafter(segment.end_s, 0) for segment in waiting), self._timeline.duration_s)

    def _pass(self, t: float) -> None:
        self._play(t - self._t)
        self._t = t

    def _wait(self, seconds: float) -> None:
        """Play on at a held position, and tie it to the clock anew: what was waited is not made up for later."""
        if seconds > 0:
            self._play(seconds)
            self._set_anchor()

    def _play(self, seconds: float) -> None:
        self._active_s += seconds
        self._untold_s[self._step] += seconds

    def _end_step(self, outcome: StepOutcome) -> None:
        self._tell_ended(outcome)
        self._left = self._step
        if self._step + 1 < len(self._timeline.steps):
            self._step += 1
        else:
            self._t = self._timeline.duration_s
            self._state = "finished"

    def _tell_ended(self, outcome: StepOutcome) -> None:
        index, active_s = self._step, self._untold_s.pop(self._step, 0.0)
        self._tell(StepEnded(index, self._timeline.steps[index], outcome, index in self._hurt, active_s))
