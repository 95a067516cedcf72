"""What is painted first, by Fusion and what draws itself, looks as it does when the style of all controls is there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from backcoach.app.preferences import write_preferences
from backcoach.ui.design.control_style import ControlStyle
from backcoach.ui.design.scroll_area import ScrollBar
from backcoach.ui.main import build_view
from tests.fakes import FakeClock
from tests.studio import SETTLED


@pytest.mark.parametrize("size", [(1366, 768), (480, 320)])
def test_the_style_of_all_controls_changes_nothing_that_was_painted(
    size: tuple[int, int], qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setStyle("Fusion")
    write_preferences(tmp_path, SETTLED)
    view = build_view(qapp, tmp_path, FakeClock())
    window = view.window
    window.resize(*size)
    window.show()
    first = pixels(view.window.grab().toImage())
    style = qapp.style()
    view.draw_controls()
    assert not isinstance(style, ControlStyle)
    assert isinstance(qapp.style(), ControlStyle)
    for bar in window.findChildren(ScrollBar):
        if bar.maximum() > bar.minimum():
            bar.hide()
    assert pixels(window.grab().toImage()) == first
    window.close()
    window.deleteLater()


def pixels(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
