"""The style draws plain Qt widgets as it draws ours, light and dark, and faint when they cannot be used."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from tests.ui.pixels import commonest


def combo_box() -> QComboBox:
    box = QComboBox()
    box.addItems(["Ada", "Bo"])
    return box


def scroll_bar() -> QScrollBar:
    bar = QScrollBar(Qt.Orientation.Horizontal)
    bar.setRange(0, 10)
    return bar


PLAIN: list[Callable[[], QWidget]] = [
    lambda: QPushButton("Go"),
    lambda: QCheckBox("Sore knees"),
    lambda: QRadioButton("Full"),
    lambda: QLineEdit("A note"),
    QDoubleSpinBox,
    combo_box,
    scroll_bar,
]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("make", PLAIN)
def test_plain_widgets_are_drawn_in_the_theme(qtbot: QtBot, theme: Theme, make: Callable[[], QWidget]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.setPalette(theme.palette())
    widget.show()
    light = picture(widget)
    widget.setEnabled(False)
    assert picture(widget) != light or isinstance(widget, QScrollBar)
    widget.setEnabled(True)
    theme.use(dark=True)
    widget.setPalette(theme.palette())
    assert picture(widget) != light


@pytest.mark.parametrize("make", PLAIN[:6])
def test_plain_controls_are_easy_to_hit(qtbot: QtBot, theme: Theme, make: Callable[[], QWidget]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert widget.sizeHint().height() >= 34


def test_the_scroll_bar_is_drawn_only_where_there_is_something_to_scroll(qtbot: QtBot, theme: Theme) -> None:
    bar = scroll_bar()
    qtbot.addWidget(bar)
    bar.resize(200, 10)
    bar.show()
    handle = picture(bar)
    bar.setRange(0, 0)
    assert picture(bar) != handle
    assert commonest(picture(bar)) == picture(bar).pixelColor(100, 5)


def test_a_spin_box_that_cannot_be_used_has_one_ground(qtbot: QtBot, theme: Theme) -> None:
    spin = QDoubleSpinBox()
    qtbot.addWidget(spin)
    spin.setPalette(theme.palette())
    spin.setFixedSize(168, 44)
    spin.setEnabled(False)
    spin.show()
    ground = picture(spin)
    assert ground.pixelColor(70, 8) == ground.pixelColor(12, 8)
