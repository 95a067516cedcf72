"""The packages that need no window work on a machine without Qt."""

import subprocess
import sys

import pytest

IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(["PySide6", "shiboken6", "pyqtgraph"]))
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
"""


@pytest.mark.parametrize("package", ["app", "catalog", "coaching", "history", "session"])
def test_a_package_without_qt_can_be_imported_where_there_is_none(package: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, f"backcoach.{package}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
