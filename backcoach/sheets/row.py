"""One exercise on the sheet: picture, words, and boxes to tick."""

from collections.abc import Sequence

import msgspec

from backcoach.catalog import Exercise
from backcoach.session import BreathPattern, ChosenDose
from backcoach.sheets.boxes import EMPTY, Block, Picture, Rect, Text, beside, moved, stacked
from backcoach.sheets.density import Density
from backcoach.sheets.diary import Diary
from backcoach.sheets.lettering import Lettering, Run, Style
from backcoach.sheets.steps import Columns, in_two_columns, run_in_steps, set_steps
from backcoach.sheets.words import Words

GUTTER = 12.0
SHAPE = 0.62
"""A picture's height over its width, at least."""
WORTH = 4.0
"""Points that must be saved before the notes leave their usual place."""
NARROWEST = 110.0
"""Points of width under which no words are set beside boxes."""


class Told(msgspec.Struct, frozen=True):
    """One exercise as it is done in this routine; `cut` where its steps are too many for a page."""

    exercise: Exercise
    dose: ChosenDose
    breath: BreathPattern
    circuit: bool
    cut: bool = False


class Rows:
    """Makes the block of each exercise in one density, `width` points wide."""

    def __init__(
        self, lettering: Lettering, words: Words, diary: Diary, density: Density, width: float, *, pictures: bool
    ) -> None:
        self._lettering = lettering
        self._words = words
        self._diary = diary
        self._density = density
        self._pictures = pictures
        self._left = density.picture + GUTTER if pictures else 0.0
        self._width = width - self._left
        self._column = (self._width - GUTTER) / 2
        self._narrow = self._width - diary.width - GUTTER
        """Points of width beside the boxes."""
        self._large = Style(density.dose, bold=True, leading=1.2)
        self._body = Style(density.body, leading=density.leading)

    def row(self, told: Told) -> Block:
        """Everything about one exercise, from the density's padding above to that below."""
        density = self._density
        words = self._words_and_boxes(told)
        tall = max(words.height, density.picture * SHAPE if self._pictures else 0.0)
        picture = Picture(Rect(0, density.pad, density.picture, tall), told.exercise)
        boxes = words.moved(self._left, density.pad)
        return Block((picture, *boxes) if self._pictures else boxes, tall + 2 * density.pad)

    def _words_and_boxes(self, told: Told) -> Block:
        if self._narrow < NARROWEST:
            return self._over(told)
        return self._roomy(told) if self._density.columns == 1 else self._compact(told)

    def _over(self, told: Told) -> Block:
        """Words in the whole width, and under them boxes that would leave too little of it beside them."""
        heading, ticks, notes = self._heading(told, self._width), self._ticks(told), self._notes(told)
        if self._density.columns == 1:
            words = stacked([heading, self._steps(told, self._width)], gap=1.5)
        else:
            words = self._under(told, heading, 0.0)
        ends = [stacked([self._note(notes, self._width), ticks], gap=2)]
        x = self._diary.width + GUTTER
        if self._width - x >= NARROWEST:
            ends.append(beside(ticks, x, self._note(notes, self._width - x)))
        return stacked([words, min(ends, key=lambda end: end.height)], gap=2)

    def _roomy(self, told: Told) -> Block:
        """Words in one column, and beside them the boxes and what to look out for."""
        quiet = self._body._replace(grey=0.3)
        name, rhythm = self._name(told, self._narrow), self._words.rhythm(told.exercise, told.breath)
        behind = self._behind(name, rhythm, quiet, self._narrow)
        under = EMPTY if behind else self._lettering.set(rhythm, quiet, self._narrow, 3)
        head = Block((*name.boxes, *behind), name.height)
        column = stacked(
            [head, self._dose(told, self._narrow), under, self._steps(told, self._narrow)], gap=self._density.pad / 4
        )
        notes = [self._note([note], self._diary.width) for note in self._words.notes(told.exercise)]
        return beside(column, self._narrow + GUTTER, stacked([self._ticks(told), stacked(notes, gap=1.5)], gap=4))

    def _compact(self, told: Told) -> Block:
        """Heading and boxes side by side, under them the steps in columns and the notes.

        Where many sets make the boxes tall, the notes stand beside them under the heading.
        """
        heading, ticks, notes = self._heading(told, self._narrow), self._ticks(told), self._notes(told)
        noted = stacked([heading, self._note(notes, self._narrow)])
        low = stacked([self._under(told, heading, ticks.height), self._note(notes, self._width)], gap=1.5)
        high = self._under(told, noted, ticks.height)
        return beside(high if high.height < low.height - WORTH else low, self._narrow + GUTTER, ticks)

    def _under(self, told: Told, heading: Block, ticks: float) -> Block:
        """The steps in columns, the left one under the heading and the right one under the boxes too."""
        top = heading.at_least(ticks)
        if self._column > self._narrow:
            heading = top
        left, right = self._columns(told, top.height - heading.height)
        return beside(
            stacked([heading, left], gap=1.5), self._column + GUTTER, stacked([Block((), top.height), right], gap=1.5)
        )

    def _notes(self, told: Told) -> list[tuple[str, str]]:
        return [self._words.rhythm_note(told.exercise, told.breath), *self._words.notes(told.exercise)]

    def _steps(self, told: Told, width: float) -> Block:
        """The steps in one column of that width."""
        return stacked(set_steps(self._lettering, told.exercise.steps, self._body, width, cut=told.cut))

    def _columns(self, told: Told, lead: float = 0.0) -> Columns:
        """The steps in two columns, of which the right one starts that much lower."""
        steps = told.exercise.steps
        if self._density.run_in and not told.cut:
            return run_in_steps(self._lettering, steps, self._body, self._column, lead)
        return in_two_columns(set_steps(self._lettering, steps, self._body, self._column, cut=told.cut), lead)

    def _heading(self, told: Told, width: float) -> Block:
        """Name and dose on one baseline, or one under the other."""
        name, words = self._name(told, width), self._words.dose(told.exercise, told.dose)
        match name.boxes, self._behind(name, words, self._large, width):
            case (Text() as title,), (dose,):
                return Block((moved(title, 0, -dose.rect.y), moved(dose, 0, -dose.rect.y)), dose.rect.height)
            case _:
                return stacked([name, self._dose(told, width)])

    def _ticks(self, told: Told) -> Block:
        return self._diary.ticks(told.dose.sets, circuit=told.circuit)

    def _name(self, told: Told, width: float) -> Block:
        return self._lettering.set(told.exercise.name, Style(self._density.name, bold=True, leading=1.2), width, 3)

    def _dose(self, told: Told, width: float) -> Block:
        return self._lettering.parts(self._words.dose(told.exercise, told.dose), self._large, width)

    def _behind(self, name: Block, words: str, style: Style, width: float) -> tuple[Text, ...]:
        """Words on the baseline of a name of one line; nothing where there is no room for them."""
        needed = self._lettering.width(words, style)
        match name.boxes:
            case (Text(lines=[_], rect=rect, rise=rise),) if rect.width + GUTTER + needed <= width:
                line = self._lettering.line(words, style, rect.width + GUTTER, 0, needed + 1)
                return (moved(line, 0, rise - line.rise),)
        return ()

    def _note(self, notes: Sequence[tuple[str, str]], width: float) -> Block:
        """What is to be noted in one text, labels in bold; nothing where there are no words."""
        runs: list[Run] = []
        for label, words in notes:
            if words:
                runs += [Run("   " if runs else ""), Run(f"{label} ", bold=True), Run(words)]
        return self._lettering.set(runs, Style(self._density.small, leading=self._density.leading), width, 6)
