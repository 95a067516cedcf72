"""Qt is loaded, and `import` stays what it was."""

import subprocess
import sys

CODE = """
import builtins
own = builtins.__import__
from backcoach.ui.plain_imports import load_qt
load_qt()
import sys
print(builtins.__import__ is own, "PySide6.QtCore" in sys.modules)
"""


def test_import_is_put_back() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
