"""One session from the question before it to the question after it: player, recorder, keeping the screen awake."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from backcoach.app.events import Event
from backcoach.app.inhibitor import Inhibitor
from backcoach.app.session_changes import SessionChanges
from backcoach.app.session_recorder import SessionRecorder
from backcoach.clock import Clock
from backcoach.session import Moment, SessionSettings, Step, Timeline
from backcoach.session.played import PlayedSettings, Swap, played
from backcoach.session.player import HurtMarked, PauseReason, Player, PlayerState, StepEnded

if TYPE_CHECKING:
    from backcoach.app.unfinished import Unfinished
    from backcoach.catalog import Routine
    from backcoach.history.records import StopReason

BRIEF_S = 60.0
"""A session shorter than this in which nothing was done may have been a mistake."""
Act = Literal["idle", "before", "session", "after"]
"""What the stage is for: choosing, the question before, the session, the question after."""
Command = Literal["go on", "more", "hurt", "not hurt", "skip", "back", "again", "smaller", "easier", "left out"]
"""What the user has just done, to be confirmed aloud. A step that was left before its end is skipped."""


class SessionService:
    """Runs one session at a time. Call `frame` as often as the screen is to be updated while `state` is "running"."""

    def __init__(
        self, clock: Clock, inhibitor: Inhibitor, new_recorder: Callable[[str | None], SessionRecorder]
    ) -> None:
        self._clock = clock
        self._inhibitor = inhibitor
        self._new_recorder = new_recorder
        self._recorder = new_recorder(None)
        self._act: Act = "idle"
        self.player: Player | None = None
        """Those of the session that goes on, or that has just ended."""
        self._timeline: Timeline | None = None
        self._settings = SessionSettings()
        self._routine: Routine | None = None
        self._changes = SessionChanges(played(self._settings), None, self._recorder.keep_settings)
        self._any_done = False
        self._reason: StopReason = ""
        self.act_changed = Event[Act, Act]()
        """The old and the new act."""
        self.moment_changed = Event[Moment]()
        self.state_changed = Event[PlayerState]()
        """Emitted after each command as well, when hurt marks or the timeline may have changed."""
        self.step_ended = Event[StepEnded]()
        self.timeline_changed = Event[Timeline]()
        self.commanded = Event[Command]()
        """Emitted once the command is carried out."""
        self.timeline_coming = Event[Timeline]()
        """What will be played once the question before the session is answered."""

    @property
    def act(self) -> Act:
        """What the stage is for now."""
        return self._act

    @property
    def state(self) -> PlayerState:
        """The player's state; "ready" if there is no player."""
        return self.player.state if self.player else "ready"

    @property
    def pause_reason(self) -> PauseReason:
        """Why the session is paused, or was last; "asked" if there is no player."""
        return self.player.pause_reason if self.player else "asked"

    @property
    def hurts(self) -> bool:
        """Whether the step that "that hurt" refers to is marked."""
        return self.player is not None and self.player.hurts

    @property
    def hurt_exercise(self) -> str:
        """The id of the exercise that "that hurt" refers to; empty outside a session."""
        return self.player.timeline.steps[self.player.hurt_step].exercise if self.player else ""

    @property
    def hurt_goes_on(self) -> bool:
        """Whether that exercise is going on or still to come."""
        if self.player is None:
            return False
        steps, now = self.steps, self.player.moment.segment.step
        return any(step.item == steps[self.player.hurt_step].item for step in steps[now:])

    @property
    def routine(self) -> str:
        """The id of the routine that is played; empty outside a session."""
        return self.player.timeline.id if self.player else ""

    def is_smaller(self, exercise: str) -> bool:
        """Whether an exercise is done smaller for the rest of this session."""
        return self._changes.is_smaller(exercise)

    @property
    def item(self) -> int | None:
        """The place in the routine of the present step; None outside a session."""
        if self.player is None or self._act != "session":
            return None
        return self.player.timeline.steps[self.player.moment.segment.step].item

    @property
    def t(self) -> float:
        """The position of the session on its timeline, in seconds."""
        return self.player.moment.t if self.player else 0.0

    @property
    def left_s(self) -> float:
        """Seconds to the end of the timeline."""
        return self.player.moment.left_s if self.player else 0.0

    @property
    def moment(self) -> Moment | None:
        """The moment that the session has reached; None outside one."""
        return self.player.moment if self.player else None

    @property
    def waiting(self) -> bool:
        """Whether a set at the user's own pace waits for `next`."""
        return self.player is not None and self.player.waiting

    @property
    def active_s(self) -> float:
        """Seconds played in the session that goes on or has just ended."""
        return self.player.active_s if self.player else 0.0

    @property
    def session_id(self) -> str | None:
        """The session that goes on or was the last one, in the journal; None if there is none."""
        return self._recorder.session_id

    @property
    def reason(self) -> StopReason:
        """Why the last session was stopped; empty if it was not stopped, or without a reason."""
        return self._reason

    @property
    def was_brief(self) -> bool:
        """Whether the session that was just stopped may have been a mistake: short, nothing done, no reason given."""
        brief = self.active_s < BRIEF_S and not self._any_done
        return self.state == "stopped" and brief and self._reason in ("", "other")

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the timeline that is played, or is about to be."""
        timeline = self.player.timeline if self.player else self._timeline
        return timeline.steps if timeline else ()

    def ask_before(self, timeline: Timeline, settings: SessionSettings, routine: Routine | None = None) -> None:
        """Begin with the question before a session; the timeline is that of the routine."""
        self._timeline, self._settings, self._routine = timeline, settings, routine
        self._enter("before")

    def prepare(self) -> None:
        """Load what only a session needs, while the user reads the question before it."""
        self._inhibitor.prepare()
        if self._timeline is not None:
            self.timeline_coming.emit(self._timeline)

    def begin(self, value: int | None, note: str) -> None:
        """Start the session; the score, None if skipped, answers the question before it."""
        if self._timeline is not None:
            self._recorder = self._new_recorder(None)
            self._recorder.begin(self._timeline, self._settings)
            self._recorder.score("now-before", value, note)
            self._play(self._timeline, 0, played(self._settings), self._routine)

    def resume_unfinished(self, cut: Unfinished) -> None:
        """Continue an interrupted session."""
        self._recorder = self._new_recorder(cut.record.id)
        self._play(cut.timeline, cut.step, cut.played, cut.routine)
        self._any_done = True

    def answer_after(self, value: int | None, note: str) -> None:
        """Record the score after the session, and leave it."""
        self._recorder.score("now-after", value, note)
        self.leave()

    def leave(self) -> None:
        """Go back to choosing, from any act; a session that goes on stays unfinished in the journal."""
        self._inhibitor.release()
        self.player = self._timeline = None
        self._enter("idle")

    def toggle(self) -> None:
        """Pause, or continue."""
        if self.player and self._act == "session":
            goes_on = self.player.state == "paused"
            self.player.resume() if goes_on else self.player.pause()
            self._follow_player()
            if goes_on:
                self.commanded.emit("go on")

    def onward(self) -> None:
        """The action of one big button: at the user's own pace it ends a set, otherwise it pauses or continues."""
        own_pace = self.player is not None and self.player.moment.segment.waits
        self.next() if own_pace and self.state == "running" else self.toggle()

    def pause(self, reason: PauseReason = "asked") -> None:
        """Pause, because a question is shown."""
        if self.player and self._act == "session":
            self.player.pause(reason)
            self._follow_player()

    def go_on(self) -> None:
        """Continue after such a pause, without saying anything."""
        self._command(Player.resume)

    def next(self) -> None:
        """Go to the work, or to the next step."""
        segment = self.player.moment.segment if self.player else None
        self._command(Player.next, "skip" if segment and segment.kind == "work" and not segment.waits else None)

    def previous(self) -> None:
        """Go back to the step before."""
        self._command(Player.previous, "back")

    def restart_exercise(self) -> None:
        """Begin this exercise again from its first set."""
        self._command(Player.restart_exercise, "again")

    def go_to(self, step: int) -> None:
        """Go to a step, forward or back."""
        self._command(lambda player: player.go_to(step))
        self._keep_left_out()

    def add_time(self) -> None:
        """Add ten seconds to the present segment."""
        if self.player:
            self.player.add_time()
            self.timeline_changed.emit(self.player.timeline)
            self._follow_player()
            self.commanded.emit("more")

    @property
    def played(self) -> PlayedSettings:
        """The settings of the present session, and what was changed in it."""
        return self._changes.played

    def replan(self, routine: Routine, timeline: Timeline, step: int) -> None:
        """Continue with another routine and its timeline, from a step on; the steps before it are the same."""
        if self.player and self._act == "session":
            self._changes.replan(routine)
            self.player.replan(timeline, step)
            self.timeline_changed.emit(self.player.timeline)
            self._follow_player()

    def toggle_hurt(self) -> None:
        """Mark the current step as hurting, or take the mark back."""
        self._command(Player.toggle_hurt)
        self.commanded.emit("hurt" if self.hurts else "not hurt")

    def grade_hurt(self, value: int) -> None:
        """Store how strong the marked pain was, 0 to 10; a second call corrects it."""
        if self.hurts:
            self._recorder.grade(self.hurt_exercise, value)

    def make_smaller(self) -> None:
        """Do what hurt smaller for the rest of the session, and continue."""
        self._changes.make_smaller(self.hurt_exercise)
        self._command(Player.resume, "smaller")

    def leave_out(self) -> None:
        """Leave out what is still to come of what hurt, and continue."""
        if self.player:
            item = self.steps[self.player.hurt_step].item
            self._command(lambda player: player.leave_out(item))
            self._keep_left_out()
            self._command(Player.resume, "left out")

    def swap(self, easier: Timeline) -> None:
        """Replace what hurt by another exercise, one set of which is `easier`, and continue with it."""
        if self.player:
            segment, hurt = self.player.moment.segment, self.player.hurt_step
            cut = segment.kind == "work"
            swap = Swap(segment.step + cut, self.steps[hurt].item, easier.steps[0].exercise, cut)
            timeline = swap.applied(self.player.timeline, easier)
            self._changes.swap(swap)
            self.player.use(timeline, swap.step)
            self.timeline_changed.emit(timeline)
            self._command(Player.resume, "easier")

    def stop(self, reason: StopReason, note: str = "", *, hide_current: bool = False) -> None:
        """End the session for a reason and store what was done; the current exercise may be hidden from now on."""
        if self.player and self.player.state in ("running", "paused"):
            self.player.stop()
            if self.state == "stopped":  # the session may just have come to its end
                self._reason = reason
                current = self.player.moment.segment.exercise
                self._recorder.stop(reason, note, current if hide_current else None)
            self._follow_player()

    def frame(self) -> None:
        """Look at the clock, and tell listeners what changed."""
        if self.player:
            before = self.player.state
            moment = self.player.poll()
            self._follow_player() if self.player.state != before else self.moment_changed.emit(moment)

    def _play(self, timeline: Timeline, step: int, settings: PlayedSettings, routine: Routine | None) -> None:
        self.player = Player(timeline, self._clock, self._record)
        self._any_done, self._reason = False, ""
        self._changes = SessionChanges(settings, routine, self._recorder.keep_settings)
        self.player.start(step, settings.left_out)
        self.timeline_changed.emit(timeline)
        self._enter("session")
        self._follow_player()

    def _keep_left_out(self) -> None:
        if self.player:
            self._changes.leave_out(self.player.left_out)

    def _command(self, carry_out: Callable[[Player], None], command: Command | None = None) -> None:
        if self.player:
            carry_out(self.player)
            self._follow_player()
            if command and self._act == "session":
                self.commanded.emit(command)

    def _follow_player(self) -> None:
        """Bring screen, journal and listeners in line with the player's state."""
        if not self.player:
            return
        self._inhibitor.hold() if self.player.state == "running" else self._inhibitor.release()
        self.moment_changed.emit(self.player.moment)
        self.state_changed.emit(self.player.state)
        if self.player.state == "finished":
            self._recorder.finish()
        if self.player.state in ("finished", "stopped"):
            self._enter("after")

    def _record(self, event: StepEnded | HurtMarked) -> None:
        self._recorder.hear(event)
        if isinstance(event, StepEnded):
            self._any_done = self._any_done or event.outcome == "done"
            self.step_ended.emit(event)

    def _enter(self, act: Act) -> None:
        if act != self._act:
            old, self._act = self._act, act
            self.act_changed.emit(old, act)
