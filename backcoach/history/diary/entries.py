"""Row by row: what each becomes in the history, what is left out and why, and what cannot be right."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha1
from uuid import UUID

import msgspec

from backcoach.history.checks import LONGEST_NOTE
from backcoach.history.diary.days import DayReader, Stamp
from backcoach.history.diary.scores import ScoreReader
from backcoach.history.diary.table import EACH, Fault, Tick
from backcoach.history.diary.text import cleaned_note, shown
from backcoach.history.diary.zones import Zones, in_zone
from backcoach.history.exchange.as_csv import as_written
from backcoach.history.records import QUESTIONS, Question
from backcoach.history.timestamps import day_of, local_day, moment
from backcoach.history.timestamps import stamp as precisely
from backcoach.problem import Problem
from backcoach.words import Message

Local = Callable[[datetime], datetime]
"""Gives a moment on the wall clock its offset, and a moment of UTC the local one."""

MINUTE = 60_000_000
"""Microseconds."""
_MOST_AT_ONCE = 0xFFF
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_LATEST = 7_258_118_400_000_000 - 1
"""The end of 2199."""
NO_SCORE = Message.in_context("rows", "without a score")
DELIBERATE = Message.in_context("rows", "left out by choice")
NOT_RIGHT = Message.in_context("rows", "that cannot be read")


def on_this_machine(at: datetime) -> datetime:
    """A moment on this machine's clock: a time that daylight saving skips moves forward; of two alike, the first."""
    if at.tzinfo is not None:
        return at.astimezone()
    # By way of the timestamp: `astimezone` would give a skipped time the offset after the gap, which is an hour early.
    return datetime.fromtimestamp(at.timestamp(), UTC).astimezone()


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A score as it would be in the history; `us` and `offset` as `stamp` gives them.

    `alone` entries have a day and no time of day; `floating` ones mean the wall clock, not an instant.
    """

    id: str
    line: int
    us: int
    offset: int
    alone: bool
    floating: bool
    value: int
    note: str
    question: Question
    own: bool = False
    exercise: str | None = None

    @property
    def at(self) -> datetime:
        """The moment, on the clock of its place."""
        return moment(self.us, self.offset)


class Left(msgspec.Struct, frozen=True):
    """A row that is left out: why, and the note in it."""

    line: int
    why: str
    note: str = ""


class Layout(msgspec.Struct, frozen=True):
    """Where each value of a row is; None for what the table does not have."""

    day: int
    score: int
    time: int | None = None
    note: int | None = None
    id: int | None = None
    question: int | None = None
    offset: int | None = None
    exercise: int | None = None
    half: int | None = None
    """A column of am and pm."""


class Sorter:
    """Sorts rows into entries, rows that are left out, and faults."""

    def __init__(
        self, layout: Layout, days: DayReader, scores: ScoreReader, source: str, question: Question, now: datetime,
        local: Local, zones: Zones, *, leave_out_bad: bool,
    ) -> None:  # fmt: skip
        self._layout = layout
        self._days = days
        self._scores = scores
        self._source = source
        self._begins: dict[Question, tuple[str, dict[int, int]]] = {}
        self._has_clock = layout.time is not None or layout.offset is not None
        self._question = question
        self._now = now
        self._local = local
        self._zones = zones if zones.say_anything else None
        self._places = Places(local)
        self._limit = precisely(now)[0] + MINUTE
        self._leave_out_bad = leave_out_bad
        self._own_ids: set[str] = set()
        self.entries: list[Entry] = []
        self.left: list[Left] = []
        self.faults: list[Fault] = []
        self.cleaned = 0
        """Notes from which control characters were taken."""

    def sort(
        self, rows: Sequence[Sequence[str]], lines: Sequence[int], stamps: Sequence[Stamp | None], tick: Tick
    ) -> None:
        """All rows, each with what was read of its day; `tick` is told the progress."""
        scores, place, note_place = self._scores.results, self._layout.score, self._layout.note
        for number, (line, row, stamp) in enumerate(zip(lines, rows, stamps, strict=True)):
            if not number % EACH:
                tick(number, len(rows))
            score = scores[row[place]]
            note = row[note_place] if note_place is not None else ""
            if note:
                note = note.strip() if note.isprintable() else self._cleaned(note)
            if score.value is not None:
                self._scored(line, row, stamp, score.value, note)
            elif score.bad:
                self._bad(line, score.why, note)
            elif not score.waits:
                self.left.append(Left(line, DELIBERATE if score.why else NO_SCORE, note))

    def _scored(self, line: int, row: Sequence[str], stamp: Stamp | None, value: int, note: str) -> None:
        try:
            if self._has_clock:
                stamp = self._clocked(stamp, row)
            if stamp is None:
                raise Problem("“{row}” is not a day that can be read.", row=shown(row[self._layout.day], 40))
            us, offset, wall = self._placed(stamp, row)
            if len(note) > LONGEST_NOTE:
                raise Problem(
                    "the note has {count:,} characters; please keep it under {longest_note:,}.",
                    count=len(note),
                    longest_note=LONGEST_NOTE,
                )
            if self._layout.question is not None:
                self._add_own(line, row, self._layout.question, stamp, (us, offset, wall), value, note)
            else:
                question, alone = self._question, stamp.alone
                name = self._id(question, stamp, us, wall)
                self.entries.append(Entry(name, line, us, offset, alone, wall is not None, value, note, question))
        except Problem as problem:
            self._bad(line, problem.sentence, note)

    def _bad(self, line: int, words: str, note: str) -> None:
        if self._leave_out_bad:
            self.left.append(Left(line, NOT_RIGHT, note))
        else:
            self.faults.append(Fault(line, words))

    def _cleaned(self, text: str) -> str:
        note, changed = cleaned_note(text)
        self.cleaned += changed
        return note

    def _clocked(self, stamp: Stamp | None, row: Sequence[str]) -> Stamp | None:
        """A day with the values of the columns of time and offset."""
        layout = self._layout
        if stamp is not None and layout.time is not None:
            half = f" {row[layout.half]}" if layout.half is not None else ""
            return self._days.with_time(stamp, row[layout.time] + half)
        if stamp is not None and layout.offset is not None and stamp.at.tzinfo is None:
            return self._days.with_offset(stamp, row[layout.offset])
        return stamp

    def _placed(self, stamp: Stamp, row: Sequence[str]) -> tuple[int, int, int | None]:
        """The moment as `stamp` gives it; if there is no offset, also the wall-clock time in microseconds since 1970.

        Today without a time is now, until noon has passed.
        """
        at, wall = stamp.at, None
        try:
            if at.tzinfo is None and self._zones and not stamp.alone and (zone := self._zones.of(row)):
                at = in_zone(at, zone)
            if at.tzinfo is None:
                us, offset, wall = self._places.placed(at)
            else:
                us, offset = precisely(self._local(at) if stamp.epoch else at)
        except (OverflowError, OSError, ValueError):
            raise Problem("the year {year} cannot be right; check the date.", year=at.year) from None
        if not 0 <= us + (offset * MINUTE if offset < 0 else 0) <= _LATEST:
            raise Problem("the year {year} cannot be right; check the date.", year=at.year)
        if us > self._limit:
            return *self._to_come(stamp, us, offset), wall
        return us, offset, wall

    def _to_come(self, stamp: Stamp, us: int, offset: int) -> tuple[int, int]:
        now, now_offset = precisely(self._now)
        today = max(local_day(now, offset), local_day(now, now_offset))
        if not stamp.alone or local_day(us, offset) > today:
            raise Problem("{moment:%Y-%m-%d %H:%M} is still to come; check the date.", moment=moment(us, offset))
        return now // MINUTE * MINUTE, offset

    def _add_own(
        self,
        line: int,
        row: Sequence[str],
        place: int,
        stamp: Stamp,
        placed: tuple[int, int, int | None],
        value: int,
        note: str,
    ) -> None:
        """An entry that says itself, in one place, which question it answers and, if it is ours, what it is called."""
        us, offset, wall = placed
        question = self._asked(row[place])
        own = self._own(row)
        if own is not None:
            if own in self._own_ids:
                raise Problem("the same entry stands in the table twice.")
            self._own_ids.add(own)
        exercise = row[self._layout.exercise] or None if self._layout.exercise is not None else None
        entry_id = own or self._id(question, stamp, us, wall)
        note = as_written(note) if own and self._layout.offset is not None else note
        ours, alone = own is not None, stamp.alone
        self.entries.append(
            Entry(entry_id, line, us, offset, alone, wall is not None, value, note, question, ours, exercise)
        )

    def _own(self, row: Sequence[str]) -> str | None:
        if self._layout.id is None or not row[self._layout.id]:
            return None
        try:
            return str(UUID(row[self._layout.id].strip()))
        except ValueError:
            raise Problem(
                "“{row}” is not the id of an entry of BackCoach.", row=shown(row[self._layout.id], 40)
            ) from None

    def _asked(self, text: str) -> Question:
        asked = text.strip()
        if asked not in QUESTIONS:
            raise Problem("“{asked}” is not a question that the history knows.", asked=shown(asked, 40))
        return asked

    def _id(self, question: Question, stamp: Stamp, us: int, wall: int | None) -> str:
        """The id of an entry by its source and its moment: a UUID of our own layout (version 8).

        The moment is the day if there is no time of day, the wall-clock time if there is no offset, otherwise the
        instant. Entries at the same moment are told apart by their order.
        """
        if stamp.alone:
            kind, moment_ms = 0, stamp.at.toordinal()
        else:
            kind, moment_ms = (2, us // 1000) if wall is None else (1, wall // 1000)
        begin, often = self._begins.get(question) or self._begin(question)
        key = moment_ms * 3 + kind
        number = often[key] = often.get(key, 0) + 1
        if number > _MOST_AT_ONCE:
            raise Problem(
                "more than {most_at_once:,} entries have this moment; check the column of the day.",
                most_at_once=_MOST_AT_ONCE,
            )
        return f"{begin}{kind}{moment_ms >> 36:02x}-{moment_ms & 0xFFFFFFFFF:09x}{number:03x}"

    def _begin(self, question: Question) -> tuple[str, dict[int, int]]:
        """The half of an id for the source and the question, and how often each moment has occurred."""
        digest = sha1(f"{self._source}|{question}".encode(errors="replace"), usedforsecurity=False).hexdigest()
        return self._begins.setdefault(question, (f"{digest[:8]}-{digest[8:12]}-8{digest[12:15]}-a", {}))


class Places:
    """Gives moments on the wall clock their offset, and remembers the days that have one offset only."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self._offsets: dict[int, tuple[int | None, int]] = {}
        """Of each day: its offset, None for a day that has two, and the wall clock's midnight."""
        self._midnights: dict[datetime, datetime] = {}

    def placed(self, wall: datetime) -> tuple[int, int, int]:
        """The moment as `stamp` gives it, and microseconds since 1970 on that wall.

        Raises OverflowError, OSError or ValueError for a year that no clock shows.
        """
        day = wall.toordinal()
        if (known := self._offsets.get(day)) is None:
            midnight = (day - _EPOCH_DAY) * 86_400_000_000
            known = self._offsets[day] = self._offset_of(wall), midnight
        offset, shown = known
        shown += (wall.hour * 60 + wall.minute) * MINUTE + wall.second * 1_000_000 + wall.microsecond
        if offset is None:
            return *precisely(self._local(wall)), shown
        return shown - offset * MINUTE, offset, shown

    def _offset_of(self, wall: datetime) -> int | None:
        midnight = datetime.combine(wall, time())
        begin, end = self._begin_of(midnight), self._begin_of(midnight + timedelta(days=1))
        same = begin.replace(tzinfo=None) == midnight and begin.utcoffset() == end.utcoffset()
        return precisely(begin)[1] if same else None

    def _begin_of(self, midnight: datetime) -> datetime:
        if midnight not in self._midnights:
            self._midnights[midnight] = self._local(midnight)
        return self._midnights[midnight]


def days_in(entries: Sequence[Entry]) -> tuple[date, date] | None:
    """The first and the last day of some entries; None without entries."""
    if not entries:
        return None
    days = [local_day(entry.us, entry.offset) for entry in entries]
    return day_of(min(days)), day_of(max(days))
