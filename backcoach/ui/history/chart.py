"""The chart of scores in the pane: point at a day, or walk from day to day with the arrow keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from backcoach.chart.description import Entry, ScoreChart
from backcoach.chart.frame import Frame, Window
from backcoach.ui.design.announcing import announce
from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.history.chart_callout import Callout, Pointer
from backcoach.ui.history.chart_look import painter_of
from backcoach.ui.history.headline import Headline

_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_T, Qt.Key.Key_Plus,
    Qt.Key.Key_Equal,
)  # fmt: skip
Tell = Callable[[ScoreChart, int, Entry | None], Headline]
"""Describes a column, and the chosen one of its entries."""


class Chart(QWidget):
    """Paints a `ScoreChart`, and describes the column that is pointed at or walked to."""

    accessible_role = "Chart"
    chosen = Signal(str)
    """Carries the id of the score that the user wants to correct."""
    moved = Signal(int)
    """The user wants to see earlier (−1) or later (1) columns, or today again (0)."""
    enlarged = Signal()
    """The user wants the chart to be large."""

    def __init__(
        self, theme: Theme, chart: ScoreChart, tell: Tell, parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._theme, self._tell = theme, tell
        self._bands, self._large = True, large
        self._painter = painter_of(theme, bands=True, large=large)
        self.shown = chart
        self.window_shown: Window | None = None
        """The columns in view; None for all of them."""
        self.message = ""
        self.column: int | None = None
        """The column that is described; None while no column is."""
        self.entry: Entry | None = None
        """The one of its entries that Enter would open."""
        self._callout = Callout(theme, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(theme.words.gettext("Chart of your scores"))
        KeyCapture(_KEYS, self)
        theme.changed.connect(self._restyle)

    def show_chart(self, chart: ScoreChart, message: str = "", window: Window | None = None) -> None:
        """Show another chart, or some of its columns; a `message` stands where there is nothing to show."""
        self.shown, self.message, self.window_shown = chart, message, window
        self._choose(None)
        self.update()

    def describe_as(self, summary: str) -> None:
        """Tell a screen reader the summary, and the keys."""
        keys = self.words.gettext(
            "Left and Right walk from day to day, page keys move, T shows today, + makes it large."
        )
        self.setAccessibleDescription(f"{summary} {keys}")

    def set_bands(self, shown: bool) -> None:
        """Show pale bands behind the scores, or none."""
        self._bands = shown
        self._restyle()

    def _restyle(self) -> None:
        self._painter = painter_of(self._theme, bands=self._bands, large=self._large)
        self.update()

    @property
    def frame(self) -> Frame:
        """Where things stand, in pixels of the widget."""
        return self._painter.frame(self.shown, QRectF(self.rect()), self.window_shown)

    def sizeHint(self) -> QSize:
        """A usual size; the chart takes the room that there is."""
        return QSize(280, 260)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which scores can be told apart."""
        return QSize(160, round(150 * max(1.0, self._painter.look.unit)))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, the message, and a frame when it has the focus."""
        painter = QPainter(self)
        self.paint_picture(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the chart alone, sharp at any scale."""
        self._painter.paint(painter, QRectF(self.rect()), self.shown, self.window_shown)
        if self.message:
            painter.setFont(self._theme.font(SMALL + 1))
            painter.setPen(self._theme.color("muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.frame.plot.adjusted(16, 0, -16, 0), flags, self.message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The callout covers the chart."""
        self._callout.resize(self.size())
        self._choose(None)

    # pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Describe the column under the pointer."""
        self.point(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Describe the column that is touched."""
        self.point(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the large chart."""
        self.enlarged.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Remove the callout."""
        self.forget()

    def forget(self) -> None:
        """Describe nothing."""
        self._choose(None)

    def open_entry(self) -> None:
        """Ask for a correction of the entry that is described."""
        if self.entry:
            self.chosen.emit(self.entry.scores[-1].id)

    def point(self, at: QPointF) -> None:
        """Describe the column at a place, if it holds anything."""
        column = nearest_column(self.shown, self.frame, at.x())
        self._choose(column, None if column is None else nearest_entry(self.shown, self.frame, column, at))

    # walking

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Remove the focus frame and the callout."""
        super().focusOutEvent(event)
        self._choose(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk from day to day, Home and End to the ends, Up and Down within a day; Enter corrects,
        Esc forgets; page keys show earlier and later days, T today, + makes it large."""
        keys, key = Qt.Key, key_of(event)
        many = len(self.shown.filled)
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -many, keys.Key_End: many}
        pages = {keys.Key_PageUp: -1, keys.Key_PageDown: 1, keys.Key_T: 0}
        if key in steps:
            self.step(steps[keys(key)])
        elif key in (keys.Key_Up, keys.Key_Down):
            self._step_within(-1 if key == keys.Key_Up else 1)
        elif key in pages:
            self.moved.emit(pages[keys(key)])
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self.enlarged.emit()
        elif key in (keys.Key_Return, keys.Key_Enter) and self.entry:
            self.open_entry()
        elif key == keys.Key_Escape and self.column is not None:
            self._choose(None)
        else:
            event.ignore()

    def step(self, by: int) -> None:
        """Describe the filled column that is `by` places later, or the last one if no column is described."""
        filled = self.shown.filled
        if not filled:
            return
        place = len(filled) - 1
        if self.column is not None:
            place = min(max(filled.index(self.column) + by, 0), place)
        entries = self.shown.entries_of(filled[place])
        self._choose(filled[place], entries[0] if entries else None)
        self._announce()

    def _step_within(self, by: int) -> None:
        if self.column is None or self.entry is None:
            return
        entries = self.shown.entries_of(self.column)
        place = min(max(entries.index(self.entry) + by, 0), len(entries) - 1)
        self._choose(self.column, entries[place])
        self._announce()

    def _announce(self) -> None:
        if self.column is not None:
            announce(self, self._tell(self.shown, self.column, self.entry).text())

    def _choose(self, column: int | None, entry: Entry | None = None) -> None:
        if (column, entry) == (self.column, self.entry):
            return
        self.column, self.entry = column, entry
        if column is None:
            self._callout.hide()
            return
        frame, spread = self.frame, self.shown.spread_of(column)
        at = frame.place(entry) if entry else QPointF(frame.x(column + 0.5), frame.y(spread.level if spread else 5))
        self._callout.show_pointer(Pointer(self._tell(self.shown, column, entry), at, frame.plot))


def nearest_column(chart: ScoreChart, frame: Frame, x: float) -> int | None:
    """The filled column at a place, or next to it where columns are narrow."""
    wanted = frame.column_at(x)
    reach = 0 if frame.wide > 12 else 2
    near = (column for column in chart.filled if abs(column - wanted) <= reach)
    return min(near, key=lambda column: abs(column - wanted), default=None)


def nearest_entry(chart: ScoreChart, frame: Frame, column: int, at: QPointF) -> Entry | None:
    """The entry of a day that is nearest to a place."""

    def far(entry: Entry) -> float:
        place = frame.place(entry)
        low, high = sorted((place.y(), frame.y(entry.after if entry.after is not None else entry.y)))
        return abs(place.x() - at.x()) + max(low - at.y(), at.y() - high, 0.0)

    return min(chart.entries_of(column), key=far, default=None)
