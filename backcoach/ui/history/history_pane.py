"""The right pane: the last 30 days in words, scores as a chart or a table, and the button to check in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backcoach.chart.columns import Span, span_of
from backcoach.chart.description import CHARTED, Entry, ScoreChart, empty_chart
from backcoach.clock import Clock
from backcoach.history.records import Question, Score
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.labels import Label
from backcoach.ui.design.tab_order import follow_layout
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.design.undo_bar import UndoBar
from backcoach.ui.history.chart import Chart
from backcoach.ui.history.headline import Headline
from backcoach.ui.history.history_footer import HistoryFooter
from backcoach.ui.history.history_text import HistoryText
from backcoach.ui.history.legend import Legend
from backcoach.ui.history.more_button import Deed
from backcoach.ui.history.other_views import OtherViews
from backcoach.ui.history.pain_head import PainHead
from backcoach.ui.history.picture_actions import PictureActions
from backcoach.ui.history.range_choice import RangeChoice
from backcoach.ui.history.recent_days import RecentDays
from backcoach.ui.history.view_switch import ViewSwitch

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.ui.history.chart_source import ChartSource
    from backcoach.ui.history.large_chart import LargeChart
    from backcoach.ui.history.question_choice import QuestionChoice
    from backcoach.ui.history.score_page import ScorePage
    from backcoach.ui.history.view_picture import ViewPicture

LOW = 680
"""Pixels of height under which there is no room for the calendar."""


class HistoryPane(QWidget):
    """Shows the history. It is complete at its first paint; `load` and `set_journal` bring the scores.

    `name_of` gives the name of a routine or an exercise by its id, or the id itself when it is gone.
    """

    check_in_asked = Signal()
    correction_asked = Signal(object)
    """The `Score` that the user wants to put right."""
    problem = Signal(str)
    """A sentence for the user."""
    report_asked, past_week_asked, data_asked, large_asked, sessions_asked = (Signal() for _ in range(5))
    loaded = Signal()
    """The chart shows the journal's scores, if a journal is there; now there is time for the rest."""

    def __init__(
        self, theme: Theme, phrases: Phrases, clock: Clock, name_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._theme, self._clock = theme, clock
        self._words = HistoryText(phrases, name_of)
        self._pictures = PictureActions(
            self, theme.words, lambda: self._journal.path if self._journal else None, self.problem.emit
        )
        self.others = OtherViews(theme, phrases, clock, name_of)
        self._journal: Journal | None = None
        self._known: ChartSource | None = None
        self._pages_back = 0
        self._page: ScorePage | None = None
        self._large: LargeChart | None = None
        self._questions: QuestionChoice | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.loaded)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._restyle()

    def _make_parts(self) -> None:
        theme, today = self._theme, self._today()
        self.head = PainHead(theme, self._deeds)
        self.summary = Label(theme, BODY - 1)
        self.verdict = Label(theme, BODY - 1, strong=True)
        for label, lines in ((self.summary, 2), (self.verdict, 1)):
            label.setMinimumHeight(lines * label.fontMetrics().lineSpacing())
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self.chart = Chart(theme, empty_chart(span_of("fortnight", today, None), today), self.tell)
        self.undo_bar = UndoBar(theme)
        self._legend = Legend(theme, self._words)
        self.recent = RecentDays(theme, self._words, today)
        self.ranges = RangeChoice(theme)
        self.foot = HistoryFooter(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        self.views = ViewSwitch(self._theme, self._pain(), self.others.makers)
        column.addWidget(self.views, 1)
        column.addSpacing(4)
        column.addWidget(self.foot)

    def _pain(self) -> QWidget:
        said, self._choices, pain = QVBoxLayout(), QVBoxLayout(), QWidget()
        self._stack.addWidget(self.chart)
        said.setSpacing(2)
        for label in (self.summary, self.verdict):
            said.addWidget(label)
        column = QVBoxLayout(pain)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        for row in (said, self._choices):
            column.addLayout(row)
        column.addWidget(self._stack, 1)
        for part in (self._legend, self.undo_bar, self.ranges, self.recent):
            column.addWidget(part)
        return pain

    def _connect(self) -> None:
        self.foot.check_in.clicked.connect(self.check_in_asked)
        self.foot.report.clicked.connect(self.report_asked)
        self.head.table.clicked.connect(lambda: self.show_table(on=not self.table_is_shown))
        self.ranges.changed.connect(self._show_range)
        self.chart.chosen.connect(self._open)
        self.chart.moved.connect(self._move)
        self.chart.enlarged.connect(self.large_asked)
        self.head.enlarge.clicked.connect(self.large_asked)
        self.undo_bar.undone.connect(self.refresh)
        self.views.shown.connect(self._turn)
        self.others.problem.connect(self.problem)
        self.others.past_week_asked.connect(self.past_week_asked)
        self.others.data_asked.connect(self.data_asked)
        self.others.picture_asked.connect(self._pictures.hand_out)
        self._theme.changed.connect(self._restyle)
        keys, here = QKeySequence(QKeySequence.StandardKey.Undo), Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(keys, self, self.undo_bar.undo, context=here)

    def _restyle(self) -> None:
        palette = self._theme.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.color("surface"))
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        """The width it has in a small window."""
        return QSize(316, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the calendar is left out, so that the chart has room."""
        super().resizeEvent(event)
        self.recent.setVisible(self.height() >= self._theme.length(LOW))

    def load(self) -> None:
        """Send `loaded` once the window has nothing else to do; call after the first paint, with the journal set."""
        self._soon.start()

    def set_journal(self, journal: Journal | None) -> None:
        """Show another journal; None forgets the one that is shown, before it is closed."""
        self._journal = journal
        self.undo_bar.forget()
        self.others.set_journal(journal)
        self.refresh()

    def refresh(self) -> None:
        """Read the journal again; call whenever a score or a session was added or changed."""
        self._known = None
        self._ask(self._read)
        self.others.refresh(self.views.name)

    def set_bands(self, shown: bool) -> None:
        """Show pale bands behind the scores, or none."""
        self.chart.set_bands(shown)

    def set_aim(self, days: int) -> None:
        """Use another aim, in days a week."""
        self.others.aim = days
        self.others.look_at(self.views.name)

    def _read(self, journal: Journal) -> None:
        source, today = self._source(journal), self._today()
        self._sum_up(source)
        if self.views.name == "pain":
            self._show(source)
        if self._large:
            self._large.show_journal(journal)
        self.recent.show_days(journal.sessions.day_totals(self.recent.first_before(today), today), today)

    def _source(self, journal: Journal) -> ChartSource:
        from backcoach.ui.history.chart_source import source_of

        self._known = source_of(journal, self._today(), self._known)
        return self._known

    def _sum_up(self, source: ChartSource) -> None:
        nothing = not (source.questions or source.journal.sessions.find(limit=1))
        self.summary.say(self._words.summary(source.summary(), nothing=nothing))
        self.verdict.say(self._words.verdict(source.comparison()))

    def _turn(self, view: str) -> None:
        self.others.look_at(view)
        if view == "pain":
            self._draw()

    def _draw(self) -> None:
        self._ask(lambda journal: self._show(self._source(journal)))

    def _show(self, source: ChartSource) -> None:
        """Bring chart or table, and the choice of question, in line with the range."""
        shown = self.ranges.range != "fortnight" and not self.table_is_shown
        if shown or self._questions:
            self.questions.offer(source.questions, source.usual, shown=shown)
        self._pages_back = source.earlier(self.ranges.range, self._pages_back, self._question(source))
        if self.table_is_shown:
            self.page.show_days(source.journal, None if self.ranges.days is None else self._span(source).days[0])
        else:
            self._show_chart(source)

    def _show_chart(self, source: ChartSource) -> None:
        chart = source.chart(self._span(source), self._question(source))
        self.chart.show_chart(chart, "" if chart.filled else self._words.nothing(any_at_all=bool(source.questions)))
        self.chart.describe_as(f"{self.summary.text()} {self.verdict.text()}.")
        self._legend.explain(chart)

    def _question(self, source: ChartSource) -> Question:
        chosen = self.ranges.range != "fortnight" and not self.table_is_shown
        return self.questions.question if chosen else source.usual or CHARTED[0]

    def _span(self, source: ChartSource) -> Span:
        return source.span(self.ranges.range, self._pages_back, self._question(source))

    @property
    def questions(self) -> QuestionChoice:
        """The choice of a question, made when there are first columns to choose it for."""
        if self._questions is None:
            from backcoach.ui.history.question_choice import QuestionChoice

            made = self._questions = QuestionChoice(self._theme, self._words)
            made.changed.connect(self._draw)
            self._choices.addWidget(made)
            follow_layout(self.layout())
        return self._questions

    def large(self) -> LargeChart:
        """The chart for the stage, which loads pyqtgraph when it is asked for first."""
        if self._large is None:
            from backcoach.ui.history.large_chart import LargeChart

            page = self._large = LargeChart(self._theme, self._words, self.tell, self._today)
            page.chosen.connect(self._open)
            page.picture_asked.connect(self._pictures.hand_out)
            page.print_asked.connect(self._pictures.print)
            self._ask(page.show_journal)
        return self._large

    def _deeds(self) -> list[Deed]:
        return [
            (self.words.gettext("Jump to today"), lambda: self._move(0)),
            (self.words.gettext("Copy the picture"), lambda: self._pictures.hand_out(self.picture(), keep=False)),
            (self.words.gettext("Save the picture…"), lambda: self._pictures.hand_out(self.picture(), keep=True)),
            (self.words.gettext("Your sessions…"), self.sessions_asked.emit),
            (self.words.gettext("Your past week…"), self.past_week_asked.emit),
            (self.words.gettext("Your data…"), self.data_asked.emit),
        ]

    def _move(self, by: int) -> None:
        """Show earlier columns (−1), later ones (1), or today again (0)."""
        self._pages_back = max(0, self._pages_back - by) if by else 0
        self._draw()

    def picture(self) -> ViewPicture:
        """The chart with its legend and summary."""
        from backcoach.ui.history.view_picture import chart_picture

        self._ask(lambda journal: self._show_chart(self._source(journal)))  # it may be hidden
        lines = [line for line in (*self.summary.text().splitlines(), self.verdict.text()) if line]
        return chart_picture(self._theme, self.head.title.text(), lines, self.chart, self._legend)

    # what the user does

    @property
    def table_is_shown(self) -> bool:
        """Whether the table is shown instead of the chart."""
        return self._page is not None and self._stack.currentWidget() is self._page

    @property
    def page(self) -> ScorePage:
        """The table and its buttons."""
        if self._page is None:
            from backcoach.ui.history.score_page import ScorePage

            page = self._page = ScorePage(self._theme, self._words)
            page.correction_asked.connect(self.correction_asked)
            page.deletion_asked.connect(self.delete)
            page.problem.connect(self.problem)
            self._stack.addWidget(page)
            follow_layout(self.layout())
        return self._page

    def show_table(self, *, on: bool) -> None:
        """Show the table, or the chart again."""
        self._stack.setCurrentWidget(self.page if on else self.chart)
        self._legend.setVisible(not on)
        self.head.offer(chart=on)
        self._draw()

    def delete(self, score: Score) -> None:
        """Delete a score, and offer to undo that."""
        self._ask(lambda journal: self._delete_from(journal, score))

    def _delete_from(self, journal: Journal, score: Score) -> None:
        journal.scores.delete(score.id)
        self.offer_undo(self.words.gettext("Deleted."), lambda: journal.scores.restore(score.id))
        self.refresh()

    def offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was changed, with a button that calls `undo`."""
        self.undo_bar.offer(words, lambda: self._ask(lambda _: undo()))

    def _show_range(self) -> None:
        self._pages_back = 0
        self._draw()

    def _open(self, score_id: str) -> None:
        self._ask(lambda journal: self.correction_asked.emit(journal.scores.get(score_id)))

    def _ask(self, what: Callable[[Journal], object]) -> None:
        """Do something with the journal, if there is one, and tell the user what goes wrong."""
        try:
            if self._journal:
                what(self._journal)
        except Problem as problem:
            self.problem.emit(problem.said(self.words))

    def tell(self, chart: ScoreChart, column: int, entry: Entry | None) -> Headline:
        """A column of the chart in words."""
        told = [self._words.column(chart, column, entry, None)]
        self._ask(lambda journal: told.append(self._words.column(chart, column, entry, journal)))
        return told[-1]

    def _today(self) -> date:
        return self._clock.now().date()
