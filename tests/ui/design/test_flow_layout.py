"""Controls in rows: as many as fit, none overlapping another, and the height follows."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.flow_layout import FlowLayout


class Part(QLabel):
    wanted = 60

    def sizeHint(self) -> QSize:
        return QSize(self.wanted, 30)


def flow(widths: list[int], width: int) -> tuple[FlowLayout, list[Part]]:
    parts = [Part() for _ in widths]
    for part, wanted in zip(parts, widths, strict=True):
        part.wanted = wanted
    shown = FlowLayout(parts, spacing=6)
    for part in parts:
        part.show()
    shown.resize(width, shown.heightForWidth(width))
    shown.show()
    return shown, parts


@given(st.lists(st.integers(10, 300), min_size=1, max_size=6), st.integers(50, 500))
def test_none_covers_another_or_sticks_out(qapp: object, widths: list[int], width: int) -> None:
    shown, parts = flow(widths, width)
    for place, part in enumerate(parts):
        assert shown.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[:place])
    shown.close()


def test_a_part_that_grows_moves_the_next_one_down(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    shown, (first, second) = flow([60, 60], 130)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(shown)
    column.addStretch()
    page.resize(130, 200)
    page.show()
    qtbot.waitUntil(lambda: shown.height() == 30)
    assert second.y() == 0
    first.wanted = 100
    first.updateGeometry()
    qtbot.waitUntil(lambda: second.y() == 36)
    qtbot.waitUntil(lambda: shown.height() == 66)


def test_rows_end_at_the_right_or_fill_the_width(qtbot: QtBot) -> None:
    parts = [Part(), Part()]
    for shown, places in (
        (FlowLayout(parts, at_end=True), [(74, 60), (140, 60)]),
        (FlowLayout(parts, fill=True), [(0, 97), (103, 97)]),
    ):
        qtbot.addWidget(shown)
        for part in parts:
            part.show()
        shown.resize(200, 30)
        shown.show()
        assert [(part.x(), part.width()) for part in parts] == places
    assert FlowLayout().sizeHint() == QSize(0, 0)
