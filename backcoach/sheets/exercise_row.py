"""One exercise on the sheet: picture, text, and boxes to tick."""

from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from backcoach.catalog import Exercise
from backcoach.session import BreathPattern, ChosenDose
from backcoach.sheets.day_columns import DayColumns
from backcoach.sheets.layout_presets import LayoutPreset
from backcoach.sheets.page_model import (
    EMPTY,
    Block,
    DrawInside,
    FigureBox,
    PictureBox,
    Rect,
    TextBox,
    beside,
    moved,
    splits,
    stacked,
)
from backcoach.sheets.sheet_words import SheetWords
from backcoach.sheets.typesetter import TextRun, TextStyle, Typesetter

GUTTER = 12.0
MISTAKE = (72.0, 45.0)
"""Points of the picture of a mistake."""
SHAPE = 0.62
"""Minimum height of a picture as a share of its width."""
WORTH = 4.0
"""Points of height that must be saved before the notes move from their usual place."""
NARROWEST = 110.0
"""Minimum width in points of text beside the boxes."""
MOST_STEPS, LONGEST_STEP = 16, 4
"""Steps, and lines of each, when an exercise is too long for any page; no shipped exercise is."""

Columns = tuple[Block, Block]


class SheetExercise(msgspec.Struct, frozen=True):
    """One exercise as this routine does it; `cut` if its steps are too long for a page."""

    exercise: Exercise
    dose: ChosenDose
    breath: BreathPattern
    circuit: bool
    cut: bool = False
    note: str = ""
    """What the routine says about it."""
    say: str = ""
    """What the user's cautions say about it."""
    draw_mistake: DrawInside | None = None
    """What draws its common mistake; None without a picture."""


