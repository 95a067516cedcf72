"""Faults of the real window: mute services on D-Bus, kills while it runs, and second windows by other names."""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backcoach.history.journal import Journal  # noqa: E402
from tests.history.helpers import SetClock, integrity  # noqa: E402
from tests.outside import command, life, surroundings  # noqa: E402

WINDOW_KILLS = 30
LONGEST_S = 12.0
"""Seconds after which a window is killed at the latest; a life takes less on an idle machine."""
SERVICES = (
    "org.freedesktop.ScreenSaver", "org.gnome.SessionManager", "org.freedesktop.portal.Desktop", "org.a11y.Bus",
    "org.freedesktop.Notifications", "org.freedesktop.portal.IBus", "com.canonical.AppMenu.Registrar",
)  # fmt: skip
MUTE = """
import sys
from jeepney.io.blocking import open_dbus_connection
from jeepney.bus_messages import message_bus
connection = open_dbus_connection("SESSION")
for name in sys.argv[1:]:
    connection.send_and_get_reply(message_bus.RequestName(name))
print("ready", flush=True)
while True:
    connection.receive()
"""
"""Owns names on the bus, takes every call and answers none."""


@contextmanager
def mute_services() -> Iterator[str]:
    """The address of a bus of its own on which every service that a desktop has is there and says nothing."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout
    address = daemon.stdout.readline().strip()
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
    services = subprocess.Popen([sys.executable, "-c", MUTE, *SERVICES], env=environment, stdout=subprocess.PIPE)
    assert services.stdout
    services.stdout.readline()
    try:
        yield address
    finally:
        for process in (services, daemon):
            process.kill()
            process.communicate()


def mute_bus() -> int:
    """Do sessions in the window while every service on D-Bus is mute; 1 if that hung."""
    with tempfile.TemporaryDirectory() as name, mute_services() as address:
        try:
            lived = life(Path(name), DBUS_SESSION_BUS_ADDRESS=address)
        except subprocess.TimeoutExpired:
            lived = None
    failed = lived is None or lived.stdout.splitlines()[-1:] != ["done"]
    print(f"mute_bus: {len(SERVICES)} mute services, 5 sessions, {int(failed)} hung or failed")
    return int(failed)


def window_kills() -> int:
    """Kill the window at random instants; entries lost, damaged journals and next starts without a window."""
    chance, lost, told, killed, stuck = random.Random(3), 0, 0, 0, 0
    for _ in range(WINDOW_KILLS):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            kept, ended = _killed(place, chance.uniform(0.5, LONGEST_S))
            killed += not ended
            told += kept
            lost += max(0, kept - _scores(place)) if kept else 0
            lost += (place / "data" / "journal.db").exists() and integrity(place / "data") != "ok"
            stuck += life(place).stdout.splitlines()[-1:] != ["done"]
    print(f"window_kills: {killed} of {WINDOW_KILLS} windows killed, {told} scores told as kept, {lost} lost;")
    print(f"              {stuck} next starts without a whole life")
    return lost + stuck


def _killed(place: Path, seconds: float) -> tuple[int, bool]:
    """Run a life and kill it after some seconds; the last number of scores that it told, and whether it had ended."""
    process = subprocess.Popen(
        command(place), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=surroundings(place)
    )
    try:
        out, _ = process.communicate(timeout=seconds)
        ended = True
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
        ended = False
    numbers = [int(line.split()[1]) for line in out.splitlines() if re.fullmatch(r"kept \d+", line)]
    return max(numbers, default=0), ended


def _scores(place: Path) -> int:
    journal = Journal.open(place / "data", SetClock()).journal
    try:
        return journal.contents().scores
    finally:
        journal.close()


def second_windows() -> int:
    """Start the window again by four other ways to its folder; how many opened a second window or said nothing."""
    call = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from backcoach.ui.single_instance import SingleInstance\n"
        "application = QCoreApplication([])\n"
        "print(SingleInstance(Path(sys.argv[1])).claim_or_call())"
    )
    hold = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from backcoach.ui.single_instance import SingleInstance\n"
        "application, first = QCoreApplication([]), SingleInstance(Path(sys.argv[1]))\n"
        "first.claim(); first.listen(); print('listening', flush=True); application.exec()"
    )
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        environment, data = surroundings(place), place / "data"
        (place / "link").symlink_to(data)
        (place / "other").mkdir(mode=0o700)
        first = subprocess.Popen(
            [sys.executable, "-c", hold, str(data)], stdout=subprocess.PIPE, cwd=ROOT, env=environment
        )
        assert first.stdout
        first.stdout.readline()
        ways: list[tuple[Path, dict[str, str]]] = [
            (place / "link", {}), (data / ".." / "data", {}), (data, {"TMPDIR": str(place / "other")}),
            (data, {"XDG_RUNTIME_DIR": str(place / "other")}),
        ]  # fmt: skip
        told = [
            subprocess.run(
                [sys.executable, "-c", call, str(path)],
                capture_output=True, text=True, check=False, cwd=ROOT, env=environment | more, timeout=120,
            ).stdout.strip()
            for path, more in ways
        ]  # fmt: skip
        first.kill()
        first.communicate()
    wrong = sum(answer != "answered" for answer in told)
    print(f"second_windows: {len(ways)} ways (symlink, .., TMPDIR, XDG_RUNTIME_DIR), {wrong} not answered by the first")
    return wrong
