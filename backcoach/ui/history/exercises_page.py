"""“Exercises”: how scores changed around the sessions with each exercise. The page says that this is no proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from backcoach.clock import Clock
from backcoach.history.score_changes import ScoreChange, score_changes
from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.history.range_choice import RangeChoice
from backcoach.ui.history.score_change_list import ROW, ScaleHead, ScoreChangeList, ScoreChangeModel
from backcoach.ui.history.view_page import ViewPage
from backcoach.ui.history.view_text import ViewText

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.ui.history.view_picture import ViewPicture

Span = tuple[date | None, date]


class ExercisesPage(ViewPage):
    """Counts in a thread, since a million steps take seconds; a range that was counted before is shown at once."""

    problem = Signal(str)
    """A sentence for the user."""
    loaded = Signal()
    """What is shown is what was asked for last."""

    def __init__(self, theme: Theme, words: ViewText, clock: Clock, name_of: Callable[[str], str]) -> None:
        heads = (
            theme.words.gettext("Exercise"),
            theme.words.gettext("Change"),
            theme.words.gettext("Spread"),
            theme.words.gettext("Of"),
            theme.words.gettext("Hurt"),
        )
        super().__init__(theme, theme.words.gettext("By exercise"), heads)
        self.words = theme.words
        self._words, self._clock = words, clock
        self._work: BackgroundJobs | None = None
        self._known: dict[Span, list[ScoreChange]] = {}
        self.stale = False
        """Forget what was counted: an entry was added or changed."""
        self.model = ScoreChangeModel(words, name_of)
        self.lead = Label(theme, BODY - 1)
        self.lead.say(
            theme.words.gettext(
                "How the score changed in sessions with each exercise: the usual change, and the range of half of them."
            )
        )
        self.head = ScaleHead(theme)
        self.list = ScoreChangeList(theme, words, self.model)
        self.list.setAccessibleName(self.title.text())
        self.empty = Label(theme, SMALL + 1, "muted")
        self.proof = Label(theme, SMALL, "muted")
        self.proof.say(
            theme.words.gettext("A session has several exercises, and much else happens in a day: this proves nothing.")
        )
        self.ranges = RangeChoice(theme)
        self.ranges.set_value(None)
        self.ranges.changed.connect(self.refresh)
        for part in (self.lead, self.empty, self.head):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.proof)
        self.column.addWidget(self.ranges)

    @property
    def counted(self) -> bool:
        """Whether what is shown is what was asked for."""
        return not self.stale and self._span() in self._known

    def set_journal(self, journal: Journal) -> None:
        """Show another journal."""
        folder = journal.path.parent if journal.path else None
        self._work = BackgroundJobs(folder, self._clock, lambda: journal, self)
        self.stale = True
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen range."""
        if self.stale:
            self._known.clear()
            self.stale = False
        span = self._span()
        if span in self._known:
            self._show(self._known[span])
            return
        if self._work and not self._work.busy:  # a running count asks again when it ends
            self._work.run(
                lambda journal: score_changes(journal, *span), lambda rows: self._keep(span, rows), self._fail
            )

    def _span(self) -> Span:
        today, days = self._clock.now().date(), self.ranges.days
        return (today - timedelta(days - 1) if days else None), today

    def _keep(self, span: Span, rows: list[ScoreChange]) -> None:
        self._known[span] = rows
        self.refresh()

    def _fail(self, problem: Problem) -> None:
        self.problem.emit(problem.said(self.words))

    def _show(self, rows: list[ScoreChange]) -> None:
        self.model.show_rows(rows)
        self.table.show_rows([self._words.row(self.model.name_of(row.exercise), row) for row in rows])
        self.empty.say(self.words.gettext("No exercise was done in this time. A longer range shows earlier ones."))
        self.empty.setVisible(not rows)
        self.head.setVisible(bool(rows))
        self.head.update()
        self.loaded.emit()

    def picture(self) -> ViewPicture:
        """The whole list, including the rows out of sight."""
        from backcoach.ui.history.view_picture import PicturePart, ViewPicture, part_of

        width, row = self.list.viewport().width(), self.theme.length(ROW)
        rows = PicturePart(QSize(width, row * len(self.model.rows)), self._paint_rows)
        lines = [self.lead.accessibleName(), self.proof.accessibleName()]
        return ViewPicture(self.theme, self.title.text(), lines, [part_of(self.head), rows])

    def _paint_rows(self, painter: QPainter) -> None:
        option, width, high = QStyleOptionViewItem(), self.list.viewport().width(), self.theme.length(ROW)
        for row in range(len(self.model.rows)):
            option.rect = QRectF(0, high * row, width, high).toRect()
            self.list.itemDelegate().paint(painter, option, self.model.index(row))
