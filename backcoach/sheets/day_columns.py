"""The columns of days at the right of a sheet: day numbers, boxes to tick and boxes to write a score in."""

from collections.abc import Sequence

from backcoach.sheets.layout_presets import SMALLEST_TEXT
from backcoach.sheets.page_model import Block, Box, FrameBox, Rect
from backcoach.sheets.sheet_words import SheetWords
from backcoach.sheets.typesetter import TextStyle, Typesetter

LABEL, WIDEST_LABEL = 30.0, 64.0
"""Usual and greatest points for the labels beside the boxes."""
BESIDE = 4.0
PITCH = 10.8
GAP = 1.4
WEEK = 3.0
"""Points between one week and the next."""
NUMBERS = TextStyle(SMALLEST_TEXT, grey=0.25)
LABELS = TextStyle(SMALLEST_TEXT, grey=0.25)
MOST_SETS = 6
"""With more sets than this there is one row of boxes, for the number of sets done."""


class DayColumns:
    """Makes the columns for 7, 14 or 28 `days`; 7 days are as wide as 14."""

    def __init__(self, typesetter: Typesetter, words: SheetWords, days: int) -> None:
        self._typesetter = typesetter
        self._words = words
        self._days = days
        room = max(days, 14)
        self._pitch = (room * PITCH + (room - days) * WEEK / 7) / days
        self._made: dict[tuple[tuple[str, ...], float], Block] = {}
        self._label = self._label_width()
        self.width = self._label + room * PITCH + (room / 7 - 1) * WEEK - GAP

    def _label_width(self) -> float:
        """Points for the longest label that there may be in this language, and what is left free beside it."""
        words, most = self._words, MOST_SETS
        labels = [words.day, *words.scores, words.set_label(most, circuit=True), words.set_label(most, circuit=False)]
        widest = max(self._typesetter.width(label, LABELS) for label in (*labels, words.many_sets(most + 4)))
        return min(max(LABEL, widest + BESIDE + 0.5), WIDEST_LABEL)

    def ticks(self, sets: int, *, circuit: bool) -> Block:
        """Day numbers, and below them a row of boxes for every set."""
        if sets > MOST_SETS:
            return self.lines([self._words.many_sets(sets)], PITCH + 2)
        if sets == 1:
            return self.lines([""], PITCH)
        return self.lines([self._words.set_label(k, circuit=circuit) for k in range(1, sets + 1)], PITCH)

    def lines(self, labels: Sequence[str], height: float) -> Block:
        """Day numbers, and a row of boxes of that height for every label."""
        key = tuple(labels), height
        if key not in self._made:
            self._made[key] = self._drawn(labels, height)
        return self._made[key]

    def _drawn(self, labels: Sequence[str], height: float) -> Block:
        boxes: list[Box] = self._numbers()
        y = NUMBERS.size * NUMBERS.leading + 0.5
        for label in labels:
            boxes += self._line(label, y, height)
            y += height
        return Block(tuple(boxes), y - GAP)

    def _numbers(self) -> list[Box]:
        typesetter, height = self._typesetter, 0.0
        label = typesetter.line(self._words.day, NUMBERS, 0, height, self._label - BESIDE, align=1)
        return [
            label,
            *(
                typesetter.line(f"{k + 1}", NUMBERS, self._x(k), height, self._pitch - GAP, align=0.5)
                for k in range(self._days)
            ),
        ]

    def _line(self, label: str, y: float, height: float) -> list[Box]:
        boxes: list[Box] = []
        if label:
            top = y + (height - GAP - LABELS.size * LABELS.leading) / 2
            boxes.append(self._typesetter.line(label, LABELS, 0, top, self._label - BESIDE, align=1))
        size = self._pitch - GAP, height - GAP
        return boxes + [
            FrameBox(Rect(self._x(k), y, *size), radius=1.6, width=0.6, grey=0.25) for k in range(self._days)
        ]

    def _x(self, day: int) -> float:
        return self._label + day * self._pitch + day // 7 * WEEK
