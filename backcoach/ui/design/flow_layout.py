"""Controls in rows: as many side by side as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcoach.ui.design.mirrored import mirror


class FlowLayout(QWidget):
    """Gives each control its preferred width and starts a new row where the width ends; its height follows.

    A control that is hidden takes no room.

    With `at_end` the rows end at the right, as those at the foot of a dialog do; `fill` lets the controls of a row
    share what is left of its width.
    """

    def __init__(
        self, parts: Sequence[QWidget] = (), *, spacing: int = 6, at_end: bool = False, fill: bool = False
    ) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._spacing = spacing
        self._at_end = at_end
        self._fill = fill
        self._placed = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget) -> None:
        """Put one more control at the end."""
        self._parts.append(part)
        part.setParent(self)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All in one row."""
        widths = [_wanted(part).width() + self._spacing for part in self._seen()]
        wide = max(0, sum(widths) - self._spacing)
        return QSize(wide, self.heightForWidth(self.width() if self._placed else wide))

    def minimumSizeHint(self) -> QSize:
        """One below the other, the widest in all of the width."""
        widest = max((part.minimumSizeHint().width() for part in self._seen()), default=0)
        return QSize(min(widest, 200), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return max((box.bottom() + 1 for _, box in self._places(width)), default=0)

    def event(self, event: QEvent) -> bool:
        """Lay out again when a control wants another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        self._placed = True
        self._arrange()

    def _seen(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden() or part.sizePolicy().retainSizeWhenHidden()]

    def _rows(self, width: int) -> list[list[tuple[QWidget, int]]]:
        """The controls of each row with their widths."""
        rows: list[list[tuple[QWidget, int]]] = []
        room = 0
        for part in self._seen():
            wide = min(_wanted(part).width(), width)
            if not rows or room + self._spacing + wide > width:
                rows.append([])
                room = -self._spacing
            rows[-1].append((part, wide))
            room += self._spacing + wide
        return rows

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        places, y = [], 0
        for row in self._rows(width):
            left = max(0, width - sum(wide for _, wide in row) - self._spacing * (len(row) - 1))
            more = left // len(row) if self._fill else 0
            x = left if self._at_end and not self._fill else 0
            high = max(_wanted(part).height() for part, _ in row)
            for part, wide in row:
                places.append((part, QRect(x, y, wide + more, high)))
                x += wide + more + self._spacing
            y += high + self._spacing
        return places

    def _arrange(self) -> None:
        for part, box in self._places(self.width()):
            part.setGeometry(box)
            mirror(self, part)
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()


def _wanted(part: QWidget) -> QSize:
    """The size that a control would like to have, within its bounds."""
    return part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
