"""The chart of scores. It needs pyqtgraph, so `HistoryPane.load` imports it after the first paint."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsView

from backcoach.history.timestamps import day_number, day_of
from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.axes import DAY_S, Axes, Stretch, stretch_of
from backcoach.ui.history.chart_callout import Callout
from backcoach.ui.history.chart_data import ChartData, Marks, View
from backcoach.ui.history.chart_strips import Bar, Notes, Strip
from backcoach.ui.history.history_text import Headline
from backcoach.ui.history.plot import Dot, Plot

_EDGE = 0.02
"""Share of a range that is added on both sides, so that no mark is cut off."""
_REACH = 16.0
"""A mark counts as pointed at within so many pixels."""
_TOGETHER = 4.0
"""Marks within so many pixels are described together."""
_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_T, Qt.Key.Key_Plus,
    Qt.Key.Key_Minus, Qt.Key.Key_Equal,
)  # fmt: skip
_ZOOM = 0.7
"""Zooming in by a key leaves this share of the range."""


class ChartFooter(NamedTuple):
    """Describes what is around the scores: a bar of minutes, and notes that stand together."""

    bar: Callable[[Bar], Headline]
    notes: Callable[[Sequence[str]], Headline]


class Chart(pg.GraphicsView):  # type: ignore[misc]
    """Scores over time: point at them, walk through them with the arrow keys, drag and zoom along the time axis."""

    viewed = Signal(object, int)
    """Sent after every change, with the `View` that is drawn and the number of scores in sight."""
    chosen = Signal(str)
    """Carries the id of a score that was double-clicked, or on which Enter was pressed."""

    def __init__(
        self, theme: Theme, axes: Axes, tell: Callable[[Marks, int], Headline], around: ChartFooter | None = None
    ) -> None:
        super().__init__(background=None)
        self._theme, self._axes, self._tell, self._around = theme, axes, tell, around
        self.strip = Strip(theme)
        self.notes: Notes | None = None
        self._data: ChartData | None = None
        self._shown = Stretch(0, 1)
        self._today = date.min
        self._dots: list[Dot] = []
        self.pointed_at: Dot | None = None
        self._drawing = True
        self._moved = False
        self._callout = Callout(theme, axes, self)
        self.plot = Plot(theme)
        self.centralLayout.addItem(self.plot, 0, 0)
        self.centralLayout.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(theme.words.gettext("Chart of your scores"))
        self.setAccessibleDescription(
            theme.words.gettext(
                "Left and Right walk from score to score, page keys move, Up and Down zoom, T shows today."
            )
        )
        KeyCapture(_KEYS, self)
        self.plot.sigXRangeChanged.connect(self._follow_box)
        self.plot.sigRangeChangedManually.connect(self._keep_place)
        theme.changed.connect(self._draw)

    def show_data(self, data: ChartData, today: date, days: int | None) -> None:
        """Draw these scores over the last so many days, or where the user has moved to."""
        self._data = data
        self._today = today
        self.notes = Notes(self._theme, data.journal)
        if self._moved:
            self._draw()
        else:
            self.show_days(today, days)

    def show_days(self, today: date, days: int | None) -> None:
        """Show the last so many days up to today; None shows everything up to today."""
        known = (self._data.days() if self._data else None) or (day_number(today), day_number(today))
        # A score of a far day to come, from a clock that was wrong, must not take the place of the last weeks.
        last = max(day_number(today), min(known[1], day_number(today) + 1))
        first = min(known[0], last - 13) if days is None else last - days + 1
        wanted = _with_edges(stretch_of(day_of(first), day_of(last)))
        self._drawing = False
        self.plot.show_stretch(wanted, _with_edges(stretch_of(day_of(min(first, known[0])), day_of(last))))
        self._drawing, self._moved = True, False
        self.pointed_at = None
        self._draw()

    @property
    def shown(self) -> Stretch:
        """The stretch of time in view."""
        return self._shown

    @property
    def dots(self) -> list[Dot]:
        """Every mark that is drawn, the earliest first."""
        return self._dots

    def place(self, dot: Dot) -> QPointF:
        """Where a mark is, in pixels of the chart."""
        return self._axes.place(self._axes.plot(self.size()), self._shown, dot.x, dot.y)

    # drawing

    def redraw(self) -> None:
        """Repaint after the axes have changed."""
        self._draw()

    def _follow_box(self) -> None:
        if self._drawing:
            self._draw()

    def _keep_place(self) -> None:
        self._moved = True

    def _draw(self) -> None:
        self._shown = self.plot.shown
        if self._data:
            pixels = self._axes.plot(self.size()).width()
            view = self._data.view(self._shown, pixels)
            self._dots = self.plot.draw(view, pixels, self.devicePixelRatioF())
            self._arrange_others(self._data, view)
            self.viewed.emit(view, self._data.count(self._shown))
        self._choose(self._again(self.pointed_at))
        self.resetCachedContent()
        self.viewport().update()

    def _arrange_others(self, data: ChartData, view: View) -> None:
        self.strip.arrange(data.minutes.bars(view.unit), self._axes.strip(self.size()), self._shown)
        self._axes.most_minutes = self.strip.most
        self._axes.baseline = data.baseline
        if self.notes:
            self.notes.arrange(self._axes.plot(self.size()), self._shown)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the axes; Qt keeps the picture until something changes."""
        self._axes.paint(painter, self.size(), self._shown)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.strip.paint(painter)
        if self.notes:
            self.notes.paint(painter)
        painter.restore()

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the chart as shapes, without the callout."""
        self.plot.export(on=True)
        self.render(painter, QRectF(self.rect()), self.viewport().rect())
        self.plot.export(on=False)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a frame when the chart has the focus."""
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawRoundedRect(self._axes.plot(self.size()).adjusted(0, 1, 0, 0), 4, 4)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Resize axes and callout, and draw as many marks as fit."""
        super().resizeEvent(event)
        if event is None:  # pyqtgraph calls this before there is anything
            return
        plot = self._axes.plot(self.size())
        margins = (plot.left(), plot.top(), self.width() - plot.right(), self.height() - plot.bottom())
        self.centralLayout.setContentsMargins(*margins)
        self.centralLayout.activate()
        self._callout.resize(self.size())
        self._draw()

    def close(self) -> bool:
        """Without OpenGL: pyqtgraph would replace the viewport while events for the old one are still queued."""
        return bool(QGraphicsView.close(self))

    def sizeHint(self) -> QSize:
        """A usual size; the chart takes the room that there is."""
        return QSize(280, 260)

    # pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Describe the mark under the pointer."""
        super().mouseMoveEvent(event)
        if not event.buttons() and not self._tell_other(event.position()):
            self._choose(self._nearest(event.position()), together=True)

    def _tell_other(self, at: QPointF) -> bool:
        """Describe the notes or minutes under the pointer, if any."""
        if self._around is None:
            return False
        found = self.notes.at(at) if self.notes else None
        if found:
            return self._show_other(self._around.notes(found[1]), found[0])
        below = at.y() > self._axes.strip(self.size()).top() - 4
        bar = self.strip.at(at.x()) if below else None
        if bar:
            return self._show_other(self._around.bar(bar), QPointF(bar.box.center().x(), bar.box.top()))
        return False

    def _show_other(self, told: Headline, at: QPointF) -> bool:
        self.pointed_at = None
        self._callout.show_mark(told, at)
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the score under the pointer."""
        self._choose(self._nearest(event.position()))
        self._open()

    def leaveEvent(self, event: QEvent) -> None:
        """Remove the callout."""
        super().leaveEvent(event)
        self._choose(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Remove the focus frame and the callout."""
        super().focusOutEvent(event)
        self._choose(None)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk from mark to mark, Home and End to the ends, Enter opens, Esc forgets; page keys move
        the stretch in view, Up, Down, + and − zoom it, T brings today back."""
        keys = Qt.Key
        moves = {
            keys.Key_PageUp: (-0.5, 1.0), keys.Key_PageDown: (0.5, 1.0), keys.Key_Up: (0.0, _ZOOM),
            keys.Key_Plus: (0.0, _ZOOM), keys.Key_Equal: (0.0, _ZOOM), keys.Key_Down: (0.0, 1 / _ZOOM),
            keys.Key_Minus: (0.0, 1 / _ZOOM),
        }  # fmt: skip
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -len(self._dots), keys.Key_End: len(self._dots)}
        if event.key() in steps:
            self.step(steps[keys(event.key())])
        elif event.key() in moves:
            self.move(*moves[keys(event.key())])
        elif event.key() == keys.Key_T:
            self.show_today()
        elif event.key() in (keys.Key_Return, keys.Key_Enter) and self.pointed_at:
            self._open()
        elif event.key() == keys.Key_Escape and self.pointed_at:
            self._choose(None)
        else:
            event.ignore()

    def move(self, by: float, zoom: float = 1.0) -> None:
        """Move what is in view by so many of its widths, and make it so many times as wide around its middle."""
        shown = self._shown
        middle, half = (shown.left + shown.right) / 2 + by * shown.width, shown.width * zoom / 2
        self._moved = True
        self.plot.setXRange(middle - half, middle + half, padding=0)

    def show_today(self) -> None:
        """Bring today to the right end, as much time in view as before."""
        right = (day_number(self._today) + 1) * DAY_S + self._shown.width * _EDGE
        self._moved = True
        self.plot.setXRange(right - self._shown.width, right, padding=0)

    def step(self, by: int) -> None:
        """Choose the mark so many places later, or the last one in view if none is chosen, and bring it into view."""
        if not self._dots:
            return
        if self.pointed_at is None:
            seen = self._seen()
            place = self._dots.index(seen[-1]) if seen else len(self._dots) - 1
        else:
            place = min(max(self._dots.index(self.pointed_at) + by, 0), len(self._dots) - 1)
        self._choose(self._dots[place])
        self._follow(self._dots[place])
        told = self._tell(self._dots[place].marks, self._dots[place].place)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told.text()))

    def _follow(self, dot: Dot) -> None:
        shown = self._shown
        if not shown.left <= dot.x <= shown.right:
            left = dot.x - shown.width * (0.1 if dot.x < shown.left else 0.9)
            self._moved = True
            self.plot.setXRange(left, left + shown.width, padding=0)

    def _open(self) -> None:
        if self.pointed_at and self.pointed_at.marks.ids:
            self.chosen.emit(self.pointed_at.marks.ids[self.pointed_at.place])

    def _choose(self, dot: Dot | None, *, together: bool = False) -> None:
        if dot is None:
            self.pointed_at = None
            self._callout.hide()
        elif dot is not self.pointed_at or not self._callout.isVisible():
            self.pointed_at = dot
            told = self._tell(dot.marks, dot.place)
            if together:
                others = [self._tell(other.marks, other.place) for other in self._beside(dot)]
                told = Headline(
                    told.score, told.when, (*told.more, *(f"{other.score}, {other.when}" for other in others))
                )
            self._callout.show_mark(told, self.place(dot))

    def _beside(self, dot: Dot) -> list[Dot]:
        """A few other marks at the same place as one."""
        return [other for other in self._dots if other is not dot and self._far(other, self.place(dot)) < _TOGETHER][:3]

    def _again(self, dot: Dot | None) -> Dot | None:
        """The same mark after a redraw, if it is still in view."""
        if dot is None:
            return None
        what = (dot.marks.question, dot.marks.unit, dot.marks.x[dot.place])
        same = (
            each for each in self._seen() if (each.marks.question, each.marks.unit, each.marks.x[each.place]) == what
        )
        return next(same, None)

    def _seen(self) -> list[Dot]:
        return [dot for dot in self._dots if self._shown.left <= dot.x <= self._shown.right]

    def _far(self, dot: Dot, at: QPointF) -> float:
        return QLineF(self.place(dot), at).length()

    def _nearest(self, at: QPointF) -> Dot | None:
        nearest = min(self._seen(), key=lambda dot: self._far(dot, at), default=None)
        return nearest if nearest and self._far(nearest, at) <= _REACH else None


def _with_edges(shown: Stretch) -> Stretch:
    edge = shown.width * _EDGE
    return Stretch(shown.left - edge, shown.right + edge)
