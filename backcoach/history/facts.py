"""Single facts in the journal: when something was read or offered, and which exercises are left out of routines."""

from datetime import datetime

from backcoach.clock import Clock
from backcoach.history.checks import stamp_now
from backcoach.history.row_checks import MOMENT_FACTS, moment_in
from backcoach.history.store import Store
from backcoach.history.timestamps import EPOCH, believed
from backcoach.history.writers import Writer
from backcoach.history.writes import HideExercise, KeepFact

_SAFETY_READ, _ASKED, _WEEK_OFFERED = "safety_read_at", "asked_first_at", "past_week_offered_at"


class Facts:
    """Every method that changes a fact raises NotKept if it could not be written."""

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock

    def safety_read_at(self) -> datetime | None:
        """When the safety page was last read; None if never or at a moment to come. Its answers are not stored."""
        return self._moment(_SAFETY_READ)

    def read_safety(self) -> None:
        """Record that the safety page was read now."""
        self._set_to_now(_SAFETY_READ)

    def asked_first_at(self) -> datetime | None:
        """When the user last noted having asked whether exercising is fine; None if never."""
        return self._moment(_ASKED)

    def ask_first(self) -> None:
        """Record that the user asked, and that exercising is fine, as of now."""
        self._set_to_now(_ASKED)

    def forget_what_is_ahead(self) -> None:
        """Replace moments that lie ahead by 1970, so that they do not come true when their time has come."""
        for name in sorted(MOMENT_FACTS):
            rows = self._store.rows("SELECT value FROM meta WHERE id = ?", name)
            if rows and moment_in(rows[0][0]) is not None and self._moment(name) is None:
                self._writer.carry_out(KeepFact(name, EPOCH.isoformat(), stamp_now(self._clock)[0]))

    def past_week_offered_at(self) -> datetime | None:
        """When the questions about the past week were last offered or answered, or None."""
        return self._moment(_WEEK_OFFERED)

    def offer_past_week(self) -> None:
        """Record that they are offered or answered now."""
        self._set_to_now(_WEEK_OFFERED)

    def hidden_exercises(self) -> frozenset[str]:
        """The ids of the exercises that are left out of routines."""
        return frozenset(row[0] for row in self._store.rows("SELECT id FROM hidden_exercise WHERE hidden = 1"))

    def stopped_exercises(self) -> frozenset[str]:
        """Those of them that are left out since a session was stopped with leg pain in them."""
        rows = self._store.rows(
            "SELECT hidden_exercise.id FROM hidden_exercise"
            " JOIN session ON session.ended_us = hidden_exercise.changed_us"
            " WHERE hidden = 1 AND state = 'stopped' AND reason = 'leg-symptoms'"
        )
        return frozenset(row[0] for row in rows)

    def hide_exercise(self, exercise: str, *, hidden: bool = True) -> None:
        """Leave an exercise out of routines from now on, or with False let it back in."""
        self._writer.carry_out(HideExercise(exercise, hidden, stamp_now(self._clock)[0]))

    def _moment(self, name: str) -> datetime | None:
        rows = self._store.rows("SELECT value FROM meta WHERE id = ?", name)
        return believed(moment_in(rows[0][0]), self._clock.now()) if rows else None

    def _set_to_now(self, name: str) -> None:
        self._writer.carry_out(KeepFact(name, self._clock.now().isoformat(), stamp_now(self._clock)[0]))
