"""Columns side by side if there is room for them, otherwise one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_BETWEEN = 24


class Columns(QWidget):
    """Lays out its parts in columns of at least `narrowest` pixels each, or all in one column."""

    def __init__(self, parts: Sequence[tuple[QWidget, int]], *, narrowest: int) -> None:
        super().__init__()
        self._needed = len(parts) * (narrowest + _BETWEEN)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_BETWEEN)
        for part, share in parts:
            self._layout.addWidget(part, share)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one part."""
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one column or several, depending on the width."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if self.width() >= self._needed else directions.TopToBottom
        if wanted != self._layout.direction():
            self._layout.setDirection(wanted)
