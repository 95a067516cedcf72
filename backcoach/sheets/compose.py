"""Puts the blocks of a routine sheet together: as roomy as the fewest pages allow."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from backcoach import __version__
from backcoach.catalog import Catalog, Routine
from backcoach.session import SessionSettings, choose, compile_timeline
from backcoach.sheets.boxes import EMPTY, Block, Box, Entry, Line, Page, Rect
from backcoach.sheets.density import LADDER, LARGE, TIGHT, Density
from backcoach.sheets.diary import Diary
from backcoach.sheets.frame import Surroundings
from backcoach.sheets.lettering import Lettering
from backcoach.sheets.options import Occasion, SheetOptions
from backcoach.sheets.pages import divide
from backcoach.sheets.row import Rows, Told
from backcoach.sheets.rules import StopRules
from backcoach.sheets.words import Words

MARGIN = 28.0
"""Just under 10 mm: more than any usual printer leaves blank."""
GAP = 6.0
MOST_STRETCH = 18.0
"""Points of air that a row may gain where a page is not full."""
ONE_PAGE = 8
"""Up to so many exercises, one page that stands upright is worth smaller letters."""


class Draft(NamedTuple):
    """A sheet in one density: its blocks, and which rows are on which page."""

    around: Surroundings
    head: Block
    running: Block
    foot: Block
    rows: list[Block]
    division: list[list[int]]


class Composer:
    """Puts together the pages of one routine."""

    def __init__(
        self,
        routine: Routine,
        catalog: Catalog,
        settings: SessionSettings,
        words: Words,
        occasion: Occasion,
        options: SheetOptions,
        *,
        pictures: bool,
    ) -> None:
        self._routine = routine
        self._catalog = catalog
        self._settings = settings
        self._words = words
        self._occasion = occasion
        self._options = options
        width, height = options.size
        self._width, self._height = width - 2 * MARGIN, height - 2 * MARGIN
        self._lettering = Lettering(occasion.family)
        self._diary = Diary(self._lettering, words, options.days)
        self._pictures = pictures
        self._told = [*self._all_told()]

    def pages(self, rules: StopRules) -> tuple[tuple[Page, ...], tuple[Entry, ...]]:
        """The pages, and the place of each exercise on them."""
        draft = self._roomiest(rules)
        pages: list[Page] = []
        outline: list[Entry] = []
        for number, places in enumerate(draft.division, 1):
            is_last = number == len(draft.division)
            line = self._last_line(draft.around, rules, number, len(draft.division))
            end = draft.foot if is_last else EMPTY
            top = draft.head if number == 1 else draft.running
            boxes, starts = self._page(top, [draft.rows[place] for place in places], end, line, draft.around)
            pages.append(Page(boxes))
            names = [self._told[place].exercise.name for place in places]
            outline += [Entry(name, number - 1, y) for name, y in zip(names, starts, strict=True)]
        return tuple(pages), tuple(outline)

    def _roomiest(self, rules: StopRules) -> "Draft":
        """The draft with the most room among those with the fewest pages."""
        ladder = LARGE if self._options.large else LADDER
        drafts: dict[int, Draft] = {}

        def draft(step: int) -> Draft:
            if step not in drafts:
                drafts[step] = self._draft(ladder[step], rules)
            return drafts[step]

        last = len(ladder) - 1
        fewest = len(draft(last).division)
        one_page = len(self._told) <= ONE_PAGE and not self._options.large and not self._options.landscape
        if fewest > 1 and one_page:
            for density in TIGHT:
                tight = self._draft(density, rules)
                if len(tight.division) == 1:
                    return tight
        return draft(bisect_left(range(last), 1, key=lambda step: len(draft(step).division) <= fewest))

    def _draft(self, density: Density, rules: StopRules) -> "Draft":
        around = Surroundings(self._lettering, self._words, self._diary, density, self._width)
        head, running, foot = self._head(around), self._running(around), around.foot(rules)
        space = self._height - self._last_line(around, rules, 1, 1).height - GAP
        rows = Rows(self._lettering, self._words, self._diary, density, self._width, pictures=self._pictures)
        tallest = space - max(head.height, running.height) - foot.height - GAP
        made = [self._row(rows, told, tallest) for told in self._told]
        heights = [row.height for row in made]
        division = divide(heights, space - head.height, space - running.height, foot.height + GAP)
        return Draft(around, head, running, foot, made, division)

    def _row(self, rows: Rows, told: Told, tallest: float) -> Block:
        """A row that fits on any page; only one that would not has its steps cut."""
        row = rows.row(told)
        return row if row.height <= tallest else rows.row(msgspec.structs.replace(told, cut=True))

    def _all_told(self) -> Iterator[Told]:
        routine, settings = self._routine, self._settings
        for item in routine.items:
            exercise = self._catalog.exercise(item.exercise)
            dose = choose(exercise, item, routine, settings.level)
            yield Told(exercise, dose, settings.breath, routine.arrangement == "circuit")

    def _page(
        self, top: Block, rows: Sequence[Block], end: Block, line: Block, around: Surroundings
    ) -> tuple[tuple[Box, ...], list[float]]:
        """The boxes of a page, and where its rows start."""
        low = MARGIN + self._height - line.height
        floor = low - GAP - (end.height + GAP if end.height else 0)
        y = MARGIN + top.height
        free = floor - y - sum(row.height for row in rows)
        air = min(MOST_STRETCH, free / len(rows)) if rows else 0.0
        boxes, starts = [*top.moved(MARGIN, MARGIN)], []
        for row in rows:
            starts.append(y)
            boxes += row.moved(MARGIN, y + air / 2)
            y += row.height + air
            boxes.append(Line(Rect(MARGIN, y, self._width, 0), 0.5, grey=0.4))
        if end.height:
            boxes += around.notes(floor - y).moved(MARGIN, y)
            boxes += end.moved(MARGIN, floor + GAP)
        return (*boxes, *line.moved(MARGIN, low)), starts

    def _head(self, around: Surroundings) -> Block:
        words, routine = self._words, self._routine
        name, first_day, _ = words.blank_lines
        about = words.about(routine, compile_timeline(routine, self._catalog, self._settings).duration_s)
        blanks, need = [(name, self._options.name), (first_day, "")], words.need(self._catalog.equipment(routine))
        return around.head(routine.name, [f"{self._occasion.day} · {about}"], blanks, need)

    def _running(self, around: Surroundings) -> Block:
        return around.running(self._routine.name, f"{self._options.name}  {self._occasion.day}".strip())

    def _last_line(self, around: Surroundings, rules: StopRules, number: int, count: int) -> Block:
        words = self._words
        notes = f"{rules.notice} {words.sources(self._routine)}".strip()
        agreed = words.blank_lines[-1] if number == count else ""
        return around.last_line(notes, agreed, f"BackCoach {__version__} · {words.page(number, count)}")
