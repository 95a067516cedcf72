"""Qt is loaded; `import`, `compile` and patterns stay as they were, and a later start compiles nothing of it again."""

import os
import subprocess
import sys
from pathlib import Path

CODE = """
import builtins
import re
import sys
from pathlib import Path
names = []
def counting(source, filename, *more, plain=compile, **named):
    names.append(filename)
    return plain(source, filename, *more, **named)
builtins.compile = counting
from re import _compiler
patterns = []
def seen(pattern, flags=0, plain=_compiler.compile):
    patterns.append(str(pattern))
    return plain(pattern, flags)
_compiler.compile = seen
before = builtins.__import__, builtins.compile, re.compile
from backcoach.ui.plain_imports import load_qt
load_qt(Path(sys.argv[1]))
print((builtins.__import__, builtins.compile, re.compile) == before, "PySide6.QtCore" in sys.modules)
print(*[name for name in names if "signature" in name])
print(len(patterns) > 5, sum("\\\\<\\\\>" in pattern for pattern in patterns))
from PySide6.QtCore import QPoint
try:
    QPoint("here")
except TypeError as told:
    print("xpos: int, ypos: int" in str(told) or told)
from PySide6.support.signature.lib.pyi_generator import Formatter
print(*map(str.strip, filter(str.strip, Formatter.split("Union[a, b], c"))))
"""


def loaded(cache: Path) -> list[str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    command = [sys.executable, "-c", CODE, str(cache)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=own)
    return done.stdout.splitlines()


def test_loading_qt_leaves_no_trace_and_is_quicker_the_second_time(tmp_path: Path) -> None:
    first, later = loaded(tmp_path), loaded(tmp_path)
    assert "signature_bootstrap.py shibokensupport/signature/" in first[1], "this test can see what is compiled"
    assert later[1] == "", "it was kept"
    for said in first, later:
        assert said[0] == "True True"
        assert said[2] == "True 0", "the largest patterns, which find brackets of all kinds, wait until they are used"
        assert said[3:] == ["True", "Union[a, b] , c"], "wrong calls are explained, and patterns work"
