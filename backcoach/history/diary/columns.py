"""Which column of a table is which: proposed by whole words of its heading and by its cells."""

from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import time

import msgspec

from backcoach.history.diary.clocks import clock_of
from backcoach.history.diary.days import DayReader
from backcoach.history.diary.scales import is_turned_round
from backcoach.history.diary.scores import cell_of
from backcoach.history.diary.shapes import Shape
from backcoach.history.diary.subjects import MEASURES, OTHER, OWN_PLACE, PLACE, TRACKER
from backcoach.history.diary.text import plain, words_of
from backcoach.history.diary.words import DAY, DAY_FIRST_CLASS, NEUTRAL, NOT_DAY, NOTE, PAIN, RATING, TIME
from backcoach.words import Message

Rows = Sequence[Sequence[str]]
_LOOKED_AT = 200
_MOST_TRACKERS, _LONGEST_NAME = 20, 30
"""Texts up to this number and this length may be names of what is tracked, even if none occurs twice."""
NONE = ""
"""Stands for "no such column" where a column may be left out."""


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table by name; None for one that is not known yet, "" for one that is not there."""

    day: str | None = None
    score: str | None = None
    time: str | None = None
    note: str | None = None
    tracker: str | None = None

    @property
    def taken(self) -> tuple[str | None, ...]:
        """Those that are not the tracker."""
        return self.day, self.score, self.time, self.note


def names_of(heading: Sequence[str]) -> list[str]:
    """A name for each column, no two alike: two headings "Pain" become "Pain (column 2)" and "Pain (column 3)"."""
    bare = [plain(head) or Message("column {place}", place=place) for place, head in enumerate(heading, start=1)]
    often = Counter(bare)
    return [
        Message("{name} (column {place})", name=name, place=place) if often[name] > 1 else name
        for place, name in enumerate(bare, start=1)
    ]


def position(names: Sequence[str], wanted: str) -> int | None:
    """Where a column is, by its name in any case or by its number counted from 1; None if it is not there."""
    folded = wanted.strip().casefold()
    found = [place for place, name in enumerate(names) if name.casefold() == folded]
    if len(found) == 1:
        return found[0]
    number = int(folded) if folded.isdecimal() and len(folded) < 6 else 0
    return number - 1 if 1 <= number <= len(names) else None


class Proposal:
    """What the columns may be, by the heading and the first rows; a tie or a doubt proposes nothing."""

    def __init__(self, names: Sequence[str], rows: Rows, now_year: int) -> None:
        self._names = names
        self._rows = rows[:_LOOKED_AT]
        self._words = [words_of(name.rpartition(" (column ")[0] or name) for name in names]
        self._readers = (
            DayReader(now_year, "day-first"), DayReader(now_year, "month-first", dotted=True),
            DayReader(now_year, "year-first"), DayReader(now_year, "year-day-month"),
        )  # fmt: skip

    def columns(self, shape: Shape | None) -> Columns:
        """All of them; those that a program is known for come first."""
        if shape and not shape.refusal:
            return Columns(
                self._named(shape.day), self._named(shape.score), self._named(shape.time) or NONE,
                self._named(shape.note) or NONE, self._named(shape.tracker),
            )  # fmt: skip
        day = self._best(self._day_rank, self.is_day)
        return Columns(
            day, self._best(self._score_rank, self._is_score), self._time(day), self._note(),
            self._best(self._tracker_rank, self._is_tracker),
        )  # fmt: skip

    def _named(self, name: str | None) -> str | None:
        place = position(self._names, name) if name else None
        return None if place is None else self._names[place]

    def _best(self, rank: Callable[[int], int], fits: Callable[[int], bool]) -> str | None:
        ranked = [(rank(place), place) for place in range(len(self._names))]
        good = sorted((number, place) for number, place in ranked if number and fits(place))
        if not good or (len(good) > 1 and good[0][0] == good[1][0]):
            return None
        return self._names[good[0][1]]

    def cells(self, place: int) -> list[str]:
        """The top cells of a column, without empty ones."""
        found = (plain(row[place]) for row in self._rows if place < len(row))
        return [cell for cell in found if cell]

    def is_day(self, place: int) -> bool:
        """Whether half of the cells of a column are days, or more."""
        cells = self.cells(place)
        return bool(cells) and sum(self._could_be_day(cell) for cell in cells) >= 0.5 * len(cells)

    def _could_be_day(self, cell: str) -> bool:
        return any(reader.read(cell) is not None for reader in self._readers)

    def has_clock(self, name: str | None) -> bool:
        """Whether the days of a column come with a time of day; midnight on all of them is none."""
        place = position(self._names, name) if name else None
        cells = self.cells(place) if place is not None else []
        stamps = [reader.read(cell) for cell in cells for reader in self._readers]
        return any(stamp is not None and not stamp.alone and stamp.at.time() != time() for stamp in stamps)

    def _is_score(self, place: int) -> bool:
        cells = self.cells(place)
        kinds = [cell_of(cell).kind for cell in cells]
        return not cells or kinds.count("word") < len(kinds) or len(set(cells)) <= 6

    def _is_tracker(self, place: int) -> bool:
        cells, groups = self.cells(place), set(self.cells(place))
        few = len(groups) <= max(1, len(cells) // 2) or (len(groups) <= _MOST_TRACKERS and all(map(_is_name, groups)))
        return bool(cells) and few and not any(map(str.isdecimal, cells))

    def _day_rank(self, place: int) -> int:
        words = self._words[place]
        if not set(words) & (DAY | TIME) or set(words) & NOT_DAY:
            return 0
        if words and set(words) <= DAY_FIRST_CLASS:
            return 1
        return 2 if set(words) & DAY else 3

    def _score_rank(self, place: int) -> int:
        words = set(self._words[place])
        wordy = words & NOTE and not any(map(_numeric, self.cells(place)))
        dated = words & (DAY | TIME | NOT_DAY) and self.is_day(place)
        if words & (OTHER | PLACE) or wordy or dated or is_turned_round(self._names[place]) or _is_headache(words):
            return 0
        if words & PAIN or ("mal" in words and words & OWN_PLACE):
            return 1
        others = (set(other) & MEASURES for number, other in enumerate(self._words) if number != place)
        return 2 if words & RATING and words <= RATING | NEUTRAL and not any(others) else 0

    def is_plain_rating(self, name: str) -> bool:
        """Whether a score column does not say that it is about pain."""
        place = position(self._names, name)
        return place is not None and not set(self._words[place]) & PAIN

    def _tracker_rank(self, place: int) -> int:
        words = set(self._words[place])
        return 1 if words & TRACKER and not words & (DAY | RATING) else 0

    def _time(self, day: str | None) -> str | None:
        if self.has_clock(day):
            return NONE
        named = [
            place
            for place, words in enumerate(self._words)
            if self._names[place] != day and set(words) & TIME and not set(words) & (NOT_DAY | OTHER | NOTE)
            if self.cells(place)
        ]
        found = [place for place in named if self._is_time(place)]
        if not found:
            return None if any(set(self._words[place]) <= TIME | NEUTRAL for place in named) else NONE
        return self._names[found[0]] if len(found) == 1 else None

    def _is_time(self, place: int) -> bool:
        """Whether half of the cells of a column are times of day, or more."""
        cells = self.cells(place)
        return sum(clock_of(cell) is not None for cell in cells) >= 0.5 * len(cells)

    def _note(self) -> str | None:
        found = [place for place, words in enumerate(self._words) if set(words) & NOTE and self.cells(place)]
        exact = [place for place in found if set(self._words[place]) <= NOTE]
        found = exact if len(exact) == 1 else found
        if not found:
            empty = [place for place, words in enumerate(self._words) if words and set(words) <= NOTE]
            return self._names[empty[0]] if len(empty) == 1 else NONE
        return self._names[found[0]] if len(found) == 1 else None

    def half_day(self, taken: Sequence[str | None]) -> int | None:
        """A column that holds nothing but am and pm."""
        for place, name in enumerate(self._names):
            cells = {cell.casefold().replace(".", "") for cell in self.cells(place)}
            if name not in taken and cells and cells <= {"am", "pm"}:
                return place
        return None

    def constants(self, taken: Sequence[str | None]) -> list[str]:
        """The values of columns that hold the same in every row, such as a unit."""
        found = [set(self.cells(place)) for place, name in enumerate(self._names) if name not in taken]
        return [cells.pop() for cells in found if len(cells) == 1]

    def are_digits(self, name: str) -> bool:
        """Whether a column holds nothing but single digits."""
        place = position(self._names, name)
        cells = self.cells(place) if place is not None else []
        return bool(cells) and all(len(cell) == 1 and cell.isdecimal() for cell in cells)

    def other_divider(self, taken: Sequence[str | None]) -> str | None:
        """A column that no one has named and that divides the rows into few groups, each of several rows."""
        for place, name in enumerate(self._names):
            cells = self.cells(place)
            groups = Counter(cells)
            if name in taken or len(groups) < 2 or len(cells) < 0.9 * len(self._rows) or any(map(_numeric, cells)):
                continue
            if len(groups) <= len(cells) / 2 and not self.is_day(place) and not set(self._words[place]) & NOT_DAY:
                return name
        return None


def _is_headache(words: AbstractSet[str]) -> bool:
    """In Turkish "baş", in French "bas": only beside the Turkish word for pain it is the head."""
    return "bas" in words and bool(words & {"agri", "agrisi", "agrilari"})


def _is_name(cell: str) -> bool:
    """Whether a cell is as short as the name of a tracker."""
    return len(cell) <= _LONGEST_NAME


def _numeric(cell: str) -> bool:
    return cell_of(cell).kind != "word" or clock_of(cell) is not None


def heading_of(rows: Rows, now_year: int) -> int | None:
    """The place of the row that names the columns; None if the table has no such row.

    Of the first rows it is the one with the most words of a heading, otherwise the first with several cells and neither
    a day nor a number.
    """
    best, best_place = 0, None
    for place, row in enumerate(rows[:40]):
        known = _known(row)
        if known > best:
            best, best_place = known, place
    if best_place is not None and best >= 2:
        return best_place
    reader = DayReader(now_year)
    for place, row in enumerate(rows[:40]):
        filled = [cell for cell in map(plain, row) if cell]
        if len(filled) > 1 and not any(reader.read(cell) or cell_of(cell).kind == "number" for cell in filled):
            return place
    return None


def _known(row: Sequence[str]) -> int:
    """How many kinds of columns the cells of a row name: a day, a score, and others."""
    cells = [set(words_of(cell)) for cell in row if len(cell) < 200]
    reader = DayReader(2000)
    if sum(reader.read(plain(cell)) is not None for cell in row if any(map(str.isdigit, cell))) > 0:
        return 0
    kinds = (DAY | TIME, PAIN | RATING)
    return sum(any(words & kind for words in cells) for kind in kinds) + (
        1 if any(words & NOTE for words in cells) and len(cells) > 1 else 0
    )
