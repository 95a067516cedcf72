"""`python -m tests.ui.screen_reader FOLDER`: starts BackCoach and tells what a screen reader would find of it.

Runs inside `dbus-run-session` on an X display, and talks to the accessibility bus itself, so that at-spi2-core will do.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Any

from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]
from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped]

REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
Node = tuple[str, str]
Found = tuple[Node, str, str]
"""A node with its role and its name."""


def accessibility_bus() -> DBusConnection:
    """The bus of screen readers in this session."""
    asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
    with open_dbus_connection() as session:
        (address,) = unwrap_msg(session.send_and_get_reply(asked))
    return open_dbus_connection(address)


class Reader:
    """Reads the tree of everything that is accessible, and presses what can be pressed."""

    def __init__(self, bus: DBusConnection, process: subprocess.Popen[bytes]) -> None:
        self._bus = bus
        self._process = process

    def ask(self, node: Node, interface: str, method: str, signature: str = "", *values: object) -> tuple[Any, ...]:
        """What a node answers."""
        call = new_method_call(DBusAddress(node[1], node[0], interface), method, signature or None, values)
        answer: tuple[Any, ...] = unwrap_msg(self._bus.send_and_get_reply(call, timeout=10))
        return answer

    def walk(self, node: Node = REGISTRY) -> Iterator[Found]:
        """Every node below one, from the outside in."""
        for child in self.ask(node, ACCESSIBLE, "GetChildren")[0]:
            ((_, name),) = self.ask(child, "org.freedesktop.DBus.Properties", "Get", "ss", ACCESSIBLE, "Name")
            yield child, self.ask(child, ACCESSIBLE, "GetRoleName")[0], name
            yield from self.walk(child)

    def find(self, wanted: Callable[[Found], bool], meanwhile: Callable[[], object] = tuple) -> list[Found]:
        """The tree, once something wanted is in it; `meanwhile` is done before each look."""
        until = monotonic() + 60
        while monotonic() < until and self._process.poll() is None:
            try:
                meanwhile()
                tree = list(self.walk())
            except Exception:  # a node went while it was asked
                tree = []
            if any(map(wanted, tree)):
                return tree
            sleep(0.1)
        raise TimeoutError("it never appeared")

    def press(self, node: Node) -> None:
        """Do the first thing that can be done with a node."""
        self.ask(node, ACTION, "DoAction", "i", 0)


def main(folder: str) -> None:
    """Print the roles and names of the window at rest, then what has come after Start was pressed."""
    process = subprocess.Popen([sys.executable, "-m", "backcoach", "--data-dir", folder])
    try:
        with accessibility_bus() as bus:
            reader = Reader(bus, process)
            tree = reader.find(lambda found: found[2] == "Start")
            print(*(f"{role}: {name}" for _, role, name in tree if name), sep="\n")
            start = next(node for node, _, name in tree if name == "Start")
            # what is pressed before everything is loaded, after the first paint, is not heard
            asked = reader.find(lambda found: found[2].startswith("How strong"), lambda: reader.press(start))
            print(*(f"after Start, {role}: {name}" for _, role, name in asked if name), sep="\n")
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main(sys.argv[1])
