"""Days that were ticked on a printed sheet and are typed in later."""

from datetime import date
from itertools import accumulate

from backcoach.clock import Clock
from backcoach.history.checks import checked_time, checked_value, stamp_now
from backcoach.history.records import KeptDay, PaperDay, Question, StepPlace
from backcoach.history.scores import Scores
from backcoach.history.sessions import Sessions
from backcoach.history.timestamps import stamp
from backcoach.history.writers import Writer
from backcoach.history.writes import KeepPaperSession, new_id


class PaperDays:
    """Records sessions that were done by a printed sheet."""

    def __init__(self, sessions: Sessions, scores: Scores, writer: Writer, clock: Clock) -> None:
        self._sessions = sessions
        self._scores = scores
        self._writer = writer
        self._clock = clock

    def keep(self, day: PaperDay) -> KeptDay:
        """Record a day as a session "from paper" and its scores; what became of it, for `take_back`.

        Scores of a day on which nothing was ticked become check-ins.
        """
        for value in (day.before, day.after):
            if value is not None:
                checked_value(value)
        us, offset = stamp(checked_time(day.at, self._clock.now()))
        session_id = None
        if steps := _steps(day):
            session_id = new_id()
            now, hurt = stamp_now(self._clock)[0], _hurt(day, steps)
            self._writer.carry_out(
                KeepPaperSession(session_id, day.routine, day.planned_s, steps, us, offset, now, hurt)
            )
        before: Question = "now-before" if session_id else "now"
        after: Question = "now-after" if session_id else "now"
        given = [
            (question, value) for question, value in ((before, day.before), (after, day.after)) if value is not None
        ]
        scores = [self._scores.log(question, value, day.at, session_id=session_id) for question, value in given]
        return KeptDay(session_id, tuple(score.id for score in scores))

    def take_back(self, day: KeptDay) -> None:
        """Delete what `keep` recorded of a day."""
        for score_id in day.score_ids:
            self._scores.delete(score_id)
        if day.session_id is not None:
            self._sessions.delete(day.session_id)

    def days(self, routine: str, first: date, last: date) -> frozenset[date]:
        """The local days that already have a session of a routine "from paper"."""
        found = self._sessions.find(first, last)
        return frozenset(one.started_at.date() for one in found if one.from_paper and one.routine == routine)


Steps = tuple[tuple[str, StepPlace, float], ...]


def _hurt(day: PaperDay, steps: Steps) -> tuple[str, ...]:
    """The last set of each exercise that hurt: a ticked box does not say which."""
    last = accumulate(one.sets for one in day.done)
    return tuple(steps[end - 1][0] for one, end in zip(day.done, last, strict=True) if one.hurt)


def _steps(day: PaperDay) -> Steps:
    """A step for each set, in the order of the sheet."""
    sets = [(one, number) for one in day.done for number in range(1, one.sets + 1)]
    return tuple(
        (new_id(), StepPlace(index, one.exercise, number), one.seconds / one.sets)
        for index, (one, number) in enumerate(sets)
    )
