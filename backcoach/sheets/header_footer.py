"""The parts above and below the exercises: head, running header, scores, stop rules and last line of the page."""

from collections.abc import Sequence
from itertools import chain

from backcoach.sheets.day_columns import DayColumns
from backcoach.sheets.layout_presets import SMALLEST_TEXT, LayoutPreset
from backcoach.sheets.page_model import Block, Box, FrameBox, LineBox, Rect, beside, stacked
from backcoach.sheets.sheet_words import SheetWords
from backcoach.sheets.stop_rules import StopRules
from backcoach.sheets.typesetter import TextRun, TextStyle, Typesetter

PLAIN = TextStyle(8.5)
FINEST = TextStyle(SMALLEST_TEXT, grey=0.25)
BOLD = TextStyle(8.5, bold=True)
INSET = 8.0
LEAST_INSET = 3.0
GAP = 10.0
SHARES = (0.5, 0.48, 0.46, 0.44)
"""Shares of the width that the first frame may take."""
BLANKS = 0.36
"""Greatest share of the width for the blanks to fill in by hand."""
BULLET = 8.0
SCORE_HEIGHT = 15.0
NOTE_LINE = 20.0
FEWEST_NOTES = 3


class HeaderFooter:
    """Makes the blocks above and below the exercises, `width` points wide."""

    def __init__(
        self, typesetter: Typesetter, words: SheetWords, day_columns: DayColumns, preset: LayoutPreset, width: float
    ) -> None:
        self._typesetter = typesetter
        self._words = words
        self._day_columns = day_columns
        self._width = width
        self._title = TextStyle(preset.title, bold=True, leading=1.15)
        self._plain = TextStyle(preset.small + 0.5)
        self._roomy = preset.columns == 1
        self._inset = min(INSET, preset.pad + LEAST_INSET)
        self._small = TextStyle(preset.small, leading=preset.leading)

    def head(self, title: str, lines: Sequence[str], blanks: Sequence[tuple[str, str]], need: str = "") -> Block:
        """Title and `lines` at the left, `blanks` (label, value) at the right; below both `need` and a thick line.

        A blank without a value gets a line to write on.
        """
        right = min(self._day_columns.width, self._width * BLANKS)
        width = self._width - right - 2 * INSET
        titles = stacked(
            [
                self._typesetter.set(title, self._title, width, 2),
                *(self._typesetter.set(line, self._plain, width, 4) for line in lines),
            ],
            gap=2,
        )
        filled = stacked([self._blank(*blank, PLAIN, right) for blank in blanks], gap=4)
        low = max(titles.height - filled.height, 0)
        both = stacked(
            [
                Block((*titles.boxes, *filled.moved(self._width - right, low)), max(titles.height, filled.height)),
                self._typesetter.set(need, self._plain, self._width, 4),
            ],
            gap=2,
        )
        return Block((*both.boxes, LineBox(Rect(0, both.height + 5, self._width, 0), 1.6)), both.height + 5.8)

    def running(self, title: str, label: str) -> Block:
        """The header of the second page and those after it."""
        left = self._typesetter.line(title, BOLD, 0, 0, self._width * 0.7)
        right = self._typesetter.line(label, PLAIN, 0, 0, self._width, align=1)
        return Block((left, right, LineBox(Rect(0, 14, self._width, 0), 0.8)), 14.4)

    def foot(self, rules: StopRules) -> Block:
        """Scores before and after, how much pain is acceptable, when to stop, when to get help."""
        return stacked([self._scores(), self._frames(rules)], gap=8)

    def notes(self, height: float) -> Block:
        """Lines to write on, if at least three fit into a height; otherwise an empty block."""
        lines = int((height - INSET) / NOTE_LINE)
        if lines < FEWEST_NOTES:
            return Block((), 0.0)
        title = self._typesetter.line(self._words.notes_title, BOLD, 0, INSET, self._width)
        rules = [
            LineBox(Rect(0, INSET / 2 + k * NOTE_LINE, self._width, 0), 0.4, grey=0.55) for k in range(1, lines + 1)
        ]
        first = Rect(title.rect.right + INSET, rules[0].rect.y, self._width - title.rect.right - INSET, 0)
        return Block((title, LineBox(first, 0.4, grey=0.55), *rules[1:]), height)

    def last_line(self, notes: Sequence[str], agreed: str, page: str) -> Block:
        """The line at the very bottom; a space to sign follows `agreed`, which is left out if empty.

        `notes` get shorter from one to the next; the first that fits is taken.
        """
        lines = [self._typesetter.line(note, FINEST, 0, 0, self._width * 0.6) for note in notes]
        left = next((line for line in lines if not line.words.endswith("…")), lines[-1])
        right = self._typesetter.line(page, FINEST, 0, 0, self._width, align=1)
        boxes: list[Box] = [left]
        if agreed:
            start = left.rect.right + 2 * INSET
            boxes += self._blank(agreed, "", FINEST, right.rect.x - 2 * INSET - start).moved(start, 0)
        return Block((*boxes, right), right.rect.height)

    def _blank(self, label: str, given: str, style: TextStyle, width: float) -> Block:
        """A label with its value, or with a line to write on."""
        text = self._typesetter.line(f"{label} {self._words.words.isolated(given)}".strip(), style, 0, 0, width)
        if given:
            return Block((text,), text.rect.height)
        rule = Rect(text.rect.right + 4, text.rise + 1.5, width - text.rect.right - 4, 0)
        return Block((text, LineBox(rule, 0.5)), text.rect.height)

    def _scores(self) -> Block:
        """Two rows of boxes below the days, and the question beside them."""
        right = self._day_columns.width
        width = self._width - right - INSET
        lines = zip((*self._words.question, self._words.marks), (BOLD, PLAIN, PLAIN), strict=True)
        asked = stacked([self._typesetter.set(words, style, width, 2) for words, style in lines])
        boxes = self._day_columns.lines(self._words.scores, SCORE_HEIGHT)
        drop = (boxes.height - asked.height) / 2
        return Block(
            (*asked.moved(0, max(drop, 0)), *boxes.moved(self._width - right, 0)), max(boxes.height, asked.height)
        )

    def _frames(self, rules: StopRules) -> Block:
        """Two framed texts side by side, with the widths that make them lowest."""
        return min((self._framed(rules, share) for share in SHARES), key=lambda block: block.height)

    def _framed(self, rules: StopRules, share: float) -> Block:
        """Both frames, as tall as the taller text; the one for emergencies has the thicker line."""
        widths = (self._width - GAP) * share, (self._width - GAP) * (1 - share)
        sides = self._limits(rules, widths[0] - 2 * INSET), self._emergency(rules, widths[1] - 2 * INSET)
        height = max(side.height for side in sides) + 2 * self._inset - 2
        boxes: list[Box] = []
        for x, width, side, stroke in zip((0.0, widths[0] + GAP), widths, sides, (0.7, 1.6), strict=True):
            boxes += [
                FrameBox(Rect(x, 0, width, height), radius=5, width=stroke),
                *side.moved(x + INSET, self._inset - 1),
            ]
        return Block(tuple(boxes), height)

    def _limits(self, rules: StopRules, width: float) -> Block:
        light = [[TextRun(f"{band}  ", bold=True), TextRun(f"{words}   ")] for band, words in rules.light]
        light = light if self._roomy else [[*chain.from_iterable(light)]]
        stop = [[TextRun(f"{rules.stop_title} ", bold=True), TextRun(rule)] for rule in rules.stop]
        title = self._typesetter.set(rules.light_title, BOLD, width)
        lines = [self._typesetter.set(runs, self._small, width) for runs in (*light, *stop)]
        return stacked([title, *lines, self._typesetter.set(rules.breath, self._small, width)], gap=1)

    def _emergency(self, rules: StopRules, width: float) -> Block:
        """The emergency signs as a list if there is room, otherwise as one text."""
        title = self._typesetter.set(rules.emergency_title, BOLD, width)
        when, limits = rules.emergency_when, self._typesetter.set(rules.emergency_limits, self._small, width)
        if self._roomy:
            signs = [self._sign(sign, width) for sign in rules.emergency_signs]
            return stacked([title, self._typesetter.set(when, self._small, width), *signs, limits], gap=1)
        joined = self._typesetter.set(f"{when} {' · '.join(rules.emergency_signs)}.", self._small, width)
        return stacked([title, joined, limits], gap=1)

    def _sign(self, words: str, width: float) -> Block:
        mark = self._typesetter.line("•", self._small, 0, 0, BULLET)
        return beside(
            Block((mark,), mark.rect.height), BULLET, self._typesetter.set(words, self._small, width - BULLET)
        )
