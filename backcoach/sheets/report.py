"""The progress report: one page that takes a minute to read."""

from collections.abc import Callable, Sequence

import msgspec

from backcoach.phrases import Phrases
from backcoach.sheets.day_columns import DayColumns
from backcoach.sheets.header_footer import HeaderFooter
from backcoach.sheets.layout_presets import PRESETS
from backcoach.sheets.page_model import EMPTY, Block, Box, LineBox, OutlineEntry, Page, Rect, Sheet, beside, stacked
from backcoach.sheets.report_chart import Charts
from backcoach.sheets.report_facts import QuestionSummary, ReportFacts, ReportNote
from backcoach.sheets.report_words import ReportWords
from backcoach.sheets.sheet_options import MARGIN, SIZES, Paper, SheetContext
from backcoach.sheets.sheet_words import SheetWords
from backcoach.sheets.typesetter import TextRun, TextStyle, Typesetter

LEAD = TextStyle(12.5, bold=True, leading=1.25)
SENTENCE = TextStyle(10, leading=1.3)
HEADING = TextStyle(10, bold=True)
PLAIN = TextStyle(9, leading=1.3)
FINE = TextStyle(7.5, grey=0.25)
GUTTER, GAP = 20.0, 12.0
LOWEST_CHART, HIGHEST_CHART, WEEKS_HEIGHT = 96.0, 210.0, 70.0
MOST_HURTS, MOST_DOSES = 6, 16


class ReportOptions(msgspec.Struct, frozen=True):
    """Options of a report: `notes` are the ids of the notes to show; an empty `name` gives a line to write on."""

    paper: Paper = "a4"
    colour: bool = False
    name: str = ""
    notes: tuple[str, ...] = ()


class LastRoutine(msgspec.Struct, frozen=True):
    """The routine in use: its name, the name and dose of each exercise, and the weekly aim in days."""

    routine: str
    doses: tuple[tuple[str, str], ...]
    aim: int


def progress_report(
    facts: ReportFacts, current: LastRoutine, name_of: Callable[[str], str], phrases: Phrases, context: SheetContext,
    options: ReportOptions,
) -> Sheet:  # fmt: skip
    """The report's page; `name_of` returns an exercise's name by its id. Needs a QGuiApplication."""
    words = ReportWords(phrases, context.language)
    width, height = SIZES[options.paper]
    typesetter = Typesetter(context.family, context.language)
    report = _Report(typesetter, words, name_of, phrases, options, width, height)
    boxes = typesetter.page(report.boxes(facts, current, context.day), width)
    return Sheet(
        title=words.title,
        language=context.language,
        family=context.family,
        width=width,
        height=height,
        margin=MARGIN,
        pages=(Page(boxes),),
        outline=(OutlineEntry(words.title, 0, MARGIN),),
        missing=typesetter.missing,
        right_to_left=typesetter.right_to_left,
    )


