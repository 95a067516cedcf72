"""A scroll area without a frame that knows how tall it would like to be."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from backcoach.desktop.controls.slim_bars import use_slim_bars
from backcoach.desktop.look import Look


class Scroll(QScrollArea):
    """Holds a widget that may be taller than the room there is; `wanted` is its height in pixels when all is seen."""

    def __init__(self, look: Look, inside: QWidget) -> None:
        super().__init__()
        self.wanted = 200
        use_slim_bars(look, self)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As tall as wanted."""
        return QSize(super().sizeHint().width(), self.wanted)

    def minimumSizeHint(self) -> QSize:
        """Little: it scrolls."""
        return QSize(0, 80)
