"""A slim scroll bar, and a scroll area without a frame that knows how tall it would like to be."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLayout, QScrollArea, QScrollBar, QWidget

from backcoach.ui.design.qt_numbers import NO_FOCUS, SCROLL_BAR_ALWAYS_OFF, TAB_FOCUS
from backcoach.ui.design.theme import Theme


class ScrollBar(QScrollBar):
    """Slim; it keeps its place when there is nothing to scroll."""

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(10, 40)


def use_slim_scroll_bar(area: QAbstractScrollArea) -> ScrollBar:
    """Give an area a slim vertical scroll bar and no horizontal one."""
    bar = ScrollBar()
    area.setVerticalScrollBar(bar)
    area.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_ALWAYS_OFF)
    return bar


class ScrollArea(QScrollArea):
    """Holds a widget that may be taller than its room; `wanted` is the height in pixels at which all of it is seen.

    To screen readers it is a "Section", which says nothing when the focus comes to something in it, or a "Form", which
    does, and also says a new name.
    """

    def __init__(self, inside: QWidget, viewport: QWidget | None = None, *, role: str = "Section") -> None:
        super().__init__()
        self.accessible_role = role
        if viewport is not None:
            self.setViewport(viewport)
        self.wanted = 200
        self._bar = use_slim_scroll_bar(self)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", NO_FOCUS)

    def scroll_by_keys(self) -> None:
        """Let Tab reach it while there is something to scroll; the bar shows that the arrow keys then scroll it."""
        self._bar.rangeChanged.connect(self._take_focus_if_scrollable)

    def take_focus(self) -> None:
        """Take the focus, so that a screen reader says name and description, and the arrow keys scroll."""
        self.setProperty("focusPolicy", TAB_FOCUS)
        self.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard has come."""
        super().focusInEvent(event)
        self._show_ring(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone."""
        super().focusOutEvent(event)
        self._show_ring(on=False)

    def _show_ring(self, *, on: bool) -> None:
        self._bar.setProperty("ring", on)
        self._bar.update()

    def _take_focus_if_scrollable(self, _lowest: int, highest: int) -> None:
        self.setProperty("focusPolicy", TAB_FOCUS if highest else NO_FOCUS)

    def sizeHint(self) -> QSize:
        """As tall as wanted."""
        return QSize(super().sizeHint().width(), self.wanted)

    def minimumSizeHint(self) -> QSize:
        """Little, because it scrolls."""
        return QSize(0, 80)


class PageArea(ScrollArea):
    """Gives a page all the room there is, and scrolls it if that is less than the page needs."""

    _page: QWidget | None = None  # events come while Qt's constructor runs

    def __init__(self, page: QWidget) -> None:
        self._ground = QWidget()  # made here: to be handed one of Qt's is costly before the first paint
        super().__init__(page, self._ground)
        self._page = page
        self.setWidgetResizable(False)
        for ground in (page, self._ground):
            ground.setAutoFillBackground(False)  # its background is that of a pane
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page may need more or less than before."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        page, room = self._page, self.maximumViewportSize()
        layout = page.layout() if page else None
        if page is None or layout is None:
            return
        high = least_height(layout, room.width())
        if high > room.height():
            room.setWidth(room.width() - self._bar.sizeHint().width())
            high = least_height(layout, room.width())
        page.resize(room.width(), max(high, room.height()))


def least_height(layout: QLayout, width: int) -> int:
    """How tall a layout has to be at a width, in pixels."""
    hangs = layout.hasHeightForWidth()
    return layout.totalMinimumHeightForWidth(width) if hangs else layout.totalMinimumSize().height()


class FootLine(QWidget):
    """A hairline below a scroll area, drawn while there is something to scroll; its room is always kept."""

    def __init__(self, theme: Theme, scroll: ScrollArea) -> None:
        super().__init__()
        self._theme = theme
        self._bar = scroll.verticalScrollBar()
        self._bar.rangeChanged.connect(self.update)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, if there is something to scroll."""
        if self._bar.maximum() > 0:
            QPainter(self).fillRect(self.rect(), self._theme.color("line"))