class ExerciseRows:
    """Makes the block of each exercise with one layout preset, `width` points wide."""

    def __init__(
        self,
        typesetter: Typesetter,
        words: SheetWords,
        day_columns: DayColumns,
        preset: LayoutPreset,
        width: float,
        *,
        pictures: bool,
    ) -> None:
        self._typesetter = typesetter
        self._words = words
        self._day_columns = day_columns
        self._preset = preset
        self._pictures = pictures
        self._left = preset.picture + GUTTER if pictures else 0.0
        self._width = width - self._left
        self._column = (self._width - GUTTER) / 2
        self._narrow = self._width - day_columns.width - GUTTER
        """Points of width for text beside the boxes."""
        self._large = TextStyle(preset.dose, bold=True, leading=1.2)
        self._body = TextStyle(preset.body, leading=preset.leading)

    def row(self, item: SheetExercise) -> Block:
        """The block of one exercise, including the preset's padding above and below."""
        preset = self._preset
        words = self._words_and_boxes(item)
        tall = max(words.height, preset.picture * SHAPE if self._pictures else 0.0)
        picture = FigureBox(Rect(0, preset.pad, preset.picture, tall), item.exercise)
        boxes = words.moved(self._left, preset.pad)
        return Block((picture, *boxes) if self._pictures else boxes, tall + 2 * preset.pad)

    def _words_and_boxes(self, item: SheetExercise) -> Block:
        if self._narrow < NARROWEST:
            return self._over(item)
        return self._roomy(item) if self._preset.columns == 1 else self._compact(item)

    def _over(self, item: SheetExercise) -> Block:
        """Text in the full width with the boxes below it, for when too little width is left beside them."""
        heading, ticks, notes = self._heading(item, self._width), self._ticks(item), self._notes(item)
        if self._preset.columns == 1:
            words = stacked([heading, self._steps(item, self._width)], gap=1.5)
        else:
            words = self._under(item, heading, 0.0)
        ends = [stacked([self._note(notes, self._width), ticks], gap=2)]
        x = self._day_columns.width + GUTTER
        if self._width - x >= NARROWEST:
            ends.append(beside(ticks, x, self._note(notes, self._width - x)))
        return stacked([words, min(ends, key=lambda end: end.height)], gap=2)

    def _roomy(self, item: SheetExercise) -> Block:
        """Text in one column; beside it the boxes and the notes."""
        quiet = self._body._replace(grey=0.3)
        name, rhythm = self._name(item, self._narrow), self._words.rhythm(item.exercise, item.breath)
        behind = self._behind(name, rhythm, quiet, self._narrow)
        under = EMPTY if behind else self._typesetter.set(rhythm, quiet, self._narrow, 3)
        head = Block((*name.boxes, *behind), name.height)
        column = stacked(
            [head, self._dose(item, self._narrow), under, self._steps(item, self._narrow)], gap=self._preset.pad / 4
        )
        side = self._boxes_and_notes(item, max(column.height, self._preset.picture * SHAPE))
        return beside(column, self._narrow + GUTTER, side)

    def _boxes_and_notes(self, item: SheetExercise, room: float) -> Block:
        """The boxes with the notes below them, and as many of the extra ones as keep within `room` points."""

        def made(blocks: Sequence[Block]) -> Block:
            return stacked([self._ticks(item), stacked(blocks, gap=1.5)], gap=4)

        texts = self._words.notes(item.exercise, item.note, item.say, feel=self._preset.feel)
        blocks = [self._note([text], self._day_columns.width) for text in texts]
        extras = [self._note([self._words.mistake(item.exercise)], self._day_columns.width)]
        if item.draw_mistake is not None:
            extras.append(Block((PictureBox(Rect(0, 0, *MISTAKE), item.draw_mistake),), MISTAKE[1]))
        for extra in extras:
            if made([*blocks, extra]).height <= room:
                blocks.append(extra)
        return made(blocks)

    def _compact(self, item: SheetExercise) -> Block:
        """Heading and boxes side by side; below them the steps in columns and the notes.

        If many sets make the boxes tall, the notes go beside them, below the heading.
        """
        heading, ticks, notes = self._heading(item, self._narrow), self._ticks(item), self._notes(item)
        noted = stacked([heading, self._note(notes, self._narrow)])
        low = stacked([self._under(item, heading, ticks.height), self._note(notes, self._width)], gap=1.5)
        high = self._under(item, noted, ticks.height)
        return beside(high if high.height < low.height - WORTH else low, self._narrow + GUTTER, ticks)

    def _under(self, item: SheetExercise, heading: Block, ticks: float) -> Block:
        """The steps in two columns: the left one below the heading, the right one also below the boxes."""
        top = heading.at_least(ticks)
        if self._column > self._narrow:
            heading = top
        left, right = self._columns(item, top.height - heading.height)
        return beside(
            stacked([heading, left], gap=1.5), self._column + GUTTER, stacked([Block((), top.height), right], gap=1.5)
        )

    def _notes(self, item: SheetExercise) -> list[tuple[str, str]]:
        notes = self._words.notes(item.exercise, item.note, item.say, feel=self._preset.feel)
        return [self._words.rhythm_note(item.exercise, item.breath), *notes]

    def _steps(self, item: SheetExercise, width: float) -> Block:
        """The steps in one column of that width."""
        return stacked(set_steps(self._typesetter, item.exercise.steps, self._body, width, cut=item.cut))

    def _columns(self, item: SheetExercise, lead: float = 0.0) -> Columns:
        """The steps in two columns; the right one starts `lead` points lower."""
        steps = item.exercise.steps
        if not steps:
            return EMPTY, EMPTY
        if self._preset.run_in and not item.cut:
            alone = [self._words.words.isolated(step) for step in steps]
            return run_in_steps(self._typesetter, alone, self._body, self._column, lead)
        return in_two_columns(set_steps(self._typesetter, steps, self._body, self._column, cut=item.cut), lead)

    def _heading(self, item: SheetExercise, width: float) -> Block:
        """Name and dose on one baseline if they fit, otherwise one below the other."""
        name, words = self._name(item, width), self._words.dose(item.dose)
        match name.boxes, self._behind(name, words, self._large, width):
            case (TextBox() as title,), (dose,):
                line = moved(title, 0, -dose.rect.y), moved(dose, 0, -dose.rect.y)
                return Block(line, max(box.rect.y + box.rect.height for box in line))
            case _:
                return stacked([name, self._dose(item, width)])

    def _ticks(self, item: SheetExercise) -> Block:
        return self._day_columns.ticks(item.dose.sets, circuit=item.circuit)

    def _name(self, item: SheetExercise, width: float) -> Block:
        return self._typesetter.set(item.exercise.name, TextStyle(self._preset.name, bold=True, leading=1.2), width, 3)

    def _dose(self, item: SheetExercise, width: float) -> Block:
        return self._typesetter.parts(self._words.dose(item.dose), self._large, width)

    def _behind(self, name: Block, words: str, style: TextStyle, width: float) -> tuple[TextBox, ...]:
        """Words after a one-line name, on its baseline; empty if there is no room."""
        needed = self._typesetter.width(words, style)
        match name.boxes:
            case (TextBox(lines=[_], rect=rect, rise=rise),) if rect.width + GUTTER + needed <= width:
                line = self._typesetter.line(words, style, rect.width + GUTTER, 0, needed + 1)
                return (moved(line, 0, rise - line.rise),)
        return ()

    def _note(self, notes: Sequence[tuple[str, str]], width: float) -> Block:
        """The notes in one text, labels in bold; notes without words are left out."""
        runs: list[TextRun] = []
        for label, words in notes:
            if words:
                runs += [TextRun("   " if runs else ""), TextRun(f"{label} ", bold=True), TextRun(words)]
        return self._typesetter.set(runs, TextStyle(self._preset.small, leading=self._preset.leading), width, 6)


