"""How the desktops of Linux keep a screen awake: one of three services on the session's D-Bus.

A service may be slow or never answer, and the bus itself may hang, so a thread of its own asks. It sleeps while the
screen is held, and its connection is closed at the end: each of the services drops what a closed connection asked for.
"""

from contextlib import suppress
from threading import Event, Thread
from typing import Any, NamedTuple

NAME = "BackCoach"
APP_ID = "org.backcoach.BackCoach"
REASON = "An exercise session is running"
IDLE = 8
"""For GNOME and the portal alike: the session does not become idle."""
ANSWER_S = 2.0
"""How long one service may take before the next is asked."""


class Service(NamedTuple):
    """Which service to ask, with what, and how to release its answer: a number, or from the portal an object's path."""

    name: str
    path: str
    interface: str
    signature: str
    body: tuple[object, ...]
    undo: str = ""


SERVICES = (
    Service(
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        "ss",
        (NAME, REASON),
        "UnInhibit",
    ),
    Service(
        "org.gnome.SessionManager",
        "/org/gnome/SessionManager",
        "org.gnome.SessionManager",
        "susu",
        (APP_ID, 0, REASON, IDLE),
        "Uninhibit",
    ),
    Service(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Inhibit",
        "sua{sv}",
        ("", IDLE, {"reason": ("s", f"{NAME}: {REASON}")}),
    ),
)


class OnDBus:
    """Asks in a thread, one for each time the screen is held; no call here waits."""

    def __init__(self) -> None:
        self._over = Event()

    def prepare(self) -> None:
        """Load what talks D-Bus."""
        import jeepney.io.blocking  # type: ignore[import-untyped] # noqa: F401

    def hold(self) -> None:
        """Ask the services, one after the other, until one agrees."""
        self._over = Event()
        Thread(target=keep_awake, args=(self._over,), name="screen awake", daemon=True).start()

    def release(self) -> None:
        """Let go, as soon as the thread can."""
        self._over.set()


def keep_awake(over: Event) -> None:
    """Keep the screen awake until `over`; returns at once if there is no bus, or if no service agrees."""
    from jeepney.io.blocking import open_dbus_connection

    # a bus can fail in many ways, and the session goes on without it
    with suppress(Exception), open_dbus_connection("SESSION") as bus:
        _hold(bus, over)


def _hold(bus: Any, over: Event) -> None:
    for service in SERVICES:
        if over.is_set():
            return
        given = _ask(bus, service)
        if given is not None:
            over.wait()
            bus.send(_letting_go(service, given))
            return


def _ask(bus: Any, service: Service) -> Any:
    """What the service gives to let go with; None where it does not answer, or not well."""
    from jeepney import DBusAddress, MessageType, new_method_call

    address = DBusAddress(service.path, service.name, service.interface)
    question = new_method_call(address, "Inhibit", service.signature, service.body)
    try:
        answer = bus.send_and_get_reply(question, timeout=ANSWER_S)
    except TimeoutError:
        return None
    return answer.body[0] if answer.header.message_type is MessageType.method_return and answer.body else None


def _letting_go(service: Service, given: Any) -> Any:
    from jeepney import DBusAddress, new_method_call

    if service.undo:
        return new_method_call(DBusAddress(service.path, service.name, service.interface), service.undo, "u", (given,))
    return new_method_call(DBusAddress(given, service.name, "org.freedesktop.portal.Request"), "Close")
