"""Which rows of a table are meant: not those that it marks as deleted, and those about what is chosen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from backcoach.history.diary.clocks import clock_of
from backcoach.history.diary.columns import position
from backcoach.history.diary.entries import Left
from backcoach.history.diary.scores import cell_of
from backcoach.history.diary.subjects import DELETED, IN_USE, KIND, OTHER, OWN_PLACE, PLACE, SET_ASIDE, WHO
from backcoach.history.diary.table import Choice, Doubt
from backcoach.history.diary.text import plain, quoted, shown, words_of
from backcoach.history.diary.words import PAIN, words_in
from backcoach.history.diary.zones import is_zone_column
from backcoach.problem import Problem
from backcoach.words import Message

Rows = Sequence[Sequence[str]]
Row = list[str]
Chosen = tuple[list[Row], list[int]]
"""Rows and the line of each."""
Filter = tuple[str, str]
"""A column and the text that it must have."""
Marked = Literal["leave-out", "keep"]
ALL, ANY = "all", "*"
"""Answers that mean every row: of the table, and of one column."""
OTHER_ROWS = Message.in_context("rows", "about something else")
MARKED = Message.in_context("rows", "marked as deleted or put aside")
_MOST_GROUPS, _MOST_NAMES, _LONGEST_NAME = 100, 20, 30
_NO = words_in(
    "false 0 no n nein non nee nej nie falsch faux falso onwaar hayir nao f - null none nil nan active aktiv ok"
)
_YES = words_in(
    "true 1 yes y x ja j oui o si s sim tak t evet wahr vrai vero verdadeiro waar prawda sant dogru ✓ ✔ ☑ deleted"
    " geloscht archived archiviert"
)


class Mark(msgspec.Struct, frozen=True):
    """A column that marks rows as not meant: the texts that do, and whether that is beyond doubt."""

    name: str
    place: int
    texts: frozenset[str]
    sure: bool


def marks(names: Sequence[str], rows: Rows, taken: Sequence[str | None]) -> Iterator[Mark]:
    """The columns that mark some rows as deleted, archived or the like."""
    for place, name in enumerate(names):
        words = set(words_of(name))
        turned = bool(words & IN_USE)
        if name in taken or not (words & (DELETED | SET_ASIDE) or turned):
            continue
        texts = {row[place] for row in rows}
        folded = {text: "".join(words_of(text)) or plain(text).casefold() for text in texts}
        no = {text for text, bare in folded.items() if not bare or bare in _NO}
        yes = {text for text, bare in folded.items() if bare in _YES}
        dated = {text for text in texts - no - yes if any(map(str.isdigit, text)) and len(text) >= 8}
        marked = no if turned else texts - no
        plainly = texts <= no | yes | dated
        if marked and (plainly or words & DELETED) and not (turned and not yes):
            yield Mark(name, place, frozenset(marked), bool(words & DELETED) and marked <= yes | dated)


def _mark_doubt(mark: Mark) -> Doubt:
    """The question about rows that may not be meant."""
    text = shown(next(filter(None, sorted(mark.texts, reverse=True)), ""), 30)
    words = Message(
        "The column “{name}” marks some rows (“{text}”); say whether they are meant.",
        name=shown(mark.name, 40),
        text=text,
    )
    choices = Choice("leave-out", Message("leave them out")), Choice("keep", Message("take them in, too"))
    return Doubt("marked", words, choices)


def dividers(names: Sequence[str], rows: Rows, taken: Sequence[str | None]) -> Iterator[str]:
    """Columns that say whose a row is, of which kind, or where in the body, and that differ between rows.

    A column that says the same in all rows counts if it says something else than this pain.
    """
    for place, name in enumerate(names):
        words = set(words_of(name))
        if name in taken or not words & (WHO | KIND | PLACE) or is_zone_column(name):
            continue
        groups = Counter(text for row in rows if (text := plain(row[place])))
        if (len(groups) == 1 and is_foreign(next(iter(groups))) and not words & WHO) or (
            len(groups) > 1 and _divides(groups, numbers=bool(words & WHO))
        ):
            yield name


def _divides(groups: Counter[str], *, numbers: bool) -> bool:
    """Whether texts are names of groups and not notes, numbers or times."""
    if len(groups) > max(_MOST_NAMES, groups.total() / 2) or any(len(text) > _LONGEST_NAME for text in groups):
        return len(groups) <= groups.total() / 2
    if any(_is_number(text) for text in groups):
        return numbers and len(groups) <= max(2, groups.total() / 2)
    return True


def _is_number(text: str) -> bool:
    return cell_of(text).kind not in ("word", "none") or clock_of(text) is not None


def is_foreign(text: str) -> bool:
    """Whether a text is about something other than back pain."""
    words = set(words_of(text))
    return bool(words & OTHER) and not words & OWN_PLACE


class RowChooser:
    """Leaves out the rows that are not meant, or asks which are.

    `doubts`, `remarks` and `left` are what it has to say; `groups` has the texts of each column that was asked about.
    """

    def __init__(self, names: Sequence[str], only: tuple[Filter, ...] | None, marked: Marked | None) -> None:
        self._names = names
        self._only = only
        self._marked = marked
        self.doubts: list[Doubt] = []
        self.remarks: list[str] = []
        self.left: list[Left] = []
        self.groups: dict[str, list[str]] = {}
        self.has_marks = False

    def unmarked(self, rows: list[Row], lines: list[int], taken: Sequence[str | None]) -> Chosen:
        """The rows that the table does not mark as deleted, archived or the like."""
        for mark in [*marks(self._names, rows, taken)]:
            self.has_marks = True
            if self._marked is None and not mark.sure:
                self.doubts.append(_mark_doubt(mark))
            elif self._marked != "keep":
                kept = [number for number, row in enumerate(rows) if row[mark.place] not in mark.texts]
                rows, lines = self._kept(rows, lines, kept, MARKED)
                name = shown(mark.name, 40)
                self.remarks.append(Message("Rows that are marked in the column “{name}” are left out.", name=name))
        return rows, lines

    def filtered(
        self, rows: list[Row], lines: list[int], known: tuple[Filter, ...]
    ) -> tuple[Chosen, tuple[Filter, ...]]:
        """The rows that were chosen, by the answers or by what is known of the program; and the filters for that."""
        chosen = self.filters(known)
        for name, wanted in chosen:
            place = self._place(name)
            text = plain(wanted).casefold()
            kept = [number for number, row in enumerate(rows) if plain(row[place]).casefold() == text]
            if not kept and self._only is None:
                return (rows, lines), ()
            if not kept:
                raise Problem(
                    "No row has “{wanted}” in the column “{name}”; choose another with --only.",
                    wanted=wanted,
                    name=name,
                )
            if len(kept) < len(rows):
                self.remarks.append(
                    Message(
                        "Only rows in which “{name}” is “{wanted}” are read.", name=self._names[place], wanted=wanted
                    )
                )
            rows, lines = self._kept(rows, lines, kept, OTHER_ROWS)
        return (rows, lines), chosen

    def filters(self, known: tuple[Filter, ...]) -> tuple[Filter, ...]:
        """The answers, without columns of which all rows are meant; otherwise what is known of the program."""
        if self._only is None:
            return known
        return tuple((name, wanted) for name, wanted in self._only if (name, wanted) != (ALL, "") and wanted != ANY)

    def _place(self, name: str) -> int:
        place = position(self._names, name)
        if place is None:
            raise Problem(
                "The table has no column “{name}” for --only; it has {listed}.", name=name, listed=listed(self._names)
            )
        return place

    def _kept(self, rows: list[Row], lines: list[int], kept: Sequence[int], why: str) -> Chosen:
        numbers = set(kept)
        self.left.extend(Left(line, why) for number, line in enumerate(lines) if number not in numbers)
        return [rows[number] for number in kept], [lines[number] for number in kept]

    def ask(self, rows: Rows, columns: Sequence[str], chosen: tuple[Filter, ...], *, every: bool) -> None:
        """Ask which rows are meant, of each of these columns about which nothing was answered."""
        answered = {self._place(name) for name, _ in self._only or () if name != ALL}
        before = ", ".join(f"{name}={wanted}" for name, wanted in chosen)
        for name in columns:
            place = self._place(name)
            doubt, self.groups[name] = _group_doubt(name, rows, place, before=before, every=every)
            if doubt and place not in answered and self._only != ((ALL, ""),):
                self.doubts.append(doubt)


def listed(names: Sequence[str]) -> Message:
    """Names of columns for a sentence."""
    said = Message.listed([quoted(name, 40) for name in names[:_MOST_NAMES]])
    more = len(names) - _MOST_NAMES
    return Message("{listed} and {more} more", listed=said, more=more) if more > 0 else said


def _group_doubt(name: str, rows: Rows, place: int, *, before: str, every: bool) -> tuple[Doubt | None, list[str]]:
    """The question which rows are meant, by the values of a column, if it has to be asked.

    `before` are the filters that come with each answer; `every` allows all rows.
    """
    counted = Counter(plain(row[place]) for row in rows)
    groups = [text for text, _ in counted.most_common(_MOST_GROUPS) if text]
    about_this = bool(groups) and bool(set(words_of(groups[0])) & (PAIN | OWN_PLACE))
    about_this = about_this or bool(set(words_of(name)) & WHO)
    if not groups or (len(groups) < 2 and (about_this or (before and not is_foreign(groups[0])))):
        return None, groups
    words = _divided(name, before)
    choices = [Choice(f"{name}={text}", text) for text in groups]
    if every:
        choices.append(Choice(f"{name}={ANY}", Message.in_context("rows", "all of them")))
    return Doubt("only", words, tuple(choices), name), groups


def _divided(name: str, among: str) -> Message:
    if not among:
        return Message("The column “{name}” says what each row is about; say which rows are meant.", name=name)
    return Message(
        "The column “{name}” ({among}) says what each row is about; say which rows are meant.", name=name, among=among
    )
