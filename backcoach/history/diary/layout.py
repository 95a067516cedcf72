"""Where in a table everything is: heading, columns and the rows that are meant, or the questions about them."""

from collections.abc import Sequence

import msgspec

from backcoach.history.diary.answers import Answers
from backcoach.history.diary.columns import NONE, Columns, Proposal, heading_of, names_of, position
from backcoach.history.diary.entries import DELIBERATE, Layout, Left
from backcoach.history.diary.opened import OpenedFile
from backcoach.history.diary.row_choice import Filter, RowChooser, dividers, listed
from backcoach.history.diary.scales import THOUSANDTHS, Scale, hinted
from backcoach.history.diary.shapes import LOOP, Shape, is_loop, shape_of
from backcoach.history.diary.table import Choice, Doubt, Fault
from backcoach.history.diary.text import plain, shown
from backcoach.history.diary.zones import Zones, zones_of
from backcoach.problem import Problem
from backcoach.words import Message

Row = list[str]
REPEATED = Message.in_context("rows", "with the heading once more")


class Arrangement(msgspec.Struct, frozen=True):
    """A table with its heading found and its columns named, as far as they are; `layout` is None while some are not."""

    names: list[str]
    columns: Columns
    rows: list[Row] = []
    lines: list[int] = []
    layout: Layout | None = None
    doubts: tuple[Doubt, ...] = ()
    misfits: tuple[Fault, ...] = ()
    left: tuple[Left, ...] = ()
    remarks: tuple[str, ...] = ()
    refusal: str | None = None
    source: str = ""
    hint: Scale | None = None
    """The scale that the heading, the text above it or a column of its own names."""
    known_scale: Scale | None = None
    zones: Zones = Zones()
    machine_made: bool = False
    """Whether days come from a program that writes them one way."""
    has_marks: bool = False
    """Whether a column marks rows as deleted, archived or the like."""
    groups: dict[str, list[str]] = {}
    """The texts of each column by which rows may be chosen."""


def arrange(opened: OpenedFile, answers: Answers, now_year: int) -> Arrangement:
    """Find heading and columns, or say what must be answered."""
    return _Arranger(opened, answers, now_year).arrangement()


