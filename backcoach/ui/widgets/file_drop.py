"""Takes a file that is dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Lets one file of this machine be dropped on a widget, and refuses everything else."""

    dropped = Signal(object)
    """The file's path, sent after the drop has ended, so that a dialog may be opened."""
    _taken = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._taken.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle what is dragged over the widget itself and dropped there.

        While a widget is being destroyed, its events may come to a wrapper that PySide makes: it has no attributes.
        """
        kinds = QEvent.Type
        if watched is not self.parent() or event.type() not in (kinds.DragEnter, kinds.DragMove, kinds.Drop):
            return False
        assert isinstance(event, QDropEvent)  # the other two are of its kind
        file = _only_file(event.mimeData())
        if file is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would have the other program delete it
        event.accept()
        if event.type() == kinds.Drop:
            self._taken.emit(file)
        return True


def _only_file(data: QMimeData) -> Path | None:
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
