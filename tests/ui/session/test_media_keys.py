"""Media keys reach a session through a real D-Bus, whichever window has the focus."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from jeepney import DBusAddress, MatchRule, MessageType, new_method_call  # type: ignore[import-untyped]
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from backcoach.ui.session.media_keys import MediaKeys
from backcoach.ui.session.media_player_on_dbus import NAME, PATH, PLAYER, PROPERTIES, ROOT, MediaPlayer
from tests.patience import PATIENCE_S
from tests.studio import Studio, press

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")


class Desktop:
    """A desktop that sends keys to media players, and hears what they tell."""

    def __init__(self) -> None:
        self._bus = open_dbus_connection("SESSION")
        rule = MatchRule(type="signal", interface=PROPERTIES, path=PATH)
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))

    def is_there(self) -> bool:
        return bool(self._bus.send_and_get_reply(message_bus.NameHasOwner(NAME)).body[0])

    def call(self, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(PATH, NAME, interface)
        return self._bus.send_and_get_reply(
            new_method_call(address, method, signature or None, body), timeout=PATIENCE_S
        )

    def status(self) -> str:
        said: str = self.call(PROPERTIES, "Get", "ss", (PLAYER, "PlaybackStatus")).body[0][1]
        return said

    def heard(self) -> str:
        """The status of the next signal."""
        while True:
            message = self._bus.receive(timeout=PATIENCE_S)
            if message.header.message_type is MessageType.signal and message.body[0] == PLAYER:
                said: str = message.body[1]["PlaybackStatus"][1]
                return said

    def close(self) -> None:
        self._bus.close()


@pytest.fixture
def desktop(bus: str) -> Iterator[Desktop]:
    made = Desktop()
    yield made
    made.close()


def test_keys_pause_a_session_and_lead_through_it(desktop: Desktop, studio: Studio) -> None:
    MediaKeys(studio.session, studio.controller.media_commands(), studio.window, "linux")
    assert not desktop.is_there(), "no session, no player"
    studio.start()
    studio.wait(desktop.is_there)
    assert desktop.status() == "Playing"

    def send(method: str) -> None:
        desktop.call(PLAYER, method)
        studio.app.processEvents()

    send("Play")
    assert studio.state == "running", "it plays already"
    send("PlayPause")
    assert studio.state == "paused"
    assert desktop.heard() == "Paused"
    assert desktop.status() == "Paused"
    send("Pause")
    assert studio.state == "paused"
    send("Play")
    assert studio.state == "running"
    step = studio.session.player.moment.segment.step if studio.session.player else -1
    send("Next")
    send("Next")
    send("Previous")
    assert studio.session.player
    assert studio.session.player.moment.segment.step in (step, step + 1)
    with studio.answering(lambda dialog: press(dialog.focusWidget(), "Return")):
        send("Stop")
    assert studio.act == "after"
    studio.wait(lambda: not desktop.is_there())


def test_it_tells_what_it_is_and_nothing_of_the_exercises(desktop: Desktop, studio: Studio) -> None:
    player = MediaPlayer(lambda _: None)
    player.open("Paused")
    studio.wait(desktop.is_there)
    root = desktop.call(PROPERTIES, "GetAll", "s", (ROOT,)).body[0]
    assert (root["Identity"][1], root["DesktopEntry"][1]) == ("BackCoach", "org.backcoach.BackCoach")
    about = desktop.call(PROPERTIES, "GetAll", "s", (PLAYER,)).body[0]
    assert about["Metadata"][1]["xesam:title"][1] == "BackCoach"
    assert "PlayPause" in desktop.call("org.freedesktop.DBus.Introspectable", "Introspect").body[0]
    for interface, method, signature, body in (
        (PLAYER, "Seek", "x", (5,)),
        (PROPERTIES, "GetAll", "s", ("org.example",)),
        (PROPERTIES, "Get", "ss", (PLAYER, "Shuffle")),
    ):
        answer = desktop.call(interface, method, signature, body)
        assert answer.header.message_type is MessageType.error
    player.close()
    studio.wait(lambda: not desktop.is_there())


def test_raise_brings_the_window_to_the_front(desktop: Desktop, studio: Studio) -> None:
    MediaKeys(studio.session, studio.controller.media_commands(), studio.window, "linux")
    studio.start()
    studio.wait(desktop.is_there)
    studio.window.showMinimized()
    desktop.call(ROOT, "Raise")
    studio.wait(lambda: not studio.window.isMinimized())
    studio.session.leave()
    studio.wait(lambda: not desktop.is_there())


def test_without_a_bus_or_on_other_systems_a_session_goes_on(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    for system in ("linux", "win32"):
        MediaKeys(studio.session, studio.controller.media_commands(), studio.window, system)
    studio.start()
    studio.press("Space")
    assert studio.state == "paused"
