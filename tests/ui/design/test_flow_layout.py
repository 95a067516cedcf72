"""Controls in rows: as many as fit, none overlapping another, and the height follows."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
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
    shown.resize(width, 30)
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
    shown, (first, second) = flow([60, 60], 130)
    qtbot.addWidget(shown)
    assert (second.y(), shown.height()) == (0, 30)
    first.wanted = 100
    first.updateGeometry()
    qtbot.waitUntil(lambda: second.y() == 36)
    assert shown.height() == 66
