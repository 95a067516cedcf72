"""Leads through a session: question, timeline, question; owns the player, the frame timer and the screen's waking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backcoach.app.session_recorder import SessionRecorder
from backcoach.clock import Clock
from backcoach.session import SessionSettings, Step, Timeline
from backcoach.session.player import HurtMarked, Player, State, StepEnded
from backcoach.ui.session.screen_inhibitor import ScreenInhibitor

if TYPE_CHECKING:
    from backcoach.history.records import StopReason

Act = Literal["idle", "before", "session", "after"]
FRAME_MS, CALM_FRAME_MS = 16, 100
"""Between two looks at the clock: 60 frames a second, or 10 with reduced motion."""


class SessionService(QObject):
    """One session at a time; `act_changed` says what the stage is for, the other signals what happens on it."""

    act_changed = Signal(str)
    moment_changed = Signal(object)
    state_changed = Signal()
    step_ended = Signal(object)
    timeline_changed = Signal(object)
    timeline_coming = Signal(object)
    """What will be played once the question before it is answered."""

    def __init__(
        self,
        clock: Clock,
        keeper: ScreenInhibitor,
        new_recorder: Callable[[], SessionRecorder],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._keeper = keeper
        self._new_recorder = new_recorder
        self._recorder = new_recorder()
        self._act: Act = "idle"
        self._player: Player | None = None
        self._timeline: Timeline | None = None
        self._settings = SessionSettings()
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self.frame)

    @property
    def act(self) -> Act:
        """What the stage is for now."""
        return self._act

    @property
    def state(self) -> State:
        """The player's state; ready when there is none."""
        return self._player.state if self._player else "ready"

    @property
    def paused_by_gap(self) -> bool:
        """Whether it stands still because time went by unseen."""
        return self._player is not None and (self._player.state, self._player.pause_reason) == ("paused", "gap")

    @property
    def hurts(self) -> bool:
        """Whether the step that "that hurt" is about is marked."""
        return self._player is not None and self._player.hurts

    @property
    def item(self) -> int | None:
        """The place in the routine of what goes on now; None outside a session."""
        if self._player is None or self._act != "session":
            return None
        return self._player.timeline.steps[self._player.moment.segment.step].item

    @property
    def t(self) -> float:
        """Where the session is on its timeline, in seconds."""
        return self._player.moment.t if self._player else 0.0

    @property
    def left_s(self) -> float:
        """Seconds to the end of the timeline."""
        return self._player.moment.left_s if self._player else 0.0

    @property
    def waiting(self) -> bool:
        """Whether a set at the user's own pace waits for Next."""
        return self._player is not None and self._player.waiting

    @property
    def active_s(self) -> float:
        """Seconds played in the session that goes on or has just ended."""
        return self._player.active_s if self._player else 0.0

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the timeline that is played, or is about to be."""
        timeline = self._player.timeline if self._player else self._timeline
        return timeline.steps if timeline else ()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Look at the clock less often."""
        self._frames.setInterval(CALM_FRAME_MS if reduced else FRAME_MS)

    def ask_before(self, timeline: Timeline, settings: SessionSettings) -> None:
        """Begin with the question before a session."""
        self._timeline, self._settings = timeline, settings
        self._enter("before")

    def get_ready(self) -> None:
        """Load what only a session needs, while the question before it is read."""
        self._keeper.prepare()
        if self._timeline is not None:
            self.timeline_coming.emit(self._timeline)

    def begin(self, value: int | None, note: str) -> None:
        """Start the session; the score (None if skipped) answers the question before it."""
        if self._timeline is not None:
            self._recorder = self._new_recorder()
            self._recorder.begin(self._timeline, self._settings)
            self._recorder.score("now-before", value, note)
            self._play(self._timeline, 0)

    def go_on(self, timeline: Timeline, recorder: SessionRecorder, step: int) -> None:
        """Continue a session that was cut short, at a step."""
        self._recorder = recorder
        self._play(timeline, step)

    def answer_after(self, value: int | None, note: str) -> None:
        """Keep the score after the session, and be done."""
        self._recorder.score("now-after", value, note)
        self.leave()

    def leave(self) -> None:
        """Back to choosing, from wherever; a session that goes on stays unfinished in the journal."""
        self._frames.stop()
        self._keeper.release()
        self._player = self._timeline = None
        self._enter("idle")

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._player and self._act == "session":
            self._player.pause() if self._player.state == "running" else self._player.resume()
            self._follow_player()

    def onward(self) -> None:
        """What one big button does: a set at the user's own pace is done, else it pauses or goes on."""
        own_pace = self._player is not None and self._player.moment.segment.waits
        self.next() if own_pace and self.state == "running" else self.toggle()

    def pause(self) -> None:
        """Pause, for a question that comes up."""
        if self._player and self._act == "session":
            self._player.pause()
            self._follow_player()

    def next(self) -> None:
        """On to the work, or to the next step."""
        self._do(Player.next)

    def previous(self) -> None:
        """Back to the step before."""
        self._do(Player.previous)

    def restart_exercise(self) -> None:
        """This exercise from its first set."""
        self._do(Player.restart_exercise)

    def add_time(self) -> None:
        """Ten seconds more of this."""
        if self._player:
            self._player.add_time()
            self.timeline_changed.emit(self._player.timeline)
            self._follow_player()

    def toggle_hurt(self) -> None:
        """Mark the current step as hurting, or take it back."""
        self._do(Player.toggle_hurt)

    def stop(self, reason: StopReason, note: str = "", *, hide_current: bool = False) -> None:
        """End the session for a reason, kept as far as it went; the current exercise may be hidden from now on."""
        if self._player and self._player.state in ("running", "paused"):
            self._player.stop()
            if self.state == "stopped":  # it may just have come to its end
                current = self._player.moment.segment.exercise
                self._recorder.stop(reason, note, current if hide_current else None)
            self._follow_player()

    def _play(self, timeline: Timeline, step: int) -> None:
        self._player = Player(timeline, self._clock, self._hear)
        self._player.start(step)
        self.timeline_changed.emit(timeline)
        self._enter("session")
        self._follow_player()

    def _do(self, wish: Callable[[Player], None]) -> None:
        if self._player:
            wish(self._player)
            self._follow_player()

    def frame(self) -> None:
        """Look at the clock; the frame timer calls this."""
        if self._player:
            before = self._player.state
            self._player.poll()
            if self._player.state != before:
                self._follow_player()
            else:
                self.moment_changed.emit(self._player.moment)

    def _follow_player(self) -> None:
        """Bring timer, screen, journal and stage in line with the player's state."""
        if not self._player:
            return
        running = self._player.state == "running"
        self._frames.start() if running else self._frames.stop()
        self._keeper.hold() if running else self._keeper.release()
        self.moment_changed.emit(self._player.moment)
        self.state_changed.emit()
        if self._player.state == "finished":
            self._recorder.finish()
        if self._player.state in ("finished", "stopped"):
            self._enter("after")

    def _hear(self, event: StepEnded | HurtMarked) -> None:
        self._recorder.hear(event)
        if isinstance(event, StepEnded):
            self.step_ended.emit(event)

    def _enter(self, act: Act) -> None:
        if act != self._act:
            self._act = act
            self.act_changed.emit(act)
