"""The screen is kept awake under BackCoach's own name by real D-Bus services, none of which can hold up the window."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from threading import enumerate as threads
from typing import Any

import pytest
from jeepney import (  # type: ignore[import-untyped]
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from backcoach.ui.session import inhibit_natively, inhibit_on_dbus
from backcoach.ui.session.inhibit_natively import Caffeinate, ExecutionState
from backcoach.ui.session.inhibit_on_dbus import OnDBus
from backcoach.ui.session.screen_inhibitor import ScreenInhibitor, way_of

PATIENCE_S = 20
"""Longer than any of this takes; only a failing test waits for it."""
PORTAL_HANDLE = "/org/freedesktop/portal/desktop/request/1_7/t"


class Service:
    """A service of a desktop that writes down each call and answers with a value, an error or not at all."""

    def __init__(self, name: str, answer: Callable[[Any], Any]) -> None:
        self.calls: Queue[tuple[str, str, tuple[object, ...]]] = Queue()
        self.gone: Queue[str] = Queue()
        self._answer = answer
        self._connection = open_dbus_connection("SESSION")
        self._connection.send_and_get_reply(message_bus.RequestName(name))
        self._connection.send_and_get_reply(
            message_bus.AddMatch("type='signal',member='NameOwnerChanged',interface='org.freedesktop.DBus'")
        )
        self._ended = Event()
        self._thread = Thread(target=self._serve, name=name)
        self._thread.start()

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            fields = message.header.fields
            if message.header.message_type is MessageType.method_call:
                self.calls.put((fields[HeaderFields.path], fields[HeaderFields.member], message.body))
                if (answer := self._answer(message)) is not None:
                    self._connection.send(answer)
            elif fields.get(HeaderFields.member) == "NameOwnerChanged" and not message.body[2]:
                self.gone.put(message.body[0])

    def close(self) -> None:
        self._ended.set()
        self._thread.join()
        self._connection.close()


OpenService = Callable[[str, Callable[[Any], Any]], Service]


@pytest.fixture
def serve(bus: str) -> Iterator[OpenService]:
    opened: list[Service] = []

    def open_one(name: str, answer: Callable[[Any], Any]) -> Service:
        opened.append(Service(name, answer))
        return opened[-1]

    yield open_one
    for service in opened:
        service.close()


def cookie(message: Any) -> Any:
    return new_method_return(message, "u", (41,))


def handle(message: Any) -> Any:
    return new_method_return(message, "o", (PORTAL_HANDLE,))


def refuse(message: Any) -> Any:
    return new_error(message, "org.freedesktop.DBus.Error.AccessDenied")


def stay_mute(message: Any) -> None:
    """The service hangs."""


SCREEN_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
GNOME = ("org.gnome.SessionManager", "/org/gnome/SessionManager")
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
REASON = "An exercise session is running"


@pytest.mark.parametrize(
    ("service", "answer", "asked", "let_go"),
    [
        (SCREEN_SAVER, cookie, ("BackCoach", REASON), (SCREEN_SAVER[1], "UnInhibit", (41,))),
        (GNOME, cookie, ("org.backcoach.BackCoach", 0, REASON, 8), (GNOME[1], "Uninhibit", (41,))),
        (
            PORTAL,
            handle,
            ("", 8, {"reason": ("s", f"BackCoach: {REASON}")}),
            (PORTAL_HANDLE, "Close", ()),
        ),
    ],
    ids=["ScreenSaver", "GNOME", "portal"],
)
def test_each_desktop_is_asked_in_backcoach_s_name_and_let_go_of(
    serve: OpenService, service: tuple[str, str], answer: Callable[[Any], Any], asked: object, let_go: object
) -> None:
    name, path = service
    served = serve(name, answer)
    inhibitor = ScreenInhibitor(OnDBus())
    inhibitor.prepare()
    inhibitor.hold()
    assert served.calls.get(timeout=PATIENCE_S) == (path, "Inhibit", asked)
    with pytest.raises(Empty):
        served.calls.get_nowait()
    inhibitor.release()
    assert served.calls.get(timeout=PATIENCE_S) == let_go
    assert served.gone.get(timeout=PATIENCE_S).startswith(":"), "the connection that held it is closed"


def test_only_one_service_is_asked_when_it_agrees(serve: OpenService) -> None:
    first, second = serve(SCREEN_SAVER[0], cookie), serve(GNOME[0], cookie)
    inhibitor = ScreenInhibitor(OnDBus())
    inhibitor.hold()
    first.calls.get(timeout=PATIENCE_S)
    inhibitor.release()
    first.gone.get(timeout=PATIENCE_S)
    assert second.calls.empty()


def test_a_service_that_refuses_or_hangs_leads_to_the_next_and_holds_nobody_up(
    serve: OpenService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inhibit_on_dbus, "ANSWER_S", 0.05)
    mute, refusing, last = (
        serve(SCREEN_SAVER[0], stay_mute),
        serve(GNOME[0], refuse),
        serve(PORTAL[0], handle),
    )
    inhibitor = ScreenInhibitor(OnDBus())
    inhibitor.hold()
    assert [one.calls.get(timeout=PATIENCE_S)[1] for one in (mute, refusing, last)] == ["Inhibit"] * 3
    inhibitor.release()
    assert last.calls.get(timeout=PATIENCE_S)[1] == "Close"


def test_a_hanging_service_is_asked_in_another_thread_and_left_when_it_is_over(serve: OpenService) -> None:
    mute, next_one = serve(SCREEN_SAVER[0], stay_mute), serve(GNOME[0], cookie)
    inhibitor = ScreenInhibitor(OnDBus())
    inhibitor.hold()  # would not come back for ANSWER_S if it waited
    mute.calls.get(timeout=PATIENCE_S)
    assert [one.daemon for one in threads() if one.name == "screen awake"] == [True], "it ends with the program"
    inhibitor.release()
    mute.gone.get(timeout=PATIENCE_S)
    assert next_one.calls.empty(), "nothing is held after it is over"


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "", "no address at all"])
def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    inhibitor = ScreenInhibitor(OnDBus())
    inhibitor.hold()
    inhibitor.release()
    for thread in threads():
        if thread.name == "screen awake":
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


def test_windows_is_told_what_it_documents() -> None:
    told: list[int] = []

    def tell(state: int) -> int:
        told.append(state)
        return 0

    inhibitor = ScreenInhibitor(ExecutionState(tell))
    inhibitor.hold()
    assert told == [0x80000003], "continuous, system and display required"
    inhibitor.release()
    assert told[1:] == [0x80000000], "continuous alone takes it back"


@pytest.mark.skipif(sys.platform == "win32", reason="the program that stands for macOS's is a shell script")
def test_macos_s_own_program_runs_while_the_screen_is_held_and_for_this_process_only(tmp_path: Path) -> None:
    program, said = tmp_path / "caffeinate", tmp_path / "said"
    os.mkfifo(said)
    program.write_text(f"#!/bin/sh\necho $$ $* > {said}\nexec {shutil.which('sleep')} 1000\n")
    program.chmod(0o755)
    inhibitor = ScreenInhibitor(Caffeinate(str(program)))
    inhibitor.hold()
    number, *given = said.read_text().split()
    assert given == ["-d", "-i", "-w", str(os.getpid())]
    inhibitor.release()
    with pytest.raises(ProcessLookupError):
        os.kill(int(number), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="the program that stands for macOS's is a shell script")
def test_macos_s_own_program_is_killed_if_it_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inhibit_natively, "ENDING_S", 0.05)
    program, said = tmp_path / "caffeinate", tmp_path / "said"
    os.mkfifo(said)
    program.write_text(f"#!/bin/sh\ntrap '' TERM\necho $$ > {said}\nwhile :; do sleep 1; done\n")
    program.chmod(0o755)
    inhibitor = ScreenInhibitor(Caffeinate(str(program)))
    inhibitor.hold()
    number = int(said.read_text())
    inhibitor.release()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_mac_without_the_program_goes_on() -> None:
    inhibitor = ScreenInhibitor(Caffeinate("/nowhere/caffeinate"))
    inhibitor.hold()
    inhibitor.release()


@pytest.mark.parametrize(
    ("platform", "way"), [("win32", ExecutionState), ("darwin", Caffeinate), ("linux", OnDBus), ("freebsd14", OnDBus)]
)
def test_each_system_has_its_way(platform: str, way: type) -> None:
    assert type(way_of(platform)) is way
