"""The D-Bus of the session, asked before Qt does: Qt waits for a bus that does not answer, with no window shown."""

import ctypes
import os
import sys
from functools import partial
from pathlib import Path

from backcoach.outside import NoAnswer, in_time

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
NOWHERE = "unix:path=/dev/null/no-bus"
ANSWER_S = 3.0
"""Seconds that the bus may take; a bus that works needs a millisecond."""
_LOOK_MS = 50


def leave_mute_bus() -> bool:
    """Do without the session's bus, if it does not answer; whether that was so. Call before the application is made."""
    address = _address()
    if not sys.platform.startswith("linux") or not address:
        return False
    try:
        answers = in_time(partial(_answers, address), 2 * ANSWER_S)
    except NoAnswer:  # not even the connection was made
        answers = False
    if not answers:
        os.environ[ADDRESS] = NOWHERE
    return not answers


def _address() -> str:
    """Where libraries look for the bus; empty if there is none."""
    usual = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus")
    return os.environ.get(ADDRESS) or (f"unix:path={usual}" if usual.exists() else "")


def _answers(address: str) -> bool:
    """Whether the bus lets us in or refuses us within ANSWER_S; also true where no D-Bus is installed."""
    try:
        dbus = ctypes.CDLL("libdbus-1.so.3")
    except OSError:
        return True
    dbus.dbus_connection_open_private.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(dbus.dbus_connection_open_private(os.fsencode(address), None))
    if connection.value is None:
        return True
    dbus.dbus_connection_set_exit_on_disconnect(connection, 0)
    looks = range(round(ANSWER_S * 1000 / _LOOK_MS))
    answers = any(_has_answered(dbus, connection) for _ in looks)
    dbus.dbus_connection_close(connection)
    dbus.dbus_connection_unref(connection)
    return answers


def _has_answered(dbus: ctypes.CDLL, connection: ctypes.c_void_p) -> bool:
    is_open = dbus.dbus_connection_read_write(connection, _LOOK_MS)
    return not is_open or bool(dbus.dbus_connection_get_is_authenticated(connection))