class _Report:
    """Lays out one report."""

    def __init__(
        self, typesetter: Typesetter, words: ReportWords, name_of: Callable[[str], str], phrases: Phrases,
        options: ReportOptions, width: float, height: float,
    ) -> None:  # fmt: skip
        self._typesetter = typesetter
        self._words = words
        self._name_of = name_of
        self._options = options
        self._charts = Charts(typesetter, words, colour=options.colour)
        self._width, self._height = width - 2 * MARGIN, height - 2 * MARGIN
        sheet_words = SheetWords(phrases)
        self._made_by = sheet_words.made_by(sheet_words.page(1, 1))
        self._name = sheet_words.blank_lines[0]
        day_columns = DayColumns(typesetter, sheet_words, 14)
        self._header_footer = HeaderFooter(typesetter, sheet_words, day_columns, PRESETS[1], self._width)

    def boxes(self, facts: ReportFacts, current: LastRoutine, made: str) -> tuple[Box, ...]:
        """The whole page in reading order; notes, chart and lines to write on share the remaining height."""
        end = self._header_footer.last_line([self._words.notice], "", self._made_by)
        space = self._height - end.height - GAP
        head, summary = self._head(facts, made), self._summary(facts, current.aim)
        lowest = self._chart(facts, LOWEST_CHART)
        left = space - head.height - summary.height - lowest.height - 4 * GAP
        below = self._columns(facts, current, left)
        picked = [note for note in facts.notes if note.id in set(self._options.notes)]
        notes = self._notes(picked, left - below.height)
        spare = max(0.0, min(left - below.height - notes.height, HIGHEST_CHART - LOWEST_CHART))
        top = stacked([head, summary, self._chart(facts, LOWEST_CHART + spare), below, notes], gap=GAP)
        lines = self._header_footer.notes(space - top.height - GAP) if not picked else EMPTY
        filled = stacked([top, lines], gap=GAP)
        return (*filled.moved(MARGIN, MARGIN), *end.moved(MARGIN, MARGIN + self._height - end.height))

    def _head(self, facts: ReportFacts, made: str) -> Block:
        lines = [self._words.period(facts.period), self._words.made(made)]
        return self._header_footer.head(self._words.title, lines, [(self._name, self._options.name)])

    def _summary(self, facts: ReportFacts, aim: int) -> Block:
        """The summary: change, sessions, PEG and stopped sessions."""
        words = self._words
        sentences = [words.sessions(facts, aim), words.peg(facts.peg), words.stops(facts.stops)]
        lines = [self._typesetter.set(words.change(facts), LEAD, self._width)]
        lines += [self._typesetter.set(line, SENTENCE, self._width) for line in sentences if line]
        return stacked([*lines, self._typesetter.set(words.noticeable, FINE, self._width)], gap=3)

    def _chart(self, facts: ReportFacts, height: float) -> Block:
        """The scores as a chart, and the median of each question."""
        if facts.chart is None:
            return EMPTY
        heading = self._typesetter.set(self._words.headings[0], HEADING, self._width)
        legend = self._charts.legend(facts.chart, self._width)
        chart = self._charts.scores(facts.chart, self._width, height)
        half = (self._width - GUTTER) / 2
        medians = [self._typesetter.set(self._medians(one), PLAIN, half, 2) for one in facts.summaries]
        pairs = [beside(medians[k], half + GUTTER, (medians[k + 1 :] or [EMPTY])[0]) for k in range(0, len(medians), 2)]
        return stacked([heading, legend, chart, *pairs], gap=4)

    def _medians(self, summary: QuestionSummary) -> list[TextRun]:
        question = self._words.question(summary.question)
        return [TextRun(f"{question[:1].upper()}{question[1:]}: "), TextRun(self._words.summary(summary), bold=True)]

    def _columns(self, facts: ReportFacts, current: LastRoutine, room: float) -> Block:
        """Sessions and exercises that hurt at the left, doses at the right."""
        half = (self._width - GUTTER) / 2
        left = stacked([self._weeks(facts, current.aim, half), self._hurts(facts, half)], gap=GAP)
        right = self._doses(current, half, max(room, left.height))
        both = beside(left, half + GUTTER, right)
        return Block((LineBox(Rect(0, 0, self._width, 0), 0.5, grey=0.4), *both.moved(0, 8)), both.height + 8)

    def _weeks(self, facts: ReportFacts, aim: int, width: float) -> Block:
        if not facts.sessions:
            return EMPTY
        words = self._words.weeks(len(facts.weeks), aim, all_of_them=facts.weeks[0][0] <= facts.period.first)
        heading = self._typesetter.set(words, HEADING, width)
        return stacked([heading, self._charts.weeks(facts.weeks, aim, width, WEEKS_HEIGHT)], gap=2)

    def _hurts(self, facts: ReportFacts, width: float) -> Block:
        heading = self._typesetter.set(self._words.headings[1], HEADING, width)
        hurts = [self._words.hurt(self._name_of(one.exercise), one.hurt, one.sessions) for one in facts.hurts]
        lines = self._at_most(hurts, MOST_HURTS) or [self._words.nothing_hurt]
        return stacked([heading, *(self._typesetter.set(line, PLAIN, width, 2) for line in lines)], gap=1)

    def _doses(self, current: LastRoutine, width: float, room: float) -> Block:
        """As many doses as fit, and how many more there are; nothing without a routine."""
        if not current.routine:
            return EMPTY
        heading = self._typesetter.set(self._words.routine(current.routine), HEADING, width, 2)
        for most in range(min(len(current.doses), MOST_DOSES), 0, -1):
            lines = [self._dose(name, dose, width) for name, dose in current.doses[:most]]
            if most < len(current.doses):
                lines.append(self._typesetter.set(self._words.more(len(current.doses) - most), PLAIN, width))
            block = stacked([heading, *lines], gap=1)
            if block.height <= room:
                return block
        return heading

    def _dose(self, name: str, dose: str, width: float) -> Block:
        return self._typesetter.set(
            [TextRun(f"{self._words.words.isolated(name)}  "), TextRun(dose, bold=True)], PLAIN, width, 2
        )

    def _notes(self, picked: Sequence[ReportNote], room: float) -> Block:
        """The chosen notes, newest first, as many as fit; the rest is counted."""
        if not picked:
            return EMPTY
        heading = self._typesetter.set(self._words.headings[2], HEADING, self._width)
        for most in range(len(picked), 0, -1):
            lines = [self._note(note) for note in picked[:most]]
            if most < len(picked):
                lines.append(self._typesetter.set(self._words.more(len(picked) - most), PLAIN, self._width))
            block = stacked([heading, *lines], gap=2)
            if block.height <= room:
                return block
        return EMPTY

    def _note(self, note: ReportNote) -> Block:
        words = self._words.words.isolated(" ".join(note.words.split()))
        runs = [TextRun(f"{self._words.note(note.day)}  ", bold=True), TextRun(words)]
        return self._typesetter.set(runs, PLAIN, self._width, 3)

    def _at_most(self, lines: list[str], most: int) -> list[str]:
        return lines if len(lines) <= most else [*lines[: most - 1], self._words.more(len(lines) - most + 1)]
