"""Row by row: what each becomes in the history, what is left out and why, and what cannot be right."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from hashlib import sha1
from uuid import UUID

import msgspec

from backcoach.history.checks import LONGEST_NOTE
from backcoach.history.diary.days import DayReader, Stamp
from backcoach.history.diary.scores import ScoreReader
from backcoach.history.diary.table import EACH, Fault, Tick
from backcoach.history.diary.text import cleaned_note, shown
from backcoach.history.records import QUESTIONS, Question
from backcoach.history.row import possible
from backcoach.problem import Problem

Local = Callable[[datetime], datetime]
"""Gives a moment on the wall clock its offset, and a moment of UTC the local one."""

_SPACE = UUID("6f0d6f44-54f7-4a3b-9a53-3a2d2bd1c8a5").bytes
_SOON = timedelta(minutes=1)
NO_SCORE, DELIBERATE, NOT_RIGHT = "without a score", "left out by choice", "that cannot be read"


def on_this_machine(at: datetime) -> datetime:
    """A moment on this machine's clock: a time that daylight saving skips moves forward; of two alike, the first."""
    if at.tzinfo is not None:
        return at.astimezone()
    # By way of the timestamp: `astimezone` would give a skipped time the offset after the gap, which is an hour early.
    return datetime.fromtimestamp(at.timestamp(), UTC).astimezone()


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A score as it would stand in the history. `floating` ones are bound to the wall clock, not to an instant."""

    id: str
    line: int
    at: datetime
    alone: bool
    floating: bool
    value: int
    note: str
    question: Question
    own: bool = False
    exercise: str | None = None


class Left(msgspec.Struct, frozen=True):
    """A row that is left out: why, and the note in it."""

    line: int
    why: str
    note: str = ""


class Layout(msgspec.Struct, frozen=True):
    """Where what stands in a row; None for what the table does not have."""

    day: int
    score: int
    time: int | None = None
    note: int | None = None
    id: int | None = None
    question: int | None = None
    offset: int | None = None
    exercise: int | None = None


class Sorter:
    """Sorts rows into entries, rows that are left out, and faults."""

    def __init__(
        self, layout: Layout, days: DayReader, scores: ScoreReader, source: str, question: Question, now: datetime,
        local: Local, *, leave_out_bad: bool,
    ) -> None:  # fmt: skip
        self._layout = layout
        self._days = days
        self._scores = scores
        self._source = source
        self._question = question
        self._now = now
        self._local = local
        self._places = Places(local)
        self._limit = now + _SOON
        self._leave_out_bad = leave_out_bad
        self._often: Counter[str] = Counter()
        self._own_ids: set[str] = set()
        self.entries: list[Entry] = []
        self.left: list[Left] = []
        self.faults: list[Fault] = []
        self.cleaned = 0
        """Notes from which control characters were taken."""

    def sort(self, rows: Sequence[Sequence[str]], lines: Sequence[int], tick: Tick) -> None:
        """All rows; `tick` hears how far it is."""
        for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
            if not number % EACH:
                tick(number, len(rows))
            self._row(line, row)

    def _row(self, line: int, row: Sequence[str]) -> None:
        layout = self._layout
        score = self._scores.read(row[layout.score])
        note = self._note(row)
        if score.value is None:
            if score.bad:
                self._bad(line, score.why + ".", note)
            elif not score.waits:
                self.left.append(Left(line, DELIBERATE if score.why else NO_SCORE, note))
            return
        stamp = self._stamp(row)
        if stamp is None:
            self._bad(line, f"“{shown(row[layout.day], 40)}” is not a day that can be read.", note)
            return
        try:
            at = self._placed(stamp)
            if len(note) > LONGEST_NOTE:
                raise Problem(f"the note has {len(note):,} characters; please keep it under {LONGEST_NOTE:,}.")
            self._add(line, row, stamp, at, score.value, note)
        except Problem as problem:
            self._bad(line, str(problem), note)

    def _bad(self, line: int, words: str, note: str) -> None:
        if self._leave_out_bad:
            self.left.append(Left(line, NOT_RIGHT, note))
        else:
            self.faults.append(Fault(line, words))

    def _note(self, row: Sequence[str]) -> str:
        if self._layout.note is None:
            return ""
        note, changed = cleaned_note(row[self._layout.note])
        self.cleaned += changed
        if self._layout.id is not None and note[:1] == "'" and note[1:2] in "=+-@":
            return note[1:]
        return note

    def _stamp(self, row: Sequence[str]) -> Stamp | None:
        layout = self._layout
        stamp = self._days.read(row[layout.day])
        if stamp is not None and layout.time is not None:
            return self._days.with_time(stamp, row[layout.time])
        if stamp is not None and layout.offset is not None and stamp.at.tzinfo is None:
            return self._days.with_offset(stamp, row[layout.offset])
        return stamp

    def _placed(self, stamp: Stamp) -> datetime:
        """The moment; a day alone that is today is now, if noon is still to come."""
        try:
            if stamp.at.tzinfo is None:
                at = self._places.at(stamp.at)
            else:
                at = self._local(stamp.at) if stamp.epoch else stamp.at
            if not 1970 < at.year < 2199 and not possible(at):
                raise Problem(f"the year {at.year} cannot be right; check the date.")
        except (OverflowError, OSError, ValueError):
            raise Problem(f"the year {stamp.at.year} cannot be right; check the date.") from None
        if at > self._limit:
            today = self._now.astimezone(at.tzinfo)
            if not stamp.alone or at.date() > max(today.date(), self._now.date()):
                raise Problem(f"{at:%Y-%m-%d %H:%M} is still to come; check the date.")
            return today.replace(second=0, microsecond=0)
        return at

    def _add(self, line: int, row: Sequence[str], stamp: Stamp, at: datetime, value: int, note: str) -> None:
        floating = stamp.at.tzinfo is None
        question = self._asked(row)
        own = self._own(row)
        if own is not None:
            if own in self._own_ids:
                raise Problem("the same entry stands in the table twice.")
            self._own_ids.add(own)
        exercise = row[self._layout.exercise] or None if self._layout.exercise is not None else None
        entry_id = own or self._id(question, _key(stamp, floating=floating))
        self.entries.append(
            Entry(entry_id, line, at, stamp.alone, floating, value, note, question, own is not None, exercise)
        )

    def _own(self, row: Sequence[str]) -> str | None:
        if self._layout.id is None or not row[self._layout.id]:
            return None
        try:
            return str(UUID(row[self._layout.id].strip()))
        except ValueError:
            raise Problem(f"“{shown(row[self._layout.id], 40)}” is not the id of an entry of BackCoach.") from None

    def _asked(self, row: Sequence[str]) -> Question:
        if self._layout.question is None:
            return self._question
        asked = row[self._layout.question].strip()
        if asked not in QUESTIONS:
            raise Problem(f"“{shown(asked, 40)}” is not a question that the history knows.")
        return asked

    def _id(self, question: Question, key: str) -> str:
        """The name of an entry by its source and its moment; entries at one moment are told apart by their order."""
        often = self._often[key] = self._often[key] + 1
        name = f"{self._source}|{question}|{key}|{often}"
        return _uuid5(sha1(_SPACE + name.encode(errors="replace"), usedforsecurity=False).hexdigest())


def _uuid5(digest: str) -> str:
    """The UUID that Python's `uuid5` makes of a digest, at a third of the time."""
    variant = "89ab"[int(digest[16], 16) & 3]
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"


