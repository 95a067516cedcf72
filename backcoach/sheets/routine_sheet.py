"""The routine sheet: a routine on as few pages as it needs, laid out as generously as those pages allow."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from backcoach.catalog import Catalog, Routine
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, choose, compile_timeline
from backcoach.sheets.day_columns import DayColumns
from backcoach.sheets.exercise_row import ExerciseRows, SheetExercise
from backcoach.sheets.header_footer import HeaderFooter
from backcoach.sheets.layout_presets import LARGE_PRESETS, PRESETS, TIGHT_PRESETS, LayoutPreset
from backcoach.sheets.page_model import (
    EMPTY,
    Block,
    Box,
    DrawFigure,
    LineBox,
    MistakeOf,
    OutlineEntry,
    Page,
    Rect,
    Sheet,
)
from backcoach.sheets.pagination import paginate
from backcoach.sheets.sheet_options import MARGIN, USUAL, SheetContext, SheetOptions
from backcoach.sheets.sheet_words import SheetWords
from backcoach.sheets.stop_rules import StopRules
from backcoach.sheets.typesetter import Typesetter

GAP = 6.0
MOST_STRETCH = 18.0
"""The most points of space that a row gains on a page that is not full."""
ONE_PAGE = 8
"""Up to this many exercises, smaller letters are used to fit them on one upright page."""


def routine_sheet(
    routine: Routine,
    catalog: Catalog,
    settings: SessionSettings,
    phrases: Phrases,
    rules: StopRules,
    context: SheetContext,
    options: SheetOptions = USUAL,
    draw_figure: DrawFigure | None = None,
    mistake_of: MistakeOf = lambda _: None,
) -> Sheet:
    """The sheet of a routine whose exercises are in the catalogue; needs a QGuiApplication.

    Without `draw_figure` there are no pictures, and the texts use their space.
    """
    routine = chosen_part(routine, options.exercises)
    builder = _SheetBuilder(
        routine, catalog, settings, SheetWords(phrases), context, options, mistake_of, pictures=draw_figure is not None
    )
    pages, outline = builder.pages(rules)
    width, height = options.size
    return Sheet(
        title=routine.name,
        language=context.language,
        family=context.family,
        width=width,
        height=height,
        margin=MARGIN,
        pages=pages,
        outline=outline,
        draw_figure=draw_figure,
        missing=builder.missing,
        right_to_left=builder.right_to_left,
    )


def chosen_part(routine: Routine, places: tuple[int, ...] | None) -> Routine:
    """The routine with only the items at these indices; all of them for None or if none would be left."""
    items = tuple(item for place, item in enumerate(routine.items) if places is None or place in places)
    return msgspec.structs.replace(routine, items=items or routine.items)


class _TrialLayout(NamedTuple):
    """A sheet laid out with one preset: its blocks, and which rows are on which page."""

    header_footer: HeaderFooter
    head: Block
    running: Block
    foot: Block
    rows: list[Block]
    division: list[list[int]]


class _SheetBuilder:
    """Builds the pages of one routine."""

    def __init__(
        self,
        routine: Routine,
        catalog: Catalog,
        settings: SessionSettings,
        words: SheetWords,
        context: SheetContext,
        options: SheetOptions,
        mistake_of: MistakeOf,
        *,
        pictures: bool,
    ) -> None:
        self._mistake_of = mistake_of
        self._routine = routine
        self._catalog = catalog
        self._settings = settings
        self._words = words
        self._context = context
        self._options = options
        width, height = options.size
        self._width, self._height = width - 2 * MARGIN, height - 2 * MARGIN
        self._typesetter = Typesetter(context.family, context.language)
        self._day_columns = DayColumns(self._typesetter, words, options.days)
        self._pictures = pictures
        self._items = [*self._sheet_exercises()]

    @property
    def missing(self) -> str:
        """Letters that no font of this machine has."""
        return self._typesetter.missing

    @property
    def right_to_left(self) -> bool:
        """Whether the pages begin at the right."""
        return self._typesetter.right_to_left

    def pages(self, rules: StopRules) -> tuple[tuple[Page, ...], tuple[OutlineEntry, ...]]:
        """The pages, and an outline entry for each exercise."""
        layout = self._most_generous(rules)
        pages: list[Page] = []
        outline: list[OutlineEntry] = []
        for number, places in enumerate(layout.division, 1):
            is_last = number == len(layout.division)
            line = self._last_line(layout.header_footer, rules, number, len(layout.division))
            end = layout.foot if is_last else EMPTY
            top = layout.head if number == 1 else layout.running
            boxes, starts = self._page(top, [layout.rows[place] for place in places], end, line, layout.header_footer)
            boxes = self._typesetter.page(boxes, self._options.size[0])
            pages.append(Page(boxes))
            names = [self._items[place].exercise.name for place in places]
            outline += [OutlineEntry(name, number - 1, y) for name, y in zip(names, starts, strict=True)]
        return tuple(pages), tuple(outline)

    def _most_generous(self, rules: StopRules) -> _TrialLayout:
        """The most generous layout among those with the fewest pages."""
        presets = LARGE_PRESETS if self._options.large else PRESETS
        layouts: dict[int, _TrialLayout] = {}

        def layout(step: int) -> _TrialLayout:
            if step not in layouts:
                layouts[step] = self._layout(presets[step], rules)
            return layouts[step]

        last = len(presets) - 1
        fewest = len(layout(last).division)
        one_page = len(self._items) <= ONE_PAGE and not self._options.large and not self._options.landscape
        if fewest > 1 and one_page:
            for preset in TIGHT_PRESETS:
                tight = self._layout(preset, rules)
                if len(tight.division) == 1:
                    return tight
        return layout(bisect_left(range(last), 1, key=lambda step: len(layout(step).division) <= fewest))

    def _layout(self, preset: LayoutPreset, rules: StopRules) -> _TrialLayout:
        header_footer = HeaderFooter(self._typesetter, self._words, self._day_columns, preset, self._width)
        head, running, foot = self._head(header_footer), self._running(header_footer), header_footer.foot(rules)
        space = self._height - self._last_line(header_footer, rules, 1, 1).height - GAP
        rows = ExerciseRows(
            self._typesetter, self._words, self._day_columns, preset, self._width, pictures=self._pictures
        )
        tallest = space - max(head.height, running.height) - foot.height - GAP
        made = [self._row(rows, item, tallest) for item in self._items]
        heights = [row.height for row in made]
        division = paginate(heights, space - head.height, space - running.height, foot.height + GAP)
        return _TrialLayout(header_footer, head, running, foot, made, division)

    def _row(self, rows: ExerciseRows, item: SheetExercise, tallest: float) -> Block:
        """A row that fits on any page; its steps are cut only if it would not."""
        row = rows.row(item)
        return row if row.height <= tallest else rows.row(msgspec.structs.replace(item, cut=True))

    def _sheet_exercises(self) -> Iterator[SheetExercise]:
        routine, settings = self._routine, self._settings
        for item in routine.items:
            exercise = self._catalog.exercise(item.exercise)
            dose = choose(exercise, item, routine, settings.level)
            exercise = msgspec.structs.replace(exercise, equipment=self._catalog.things(exercise.id, routine))
            yield SheetExercise(
                exercise, dose, settings.breath, routine.arrangement == "circuit", note=item.note or "", say=item.say,
                draw_mistake=self._mistake_of(exercise) if self._pictures else None,
            )  # fmt: skip

    def _page(
        self, top: Block, rows: Sequence[Block], end: Block, line: Block, header_footer: HeaderFooter
    ) -> tuple[tuple[Box, ...], list[float]]:
        """The boxes of a page, and the y at which each row starts."""
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
            boxes.append(LineBox(Rect(MARGIN, y, self._width, 0), 0.5, grey=0.4))
        if end.height:
            boxes += header_footer.notes(floor - y).moved(MARGIN, y)
            boxes += end.moved(MARGIN, floor + GAP)
        return (*boxes, *line.moved(MARGIN, low)), starts

    def _head(self, header_footer: HeaderFooter) -> Block:
        words, routine = self._words, self._routine
        name, first_day, _ = words.blank_lines
        about = words.about(routine, compile_timeline(routine, self._catalog, self._settings).duration_s)
        blanks, need = [(name, self._options.name), (first_day, "")], words.need(self._catalog.equipment(routine))
        return header_footer.head(routine.name, [f"{self._context.day} · {about}"], blanks, need)

    def _running(self, header_footer: HeaderFooter) -> Block:
        words = self._words.words
        return header_footer.running(
            self._routine.name, f"{words.isolated(self._options.name)}  {self._context.day}".strip()
        )

    def _last_line(self, header_footer: HeaderFooter, rules: StopRules, number: int, count: int) -> Block:
        words = self._words
        notes = (f"{rules.notice} {words.sources(self._routine)}".strip(), rules.notice)
        agreed = words.blank_lines[-1] if number == count else ""
        return header_footer.last_line(notes, agreed, words.made_by(words.page(number, count)))
