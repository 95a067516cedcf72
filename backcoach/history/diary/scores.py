"""The cells of a score column: what they are, what must be asked once for all of them, and what each becomes."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

import msgspec

from backcoach.history.diary.scales import OURS, Scale
from backcoach.history.diary.table import Choice, Doubt
from backcoach.history.diary.text import plain, shown, words_of
from backcoach.history.diary.words import EMPTY, MONTHS
from backcoach.words import Message

Kind = Literal["none", "number", "range", "word", "date"]
Rounding = Literal["half-up", "half-down", "leave-out"]
Ranges = Literal["lower", "upper", "leave-out"]
LEAVE_OUT = "leave-out"

_NUMBER = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,9})?)(?:\s*(?:/|(?:out )?of|von|sur|de|van|z|av)\s*(\d{1,4}))?"
    r"\s*(mm|cm|%|pts?|points?|punkte)?"
)
_RANGE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:-|to|bis|à|\.\.)\s*(\d{1,3}(?:[.,]\d+)?)(?:\s*/\s*(\d{1,4}))?")
_OF_UNIT = {"mm": 100, "%": 100, "cm": 10}
"""The length of a visual scale's line, by the unit in which it was measured."""
_DATED = re.compile(
    r"\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}(?:[ T].*)?"
    r"|\d{1,2}[.\-/ ]*\s*([^\W\d_]{3,})\.?(?:[ \-/.]*\d{2,4})?|([^\W\d_]{3,})[-/. ]+\d{1,2}"
)
_SHOWN, _EFFECTS = 3, 10
_FEW, _MANY = 2, 5
"""Rows of which all are 0 or 1, or all are 1, by no chance."""


class Cell(NamedTuple):
    """What a cell says: one number or the two ends of a range, and of how many where it says so."""

    kind: Kind
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    of: int | None = None


class ScoreAnswers(msgspec.Struct, frozen=True):
    """The answers about a score column; None for what was not answered."""

    scale: Scale | None = None
    rounding: Rounding | None = None
    ranges: Ranges | None = None
    words: Mapping[str, int | None] = {}
    """The number for a word, in small letters; None leaves its rows out."""
    others: bool = False
    """Leave out all other words."""
    bad: bool = False
    """Leave out what cannot be a score, dates among it."""


class Score(NamedTuple):
    """What a cell becomes: a value, or why it has none ("" if it is empty).

    `waits` if an answer is needed, `bad` if no answer about the column can make it a score.
    """

    value: int | None
    why: str = ""
    waits: bool = False
    bad: bool = False


def cell_of(text: str) -> Cell:
    """What one cell says."""
    bare = plain(text)
    if not bare or bare.casefold() in EMPTY:
        return Cell("none")
    if not text.isascii() and any(unicodedata.category(letter) == "No" for letter in text):
        return Cell("word")  # ½, or the mark of a footnote, is no digit
    if (match := _NUMBER.fullmatch(bare)) and match[2] != "0":
        value = _fraction(match[1])
        return Cell("number", value, value, int(match[2]) if match[2] else _OF_UNIT.get(match[3]))
    if (match := _RANGE.fullmatch(bare)) and match[3] != "0":
        low, high = _fraction(match[1]), _fraction(match[2])
        if low < high:
            return Cell("range", low, high, int(match[3]) if match[3] else None)
    return Cell("date" if _is_date(bare) else "word")