class Places:
    """Gives moments on the wall clock their offset, and remembers the days that have one offset only."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self._zones: dict[date, tzinfo | None] = {}

    def at(self, wall: datetime) -> datetime:
        """The moment; OverflowError, OSError or ValueError for a year that no clock shows."""
        day = wall.date()
        if day not in self._zones:
            self._zones[day] = self._zone_of(day)
        zone = self._zones[day]
        return self._local(wall) if zone is None else wall.replace(tzinfo=zone)

    def _zone_of(self, day: date) -> tzinfo | None:
        midnight = datetime.combine(day, time())
        begin, end = self._local(midnight), self._local(midnight + timedelta(days=1))
        offset = begin.utcoffset()
        plain = begin.replace(tzinfo=None) == midnight and offset is not None and offset == end.utcoffset()
        return timezone(offset) if plain and offset is not None else None


def _key(stamp: Stamp, *, floating: bool) -> str:
    if stamp.alone:
        return stamp.at.date().isoformat()
    return (stamp.at if floating else stamp.at.astimezone(UTC)).isoformat()


def days_in(entries: Sequence[Entry]) -> tuple[date, date] | None:
    """The first and the last day of some entries; None for none."""
    if not entries:
        return None
    days = [entry.at.date() for entry in entries]
    return min(days), max(days)
