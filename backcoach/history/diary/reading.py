"""A table with the answers so far gives entries, or at once every question and every fault that is still in the way."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from backcoach.history.checks import checked_question
from backcoach.history.diary.answers import Answers
from backcoach.history.diary.dated import dated
from backcoach.history.diary.days import DayReader, Numbers, Order, Stamp, fitting, has_dotted_months
from backcoach.history.diary.entries import Entry, Layout, Left, Local, Sorter, days_in, on_this_machine
from backcoach.history.diary.layout import Arrangement, arrange
from backcoach.history.diary.opened import OpenedFile
from backcoach.history.diary.scores import ScoreReader
from backcoach.history.diary.table import Choice, Doubt, Fault, Tick, at_place, unheard
from backcoach.words import Message

SHOWN = 10
"""Rows that are shown as they would look in the history."""


class Reading(msgspec.Struct, frozen=True):
    """All there is to say about a file. It can be imported when nothing is `open`.

    `stops` are sentences about what no answer can mend; `remarks` say what was decided without asking.
    """

    what: str
    source: str
    arrangement: Arrangement
    entries: tuple[Entry, ...] = ()
    left: tuple[Left, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[Fault, ...] = ()
    stops: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    unit: str = "Line"

    def told(self, fault: Fault) -> Message:
        """A fault as a sentence with its place in the file."""
        return at_place(self.unit, fault.line, fault.words)

    @property
    def open(self) -> bool:
        """Whether something must be answered or put right first."""
        return bool(self.doubts or self.faults or self.stops)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day."""
        return days_in(self.entries)

    def left_out(self) -> dict[str, int]:
        """How many rows are left out for which reason."""
        return dict(Counter(left.why for left in self.left))


def read_table(
    opened: OpenedFile, answers: Answers, now: datetime, local: Local = on_this_machine, tick: Tick = unheard
) -> Reading:
    """What a file would bring with these answers; a Problem for an answer that does not fit the file."""
    checked_question(answers.question)
    arrangement = arrange(opened, answers, now.year)
    doubts = [*opened.doubts, *arrangement.doubts]
    if opened.table.faults and answers.quoted:
        doubts = [*opened.doubts, _quotes_doubt()]  # what follows the fault is not known, so nothing else is asked
    if arrangement.refusal:
        return Reading(opened.what, "", arrangement, stops=(arrangement.refusal,))
    if arrangement.layout is None:
        remarks = (*opened.remarks, *arrangement.remarks)
        return Reading(
            opened.what, "", arrangement, doubts=tuple(doubts), faults=opened.table.faults, remarks=remarks,
            unit=opened.table.unit,
        )  # fmt: skip
    return _Examination(opened, answers, arrangement, arrangement.layout, now, local, tick).reading(doubts)