def _fraction(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _is_date(text: str) -> bool:
    """Whether a spreadsheet has made a date of it, as 7 October of 7/10."""
    match = _DATED.fullmatch(text)
    if not match:
        return False
    name = match[1] or match[2]
    return name is None or (words_of(name) or ("",))[0] in MONTHS


class ScoreReader:
    """Reads a column of scores: all cells are known, by their texts and the first line of each, before one is read."""

    def __init__(
        self, cells: Mapping[str, int], rows: int, hint: Scale | None, answers: ScoreAnswers,
        known: Scale | None = None, unit: str = "Line",
    ) -> None:  # fmt: skip
        self._lines = cells
        self._unit = unit
        self._answers = answers
        self._known = known is not None
        self._cells = {text: cell_of(text) for text in cells}
        self._numbers = {text: cell for text, cell in self._cells.items() if cell.kind in ("number", "range")}
        self._yes_or_no = _are_yes_or_no(self._numbers.values(), rows)
        self._scales = self._possible(hint) if known is None else [known]
        self.scale = answers.scale or self._scales[0]
        self.results = {text: self._score(cell, text) for text, cell in self._cells.items()}
        """What each cell becomes, with proposals where nothing has been answered yet."""

    def _possible(self, hint: Scale | None) -> list[Scale]:
        """The scales that may be meant, the likeliest first; if only our own is possible, nothing is asked."""
        of = {cell.of for cell in self._numbers.values() if cell.of}
        smallest = min((cell.low for cell in self._numbers.values()), default=Fraction(0))
        largest = max((cell.high for cell in self._numbers.values()), default=Fraction(0))
        if of and of != {10}:
            return [Scale(0, max(of)), *([Scale(1, max(of))] if smallest >= 1 and max(of) > 1 else [])]
        if of:
            return [OURS]
        if largest > 10:
            return [next((Scale(0, top) for top in (100, 1000, 10_000) if largest <= top), Scale(0, 10_000)), OURS]
        if hint and hint != OURS:
            return [hint, OURS]
        if 0 < largest <= 1 and smallest.denominator * largest.denominator > 1:
            return [Scale(0, 1), OURS]
        return [OURS]

    def doubts(self) -> list[Doubt]:
        """What must be answered for the whole column, all at once."""
        asked = [self._scale_doubt(), self._rounding_doubt(), self._ranges_doubt(), self._words_doubt()]
        return [doubt for doubt in asked if doubt]

    def _scale_doubt(self) -> Doubt | None:
        if self._answers.scale or self._known or not self._numbers or (self._scales == [OURS] and not self._yes_or_no):
            return None
        told = self._told(list(self._numbers))
        choices = self.choices()
        if self._scales == [OURS]:
            words = Message("All scores are 0 or 1, as for yes and no; say whether they are scores of 0 to 10.")
            return Doubt("scale", words, choices)
        words = Message("The scores ({told}) may be on another scale than 0 to 10; say which.", told=told)
        return Doubt("scale", words, choices)

    def choices(self) -> tuple[Choice, ...]:
        """The scales that may be meant, with what each does to the first scores."""
        return tuple(Choice(str(scale), self._becomes(scale)) for scale in self._scales)

    def told(self) -> str:
        """How the scores are read, as a sentence; empty where their program is known for it."""
        if self._known or not self._numbers:
            return ""
        if self._scale_doubt():
            return ""  # the question says all that is known
        if self.scale == OURS:
            return Message("Scores are read as 0 to 10, as they are.")
        return Message("Scores are read as {becomes}.", becomes=self._becomes(self.scale))

    def _becomes(self, scale: Scale) -> Message:
        """What the first numbers would become on a scale."""
        said = []
        for text, cell in [*self._numbers.items()][:_EFFECTS]:
            value = (Scale(0, cell.of) if cell.of and cell.of != scale.highest else scale).of_ten(cell.low)
            if value is None:
                said.append(Message("{text} is left out", text=text))
            else:
                said.append(Message("{text} becomes {number}", text=shown(text, 20), number=_decimal(value)))
        return Message(
            "{lowest} to {highest}: {listed}",
            lowest=str(scale.lowest),
            highest=str(scale.highest),
            listed=Message.listed(said),
        )

    def _rounding_doubt(self) -> Doubt | None:
        between = {
            text: value
            for text, cell in self._numbers.items()
            if (value := self._scale_of(cell).of_ten(self._end(cell))) is not None and value.denominator != 1
        }
        if self._answers.rounding or not between:
            return None
        halves = [text for text, value in between.items() if value.denominator == 2]
        text = halves[0] if halves else next(iter(between))
        value = between[text]
        up, down = _rounded(value, "half-up"), _rounded(value, "half-down")
        said = shown(text, 20)
        becomes = Message("to the nearest, halves up: {text} becomes {number}", text=said, number=up)
        choices = [Choice("half-up", becomes)]
        if halves:
            becomes = Message("to the nearest, halves down: {text} becomes {number}", text=said, number=down)
            choices.append(Choice("half-down", becomes))
        choices.append(Choice(LEAVE_OUT, Message("leave them out")))
        words = Message(
            "Some scores ({told}) lie between whole numbers of 0 to 10; say how to round them.",
            told=self._told(list(between)),
        )
        return Doubt("rounding", words, tuple(choices))

    def _ranges_doubt(self) -> Doubt | None:
        ranges = [text for text, cell in self._cells.items() if cell.kind == "range"]
        if self._answers.ranges or not ranges:
            return None
        words = Message("Some scores ({told}) are two numbers; say which to take.", told=self._told(ranges))
        choices = (
            Choice("lower", Message("the lower one")),
            Choice("upper", Message("the upper one")),
            Choice(LEAVE_OUT, Message("leave them out")),
        )
        return Doubt("ranges", words, choices)

    def _words_doubt(self) -> Doubt | None:
        open_ones = [
            text
            for text, cell in self._cells.items()
            if cell.kind == "word" and plain(text).casefold() not in self._answers.words
        ]
        if self._answers.others or not open_ones:
            return None
        words = Message(
            "Some scores ({told}) are words; give each a number from 0 to 10, or leave them out.",
            told=self._told(open_ones),
        )
        return Doubt("words", words, tuple(Choice(shown(text), shown(text)) for text in open_ones[:50]))

    def dates(self) -> str | None:
        """The sentence for scores that a spreadsheet has turned into dates; None if there are none."""
        dates = [text for text, cell in self._cells.items() if cell.kind == "date"]
        if not dates or self._answers.bad:
            return None
        return Message(
            "Some scores ({told}) are dates: a spreadsheet has made 7 October of 7/10; write them as plain numbers, or "
            "make the column text, and save the table again.",
            told=self._told(dates),
        )

    def _told(self, texts: Sequence[str]) -> Message:
        said = [self._at(self._lines[text], shown(text, 30)) for text in texts[:_SHOWN]]
        more, listed = len(texts) - len(said), Message.listed(said)
        return Message("{listed} and {more:,} more", listed=listed, more=more) if more > 0 else listed

    def _at(self, line: int, text: str) -> Message:
        if self._unit == "Row":
            return Message("row {line} “{text}”", line=str(line), text=text)
        if self._unit == "Entry":
            return Message("entry {line} “{text}”", line=str(line), text=text)
        return Message("line {line} “{text}”", line=str(line), text=text)

    def _scale_of(self, cell: Cell) -> Scale:
        """That of the column, unless the cell itself says of how many it is."""
        return Scale(0, cell.of) if cell.of and cell.of != self.scale.highest else self.scale

    def _end(self, cell: Cell) -> Fraction:
        return cell.high if self._answers.ranges == "upper" else cell.low

    def _score(self, cell: Cell, text: str) -> Score:
        if cell.kind == "none":
            return Score(None)
        if cell.kind == "word":
            return self._word(plain(text).casefold(), text)
        if cell.kind == "date":
            return Score(
                None, Message("“{text}” is a date, not a score.", text=shown(text, 40)), waits=not self._answers.bad
            )
        if cell.kind == "range" and self._answers.ranges in (None, LEAVE_OUT):
            return Score(
                None, Message("“{text}” is two numbers.", text=shown(text, 40)), waits=self._answers.ranges is None
            )
        return self._number(cell, text)

    def _word(self, word: str, text: str) -> Score:
        value = self._answers.words.get(word)
        why = "" if value is not None else Message("“{text}” is not a score.", text=shown(text, 40))
        return Score(value, why, waits=word not in self._answers.words and not self._answers.others)

    def _number(self, cell: Cell, text: str) -> Score:
        scale = self._scale_of(cell)
        value = scale.of_ten(self._end(cell))
        if value is None:
            why = Message(
                "“{text}” is not a score from {lowest} to {highest}.",
                text=shown(text, 40),
                lowest=str(scale.lowest),
                highest=str(scale.highest),
            )
            return Score(None, why, bad=True)
        if value.denominator == 1:
            return Score(int(value))
        if self._answers.rounding == LEAVE_OUT:
            return Score(None, Message("“{text}” is between two whole numbers.", text=shown(text, 40)))
        return Score(_rounded(value, self._answers.rounding or "half-up"), waits=self._answers.rounding is None)


def _are_yes_or_no(cells: Iterable[Cell], rows: int) -> bool:
    """Whether the numbers seem to mean yes and no."""
    values = {cell.low for cell in cells if not cell.of}
    return (rows > _FEW and values == {0, 1}) or (rows >= _MANY and values == {1})


def _rounded(value: Fraction, how: Rounding) -> int:
    whole, rest = divmod(value, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and how == "half-up")
    return int(whole) + int(up)


def _decimal(value: Fraction) -> float:
    """With two decimals at most, written as the language writes it."""
    rounded = round(float(value), 2)
    return int(rounded) if rounded.is_integer() else rounded
