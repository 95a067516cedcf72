"""Sessions and their steps: what was done."""

from datetime import date, timedelta

from backcoach.clock import Clock
from backcoach.history.bounds import LONGEST_SETTINGS
from backcoach.history.checks import checked_note, stamp_now
from backcoach.history.records import DayTotal, Outcome, SessionRecord, State, StepPlace, StepRecord, StopReason
from backcoach.history.store import Store
from backcoach.history.timestamps import believed, day_of, moment, span, stamp
from backcoach.history.writers import Writer
from backcoach.history.writes import Column, EndSession, EndStep, KeepSettings, MarkHurt, Revise, StartSession, new_id
from backcoach.problem import Problem

CONTINUE_WITHIN = timedelta(hours=12)
"""How long after its last step an unfinished session can be continued."""


class Sessions:
    """Reads and writes sessions; writing raises NotKept if nothing could be written."""

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock

    def start(self, routine: str, settings: str, planned_s: float) -> SessionRecord:
        """Start a session now; `settings` is JSON text with which it can be continued later."""
        us, offset = stamp_now(self._clock)
        write = StartSession(new_id(), routine, settings, planned_s, us, offset)
        self._writer.carry_out(write)
        at = moment(us, offset)
        return SessionRecord(write.id, at, None, routine, settings, planned_s, 0.0, 0, "running", "", "")

    def keep_settings(self, session_id: str, settings: str) -> None:
        """Replace the settings with which a session can be continued; what is too long to be kept is not."""
        if len(settings) <= LONGEST_SETTINGS:
            self._writer.carry_out(KeepSettings(session_id, settings, stamp_now(self._clock)[0]))

    def end_step(
        self, session_id: str, step: StepPlace, outcome: Outcome, active_s: float, *, hurt: bool = False
    ) -> None:
        """Record that a step has ended after `active_s` seconds; if it was marked as hurting before, that stays."""
        self._writer.carry_out(EndStep(new_id(), session_id, step, outcome, hurt, active_s, *stamp_now(self._clock)))

    def mark_hurt(self, session_id: str, step: StepPlace, *, hurt: bool = True) -> None:
        """Record "that hurt" for a step, whether it is over or still in progress; False takes it back."""
        self._writer.carry_out(MarkHurt(new_id(), session_id, step, hurt, *stamp_now(self._clock)))

    def finish(self, session_id: str, note: str = "") -> None:
        """Record that a session was played to its end."""
        self._end(session_id, "finished", "", note)

    def stop(self, session_id: str, reason: StopReason, note: str = "", hide: str | None = None) -> None:
        """Record that a session was stopped, and why; `hide` is an exercise to leave out of routines from now on."""
        self._end(session_id, "stopped", reason, note, hide)

    def _end(self, session_id: str, state: State, reason: StopReason, note: str, hide: str | None = None) -> None:
        us, offset = stamp_now(self._clock)
        self._writer.carry_out(EndSession(session_id, state, reason, checked_note(note), hide, us, offset, us))
        self._store.checkpoint()

    def end_unfinished(self, session_id: str) -> None:
        """End a session that was cut short, at the end of its last step."""
        session, steps = self.get(session_id), self.steps(session_id)
        now = self._clock.now()
        ended = stamp(max([step.at for step in steps if believed(step.at, now)], default=session.started_at))
        self._writer.carry_out(
            EndSession(session_id, "stopped", "", session.note, None, *ended, stamp_now(self._clock)[0])
        )
        self._store.checkpoint()

    def delete(self, session_id: str) -> None:
        """Mark a session as deleted; its scores stay, and `restore` brings it back."""
        self._revise(session_id, {"deleted": 1})

    def restore(self, session_id: str) -> None:
        """Undo `delete`."""
        self._revise(session_id, {"deleted": 0})

    def set_note(self, session_id: str, note: str) -> None:
        """Replace the note of a session. Raises Problem if it is too long."""
        self._revise(session_id, {"note": checked_note(note)})

    def _revise(self, session_id: str, columns: dict[Column, str | int]) -> None:
        self._writer.carry_out(Revise("session", session_id, columns | {"changed_us": stamp_now(self._clock)[0]}))

    def unfinished(self) -> SessionRecord | None:
        """The session that was cut short and can be continued; None if the last one is older than CONTINUE_WITHIN."""
        now, within = stamp_now(self._clock)[0], CONTINUE_WITHIN // timedelta(microseconds=1)
        # The index is named because SQLite would otherwise scan all sessions by day.
        open_sessions = self._store.find(
            SessionRecord,
            "INDEXED BY session_left_open WHERE state = 'running' AND deleted = 0 AND changed_us BETWEEN ? AND ?"
            " ORDER BY started_us DESC LIMIT 1",
            now - within,
            now + within,
        )
        return open_sessions[0] if open_sessions else None

    def get(self, session_id: str) -> SessionRecord:
        """One session, deleted or not; raises Problem if there is none with that id."""
        for found in self._store.find(SessionRecord, "WHERE id = ?", session_id):
            return found
        raise Problem("This session is not in the journal any more; look at the history again.")

    def find(self, first: date | None = None, last: date | None = None, limit: int = -1) -> list[SessionRecord]:
        """The sessions that began on the local days `first` to `last`, the newest first."""
        condition = "WHERE deleted = 0 AND day BETWEEN ? AND ? ORDER BY day DESC, started_us DESC LIMIT ?"
        return self._store.find(SessionRecord, condition, *span(first, last), limit)

    def steps(self, session_id: str) -> list[StepRecord]:
        """The steps of a session in the order of the routine; a step that was repeated is listed each time."""
        return self._store.find(StepRecord, "WHERE session_id = ? ORDER BY position, at_us", session_id)

    def times_done(self) -> dict[str, int]:
        """In how many sessions each exercise was done, at least one set of it; those that never were are left out."""
        sql = (
            "SELECT step.exercise, count(DISTINCT step.session_id) FROM step JOIN session ON session.id = session_id"
            " WHERE outcome = 'done' AND deleted = 0 GROUP BY step.exercise"
        )
        return {str(exercise): int(count) for exercise, count in self._store.rows(sql)}

    def day_totals(
        self, first: date | None = None, last: date | None = None, *, gentle: str | None = None
    ) -> list[DayTotal]:
        """Sessions in which anything was done, and their seconds, for each local day that has any, the oldest first.

        A day is gentle if all its sessions were of the routine with the id `gentle`.
        """
        all_gentle = "min(routine IS ?)" if gentle else "?"  # the index has no routines
        sql = (
            f"SELECT day, count(*), sum(active_s), {all_gentle} FROM session"
            " WHERE deleted = 0 AND day BETWEEN ? AND ? AND active_s > 0 GROUP BY day ORDER BY day"
        )
        rows = self._store.rows(sql, gentle, *span(first, last))
        return [DayTotal(day_of(day), sessions, active_s, bool(all_of)) for day, sessions, active_s, all_of in rows]
