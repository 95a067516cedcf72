"""Days and times as people and programs write them, read one way that the whole column shares."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import msgspec

from backcoach.history.diary.clocks import NO_CLOCK, OFFSET, Clock, clock_of, zone_in
from backcoach.history.diary.text import plain, words_of
from backcoach.history.diary.words import MONTHS, PARTICLES, WEEKDAYS

Order = Literal["day-first", "month-first", "year-first", "year-day-month"]
Numbers = Literal["spreadsheet", "unix-seconds", "unix-milliseconds"]

_NUMERIC = re.compile(r"(\d{1,4})(\s?[-/. ]\s?)(\d{1,2})\s?[-/. ]\s?(\d{1,4})\.?")
_EAST = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WEEK = re.compile(r"(\d{4})-?W(\d{2})-?([1-7])", re.IGNORECASE)
_SPLIT = re.compile(
    r"(.*?\d\.?|.*[^\W\d])(?:T|,? (?:at |um |kl\.? |à |a las |alle |às )?|,\s*)"
    r"(\d{1,2}(?:[:.]\d{2}|\s?h(?:\s?\d{2})?\b|\s?[ap]\.?\s?m\b|:?\d{2}(?=\d\d|[zZ+-]|$)).*)",
    re.IGNORECASE,
)
_DAY_AND_OFFSET = re.compile(r"(\d{4}-\d{2}-\d{2})" + OFFSET)
_NUMBER = re.compile(r"\d{5}(?:[.,]\d+)?|\d{10}|\d{13}")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_SERIAL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (the day zero of spreadsheets, on the wall clock)
_OLDEST = 1970


class Stamp(msgspec.Struct, frozen=True, gc=False):
    """What was written: a moment on the wall clock, or with its offset; `alone` if there was no time of day.

    `epoch` moments were counted from 1970 in UTC and say nothing about the writer's place.
    """

    at: datetime
    alone: bool
    epoch: bool = False


Triple = tuple[int, int, int, str, bool]
"""Three numbers, the sign between them, and whether the last has two digits."""


def resolved(triple: Triple, order: Order, now_year: int) -> date | None:
    """The day of three numbers read in an order; None if there is no such day."""
    first, second, third, _, short = triple
    parts = {
        "day-first": (third, second, first),
        "month-first": (third, first, second),
        "year-first": (first, second, third),
        "year-day-month": (first, third, second),
    }[order]
    try:
        found = date(_full(parts[0], now_year) if short else parts[0], parts[1], parts[2])
    except ValueError:
        return None
    return found if _OLDEST <= found.year < _OLDEST + 230 else None


def _full(year: int, now_year: int) -> int:
    """A year of two digits is the last one that has come, or the next."""
    return 2000 + year if 2000 + year <= now_year + 1 else 1900 + year


def orders_of(triple: Triple, *, dotted: bool = False) -> tuple[Order, ...]:
    """The orders that may be meant by three numbers, by their lengths and the sign between them.

    Dots mean that the day comes first, unless the months of a column are `dotted`, as 5.13.2026.
    """
    first, _, _, sign, short = triple
    if first > 31 and short:
        return ("year-first",)
    late: tuple[Order, ...] = ("year-first",) if short else ()
    return ("day-first", *late) if sign == "." and not dotted else ("day-first", "month-first", *late)


def has_dotted_months(triples: Iterable[Triple], now_year: int) -> bool:
    """Whether days with dots can only be months first: one of them has no 13th month, and all have such a day."""
    dots = [triple for triple in triples if triple[3] == "."]
    return any(not resolved(one, "day-first", now_year) for one in dots) and all(
        resolved(one, "month-first", now_year) for one in dots
    )


class DayReader:
    """Reads the cells of a column; remembers what it has read, as days come again and again.

    `order` is for days such as 1/2/2026, `numbers` says what bare numbers are, `form` is a strptime format that all
    must follow.
    """

    def __init__(
        self, now_year: int, order: Order | None = None, numbers: Numbers | None = None, form: str | None = None,
        *, dotted: bool = False,
    ) -> None:  # fmt: skip
        self._year = now_year
        self._order = order
        self._numbers = numbers
        self._form = form
        self._dotted = dotted
        self._days: dict[str, date | None] = {}
        self._alone: dict[str, Stamp | None] = {}
        """What was read of cells without a space."""
        self._clocks: dict[str, Clock | None] = {}
        self.triples: dict[Triple, str] = {}
        """Days of three numbers whose order must be known, with the cell of each."""
        self.bare: dict[Numbers, str] = {}
        """Kinds of bare numbers that were met, with a cell of each."""
        self.swapped: dict[Triple, str] = {}
        """Days such as 2026-13-05, which can only be year, day and month."""

    def read(self, text: str) -> Stamp | None:
        """The day, or moment, in a cell; None for what cannot be read."""
        if self._form is not None:
            return self._formed(text)
        head, space, rest = text.partition(" ")
        if not space:
            if text not in self._alone:
                self._alone[text] = self._new(text)
            return self._alone[text]
        if (day := self._days.get(head)) and (clock := self._clocks.get(rest)):
            return Stamp(datetime.combine(day, clock[0], clock[1]), bool(clock[2]))  # both have come before
        return self._new(text)

    def _new(self, text: str) -> Stamp | None:
        """A cell that has not come before."""
        if (
            text[4:5] == "-"
            and self._order != "year-day-month"
            and (len(text) == 10 or text[10:11] in ("T", " "))
            and text.isascii()
            and text[-2:] < "60"
        ):
            try:
                at = datetime.fromisoformat(text)
            except ValueError:
                return self._any(plain(text))
            return Stamp(at, alone=False) if len(text) > 10 else Stamp(at.replace(hour=12), alone=True)
        return self._any(plain(text))

    def _formed(self, text: str) -> Stamp | None:
        form, text = self._form or "", plain(text)
        try:
            at = datetime.strptime(text, form)  # noqa: DTZ007 (the wall clock of the diary)
        except ValueError:
            day, _, clock = text.rpartition(" ")
            try:
                found = self._clock(clock)
                at = datetime.strptime(day, form)  # noqa: DTZ007
            except ValueError:
                return None
            return None if found is None else _joined(at.date(), found)
        return Stamp(at, alone=re.search("%[HIcTXsR]", form) is None)

    def _any(self, text: str) -> Stamp | None:
        found = self._unadorned(text)
        if found is None and (bare := _without_weekday(text)) != text:
            return self._unadorned(bare)
        return found

    def _unadorned(self, text: str) -> Stamp | None:
        """A cell without the day of the week at either end."""
        head, _, rest = text.partition(" ")
        if rest and (day := self._day(head.rstrip(","))) and (clock := self._clock(rest)):
            return Stamp(datetime.combine(day, clock[0], clock[1]), bool(clock[2]))
        if _NUMBER.fullmatch(text):
            return self._number(text)
        if match := _DAY_AND_OFFSET.fullmatch(text):
            day, zone = self._day(match[1]), zone_in(match[2])
            return Stamp(datetime.combine(day, time(12), zone), alone=True) if day and zone else None
        if day := self._day(text):
            return Stamp(datetime.combine(day, time(12)), alone=True)
        if match := _SPLIT.fullmatch(text):
            day, clock = self._day(match[1].rstrip(",")), self._clock(match[2])
            return _joined(day, clock) if day and clock else None
        return None

    def _number(self, text: str) -> Stamp | None:
        value = float(text.replace(",", "."))
        kind: Numbers = "spreadsheet" if value < 1e6 else "unix-seconds" if value < 1e11 else "unix-milliseconds"
        if kind == "spreadsheet" and not _FIRST_SERIAL <= value <= _LAST_SERIAL:
            return None
        self.bare.setdefault(kind, text)
        if self._numbers not in (None, kind):
            return None
        if kind == "spreadsheet":
            at = _SERIAL_EPOCH + timedelta(seconds=round(value * 86_400))
            return Stamp(at.replace(hour=12) if value == int(value) else at, alone=value == int(value))
        return Stamp(
            datetime.fromtimestamp(value if kind == "unix-seconds" else value / 1000, UTC), alone=False, epoch=True
        )

    def _day(self, text: str) -> date | None:
        if text not in self._days:
            self._days[text] = self._read_day(text)
        return self._days[text]

    def _read_day(self, text: str) -> date | None:
        try:
            if match := _EAST.fullmatch(text) or _COMPACT.fullmatch(text):
                return date(*map(int, match.groups()))
            if match := _WEEK.fullmatch(text):
                return date.fromisocalendar(*map(int, match.groups()))
            if match := _NUMERIC.fullmatch(text):
                return self._numeric(text, match)
            return self._named(text)
        except ValueError:
            return None

    def _numeric(self, text: str, match: re.Match[str]) -> date | None:
        short = len(match[4]) <= 2 and len(match[1]) <= 2
        if (len(match[1]) == 3 or len(match[4]) == 3) or (
            len(match[4]) <= 2 and len(match[1]) > 2 and len(match[1]) != 4
        ):
            return None
        triple = int(match[1]), int(match[3]), int(match[4]), match[2].strip() or " ", short
        if len(match[1]) == 4:
            order: Order = "year-day-month" if self._order == "year-day-month" else "year-first"
            found = resolved(triple, order, self._year)
            if found is None and resolved(triple, "year-day-month", self._year):
                self.swapped.setdefault(triple, text)
            return found
        self.triples.setdefault(triple, text)
        possible = orders_of(triple, dotted=self._dotted)
        order = self._order if self._order in possible else possible[0]
        return resolved(triple, order, self._year)

    def _named(self, text: str) -> date | None:
        """1 May 2026, May 1st, 2026, Fri, 1. Mai 2026, 1 de mayo de 2026, 01-May-26."""
        numbers, words = re.findall(r"\d+", text), words_of(text)
        if len(numbers) != 2 or any(word not in MONTHS and word not in WEEKDAYS | PARTICLES for word in words):
            return None
        months = {MONTHS[word] for word in words if word in MONTHS and word not in WEEKDAYS} or {
            MONTHS[word] for word in words if word in MONTHS
        }
        if len(months) != 1:
            return None
        day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
        if len(day) > 2 or len(year) not in (2, 4):
            return None
        return date(_full(int(year), self._year) if len(year) == 2 else int(year), months.pop(), int(day))

    def _clock(self, text: str) -> Clock | None:
        if text not in self._clocks:
            self._clocks[text] = clock_of(text)
        return self._clocks[text]

    def with_time(self, stamp: Stamp, text: str) -> Stamp | None:
        """A day together with the cell of a time column; None if that cell cannot be read."""
        found = self._clocks.get(text) or self._clock(plain(text))
        if found is None:
            return None
        if found != NO_CLOCK:
            at = stamp.at
            return Stamp(datetime.combine(at, found[0], found[1] or at.tzinfo), bool(found[2]))
        return stamp if stamp.alone or stamp.at.time() != time() else Stamp(stamp.at.replace(hour=12), alone=True)

    def with_offset(self, stamp: Stamp, text: str) -> Stamp:
        """A moment together with the cell of an offset, such as UTC+02:00; unchanged if that cell cannot be read."""
        match = re.fullmatch(OFFSET, plain(text), re.IGNORECASE)
        zone = zone_in(match[1]) if match else None
        return stamp if zone is None else Stamp(stamp.at.replace(tzinfo=zone), stamp.alone)


def _without_weekday(text: str) -> str:
    """A cell such as Mi, 13.05.2026 without "Mi"; 13.05.2026 (Wed) without "(Wed)"; else the text as it is."""
    for pattern in (r"([^\W\d_]+)[.,]*\s+(\d.*)", r"(.*\d)[\s,(]+([^\W\d_]+)[.)]*"):
        if match := re.fullmatch(pattern, text):
            rest, word = (match[2], match[1]) if match[1].isalpha() else (match[1], match[2])
            if words_of(word) and words_of(word)[0] in WEEKDAYS:
                return rest
    return text


def _joined(day: date, clock: Clock) -> Stamp:
    at, zone, whole = clock
    return Stamp(datetime.combine(day, at, zone), bool(whole))


def fitting(triples: Iterable[Triple], now_year: int) -> dict[Order, list[date]]:
    """The days of all triples by each order that reads the most of them; an order that reads as the one before is left
    out, and the year first where that is far-fetched."""
    given = list(triples)
    dotted = has_dotted_months(given, now_year)
    fits: dict[Order, list[date]] = {}
    for order in ("day-first", "month-first", "year-first"):
        days = [found for triple in given if (found := _in_order(triple, order, now_year, dotted=dotted))]
        if days not in fits.values():
            fits[order] = days
    most = max(map(len, fits.values()), default=0)
    fits = {order: days for order, days in fits.items() if len(days) == most and most}
    if len(fits) > 1 and "year-first" in fits and _far_fetched(given, fits):
        del fits["year-first"]
    return fits


def _in_order(triple: Triple, order: Order, now_year: int, *, dotted: bool) -> date | None:
    """The day by an order, or if that is impossible by the first order that is possible."""
    possible = orders_of(triple, dotted=dotted)
    return resolved(triple, order if order in possible else possible[0], now_year)


def _far_fetched(triples: Iterable[Triple], fits: Mapping[Order, list[date]]) -> bool:
    """Whether years are hardly meant to come first: they would change more often than days, and end earlier.

    Days with dots have the year at the end everywhere but in a few countries, so there it need not change less.
    """
    given = [triple for triple in triples if triple[4]]
    firsts, thirds = len({one[0] for one in given}), len({one[2] for one in given})
    if all(one[3] == "." for one in given):
        return firsts >= thirds
    last = max(max(days) for order, days in fits.items() if order != "year-first")
    return firsts > thirds and max(fits["year-first"]) <= last
