"""A file that is dropped on a window arrives; what is not one file of this machine is refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.widgets.file_drop import FileDrop
from tests.patience import PATIENCE_MS

BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def data_of(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_file_is_copied_never_moved_and_told_after_the_drop(qtbot: QtBot, widget: QWidget) -> None:
    drop = FileDrop(widget)
    told: list[Path] = []
    drop.dropped.connect(told.append)
    data = data_of("file:///home/kim/my%20diary.csv")
    over = QDragEnterEvent(QPoint(5, 5), BOTH, data, LEFT, NO_KEY)
    QApplication.sendEvent(widget, over)
    assert (over.isAccepted(), over.dropAction()) == (True, Qt.DropAction.CopyAction)
    dropped = QDropEvent(QPointF(5, 5), BOTH, data, LEFT, NO_KEY, QEvent.Type.Drop)
    QApplication.sendEvent(widget, dropped)
    assert (dropped.isAccepted(), dropped.dropAction()) == (True, Qt.DropAction.CopyAction)
    assert told == [], "a dialog must not open inside the drop, which the other program waits for"
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [Path("/home/kim/my diary.csv")]


@pytest.mark.parametrize("urls", [(), ("https://example.org/a.csv",), ("file:///a.csv", "file:///b.csv")])
def test_anything_else_is_refused(qtbot: QtBot, widget: QWidget, urls: tuple[str, ...]) -> None:
    drop = FileDrop(widget)
    told: list[Path] = []
    drop.dropped.connect(told.append)
    data = data_of(*urls)
    data.setText("words")
    over = QDragEnterEvent(QPoint(5, 5), BOTH, data, LEFT, NO_KEY)
    QApplication.sendEvent(widget, over)
    dropped = QDropEvent(QPointF(5, 5), BOTH, data, LEFT, NO_KEY, QEvent.Type.Drop)
    QApplication.sendEvent(widget, dropped)
    QApplication.processEvents()
    assert not over.isAccepted()
    assert not dropped.isAccepted()
    assert told == []


def test_other_events_and_other_widgets_are_left_alone(widget: QWidget) -> None:
    drop = FileDrop(widget)
    assert not drop.eventFilter(widget, QEvent(QEvent.Type.Enter))
    assert not drop.eventFilter(QWidget(widget), QEvent(QEvent.Type.Drop))
