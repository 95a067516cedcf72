"""A session as a media player on the session's D-Bus (MPRIS 2.2), so that keys of headphones and keyboards reach it.

A desktop sends those keys to media players, whichever window has the focus. A thread of its own talks to the bus, since
the bus may be slow or never answer. It tells nothing about the exercises, since a lock screen may show what it tells.
"""

from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Literal

import msgspec

Status = Literal["Playing", "Paused", "Stopped"]
NAME = "org.mpris.MediaPlayer2.backcoach"
PATH = "/org/mpris/MediaPlayer2"
ROOT, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
PROPERTIES, INTROSPECTABLE = "org.freedesktop.DBus.Properties", "org.freedesktop.DBus.Introspectable"
COMMANDS = {
    (ROOT, "Raise"): "raise", (PLAYER, "PlayPause"): "toggle", (PLAYER, "Play"): "play", (PLAYER, "Pause"): "pause",
    (PLAYER, "Next"): "next", (PLAYER, "Previous"): "previous", (PLAYER, "Stop"): "stop",
}  # fmt: skip
"""What is sent to `tell` for each method."""
LOOK_S = 0.25
"""How often it looks whether the session has paused or gone on."""
_DO_NOT_QUEUE = 4


class MediaPlayer(msgspec.Struct):
    """One connection to the bus, open until `close`; `tell` gets a command, in the thread of the connection."""

    tell: Callable[[str], object]
    _news: "SimpleQueue[Status | None]" = msgspec.field(default_factory=SimpleQueue)

    def open(self, status: Status) -> None:
        """Appear on the bus; if there is none, nothing happens."""
        Thread(target=self._serve, args=(status,), name="media keys", daemon=True).start()

    def show(self, status: Status) -> None:
        """Tell the desktop that the session has paused or goes on."""
        self._news.put(status)

    def close(self) -> None:
        """Be there no more."""
        self._news.put(None)

    def _serve(self, status: Status) -> None:
        from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        # a bus can fail in many ways, and the session goes on without it
        with suppress(Exception), open_dbus_connection("SESSION") as bus:
            bus.send_and_get_reply(message_bus.RequestName(NAME, _DO_NOT_QUEUE), timeout=2.0)
            current: Status | None = status
            while current:
                with suppress(TimeoutError):
                    self._answer(bus, bus.receive(timeout=LOOK_S), current)
                current = self._follow(bus, current)

    def _follow(self, bus: Any, status: Status) -> Status | None:
        """The newest status that the bus was told; None once it was closed."""
        from jeepney import DBusAddress, new_signal  # type: ignore[import-untyped]

        new: Status | None = status
        with suppress(Empty):
            while new:
                new = self._news.get_nowait()
        if new and new != status:
            nothing_else: list[str] = []
            changed = (PLAYER, {"PlaybackStatus": ("s", new)}, nothing_else)
            bus.send(new_signal(DBusAddress(PATH, interface=PROPERTIES), "PropertiesChanged", "sa{sv}as", changed))
        return new

    def _answer(self, bus: Any, message: Any, status: Status) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        if message.header.message_type is not MessageType.method_call:
            return
        fields = message.header.fields
        called = fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, "")
        if called in COMMANDS:
            self.tell(COMMANDS[called])
            bus.send(new_method_return(message))
        elif (answer := _described(called, message.body, status)) is not None:
            bus.send(new_method_return(message, *answer))
        else:
            bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


def _described(called: tuple[str, str], body: tuple[Any, ...], status: Status) -> tuple[str, tuple[Any, ...]] | None:
    """The signature and body that answer a question about the player; None for what it does not know."""
    if called == (INTROSPECTABLE, "Introspect"):
        return "s", (_DESCRIPTION,)
    known = _properties(status)
    if called == (PROPERTIES, "GetAll") and body and body[0] in known:
        return "a{sv}", (known[body[0]],)
    if called == (PROPERTIES, "Get") and len(body) == 2 and body[1] in known.get(body[0], {}):
        return "v", (known[body[0]][body[1]],)
    return None


def _properties(status: Status) -> dict[str, dict[str, tuple[str, Any]]]:
    yes, no = ("b", True), ("b", False)
    return {
        ROOT: {
            "CanQuit": no, "CanRaise": yes, "HasTrackList": no, "Identity": ("s", "BackCoach"),
            "DesktopEntry": ("s", "org.backcoach.BackCoach"), "SupportedUriSchemes": ("as", []),
            "SupportedMimeTypes": ("as", []),
        },
        PLAYER: {
            "PlaybackStatus": ("s", status), "Rate": ("d", 1.0), "MinimumRate": ("d", 1.0), "MaximumRate": ("d", 1.0),
            "Volume": ("d", 1.0), "Position": ("x", 0),
            "Metadata": ("a{sv}", {"mpris:trackid": ("o", f"{PATH}/session"), "xesam:title": ("s", "BackCoach")}),
            "CanGoNext": yes, "CanGoPrevious": yes, "CanPlay": yes, "CanPause": yes, "CanSeek": no, "CanControl": yes,
        },
    }  # fmt: skip


_DESCRIPTION = "".join(
    [
        "<node>",
        f"<interface name='{ROOT}'><method name='Raise'/></interface>",
        f"<interface name='{PLAYER}'>",
        *(f"<method name='{method}'/>" for interface, method in COMMANDS if interface == PLAYER),
        "<property name='PlaybackStatus' type='s' access='read'/></interface>",
        "</node>",
    ]
)
