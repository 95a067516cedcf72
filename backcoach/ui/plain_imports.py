"""Loads Qt without what it does to Python's `import`, and without doing again what it did at an earlier start.

PySide6 replaces `import` for a way of writing that is not used here (`from __feature__ import snake_case`): from then
on the source of each module that is imported is read from the disk and searched for a mention of PySide6. That is an
eighth of our start, and more from a cold disk, so `import` is put back.

Its modules that are written in Python are texts inside its libraries. Compiling them and their patterns is two fifths
of what loading it takes (see `quick_loading`).
"""

import builtins
from importlib import import_module
from pathlib import Path

from backcoach.ui.quick_loading import code_kept, patterns_waiting

KEPT = "qt-code.bin"
"""The file of the cache folder with the compiled modules."""


def load_qt(cache: Path) -> None:
    """Load Qt's core if it is not there yet, and leave `import` as it was before; `cache` is the cache folder."""
    own = builtins.__import__
    with code_kept(cache / KEPT, "shibokensupport/", "signature_bootstrap"), patterns_waiting("shibokensupport"):
        import_module("PySide6.QtCore")
    builtins.__import__ = own