class _Arranger:
    def __init__(self, opened: OpenedFile, answers: Answers, now_year: int) -> None:
        self._table = opened.table
        self._opened = opened
        self._answers = answers
        self._year = now_year
        self._doubts: list[Doubt] = []
        self._remarks: list[str] = []
        self._misfits: list[Fault] = []
        self._left: list[Left] = []
        self._groups: dict[str, list[str]] = {}
        self._has_marks = False

    def arrangement(self) -> Arrangement:
        """All of it."""
        place = self._heading_place()
        heading = self._table.rows[place] if place is not None else []
        first = 0 if place is None else place + 1
        body, lines = self._table.rows[first:], self._table.lines[first:]
        names = names_of(heading or [""] * max(map(len, body), default=1))
        shape = self._opened.shape or shape_of(heading)
        loop = shape is None and is_loop(heading, body)
        if shape and shape.refusal:
            return Arrangement(names, Columns(), refusal=shape.refusal)
        if not body and not self._table.faults:
            return Arrangement(names, Columns(), refusal=Message("The table has no rows below its heading."))
        proposal = Proposal(names, body, self._year)
        columns = self._columns(names, proposal, shape)
        rows, lines = self._fitting(body, lines, heading or names, position(names, columns.note or ""))
        rows, lines, chosen = self._chosen(rows, lines, names, columns, shape, proposal)
        self._tell(shape, loop=loop)
        self._doubt_digits(columns, proposal)
        layout = self._layout(names, columns, shape, proposal)
        return Arrangement(
            names, columns, rows, lines, layout, tuple(self._doubts), tuple(self._misfits), tuple(self._left),
            tuple(self._remarks), None, self._source(columns, chosen, shape, loop=loop),
            self._hint(columns, proposal, first), THOUSANDTHS if loop else None,
            self._zones(columns, names, rows, first, shape), shape is not None and shape.own, self._has_marks,
            self._groups,
        )  # fmt: skip

    def _tell(self, shape: Shape | None, *, loop: bool) -> None:
        if loop or (shape and not self._opened.shape):
            program = LOOP if loop or shape is None else shape.name
            self._remarks.insert(0, Message("It is an export of {program}.", program=program))
        if loop:
            self._remarks.append(Message("Loop keeps a score of 4 as 4000; the scores are divided by a thousand."))

    def _heading_place(self) -> int | None:
        table, wanted = self._table, self._answers.heading
        if table.headed:
            return 0
        if wanted == 0:
            return None
        if wanted is not None:
            if wanted not in table.lines:
                raise Problem(
                    "On line {wanted} of the file no row begins; name another line with --heading.", wanted=wanted
                )
            return table.lines.index(wanted)
        place = heading_of(table.rows, self._year)
        if place is None:
            words = Message("No row names the columns; say on which line of the file the heading is, or 0 for none.")
            said = tuple(
                Choice(str(line), Message("line {line}: {what}", line=line, what=shown(" · ".join(row))))
                for line, row in zip(table.lines[:8], table.rows, strict=False)
            )
            self._doubts.append(Doubt("heading", words, (Choice("0", Message("there is no heading")), *said)))
        elif place:
            line = table.lines[place]
            self._remarks.append(Message("The heading is on line {line}; the lines above it are not read.", line=line))
        return place

    def _columns(self, names: list[str], proposal: Proposal, shape: Shape | None) -> Columns:
        found, answers = proposal.columns(shape), self._answers
        columns = Columns(
            self._column(names, answers.day_column, found.day, "--day-column"),
            self._column(names, answers.score_column, found.score, "--score-column"),
            self._column(names, answers.time_column, found.time, "--time-column"),
            self._column(names, answers.note_column, found.note, "--note-column"),
            found.tracker,
        )  # fmt: skip
        there = listed(names)
        asked = (
            ("day_column", Message("Which column has the day? The table has {listed}.", listed=there)),
            ("score_column", Message("Which column has the pain score? The table has {listed}.", listed=there)),
            (
                "time_column",
                Message("Which column has the time of day, if any? The table has {listed}.", listed=there),
            ),
            ("note_column", Message("Which column has the notes, if any? The table has {listed}.", listed=there)),
        )
        found_names = (columns.day, columns.score, columns.time, columns.note)
        for (key, words), name in zip(asked, found_names, strict=True):
            if name is None:
                none = (_no_column(),) if key in ("time_column", "note_column") else ()
                self._doubts.append(Doubt(key, words, (*none, *(Choice(one, one) for one in names))))
        return columns

    def _column(self, names: list[str], answered: str | None, found: str | None, option: str) -> str | None:
        if answered is None:
            return found
        if answered.strip().casefold() in ("", "none"):
            return NONE
        place = position(names, answered)
        if place is None:
            raise Problem(
                "The table has no column “{answered}” for {option}; it has {listed}.",
                answered=answered,
                option=option,
                listed=listed(names),
            )
        return names[place]

    def _fitting(
        self, rows: Sequence[Row], lines: Sequence[int], heading: Row, note: int | None
    ) -> tuple[list[Row], list[int]]:
        """The rows that fit the heading; other rows are mended, left out or faults."""
        width = len(heading)
        good_rows, good_lines = [], []
        for line, row in zip(lines, rows, strict=True):
            fitting = row if len(row) == width else self._mended(line, row, width, joined=note == width - 1)
            if row == heading:
                self._left.append(Left(line, REPEATED))
            elif fitting is not None:
                good_rows.append(fitting)
                good_lines.append(line)
        return good_rows, good_lines

    def _mended(self, line: int, row: Row, width: int, *, joined: bool) -> Row | None:
        if len(row) > width and not any(map(str.strip, row[width:])):
            return row[:width]
        if self._answers.misfits == "mend" and (joined or len(row) < width):
            separator = self._table.separator or ","
            return (
                [*row[: width - 1], separator.join(row[width - 1 :])]
                if len(row) > width
                else row + [""] * (width - len(row))
            )
        if self._answers.misfits == "leave-out" or self._answers.bad_rows == "leave-out":
            self._left.append(Left(line, DELIBERATE, shown(" ".join(row))))
            return None
        words = Message(
            "the row has {cells} cells and the heading {width}; a quotation mark or a separator is wrong in it.",
            cells=len(row),
            width=width,
        )
        self._misfits.append(Fault(line, words))
        return None

    def _chosen(
        self, rows: list[Row], lines: list[int], names: list[str], columns: Columns, shape: Shape | None,
        proposal: Proposal,
    ) -> tuple[list[Row], list[int], tuple[Filter, ...]]:  # fmt: skip
        """The rows that are about the chosen things, and the filters by which they were chosen."""
        chooser = RowChooser(names, self._answers.only, self._answers.marked)
        taken = columns.taken
        if not (shape and shape.own):
            rows, lines = chooser.unmarked(rows, lines, taken)
        known = shape.only if shape else ()
        (rows, lines), chosen = chooser.filtered(rows, lines, known)
        every = shape is None or not (known or shape.tracker)
        unknown = [name for name, _ in known if not chosen and self._answers.only is None]
        chooser.ask(rows, unknown or self._dividers(names, rows, columns, shape, proposal), chosen, every=every)
        self._doubts += chooser.doubts
        self._remarks += chooser.remarks
        self._left += chooser.left
        self._groups, self._has_marks = chooser.groups, chooser.has_marks
        return rows, lines, chosen

    def _dividers(
        self, names: list[str], rows: list[Row], columns: Columns, shape: Shape | None, proposal: Proposal
    ) -> list[str]:
        """Columns that say what each row is about, whose it is, or where in the body the pain is."""
        if shape and (shape.only or shape.within):
            return [name for name in names if name.casefold() in shape.within]
        if shape:
            return [columns.tracker] if columns.tracker else []
        found = [columns.tracker] if columns.tracker else []
        found += [name for name in dividers(names, rows, columns.taken) if name not in found]
        if not found and columns.score and proposal.is_plain_rating(columns.score):
            found = [name for name in [proposal.other_divider(columns.taken)] if name]
        return found

    def _doubt_digits(self, columns: Columns, proposal: Proposal) -> None:
        """Notes that are single digits may be what a decimal comma has cut from the scores."""
        note, wondering = columns.note, self._table.separator == "," and self._answers.note_column is None
        if wondering and note and columns.score and proposal.are_digits(note) and proposal.are_digits(columns.score):
            words = Message(
                "The notes are single digits, as if scores such as 4,5 had been cut; say which column has notes."
            )
            self._doubts.append(Doubt("note_column", words, (_no_column(), Choice(note, note))))

    def _hint(self, columns: Columns, proposal: Proposal, first: int) -> Scale | None:
        """The scale that a heading, the text above it, or a column that is the same in every row names."""
        if not columns.score:
            return None
        above = (cell for row in self._table.rows[: max(0, first - 1)] for cell in row)
        if hint := hinted(columns.score, column=True):
            return hint
        return next(filter(None, map(hinted, (*proposal.constants(columns.taken), *above))), None)

    def _zones(self, columns: Columns, names: list[str], rows: list[Row], first: int, shape: Shape | None) -> Zones:
        if shape and shape.own:
            return Zones()
        clocks = [name for name in (columns.day, columns.time) if name]
        above = [" ".join(row) for row in self._table.rows[: max(0, first - 1)]]
        return zones_of(names, clocks, rows, above, self._answers.zone)

    def _layout(self, names: list[str], columns: Columns, shape: Shape | None, proposal: Proposal) -> Layout | None:
        if not columns.day or not columns.score:
            return None
        own = shape is not None and (shape.own or shape.asked is not None)
        return Layout(
            position(names, columns.day) or 0, position(names, columns.score) or 0,
            position(names, columns.time) if columns.time else None,
            position(names, columns.note) if columns.note else None,
            position(names, "id") if shape and shape.own else None,
            position(names, (shape.asked if shape else None) or "question") if own else None,
            position(names, "utc_offset") if shape and shape.own else None,
            position(names, "exercise") if shape and shape.own else None,
            None if shape else proposal.half_day(columns.taken),
        )  # fmt: skip

    def _source(self, columns: Columns, chosen: tuple[Filter, ...], shape: Shape | None, *, loop: bool) -> str:
        if self._answers.source is not None:
            return self._answers.source
        kind = LOOP if loop else shape.name if shape else "table"
        only = "".join(f", {plain(wanted).casefold()}" for _, wanted in chosen)
        return f"{kind}: {plain(columns.score or '').casefold()}{only}"


def _no_column() -> Choice:
    return Choice("", Message.in_context("column", "none"))
