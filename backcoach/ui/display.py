"""Finds out whether a window can be opened, before Qt tries and aborts."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.outside import NoAnswer, in_time
from backcoach.problem import Problem

if TYPE_CHECKING:
    import ctypes

ANSWER_S = 20.0
"""Seconds that a display may take to let us in, over a slow network as well."""
_WITHOUT = "`backcoach sheet ID -o FILE.pdf` makes a page to print without one."


def require_display() -> None:
    """Raises Problem if there is no screen that Qt can use. On systems without X or Wayland Qt decides."""
    wished = os.environ.get("QT_QPA_PLATFORM", "xcb")
    if not sys.platform.startswith("linux") or not any(name in wished for name in ("xcb", "wayland")):
        return
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), wayland).exists():
        return
    if not os.environ.get("DISPLAY"):
        raise Problem("There is no display to open a window on; {without}", without=_WITHOUT)
    import ctypes  # only X needs it

    from PySide6.QtCore import QLibraryInfo

    xcb = _library("libxcb.so.1")
    _library(f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)}/platforms/libqxcb.so")  # Qt needs no more
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    try:
        refused = in_time(partial(_is_refused, xcb), ANSWER_S)
    except NoAnswer:
        refused = True
    if refused:
        raise Problem(
            "The display {environ} does not answer; {without}", environ=os.environ["DISPLAY"], without=_WITHOUT
        )


def _is_refused(xcb: "ctypes.CDLL") -> bool:
    connection = xcb.xcb_connect(None, None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(refused)


def _library(name: str) -> "ctypes.CDLL":
    import ctypes

    try:
        return ctypes.CDLL(name)
    except OSError as error:
        missing = str(error).partition(":")[0]
        raise Problem(
            "The window needs the system library {missing}{remedy}; {without}",
            missing=missing,
            remedy=_remedy(missing),
            without=_WITHOUT,
        ) from None


def _remedy(library: str) -> str:
    """The Debian package of a library: libxcb-icccm.so.4 is in libxcb-icccm4."""
    stem, _, version = library.lower().partition(".so.")
    if not version:
        return ""
    return f" (on Debian or Ubuntu: sudo apt-get install {stem}{'-' if stem[-1].isdigit() else ''}{version})"
