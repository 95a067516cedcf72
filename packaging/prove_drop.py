"""Proves under X11 that a file dragged from another program can be dropped on the window.

Usage (Xvfb, openbox and xdotool installed): .venv/bin/python packaging/prove_drop.py PICTURE.png PROGRAM [ARGUMENT …]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SOURCE = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel
class Source(QLabel):
    def mousePressEvent(self, event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(data)
        print("taken as", drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction), flush=True)
app = QApplication([])
source = Source("drag me")
source.setWindowTitle("source")
source.setGeometry(10, 10, 120, 60)
source.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
source.show()
app.exec()
"""
LOOK = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""
PATIENCE_S = 90


def main(picture: str, program: list[str]) -> None:
    """Raise AssertionError if the file does not arrive."""
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x900x24", "-noreset", "-nolisten", "tcp"]
        started = [subprocess.Popen(screen, pass_fds=[write], stderr=subprocess.DEVNULL)]
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": folder}
        try:
            started.append(subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL))
            started.append(subprocess.Popen(program, env=environment))
            drop(Path(folder), environment, picture, started)
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()


def drop(folder: Path, environment: dict[str, str], picture: str, started: list[subprocess.Popen[bytes]]) -> None:
    """Drag from a program of our own onto the window."""
    diary = folder / "my diary.csv"
    diary.write_text("day,score\n2024-03-01,4\n2024-03-02,5\n", encoding="utf-8")

    def do(*words: str | int) -> str:
        command = ["xdotool", *map(str, words)]
        return subprocess.run(command, env=environment, capture_output=True, text=True).stdout

    wait(lambda: do("search", "--onlyvisible", "--class", "backcoach"))
    time.sleep(10)  # the welcome comes after the first paint
    do("key", "Escape")
    source = subprocess.Popen([sys.executable, "-c", SOURCE, diary], env=environment, stdout=subprocess.PIPE)
    started.append(source)
    wait(lambda: do("search", "--onlyvisible", "--name", "^source$"))
    time.sleep(2)
    do("mousemove", 60, 60, "mousedown", 1)
    for place in range(60, 801, 37):  # a drag begins and goes on with movements
        do("mousemove", place, place // 2 + 40)
        time.sleep(0.1)
    time.sleep(1)
    do("mouseup", 1)
    found = wait(lambda: do("search", "--onlyvisible", "--name", "Your data"))
    time.sleep(3)
    subprocess.run([sys.executable, "-c", LOOK, picture], env=environment, check=True)
    assert source.stdout
    taken = source.stdout.readline().decode().strip()
    print(f"window {found.strip()} shows the file; {taken}; it is still there: {diary.is_file()}")


def wait(look: Callable[[], str]) -> str:
    """What `look` finds in the end."""
    until = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < until, "it did not come up"
        time.sleep(0.3)
    return found


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
