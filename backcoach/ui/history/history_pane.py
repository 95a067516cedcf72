"""The right pane: the last 30 days in words, scores as a chart or a table, and the button to check in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backcoach.clock import Clock
from backcoach.history.records import Score
from backcoach.history.timestamps import day_of
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.design.undo_bar import UndoBar
from backcoach.ui.history.axes import Axes, ChartFrame, stretch_of
from backcoach.ui.history.history_footer import HistoryFooter
from backcoach.ui.history.history_text import Headline, HistoryText
from backcoach.ui.history.legend import Legend
from backcoach.ui.history.more_button import Deed, MoreButton
from backcoach.ui.history.other_views import OtherViews
from backcoach.ui.history.range_choice import FORTNIGHT, RangeChoice
from backcoach.ui.history.recent_days import RecentDays
from backcoach.ui.history.view_switch import ViewSwitch

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.trends import Summary
    from backcoach.ui.history.chart import Chart
    from backcoach.ui.history.chart_data import Marks, View
    from backcoach.ui.history.chart_strips import Bar
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
    report_asked, past_week_asked, data_asked = Signal(), Signal(), Signal()
    loaded = Signal()
    """The chart is there, with the journal's scores if a journal is."""

    def __init__(
        self, theme: Theme, phrases: Phrases, clock: Clock, name_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._words = HistoryText(phrases, name_of)
        self.others = OtherViews(theme, phrases, clock, name_of)
        self._journal: Journal | None = None
        self._chart: Chart | None = None
        self.axes = Axes(theme)
        self._page: ScorePage | None = None
        self._soon = QTimer(self, singleShot=True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._restyle()

    def _make_parts(self) -> None:
        theme, today = self._theme, self._today()
        self._title = Label(theme, BODY + 1, strong=True)
        self._title.say(self.tr("Pain, 0 to 10"))
        self._switch = Button(theme, self.tr("Table"), kind="quiet", icon="table", size=32)
        self.more = MoreButton(theme, self._deeds)
        self.summary = Label(theme, BODY - 1)
        self.verdict = Label(theme, BODY - 1, strong=True)
        for label, lines in ((self.summary, 2), (self.verdict, 1)):
            label.setMinimumHeight(lines * label.fontMetrics().lineSpacing())
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._frame = ChartFrame(self.axes, stretch_of(today - timedelta(FORTNIGHT - 1), today))
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
        head, said, pain = QHBoxLayout(), QVBoxLayout(), QWidget()
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addWidget(self._switch)
        head.addWidget(self.more)
        self._stack.addWidget(self._frame)
        said.setSpacing(2)
        said.addWidget(self.summary)
        said.addWidget(self.verdict)
        column = QVBoxLayout(pain)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(said)
        column.addWidget(self._stack, 1)
        for part in (self._legend, self.undo_bar, self.ranges, self.recent):
            column.addWidget(part)
        return pain

    def _connect(self) -> None:
        self.foot.check_in.clicked.connect(self.check_in_asked)
        self.foot.report.clicked.connect(self.report_asked)
        self._switch.clicked.connect(lambda: self.show_table(on=not self.table_is_shown))
        self.ranges.changed.connect(self._show_range)
        self.undo_bar.undone.connect(self.refresh)
        self.views.shown.connect(self.others.look_at)
        self.others.problem.connect(self.problem)
        self.others.past_week_asked.connect(self.past_week_asked)
        self.others.data_asked.connect(self.data_asked)
        self.others.picture_asked.connect(self._hand_out)
        self._soon.timeout.connect(self._build)
        self._theme.changed.connect(self._restyle)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_bar.undo)

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
        self.recent.setVisible(self.height() >= LOW)

    def load(self) -> None:
        """Import the chart's libraries and build it once the window has nothing else to do; call after the first paint.

        Not in a thread: that takes longer, and PySide may look up a type while the other thread is making some.
        """
        self._soon.start()

    def _build(self) -> None:
        from backcoach.ui.history.chart import Chart, ChartFooter  # 0.3 s

        chart = Chart(self._theme, self.axes, self.tell, ChartFooter(self._tell_bar, self._words.notes))
        chart.viewed.connect(self._explain)
        chart.chosen.connect(self._open)
        shown = self._stack.currentWidget()
        self._stack.addWidget(chart)
        if shown is self._frame:
            self._stack.setCurrentWidget(chart)
        self._chart = chart
        self.refresh()
        self.loaded.emit()

    def set_journal(self, journal: Journal | None) -> None:
        """Show another journal; None forgets the one that is shown, before it is closed."""
        self._journal = journal
        self.undo_bar.forget()
        self.others.set_journal(journal)
        self.refresh()

    def refresh(self) -> None:
        """Read the journal again; call whenever a score or a session was added or changed."""
        self._ask(self._read)
        self.others.refresh(self.views.name)

    def set_bands(self, shown: bool) -> None:
        """Show pale bands behind the scores, or none."""
        self.axes.bands = shown
        self._frame.update()
        if self._chart:
            self._chart.redraw()

    def set_aim(self, days: int) -> None:
        """Use another aim, in days a week."""
        self.others.aim = days
        self.others.look_at(self.views.name)

    def _read(self, journal: Journal) -> None:
        if self._chart:
            from backcoach.history.trends import summary
            from backcoach.ui.history.chart_data import ChartData

            data = ChartData(journal)
            self._sum_up(summary(journal, self._today()), journal)
            self._chart.show_data(data, self._today(), self.ranges.days)
        today = self._today()
        self.recent.show_days(journal.sessions.day_totals(self.recent.first_before(today), today), today)
        if self._page and self.table_is_shown:
            self._fill(self._page, journal)

    def _sum_up(self, summary: Summary, journal: Journal) -> None:
        words, today = self._words, self._today()
        check_ins = (
            "" if summary.sessions else words.check_ins(journal.scores.tally("now", today - timedelta(29), today))
        )
        done = (
            words.sessions(summary) if journal.sessions.find(limit=1) or check_ins else self.tr("Nothing recorded yet.")
        )
        lines = (done, words.medians(summary), check_ins)
        self.summary.say("\n".join(line for line in lines if line))
        self.verdict.say(words.change(summary))

    def _fill(self, page: ScorePage, journal: Journal) -> None:
        days = self.ranges.days
        page.show_days(journal, self._today() - timedelta(days - 1) if days else None)

    def _explain(self, view: View, visible: int) -> None:
        """Bring legend and message in line with the chart."""
        self.axes.message = "" if visible else self._words.nothing(any_at_all=bool(view.marks))
        questions = [marks.question for marks in view.marks] or ["now-before", "now-after"]
        first_week = self.axes.baseline is not None
        self._legend.tell(questions, view.line_of, self._words.unit(view.unit), first_week=first_week)

    # pictures

    def _deeds(self) -> list[Deed]:
        return [
            (self.tr("Jump to today"), self._jump),
            (self.tr("Copy the picture"), lambda: self._hand_out(self.picture(), keep=False)),
            (self.tr("Save the picture…"), lambda: self._hand_out(self.picture(), keep=True)),
            (self.tr("Your past week…"), self.past_week_asked.emit),
            (self.tr("Your data…"), self.data_asked.emit),
        ]

    def _jump(self) -> None:
        if self._chart:
            self._chart.show_today()

    def picture(self) -> ViewPicture:
        """The chart with its legend and summary."""
        from backcoach.ui.history.view_picture import PicturePart, ViewPicture, part_of

        chart = self._chart
        drawn = PicturePart(chart.size(), chart.paint_picture) if chart else part_of(self._frame)
        lines = [*self.summary.text().splitlines(), self.verdict.text()]
        return ViewPicture(
            self._theme, self._title.text(), [line for line in lines if line], [drawn, part_of(self._legend)]
        )

    def _hand_out(self, picture: ViewPicture, keep: bool) -> None:
        from backcoach.history.own_files import refuse_own
        from backcoach.ui.history.view_picture import hand_out

        journal = self._journal.path if self._journal else None
        try:
            hand_out(self, picture, lambda path: refuse_own(path, journal), keep=keep)
        except Problem as problem:
            self.problem.emit(str(problem))

    # what the user does

    @property
    def table_is_shown(self) -> bool:
        """Whether the table stands in the place of the chart."""
        return self._page is not None and self._stack.currentWidget() is self._page

    @property
    def page(self) -> ScorePage:
        """The table and its buttons."""
        if self._page is None:
            from backcoach.ui.history.score_page import ScorePage

            page = ScorePage(self._theme, self._words)
            page.correction_asked.connect(self.correction_asked)
            page.deletion_asked.connect(self.delete)
            page.problem.connect(self.problem)
            self._stack.addWidget(page)
            self._page = page
        return self._page

    def show_table(self, *, on: bool) -> None:
        """Show the table, or the chart again."""
        page = self.page
        self._stack.setCurrentWidget(page if on else self._chart or self._frame)
        self._legend.setVisible(not on)
        self._switch.setText(self.tr("Chart") if on else self.tr("Table"))
        self._switch.set_icon("chart" if on else "table", self._switch.text())
        if on:
            self._ask(lambda journal: self._fill(page, journal))

    def delete(self, score: Score) -> None:
        """Delete a score, and offer to undo that."""
        self._ask(lambda journal: self._delete_from(journal, score))

    def _delete_from(self, journal: Journal, score: Score) -> None:
        journal.scores.delete(score.id)
        self.offer_undo(self.tr("Deleted."), lambda: journal.scores.restore(score.id))
        self.refresh()

    def offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was changed, with a button that calls `undo`."""
        self.undo_bar.offer(words, lambda: self._ask(lambda _: undo()))

    def _show_range(self) -> None:
        if self._chart:
            self._chart.show_days(self._today(), self.ranges.days)
        if self.table_is_shown:
            self._ask(lambda journal: self._fill(self.page, journal))

    def _open(self, score_id: str) -> None:
        self._ask(lambda journal: self.correction_asked.emit(journal.scores.get(score_id)))

    def _ask(self, what: Callable[[Journal], object]) -> None:
        """Do something with the journal, if there is one, and tell the user what goes wrong."""
        try:
            if self._journal:
                what(self._journal)
        except Problem as problem:
            self.problem.emit(str(problem))

    def tell(self, marks: Marks, place: int) -> Headline:
        """A mark of the chart in words."""
        when = self._words.span(marks.unit, day_of(int(marks.first[place])))
        spread = float(marks.low[place]), float(marks.high[place])
        told = self._words.scores(marks.question, float(marks.y[place]), spread, int(marks.count[place]), when)
        if not marks.ids or not self._journal:
            return told
        try:
            score = self._journal.scores.get(marks.ids[place])
            return self._words.score(score, self._words.place(self._journal, score))
        except Problem as problem:
            self.problem.emit(str(problem))
            return told

    def _tell_bar(self, bar: Bar) -> Headline:
        return self._words.minutes(bar.minutes, bar.sessions, self._words.span(bar.unit, bar.first))

    def _today(self) -> date:
        return self._clock.now().date()
