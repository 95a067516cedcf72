"""Shows a widget turned by quarters, for a screen on its side or upside down."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGraphicsProxyWidget,
    QGraphicsScene,
    QGraphicsView,
    QVBoxLayout,
    QWidget,
)

from backcoach.ui.design.theme import Theme


class RotatedView(QGraphicsView):
    """Shows one widget from `take` to `give_back`; it fills the view however it is turned."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quarters = 0
        self._scene = QGraphicsScene(self)
        self._held = QGraphicsProxyWidget()
        self._scene.addItem(self._held)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setBackgroundBrush(theme.color("paper"))

    def take(self, widget: QWidget, quarters: int) -> None:
        """Take a widget from its parent and show it, in place of the one before, turned clockwise by quarters."""
        self._quarters = quarters
        self.setBackgroundBrush(self._theme.color("paper"))
        before = self._held.widget()
        if before is not widget:
            widget.setParent(None)
            self._held.setWidget(widget)
            if before is not None:
                before.hide()
                before.setParent(self)  # so that it goes with the window
        widget.show()
        self._arrange()
        self._held.setFocus()

    def give_back(self) -> None:
        """Let go of the widget, which then has no parent."""
        self._held.setWidget(None)  # type: ignore[arg-type]  # None is how Qt lets go of it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The widget fills the view."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = QSizeF(self.viewport().size())
        size = room.transposed() if self._quarters % 2 else room
        self._held.resize(size)
        self._held.setTransformOriginPoint(size.width() / 2, size.height() / 2)
        self._held.setRotation(90 * self._quarters)
        self._held.setPos((room.width() - size.width()) / 2, (room.height() - size.height()) / 2)
        self._scene.setSceneRect(QRectF(0, 0, room.width(), room.height()))


class _TurnedCard(QDialog):
    """A card over the window, which holds a dialog that lies turned in it."""

    def __init__(self, theme: Theme, dialog: QDialog, quarters: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(dialog.windowTitle())
        size = dialog.size()
        view = RotatedView(theme)
        view.setFrameShape(QFrame.Shape.Box)
        dialog.setParent(None)
        dialog.setWindowFlags(Qt.WindowType.Widget)
        view.take(dialog, quarters)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)
        view.setFocus()
        self.resize((size.transposed() if quarters % 2 else size).boundedTo(parent.size()))
        dialog.finished.disconnect(dialog.deleteLater)  # it goes with the card, after its answer was read
        dialog.finished.connect(self.done)


def exec_turned(theme: Theme, dialog: QDialog, quarters: int, parent: QWidget) -> None:
    """Run a dialog turned clockwise by so many quarters, like the stage behind it."""
    if quarters == 0:
        dialog.exec()
        return
    card = _TurnedCard(theme, dialog, quarters, parent)
    card.exec()
    card.deleteLater()
