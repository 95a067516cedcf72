"""The chart over the whole stage: four weeks of days or half a year of weeks, to move, zoom, point at and save.

Imports pyqtgraph, so it is loaded when it is opened.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcoach.chart.columns import Span, Unit, column_at, column_of, first_day, last_day, span_of
from backcoach.chart.description import Entry, ScoreChart, empty_chart
from backcoach.chart.frame import Window
from backcoach.history.journal import Journal
from backcoach.history.timestamps import day_number
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.centred_column import LOW
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.scroll_area import PageArea
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import LARGE, Theme
from backcoach.ui.history.chart import Chart, Tell
from backcoach.ui.history.chart_source import ChartSource
from backcoach.ui.history.done_lines import done_lines
from backcoach.ui.history.headline import Headline
from backcoach.ui.history.history_text import HistoryText
from backcoach.ui.history.legend import Legend
from backcoach.ui.history.pan_zoom import PanZoom
from backcoach.ui.history.question_choice import QuestionChoice
from backcoach.ui.history.view_picture import PicturePart, ViewPicture, part_of

_UNITS: tuple[tuple[Unit, float], ...] = (("day", 45), ("week", 400), ("month", 3000), ("quarter", 9000))
"""With up to this many days in view the columns are of this unit; with more, years."""
_ZOOM = 0.7
"""Zooming in with a key leaves this share of the days in view."""


class LargeChart(QWidget):
    """Explores the history of a journal. Raises Problem if it cannot be read."""

    closed = Signal()
    chosen = Signal(str)
    """Carries the id of the score that the user wants to correct."""
    picture_asked = Signal(object, bool)
    """The `ViewPicture` is to be copied (False) or saved (True)."""
    print_asked = Signal(object)
    """The `ViewPicture` is to be printed."""

    def __init__(self, theme: Theme, words: HistoryText, tell: Tell, today: Callable[[], date]) -> None:
        super().__init__()
        self.words = theme.words
        self._theme, self._words, self._told, self._today = theme, words, tell, today
        self._source: ChartSource | None = None
        self.title = Label(theme, LARGE, strong=True, heading=True)
        self.title.say(theme.words.gettext("Pain, 0 to 10"))
        ranges = (
            ("four weeks", theme.words.gettext("4 weeks")),
            ("half", theme.words.gettext("Half a year")),
            ("all", theme.words.gettext("All")),
        )
        self.ranges = SegmentedChoice(theme, ranges, name=theme.words.gettext("Range"), compact=True)
        self.ranges.set_value("four weeks")
        self.ranges.setMinimumWidth(290)
        self.questions = QuestionChoice(theme, words)
        self.questions.setMinimumWidth(290)
        self.legend = Legend(theme, words)
        self.chart = Chart(theme, empty_chart(span_of("four weeks", today(), None), today()), self._tell, large=True)
        self.axis = PanZoom(self.chart, self.chart)
        self.chart.installEventFilter(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title)
        self.save = Button(self._theme, self.words.gettext("Save the picture…"), kind="quiet", size=36)
        self.print = Button(self._theme, self.words.gettext("Print"), kind="quiet", icon="print", size=36)
        self.close_button = Button(self._theme, kind="quiet", icon="close", name=self.words.gettext("Close"), size=36)
        self.exercises = Button(self._theme, self.words.gettext("Exercises"), kind="toggle", size=36)
        self.exercises.setCheckable(True)
        self.exercises.setToolTip(plain_tooltip(self.words.gettext("Name what was done on the days that you point at")))
        tools = FlowLayout((self.exercises, self.save, self.print), at_end=True)
        head.addWidget(tools, 1)
        head.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        self._column.addWidget(FlowLayout((self.ranges, self.questions), spacing=16))
        self._column.addWidget(self.chart, 1)
        self._column.addWidget(self.legend)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(PageArea(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has narrow margins."""
        super().resizeEvent(event)
        self._column.setContentsMargins(*((10, 6, 10, 6) if self.height() < LOW else (26, 20, 26, 16)))

    def _connect(self) -> None:
        self.ranges.changed.connect(self.show_range)
        self.questions.changed.connect(self._draw)
        self.axis.moved.connect(self._draw)
        self.chart.chosen.connect(self.chosen)
        self.chart.moved.connect(self._page)
        self.exercises.toggled.connect(self._draw)
        self.chart.enlarged.connect(lambda: self._zoom(_ZOOM))
        self.save.clicked.connect(lambda: self.picture_asked.emit(self.picture(), True))
        self.print.clicked.connect(lambda: self.print_asked.emit(self.picture()))
        self.close_button.clicked.connect(self.closed)

    def show_journal(self, journal: Journal) -> None:
        """Read a journal again; the days in view stay, if there were any."""
        began = self._source is not None
        self._source = ChartSource(journal, self._today())
        first, today = self._source.first, day_number(self._today())
        # A month more on the left, so that the first entries need not stand at the edge.
        self.axis.limit(min(day_number(first) if first else today, today - 27) - 31, today + 2)
        if began:
            self._draw()
        else:
            self.show_range()

    def show_range(self) -> None:
        """Bring the chosen range, up to today, into view."""
        if self._source is None:
            return
        span = span_of(self.ranges.value(), self._source.today, self._source.first)
        first, last = (day_number(day) for day in span.days)
        last = min(last, day_number(self._source.today))
        self.axis.show_days(Window(first, last + 1 - first))
        self._draw()

    def _draw(self) -> None:
        """Read the days in view and as many on both sides, and paint those in view."""
        if self._source is None:
            return
        source, (left, number) = self._source, self.axis.days
        unit: Unit = next((unit for unit, most in _UNITS if number <= most), "year")
        begin, end = column_at(unit, left), column_at(unit, left + number)
        self.questions.offer(source.questions, source.usual, shown=unit != "day")
        span = Span(unit, int(begin) - 1, column_of(unit, int(left + number)) + 1)
        chart = source.chart(span, self.questions.question)
        message = "" if source.questions else self._words.nothing(any_at_all=False)
        self.chart.show_chart(chart, message, Window(begin, end - begin))
        self.legend.explain(chart)
        self._fit()
        self.axis.viewport().update()

    def _tell(self, chart: ScoreChart, column: int, entry: Entry | None) -> Headline:
        """The words about a column; for days and weeks with what was done then, if the user wants that."""
        told, unit = self._told(chart, column, entry), chart.span.unit
        if self._source is None or not self.exercises.isChecked() or unit not in ("day", "week"):
            return told
        lines = done_lines(self._words, self._source.journal, first_day(unit, column), last_day(unit, column))
        return Headline(told.score, told.when, (*told.more, *lines))

    def _fit(self) -> None:
        self.axis.resize(self.chart.size())
        self.axis.fit(self.chart.frame.plot)

    def _page(self, by: int) -> None:
        """Move by half of what is in view; 0 goes back to today."""
        left, number = self.axis.days
        today = day_number(self._today()) + 1
        self.axis.show_days(Window(left + by * number / 2 if by else today - number, number))

    def _zoom(self, by: float) -> None:
        left, number = self.axis.days
        self.axis.show_days(Window(left + number * (1 - by) / 2, number * by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Minus shows more days; Esc closes."""
        if event.key() == Qt.Key.Key_Minus:
            self._zoom(1 / _ZOOM)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The axis lies over the chart, whatever its size."""
        if watched is self.chart and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """As much as the stage gives."""
        return QSize(600, 480)

    def picture(self) -> ViewPicture:
        """The chart as it stands, with its legend."""
        drawn = PicturePart(self.chart.size(), self.chart.paint_picture)
        return ViewPicture(self._theme, self.title.text(), [], [drawn, part_of(self.legend)])
