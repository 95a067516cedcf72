"""A page of the stage: its text scrolls if it is too tall, and its buttons are always in view."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from backcoach.ui.design.scroll_area import FootLine, ScrollArea
from backcoach.ui.design.theme import Theme

LOW = 420
"""Pixels of height under which the distances are small."""


class CentredColumn(QWidget):
    """`inside` above `foot`, both as wide as `inside` may be; together a little above the middle of the page."""

    def __init__(self, theme: Theme, inside: QWidget, foot: QWidget, *, space: int = 20) -> None:
        super().__init__()
        self._inside, self._foot, self._space = inside, foot, space
        self._scroll = ScrollArea(inside)
        self._scroll.scroll_by_keys()
        self._line = FootLine(theme, self._scroll)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for part in (self._scroll, self._line, foot):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self._column.addWidget(part)
        self._column.insertStretch(0, 2)
        self._gap = QSpacerItem(0, space)
        self._column.insertItem(3, self._gap)
        self._column.addStretch(3)

    def sizeHint(self) -> QSize:
        """As much as the stage gives."""
        return QSize(400, 300)

    def minimumSizeHint(self) -> QSize:
        """Little, because it scrolls."""
        return QSize(200, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the page."""
        self.fit()

    def fit(self) -> None:
        """Lay out again; call it after what is read became taller or shorter."""
        pad, above, space = (12, 6, 6) if self.height() < LOW else (24, 16, self._space)
        wide = min(self._inside.maximumWidth(), self.width() - 2 * pad)
        side = (self.width() - wide) // 2
        self._column.setContentsMargins(side, above, side, above)
        layout = self._inside.layout()
        assert layout is not None  # a column
        content = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        foot = self._foot.heightForWidth(wide) if self._foot.hasHeightForWidth() else self._foot.sizeHint().height()
        room = self.height() - 2 * above - foot - space - 1
        self._scroll.setFixedHeight(max(40, min(content + 2, room)))
        self._gap.changeSize(0, space, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._column.invalidate()
