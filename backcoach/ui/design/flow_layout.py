"""Controls in rows: as many side by side as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowLayout(QWidget):
    """Gives each control its preferred width and starts a new row where the width ends; its height follows.

    A control that is hidden takes no room.
    """

    def __init__(self, parts: Sequence[QWidget], *, spacing: int = 6) -> None:
        super().__init__()
        self._parts = parts
        self._spacing = spacing
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in parts:
            part.setParent(self)

    def sizeHint(self) -> QSize:
        """All in one row."""
        widths = [part.sizeHint().width() + self._spacing for part in self._parts if not part.isHidden()]
        return QSize(sum(widths) - self._spacing, self.height())

    def minimumSizeHint(self) -> QSize:
        """One below the other."""
        return QSize(48, self.height())

    def event(self, event: QEvent) -> bool:
        """Lay out again when a control wants another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        self._arrange()

    def _arrange(self) -> None:
        x = y = row = 0
        for part in (part for part in self._parts if not part.isHidden()):
            wanted = part.sizeHint()
            width = min(wanted.width(), self.width())
            if x and x + width > self.width():
                x, y, row = 0, y + row + self._spacing, 0
            part.setGeometry(x, y, width, wanted.height())
            x, row = x + width + self._spacing, max(row, wanted.height())
        self.setFixedHeight(y + row)