def set_steps(
    typesetter: Typesetter, steps: Sequence[str], style: TextStyle, width: float, *, cut: bool
) -> list[Block]:
    """A block for each step; with `cut` long steps and lists end in an ellipsis."""
    shown, lines = [*steps], LONGEST_STEP if cut else 1000
    if cut and len(steps) > MOST_STEPS:
        shown = [*steps[: MOST_STEPS - 1], f"{steps[MOST_STEPS - 1]} …"]
    return [_step(typesetter, f"{number}", step, style, width, lines) for number, step in enumerate(shown, 1)]


def run_in_steps(
    typesetter: Typesetter, steps: Sequence[str], style: TextStyle, width: float, lead: float = 0.0
) -> Columns:
    """All steps as one text, split into two columns of least height; the right one starts `lead` points lower."""
    marks = (TextRun(f"{number}\N{NO-BREAK SPACE}", bold=True) for number in range(1, len(steps) + 1))
    runs = [(mark, TextRun(f"{' '.join(step.split())}   ")) for mark, step in zip(marks, steps, strict=True)]
    text = typesetter.set([*chain.from_iterable(runs)], style, width)
    return _lowest(splits(text), lead)


def _step(typesetter: Typesetter, number: str, step: str, style: TextStyle, width: float, lines: int) -> Block:
    indent = style.size * (1.3 if len(number) == 1 else 1.9)
    mark = typesetter.line(number, style._replace(bold=True), 0, 0, indent)
    words = typesetter.set(step, style, width - indent, lines)
    return beside(Block((mark,), 0), indent, words)


def in_two_columns(blocks: Sequence[Block], lead: float = 0.0) -> Columns:
    """The blocks in two columns of least height; the right one starts `lead` points lower."""
    return _lowest(((stacked(blocks[:place]), stacked(blocks[place:])) for place in range(len(blocks), 0, -1)), lead)


def _lowest(pairs: Iterable[Columns], lead: float) -> Columns:
    return min(pairs, key=lambda pair: max(pair[0].height, pair[1].height + lead if pair[1].height else 0.0))