class _Examination:
    """The second half: columns are known, so days and scores can be read."""

    def __init__(
        self, opened: OpenedFile, answers: Answers, arrangement: Arrangement, layout: Layout, now: datetime,
        local: Local, tick: Tick,
    ) -> None:  # fmt: skip
        self._opened = opened
        self._answers = answers
        self._arrangement = arrangement
        self._layout = layout
        self._now = now
        self._local = local
        self._tick = tick
        self._remarks = [*opened.remarks, *arrangement.remarks]

    def reading(self, doubts: list[Doubt]) -> Reading:
        """All of it."""
        arrangement = self._arrangement
        scores = self._scores()
        days, stamps = self._days(scores, doubts)
        doubts.extend(scores.doubts())
        self._tell_zone(stamps, doubts)
        sorter = Sorter(
            self._layout, days, scores, arrangement.source, self._answers.question, self._now, self._local,
            arrangement.zones,
            leave_out_bad=self._answers.bad_rows is not None,
        )  # fmt: skip
        sorter.sort(arrangement.rows, arrangement.lines, stamps, self._tick)
        if how := scores.told():
            self._remarks.append(how)
        if sorter.cleaned:
            self._remarks.append(
                Message.plural(
                    "Control characters were taken out of {count:,} note.",
                    "Control characters were taken out of {count:,} notes.",
                    sorter.cleaned,
                )
            )
        faults = sorted(
            [*self._opened.table.faults, *arrangement.misfits, *sorter.faults], key=lambda fault: fault.line
        )
        dates = scores.dates()
        stops = (dates,) if dates else ()
        if not (doubts or faults or stops or sorter.entries):
            stops = (Message("The table has no row with a day and a score; choose other columns or another file."),)
        mixed = any(doubt.key == "only" for doubt in doubts)
        return Reading(
            self._opened.what, arrangement.source, arrangement, () if mixed else tuple(sorter.entries),
            (*arrangement.left, *sorter.left), tuple(doubts), tuple(faults), stops, tuple(self._remarks),
            self._opened.table.unit,
        )  # fmt: skip

    def _scores(self) -> ScoreReader:
        place, cells = self._layout.score, dict[str, int]()
        for line, row in zip(self._arrangement.lines, self._arrangement.rows, strict=True):
            cells.setdefault(row[place], line)
        return ScoreReader(
            cells,
            len(self._arrangement.rows),
            self._arrangement.hint,
            self._answers.about_scores(),
            self._arrangement.known_scale,
            self._opened.table.unit,
        )

    def _days(self, scores: ScoreReader, doubts: list[Doubt]) -> tuple[DayReader, list[Stamp | None]]:
        """The days, and their reader: its order settled by the days themselves or asked for."""
        answers = self._answers
        reader = DayReader(self._now.year, answers.order, answers.numbers, answers.date_format)
        stamps = self._stamps(reader, scores)
        if answers.numbers is None and not self._arrangement.machine_made:
            doubts.extend(_numbers_doubt(kind, text, self._now.year) for kind, text in reader.bare.items())
        if answers.date_format is not None or not (reader.triples or reader.swapped):
            return reader, stamps
        order = answers.order or self._order(reader, doubts)
        dotted = has_dotted_months(reader.triples, self._now.year)
        if order in (None, answers.order, "day-first") and not dotted:
            return reader, stamps
        reader = DayReader(self._now.year, order, answers.numbers, dotted=dotted)
        return reader, self._stamps(reader, scores)

    def _tell_zone(self, stamps: Sequence[Stamp | None], doubts: list[Doubt]) -> None:
        """Ask or say which clock the times are of, if there are any that do not say so themselves."""
        zones, has_times = self._arrangement.zones, self._layout.time is not None
        bound = (one and one.at.tzinfo is None and (has_times or not one.alone) for one in stamps)
        if (zones.doubt or zones.remark) and any(bound):
            if zones.doubt:
                doubts.append(zones.doubt)
            else:
                self._remarks.append(zones.remark)

    def _stamps(self, reader: DayReader, scores: ScoreReader) -> list[Stamp | None]:
        """The day of each row that has a score."""
        day, score, read, results = self._layout.day, self._layout.score, reader.read, scores.results
        half = self._layout.half if self._layout.time is None else None
        if half is not None:
            return [
                read(f"{row[day]} {row[half]}") if results[row[score]].value is not None else None
                for row in self._arrangement.rows
            ]
        return [read(row[day]) if results[row[score]].value is not None else None for row in self._arrangement.rows]

    def _order(self, reader: DayReader, doubts: list[Doubt]) -> Order | None:
        if reader.swapped:
            text = next(iter(reader.swapped.values()))
            words = Message(
                "Days such as {text} do not exist as year, month, day; say whether the day comes before the month.",
                text=text,
            )
            doubts.append(Doubt("order", words, (Choice("year-day-month", Message("year, day, month")),)))
            return None
        fits = fitting(reader.triples, self._now.year)
        if not fits:
            return None
        order = next(iter(fits))
        if len(fits) > 1:
            choices = tuple(Choice(one, _span(one, days)) for one, days in fits.items())
            text = next(iter(reader.triples.values()))
            words = Message("Days such as {text} can be read in more than one way; say which.", text=text)
            doubts.append(Doubt("order", words, choices))
        elif any(sign != "." for _, _, _, sign, _ in reader.triples):
            self._remarks.append(_settled(order))
        return order


def _quotes_doubt() -> Doubt:
    words = Message(
        "The quotation marks of the file cannot be right: put them right in it, or read them as plain letters."
    )
    return Doubt("quoted", words, (Choice("letters", Message("quotation marks are plain letters")),))


def _numbers_doubt(kind: Numbers, text: str, year: int) -> Doubt:
    stamp = DayReader(year, numbers=kind).read(text)
    became = dated(stamp.at.date()) if stamp else Message("no day")
    words, choice = {
        "spreadsheet": (
            Message(
                "The days look like a spreadsheet's day numbers: {text} would be {became}; say whether they are.",
                text=text,
                became=became,
            ),
            Message("they are a spreadsheet's day numbers"),
        ),
        "unix-seconds": (
            Message(
                "The days look like seconds since 1970: {text} would be {became}; say whether they are.",
                text=text,
                became=became,
            ),
            Message("they are seconds since 1970"),
        ),
        "unix-milliseconds": (
            Message(
                "The days look like milliseconds since 1970: {text} would be {became}; say whether they are.",
                text=text,
                became=became,
            ),
            Message("they are milliseconds since 1970"),
        ),
    }[kind]
    return Doubt("numbers", words, (Choice(kind, choice),))


def _settled(order: Order) -> Message:
    return {
        "day-first": Message("Days are read as day first: no other order fits all of them."),
        "month-first": Message("Days are read as month first: no other order fits all of them."),
        "year-first": Message("Days are read as year first: no other order fits all of them."),
        "year-day-month": Message("Days are read as year, day, month: no other order fits all of them."),
    }[order]


def _span(order: Order, days: Sequence[date]) -> Message:
    first, last = dated(min(days)), dated(max(days))
    return {
        "day-first": Message("day first: from {first} to {last}", first=first, last=last),
        "month-first": Message("month first: from {first} to {last}", first=first, last=last),
        "year-first": Message("year first: from {first} to {last}", first=first, last=last),
        "year-day-month": Message("year, day, month: from {first} to {last}", first=first, last=last),
    }[order]
