"""The part of the journal that takes in what was ticked on a printed sheet."""

from datetime import date
from itertools import accumulate

from backcoach.history.checks import checked_time, checked_value
from backcoach.history.moments import stamp
from backcoach.history.records import PaperDay, Question, StepPlace
from backcoach.history.scores import Scores
from backcoach.history.sessions import Sessions
from backcoach.history.writes import KeepPaperSession, new_id


class Paper(Sessions, Scores):
    """Days that were done away from the screen."""

    def keep_paper_day(self, day: PaperDay) -> str | None:
        """Keep a day as a session "from paper" and its scores; the session's id, None where nothing was ticked.

        Scores of a day on which nothing was ticked are kept as check-ins.
        """
        for value in (day.before, day.after):
            if value is not None:
                checked_value(value)
        us, offset = stamp(checked_time(day.at, self._clock.now()))
        session_id = None
        if steps := _steps(day):
            session_id = new_id()
            now, hurt = self._now()[0], _hurt(day, steps)
            self._keep(KeepPaperSession(session_id, day.routine, day.planned_s, steps, us, offset, now, hurt))
        before: Question = "now-before" if session_id else "now"
        after: Question = "now-after" if session_id else "now"
        for question, value in ((before, day.before), (after, day.after)):
            if value is not None:
                self.log_score(question, value, day.at, session_id=session_id)
        return session_id

    def paper_days(self, routine: str, first: date, last: date) -> frozenset[date]:
        """The local days that have a session of a routine "from paper" already."""
        found = self.sessions(first, last)
        return frozenset(one.started_at.date() for one in found if one.from_paper and one.routine == routine)


Steps = tuple[tuple[str, StepPlace, float], ...]


def _hurt(day: PaperDay, steps: Steps) -> tuple[str, ...]:
    """The last set of each exercise that hurt: a box does not tell which of them it was."""
    last = accumulate(one.sets for one in day.done)
    return tuple(steps[end - 1][0] for one, end in zip(day.done, last, strict=True) if one.hurt)


def _steps(day: PaperDay) -> Steps:
    """A step for each set, in the order of the sheet."""
    sets = [(one, number) for one in day.done for number in range(1, one.sets + 1)]
    return tuple(
        (new_id(), StepPlace(index, one.exercise, number), one.seconds / one.sets)
        for index, (one, number) in enumerate(sets)
    )
