"""Follows a timeline by the clock: the position depends only on the time, so late frames change nothing."""

from collections import defaultdict
from collections.abc import Callable, Collection
from math import nextafter
from typing import Literal

import msgspec

from backcoach.clock import Clock
from backcoach.session.timeline import Moment, Step, Timeline

PlayerState = Literal["ready", "running", "paused", "finished", "stopped"]
PauseReason = Literal["asked", "hurt", "lesson", "asleep", "stalled"]
StepOutcome = Literal["done", "skipped"]

LONGEST_GAP_S = 2.0
"""After a longer time between two polls nothing of it is played, because nobody could follow it."""
LONGEST_STALL_S = 60.0
"""If this program stood still for longer, while the machine was awake, it pauses: nobody waits that long."""


class StepEnded(msgspec.Struct, frozen=True):
    """A step that is over; `index` is its index in `Timeline.steps`.

    `active_s` are the seconds of it that were played, in a step that is repeated only those since it last ended.
    """

    index: int
    step: Step
    outcome: StepOutcome
    hurt: bool
    active_s: float


class HurtMarked(msgspec.Struct, frozen=True):
    """The user marked a step as hurting, or removed the mark."""

    index: int
    step: Step
    hurt: bool


class Player:
    """Plays one timeline once.

    `tell` is called at once with every step that ends and every "that hurt"; it sees the player at that position.
    """

    def __init__(self, timeline: Timeline, clock: Clock, tell: Callable[[StepEnded | HurtMarked], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._state: PlayerState = "ready"
        self._pause_reason: PauseReason = "asked"
        self._step = 0
        self._last_worked: int | None = None
        self._active_s = 0.0
        self._unreported_s: defaultdict[int, float] = defaultdict(float)
        self._hurt: set[int] = set()
        self._left_out: set[int] = set()
        self._polled = self._slept = self._anchor_clock = self._anchor_t = 0.0
        self._timeline = timeline
        self._moment = timeline.at(0.0)

    @property
    def timeline(self) -> Timeline:
        """What is played; `add_time` and `replan` replace it."""
        return self._timeline

    @property
    def state(self) -> PlayerState:
        """Whether the session is ready to start, running, paused, finished or stopped."""
        return self._state

    @property
    def pause_reason(self) -> PauseReason:
        """Why it was last paused.

        The user `asked` for it, something `hurt`, a `lesson` is given, the machine was `asleep`, or this program
        `stalled` for over `LONGEST_STALL_S`.
        """
        return self._pause_reason

    @property
    def moment(self) -> Moment:
        """The moment reached at the last poll or command; kept, so asking again costs nothing."""
        return self._moment

    @property
    def active_s(self) -> float:
        """Seconds played so far, without pauses and skipped parts."""
        return self._active_s

    @property
    def waiting(self) -> bool:
        """Whether a set at the user's own pace has lasted longer than estimated and waits for `next`."""
        segment = self._moment.segment
        return segment.waits and self._moment.t >= nextafter(segment.end_s, 0)

    @property
    def hurt_step(self) -> int:
        """The index of the step that "that hurt" refers to: the one being worked on, or else the last one that was."""
        segment = self._moment.segment
        return segment.step if segment.kind == "work" or self._last_worked is None else self._last_worked

    @property
    def hurts(self) -> bool:
        """Whether that step is marked as hurting."""
        return self.hurt_step in self._hurt

    @property
    def left_out(self) -> frozenset[int]:
        """The places of the routine that are left out from here on."""
        return frozenset(self._left_out)

    def start(self, step: int = 0, left_out: Collection[int] = ()) -> None:
        """Start at a step, with the rest or getting ready before its work; only from the state `ready`.

        The places `left_out` of the routine are left out after it.
        """
        if self._state == "ready":
            self._left_out.update(left_out)
            self._seek(step, self._timeline.start_of(step))
            self._run()

    def poll(self) -> Moment:
        """Advance to the present time and report the steps that ended.

        After a gap of more than `LONGEST_GAP_S` it stays at the last moment seen. If the machine slept it pauses there;
        if only this program stood still it goes on from there.
        """
        if self._state == "running":
            gap_s, slept_s = self._look_at_clock()
            if slept_s > LONGEST_GAP_S:
                self._halt("asleep")
            elif gap_s > LONGEST_STALL_S:
                self._halt("stalled")
            elif gap_s > LONGEST_GAP_S:
                self._set_anchor()
            else:
                self._advance(self._anchor_t + (self._polled - self._anchor_clock))
        return self._moment

    def pause(self, reason: PauseReason = "asked") -> None:
        """Stop the time until `resume`."""
        self.poll()
        if self._state == "running":
            self._halt(reason)

    def resume(self) -> None:
        """Continue where it was paused."""
        if self._state == "paused":
            self._run()

    def next(self) -> None:
        """Go from a rest or getting ready to the work, and from work to the next step.

        Work left this way counts as skipped, except at the user's own pace, where it counts as done.
        """
        self.poll()
        if not self._active:
            return
        segment = self._moment.segment
        if segment.kind != "work":
            self._seek(self._step, self._timeline.work_start_of(self._step))
            return
        self._leave_step("done" if segment.waits else "skipped")

    def previous(self) -> None:
        """Go to the start of the step before this one that is not left out."""
        self.poll()
        steps = self._timeline.steps
        before = (step for step in range(self._step - 1, -1, -1) if steps[step].item not in self._left_out)
        self.go_to(next(before, self._step))

    def restart_exercise(self) -> None:
        """Go to the start of the first set and side of this exercise."""
        self.poll()
        steps, first = self._timeline.steps, self._step
        while first > 0 and steps[first - 1].item == steps[first].item:
            first -= 1
        self.go_to(first)

    def go_to(self, step: int) -> None:
        """Go to the start of any step; none counts as skipped. What was left out is done again from there."""
        self.poll()
        if self._active:
            self._left_out.discard(self._timeline.steps[step].item)
            self._seek(step, self._timeline.start_of(step))

    def replan(self, timeline: Timeline, step: int) -> None:
        """Play another timeline from the start of a step on; the steps before it are the same in both."""
        self.poll()
        if self._active:
            self._hurt = {marked for marked in self._hurt if marked < step}
            self._timeline = timeline
            self._seek(step, timeline.start_of(step))
            self._moment = timeline.at(timeline.start_of(step))

    def add_time(self, seconds: float = 10.0) -> None:
        """Make what is going on now last longer, as `Timeline.extended` does."""
        self.poll()
        if self._active:
            self._timeline = self._timeline.extended(self._moment.t, seconds)
            self._moment = self._timeline.at(self._moment.t)

    def leave_out(self, item: int) -> None:
        """Leave out the remaining steps of a place of the routine; a step whose work has begun is skipped."""
        self.poll()
        if not self._active:
            return
        self._left_out.add(item)
        if self._timeline.steps[self._step].item != item:
            return
        if self._moment.segment.kind == "work":
            self._leave_step("skipped")
        else:
            self._go_on_to(self._following(self._step - 1))

    def use(self, timeline: Timeline, step: int) -> None:
        """Play another timeline, the same up to its step `step`, from there; work that has begun is skipped."""
        self.poll()
        if not self._active:
            return
        if self._moment.segment.kind == "work":
            self._report_ended("skipped")
        self._timeline = timeline
        self._seek(step, timeline.start_of(step))

    def toggle_hurt(self) -> None:
        """Mark `hurt_step` as hurting, or remove the mark."""
        self.poll()
        if self._state in ("running", "paused", "finished"):
            index = self.hurt_step
            self._hurt ^= {index}
            self._tell(HurtMarked(index, self._timeline.steps[index], index in self._hurt))

    def stop(self) -> None:
        """End the session now; a step whose work has begun counts as skipped."""
        self.poll()
        if not self._active:
            return
        if self._moment.segment.kind == "work":
            self._report_ended("skipped")
        self._state = "stopped"

    @property
    def _active(self) -> bool:
        return self._state in ("running", "paused")

    def _run(self) -> None:
        self._state = "running"
        self._look_at_clock()
        self._set_anchor()

    def _look_at_clock(self) -> tuple[float, float]:
        """The seconds since the last poll, and for how many of them the machine slept."""
        before, slept_before = self._polled, self._slept
        self._polled, self._slept = self._clock.monotonic(), self._clock.slept()
        return self._polled - before, self._slept - slept_before

    def _halt(self, reason: PauseReason) -> None:
        self._state = "paused"
        self._pause_reason = reason

    def _move_to(self, t: float) -> None:
        if t != self._moment.t:
            self._moment = self._timeline.at(t)

    def _seek(self, step: int, t: float) -> None:
        here = self._moment.segment
        if here.kind == "work":
            self._last_worked = here.step
        self._step = step
        self._move_to(t)
        self._set_anchor()

    def _set_anchor(self) -> None:
        """Tie the position to the clock: from here on `t` comes from one addition, so no error can accumulate."""
        self._anchor_clock, self._anchor_t = self._polled, self._moment.t

    def _advance(self, t: float) -> None:
        reached = min(t, self._held_until(t))
        while reached >= self._timeline.end_of(self._step):
            self._play_to(self._timeline.end_of(self._step))
            if self._end_step("done"):
                return
        self._play_to(reached)
        self._wait(t - reached)

    def _held_until(self, t: float) -> float:
        """The last instant before the end of the first waiting segment up to `t`; without one, the timeline's end."""
        first, last = self._timeline.index_at(self._moment.t), self._timeline.index_at(t)
        waiting = (segment for segment in self._timeline.segments[first : last + 1] if segment.waits)
        return next((nextafter(segment.end_s, 0) for segment in waiting), self._timeline.duration_s)

    def _play_to(self, t: float) -> None:
        self._count_active(t - self._moment.t)
        self._move_to(t)

    def _wait(self, seconds: float) -> None:
        """Let time pass at a held position, and set a new anchor, so that the position does not catch up afterwards."""
        if seconds > 0:
            self._count_active(seconds)
            self._set_anchor()

    def _count_active(self, seconds: float) -> None:
        self._active_s += seconds
        self._unreported_s[self._step] += seconds

    def _leave_step(self, outcome: StepOutcome) -> None:
        """End the present step before its time, and go to the start of the next one."""
        self._end_step(outcome)
        if self._state != "finished":
            self._seek(self._step, self._timeline.start_of(self._step))

    def _end_step(self, outcome: StepOutcome) -> bool:
        """End the present step; whether that finished the session, or led over steps that are left out."""
        self._report_ended(outcome)
        before = self._step
        jumped = self._go_on_to(self._following(before), before)
        self._last_worked = before
        return jumped

    def _following(self, step: int) -> int:
        """The first step after `step` that is not left out; their number if there is none."""
        steps = self._timeline.steps
        return next((k for k in range(step + 1, len(steps)) if steps[k].item not in self._left_out), len(steps))

    def _go_on_to(self, step: int, before: int = -1) -> bool:
        """Go on with a step, or finish after the last one; returns whether there were others between it and the step
        `before`."""
        if step == len(self._timeline.steps):
            self._move_to(self._timeline.duration_s)
            self._state = "finished"
            return True
        jumps = step != before + 1
        self._step = step
        if jumps:
            self._seek(step, self._timeline.start_of(step))
        return jumps

    def _report_ended(self, outcome: StepOutcome) -> None:
        index, active_s = self._step, self._unreported_s.pop(self._step, 0.0)
        self._tell(StepEnded(index, self._timeline.steps[index], outcome, index in self._hurt, active_s))
