"""What others wrote is shown as they wrote it: no view, tooltip or label takes it for HTML."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import Qt, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.plain_tooltip import plain_tooltip
from tests.builders import exercise, write
from tests.outside import put_fifo
from tests.studio import Studio
from tests.ui.conftest import OpenStudio


@pytest.fixture
def trap(tmp_path: Path) -> str:
    """HTML that opens a FIFO, which freezes a program that shows it."""
    put_fifo(tmp_path / "trap.png")
    return f'<img src="{tmp_path}/trap.png"> <b>stiff</b>'


@pytest.fixture
def trapped(open_studio: OpenStudio, tmp_path: Path, trap: str) -> Studio:
    """A window in which note, name and steps of an exercise are the trap."""
    write(tmp_path / "data", exercise("trap", name=trap, steps=(trap,)))
    studio = open_studio()
    studio.journal.scores.log("now", 4, note=trap)
    studio.journal.scores.log("now", 5, exercise="trap", note=trap)
    studio.view.history.show_table(on=True)
    studio.view.history.refresh()
    return studio


def texts_of(model: QAbstractItemModel) -> list[str]:
    """The tooltips of all cells."""
    none = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(none)
    cells = [model.index(row, column) for row in range(model.rowCount(none)) for column in range(columns)]
    return [str(cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]


def shown_as_html(text: str) -> bool:
    """Whether Qt would take a text for HTML that is not ours."""
    return Qt.mightBeRichText(text) and "&lt;img" not in text


def test_qt_would_take_it_for_html_and_with_this_shows_it_as_it_is(qtbot: QtBot, trap: str) -> None:
    assert Qt.mightBeRichText(trap)
    shown = QTextDocumentFragment.fromHtml(plain_tooltip(trap)).toPlainText()
    assert shown == trap
    assert plain_tooltip("a < b") == "a < b"


def test_no_label_tooltip_or_cell_of_the_window_takes_it_for_html(trapped: Studio) -> None:
    trapped.controller.show_details("trap")
    found = 0
    for widget in trapped.window.findChildren(QWidget):
        assert not shown_as_html(widget.toolTip()), widget
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText or not Qt.mightBeRichText(widget.text())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            tips = texts_of(widget.model())
            found += sum("img" in tip for tip in tips)
            assert not any(map(shown_as_html, tips)), widget
    assert found, "the trap is in some tooltip"
