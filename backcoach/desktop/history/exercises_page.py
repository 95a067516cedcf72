"""Which exercises: what the score did around the sessions that contained each. It says itself that it is no proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from backcoach.clock import Clock
from backcoach.desktop.controls.labels import Words
from backcoach.desktop.controls.range_choice import RangeChoice
from backcoach.desktop.data.work import Work
from backcoach.desktop.history.around_list import ROW, AroundList, AroundModel, ScaleHead
from backcoach.desktop.history.view_page import ViewPage
from backcoach.desktop.history.view_words import ViewWords
from backcoach.desktop.look import BODY, SMALL, Look
from backcoach.history.exercises import Around, around

if TYPE_CHECKING:
    from backcoach.desktop.history.picture import Picture
    from backcoach.history.journal import Journal

Span = tuple[date | None, date]


class ExercisesPage(ViewPage):
    """Counts beside the window, since a million steps take seconds; a range that was counted is shown at once."""

    problem = Signal(str)
    """A sentence for the user."""
    loaded = Signal()
    """What is shown is what was asked for last."""

    def __init__(self, look: Look, words: ViewWords, clock: Clock, name_of: Callable[[str], str]) -> None:
        heads = (self.tr("Exercise"), self.tr("Change"), self.tr("Spread"), self.tr("Of"), self.tr("Hurt"))
        super().__init__(look, self.tr("By exercise"), heads)
        self._words, self._clock = words, clock
        self._work: Work | None = None
        self._known: dict[Span, list[Around]] = {}
        self.stale = False
        """Something was added or changed: what was counted counts no more."""
        self.model = AroundModel(words, name_of)
        self.lead = Words(look, BODY - 1)
        self.lead.say(self.tr("Score after less before, in sessions with the exercise: median and middle half."))
        self.head = ScaleHead(look, self.model)
        self.list = AroundList(look, words, self.model)
        self.list.setAccessibleName(self.title.text())
        self.empty = Words(look, SMALL + 1, "muted")
        self.proof = Words(look, SMALL, "muted")
        self.proof.say(
            self.tr("A session holds several exercises and a day holds much else: this is no proof of anything.")
        )
        self.ranges = RangeChoice(look)
        self.ranges.choose(None)
        self.ranges.chosen.connect(self.refresh)
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
        self._work = Work(folder, self._clock, lambda: journal, self)
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
        if self._work and not self._work.busy:  # else its end asks again
            self._work.run(lambda journal: around(journal, *span), lambda rows: self._keep(span, rows), self._fail)

    def _span(self) -> Span:
        today, days = self._clock.now().date(), self.ranges.days
        return (today - timedelta(days - 1) if days else None), today

    def _keep(self, span: Span, rows: list[Around]) -> None:
        self._known[span] = rows
        self.refresh()

    def _fail(self, problem: Exception) -> None:
        self.problem.emit(str(problem))

    def _show(self, rows: list[Around]) -> None:
        self.model.show_rows(rows)
        self.table.show_rows([self._words.row(self.model.name_of(row.exercise), row) for row in rows])
        self.empty.say(self.tr("No exercise was done in this time. A longer range shows earlier ones."))
        self.empty.setVisible(not rows)
        self.head.setVisible(bool(rows))
        self.head.update()
        self.loaded.emit()

    def picture(self) -> Picture:
        """All rows, those out of sight too."""
        from backcoach.desktop.history.picture import Part, Picture, part_of

        width = self.list.viewport().width()
        rows = Part(QSize(width, ROW * len(self.model.rows)), self._paint_rows)
        lines = [self.lead.accessibleName(), self.proof.accessibleName()]
        return Picture(self.look, self.title.text(), lines, [part_of(self.head), rows])

    def _paint_rows(self, painter: QPainter) -> None:
        option, width = QStyleOptionViewItem(), self.list.viewport().width()
        for row in range(len(self.model.rows)):
            option.rect = QRectF(0, ROW * row, width, ROW).toRect()
            self.list.itemDelegate().paint(painter, option, self.model.index(row))
