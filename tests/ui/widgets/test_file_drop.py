"""A file that is dropped on a window arrives; what is not one file of this machine is refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.widgets.file_drop import FileDrop
from tests.dropping import data_of, drag_over, drop
from tests.patience import PATIENCE_MS


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_file_is_copied_never_moved_and_told_after_the_drop(qtbot: QtBot, widget: QWidget) -> None:
    taker, told = FileDrop(widget), list[Path]()
    taker.dropped.connect(told.append)
    data = data_of("file:///home/kim/my%20diary.csv")
    for event in (drag_over(widget, data), drop(widget, data)):
        assert (event.isAccepted(), event.dropAction()) == (True, Qt.DropAction.CopyAction)
    assert told == [], "a dialog must not open inside the drop, which the other program waits for"
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [Path("/home/kim/my diary.csv")]


@pytest.mark.parametrize("urls", [(), ("https://example.org/a.csv",), ("file:///a.csv", "file:///b.csv")])
def test_anything_else_is_refused(widget: QWidget, urls: tuple[str, ...]) -> None:
    taker, told = FileDrop(widget), list[Path]()
    taker.dropped.connect(told.append)
    data = data_of(*urls, text="words")
    assert not drag_over(widget, data).isAccepted()
    assert not drop(widget, data).isAccepted()
    QApplication.processEvents()
    assert told == []


def test_other_events_and_other_widgets_are_left_alone(widget: QWidget) -> None:
    taker = FileDrop(widget)
    assert not taker.eventFilter(widget, QEvent(QEvent.Type.Enter))
    assert not taker.eventFilter(QWidget(widget), QEvent(QEvent.Type.Drop))
