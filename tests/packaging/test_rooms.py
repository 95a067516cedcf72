"""The rooms that know no window work on a machine without Qt."""

import subprocess
import sys

import pytest

IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(["PySide6", "shiboken6", "pyqtgraph"]))
room = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(module.name)
"""


@pytest.mark.parametrize("room", ["catalog", "session", "history", "coaching"])
def test_a_pure_room_is_imported_whole_without_qt(room: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, f"backcoach.{room}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
