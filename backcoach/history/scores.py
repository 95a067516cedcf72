"""Scores: what was felt."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from backcoach.clock import Clock
from backcoach.history.checks import checked_note, checked_question, checked_time, checked_value, stamp_now
from backcoach.history.records import PEG, PegScore, Question, Score
from backcoach.history.store import Store
from backcoach.history.tables import Row
from backcoach.history.timestamps import CLOCKS_DIFFER, believed, day_of, local_day, moment, span, stamp
from backcoach.history.writers import Writer
from backcoach.history.writes import Column, LogScore, Revise, new_id
from backcoach.problem import Problem

_IN_SPAN = " WHERE deleted = 0 AND question = ? AND day BETWEEN ? AND ?"


class Scores:
    """Reads and writes scores; writing raises Problem for values out of bounds, NotKept if nothing could be written."""

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock

    def log(
        self,
        question: Question,
        value: int,
        at: datetime | None = None,
        *,
        session_id: str | None = None,
        exercise: str | None = None,
        note: str = "",
    ) -> Score:
        """Record an answer, given now unless `at` says otherwise; a skipped question is not logged."""
        us, offset = stamp(checked_time(at or self._clock.now(), self._clock.now()))
        write = LogScore(
            new_id(), checked_question(question), checked_value(value), us, offset, session_id, exercise,
            checked_note(note), stamp_now(self._clock)[0],
        )  # fmt: skip
        self._writer.carry_out(write)
        return Score(write.id, question, value, moment(us, offset), session_id, exercise, write.note)

    def correct(
        self, score_id: str, *, value: int | None = None, at: datetime | None = None, note: str | None = None
    ) -> Score:
        """Change what is given and leave the rest; the score as it was, for an undo."""
        before = self.get(score_id)
        columns = self._checked(value=value, at=at, note=note)
        self._writer.carry_out(Revise("score", score_id, columns | {"changed_us": stamp_now(self._clock)[0]}))
        return before

    def _checked(self, *, value: int | None, at: datetime | None, note: str | None) -> dict[Column, str | int]:
        columns: dict[Column, str | int] = {}
        if value is not None:
            columns["value"] = checked_value(value)
        if at is not None:
            us, offset = stamp(checked_time(at, self._clock.now()))
            columns |= {"at_us": us, "at_offset": offset, "day": local_day(us, offset)}
        if note is not None:
            columns["note"] = checked_note(note)
        return columns

    def delete(self, score_id: str) -> None:
        """Mark a score as deleted; `restore` brings it back."""
        self._set_deleted(score_id, 1)

    def restore(self, score_id: str) -> None:
        """Undo `delete`."""
        self._set_deleted(score_id, 0)

    def _set_deleted(self, score_id: str, deleted: int) -> None:
        self._writer.carry_out(Revise("score", score_id, {"deleted": deleted, "changed_us": stamp_now(self._clock)[0]}))

    def get(self, score_id: str) -> Score:
        """One score, deleted or not; raises Problem if there is none with that id."""
        for found in self._store.find(Score, "WHERE id = ?", score_id):
            return found
        raise Problem("This score is not in the journal any more; look at the history again.")

    def log_peg(self, values: Sequence[int], at: datetime) -> None:
        """Record the three answers about the past week, in the order of `PEG`."""
        for question, value in zip(PEG, values, strict=True):
            self.log(question, value, at)

    def peg(self, first: date | None = None, last: date | None = None) -> list[PegScore]:
        """The PEG scores of those local days, the oldest first; none where an answer was deleted or moved."""
        given: dict[tuple[int, int], list[int]] = {}
        for question in PEG:
            for us, offset, value, _ in self.points(question, first, last):
                given.setdefault((us, offset), []).append(value)
        return [
            PegScore(moment(us, offset), sum(values) / len(PEG))
            for (us, offset), values in sorted(given.items())
            if len(values) == len(PEG)
        ]

    def find(
        self, first: date | None = None, last: date | None = None, *, limit: int = -1, after: Score | None = None
    ) -> list[Score]:
        """The scores of the local days `first` to `last`, the newest first.

        `limit` and the last score of a page, which the next one comes `after`, make pages: each takes as long as the
        first.
        """
        begin, end = span(first, last)
        older: str = ""
        values: tuple[Any, ...] = ()
        if after:
            (day, at_us), *_ = self._store.rows("SELECT day, at_us FROM score WHERE id = ?", after.id)
            older, values = " AND (day < ? OR at_us < ? OR at_us = ? AND id > ?)", (day, at_us, at_us, after.id)
            end = min(end, day)
        condition = f"WHERE deleted = 0 AND day BETWEEN ? AND ?{older} ORDER BY day DESC, at_us DESC, id LIMIT ?"
        return self._store.find(Score, condition, begin, end, *values, limit)

    def of_session(self, session_id: str) -> list[Score]:
        """The scores of a session, in the order in which they were given."""
        return self._store.find(Score, "WHERE session_id = ? AND deleted = 0 ORDER BY at_us", session_id)

    def ahead(self) -> list[Score]:
        """The scores that are still to come, the latest first: their date is wrong, or some clock was."""
        now = self._clock.now()
        return [score for score in self.find(first=now.date()) if believed(score.at, now, CLOCKS_DIFFER) is None]

    def count(self, first: date | None = None, last: date | None = None, question: Question | None = None) -> int:
        """How many scores those days have, or how many of one question."""
        if question:
            return int(self._store.rows("SELECT count(*) FROM score" + _IN_SPAN, question, *span(first, last))[0][0])
        sql = "SELECT count(*) FROM score WHERE deleted = 0 AND day BETWEEN ? AND ?"
        return int(self._store.rows(sql, *span(first, last))[0][0])

    def tally(self, question: Question, first: date | None = None, last: date | None = None) -> list[Row]:
        """Rows (day number, value, how often) of one question, by day and value; read from an index alone."""
        sql = "SELECT day, value, count(*) FROM score" + _IN_SPAN + " GROUP BY day, value"
        return self._store.rows(sql, question, *span(first, last))

    def daily(self, question: Question, first: date | None = None, last: date | None = None) -> list[Row]:
        """Rows (day number, mean, how many) of one question, by day; read from an index alone."""
        sql = "SELECT day, avg(value), count(*) FROM score" + _IN_SPAN + " GROUP BY day ORDER BY day"
        return self._store.rows(sql, question, *span(first, last))

    def counts(self, question: Question, first: date | None = None, last: date | None = None) -> list[Row]:
        """Rows (value, how often) of one question, by value; read from an index alone."""
        sql = "SELECT value, count(*) FROM score" + _IN_SPAN + " GROUP BY value ORDER BY value"
        return self._store.rows(sql, question, *span(first, last))

    def points(self, question: Question, first: date | None = None, last: date | None = None) -> list[Row]:
        """Rows (microseconds UTC, offset in minutes, value, id) of one question, the oldest first."""
        sql = "SELECT at_us, at_offset, value, id FROM score" + _IN_SPAN + " ORDER BY day, at_us"
        return self._store.rows(sql, question, *span(first, last))

    def first_day(self, question: Question) -> date | None:
        """The local day of the first score of a question; None if it has none."""
        sql = "SELECT min(day) FROM score WHERE deleted = 0 AND question = ?"
        day = self._store.rows(sql, question)[0][0]
        return None if day is None else day_of(day)
