"""On every screen all that has a name lies inside its window and the screen, apart, and is large enough to hit.

Each screen is one of a process of its own, which goes through every state of every view.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import Theme
from tests.corner import thorough
from tests.places import ROOT
from tests.screen import offscreen
from tests.ui.screens.rectangles import faults_of

SCREENS = ((1366, 768), (960, 600), (640, 360), (480, 320), (1920, 1080), (3840, 2160))
"""Pixels; the largest has twice as many for each length, as its system says."""


def faults(screen: tuple[int, int], text: int, tmp_path: Path, *states: str) -> str:
    """What is wrong on a screen with text of that many per cent, in all states or in some."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": offscreen(*screen), "QT_SCALE_FACTOR": "2" if screen[0] > 2000 else "1",
        "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.ui.screens.walk", str(text), *states]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False)
    return done.stdout + ("" if done.returncode == 0 else done.stderr)


def test_in_the_smallest_window_with_the_largest_text(tmp_path: Path) -> None:
    assert faults((480, 320), 200, tmp_path, "start", "movement", "list in a session", "far side", "settings") == ""


@thorough
@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_on_every_screen_in_every_state(screen: tuple[int, int], text: int, tmp_path: Path) -> None:
    assert faults(screen, text, tmp_path) == ""


def test_each_kind_of_fault_is_found(qtbot: QtBot, theme: Theme) -> None:
    window, room = QWidget(), QRect(0, 0, 300, 200)
    qtbot.addWidget(window)
    window.setGeometry(40, 40, 200, 100)
    names = ("outside", "over", "under", "tiny")
    boxes = (QRect(150, 0, 80, 40), QRect(0, 50, 80, 40), QRect(40, 60, 80, 40), QRect(0, 0, 20, 30))
    for name, box in zip(names, boxes, strict=True):
        Button(theme, name, parent=window).setGeometry(box)
    cut = Label(theme, 15, one_line=True, parent=window)
    cut.setGeometry(90, 0, 30, 20)
    cut.say("Much longer than its box")
    window.show()
    found = "\n".join(faults_of(window, room))
    for expected in ("outside (190, 40, 80×40) is outside", "over (40, 90, 80×40) and under (80, 100, 80×40) overlap",
                     "tiny (40, 40, 20×30) is too small to hit", "Much longer than its box is cut: M"):  # fmt: skip
        assert expected in found
    assert "the window" not in found
    assert "the window" in "\n".join(faults_of(window, QRect(0, 0, 100, 100)))


def test_what_is_scrolled_may_be_out_of_sight_below_but_not_at_the_side(qtbot: QtBot, theme: Theme) -> None:
    from backcoach.ui.design.scroll_area import ScrollArea

    inside = QWidget()
    inside.setMinimumSize(90, 900)
    below, beside = (Button(theme, name, parent=inside) for name in ("below", "beside"))
    below.setGeometry(0, 850, 60, 40)
    beside.setGeometry(60, 0, 90, 40)
    window = QWidget()
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(ScrollArea(inside))
    window.resize(120, 200)
    window.show()
    found = "\n".join(faults_of(window, QRect(0, 0, 800, 600)))
    assert "beside" in found
    assert "below" not in found
