"""The timer of a session: it follows what moves, and spares a battery."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcoach.catalog.read import read_catalog
from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.frame_pace import CALM_MS, FULL, SAVING
from backcoach.ui.session.frame_timer import FrameTimer
from tests.places import ASSETS

CATALOG = read_catalog(ASSETS)
TIMELINE = compile_timeline(CATALOG.routines["seven-actions"], CATALOG, SessionSettings())
MOVING = TIMELINE.at(TIMELINE.work_start_of(0) + 0.1)


def test_on_a_battery_there_are_fewer_frames_from_the_next_beginning_on(qtbot: QtBot) -> None:
    battery, owner = [False], QObject()
    timer = FrameTimer(owner, lambda: None, lambda: battery[0])
    timer.run(running=True)
    timer.follow(MOVING)
    assert timer.interval() == FULL.moving_ms
    timer.run(running=False)
    assert not timer.isActive()
    battery[0] = True
    timer.run(running=True)
    timer.follow(MOVING)
    assert timer.interval() == SAVING.moving_ms
    timer.set_calm(calm=True)
    assert timer.interval() == CALM_MS
    timer.follow(MOVING)
    assert timer.interval() == CALM_MS
    timer.run(running=False)
