"""Loads Qt without what it does to Python's `import`.

PySide6 replaces `import` for a way of writing that is not used here (`from __feature__ import snake_case`): from then
on the source of each module that is imported is read from the disk and searched for a mention of PySide6. That is an
eighth of our start, and more from a cold disk, so `import` is put back.
"""

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load Qt's core if it is not there yet, and leave `import` as it was before."""
    own = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = own
