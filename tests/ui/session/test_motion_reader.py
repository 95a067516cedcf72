"""Motions are read beside the user, one at a time."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcoach.app.motion_library import MotionLibrary
from backcoach.figure import Motion
from backcoach.ui.session.motion_reader import MotionReader
from tests.patience import PATIENCE_MS


class ListedLibrary(MotionLibrary):
    """Notes what is read from it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []

    def get(self, exercise: str) -> Motion | None:
        self.asked.append(exercise)
        return super().get(exercise)


def test_each_motion_is_read_once_and_a_broken_one_is_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("no motion")
    owner, library = QObject(), ListedLibrary(tmp_path)
    reader = MotionReader(owner)
    reader.begin(library, ["broken", "unknown", "broken", "unknown"])
    assert reader.busy
    qtbot.waitUntil(lambda: not reader.busy, timeout=PATIENCE_MS)
    assert library.asked == ["broken", "unknown"]


def test_a_reader_that_is_stopped_reads_no_more(qtbot: QtBot, tmp_path: Path) -> None:
    owner, library = QObject(), ListedLibrary(tmp_path)
    reader, other = MotionReader(owner), MotionReader(owner)
    reader.begin(library, ["one"])
    reader.stop()
    other.begin(library, ["two"])
    qtbot.waitUntil(lambda: not other.busy, timeout=PATIENCE_MS)
    assert library.asked == ["two"]
