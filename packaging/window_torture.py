"""Faults of the real window: mute services on D-Bus, kills while it runs, and second windows by other names."""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backcoach.history.journal import Journal  # noqa: E402
from tests.history.helpers import SetClock, integrity  # noqa: E402
from tests.outside import command, life, surroundings  # noqa: E402

WINDOW_KILLS = 30
MOST_KEPT = 24
"""How often a life tells what is kept before it is killed, at most; and so many seconds later."""
LONGEST_S = 1.0
LIFE_S = 900.0
"""Seconds after which a run of the window counts as hung; on an idle machine it takes a few."""
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

CALL = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from backcoach.ui.single_instance import SingleInstance
application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).claim_or_call())
"""
HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from backcoach.ui.single_instance import SingleInstance
application, first = QCoreApplication([]), SingleInstance(Path(sys.argv[1]))
first.claim()
first.listen()
print("listening", flush=True)
application.exec()
"""


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
        failed = not _lives(Path(name), DBUS_SESSION_BUS_ADDRESS=address)
    print(f"mute_bus: {len(SERVICES)} mute services, 5 sessions, {int(failed)} hung or failed")
    return int(failed)


def window_kills() -> int:
    """Kill the window at random instants; entries lost, damaged journals and next starts without a whole life."""
    chance, lost, told, stuck = random.Random(3), 0, 0, 0
    for _ in range(WINDOW_KILLS):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            kept = _killed(place, chance.randint(0, MOST_KEPT), chance.uniform(0.0, LONGEST_S))
            told += kept
            lost += max(0, kept - _scores(place)) if kept else 0
            lost += (place / "data" / "journal.db").exists() and integrity(place / "data") != "ok"
            stuck += not _lives(place)
    print(f"window_kills: {WINDOW_KILLS} windows killed, {told} scores told as kept, {lost} lost;")
    print(f"              {stuck} next starts without a whole life")
    return lost + stuck


def _lives(place: Path, **environment: str) -> bool:
    try:
        return life(place, LIFE_S, **environment).stdout.splitlines()[-1:] == ["done"]
    except subprocess.TimeoutExpired:
        return False


def _killed(place: Path, after: int, seconds: float) -> int:
    """Run the window and kill it some seconds after it has reported so often what is stored; returns the last number
    reported."""
    process = subprocess.Popen(
        command(place), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=surroundings(place)
    )
    assert process.stdout
    numbers: list[int] = []
    lines = iter(process.stdout)
    while len(numbers) < after and (line := next(lines, "")):
        numbers += [int(number) for number in re.findall(r"^kept (\d+)$", line)]
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    numbers += [int(number) for number in re.findall(r"^kept (\d+)$", "".join(lines), re.MULTILINE)]
    process.wait()
    return max(numbers, default=0)


def _scores(place: Path) -> int:
    journal = Journal.open(place / "data", SetClock()).journal
    try:
        return journal.contents().scores
    finally:
        journal.close()


def second_windows() -> int:
    """Start the window again by four other ways to its folder; how many the first one has not answered."""
    with tempfile.TemporaryDirectory() as name, _first_window(Path(name)) as environment:
        place, data = Path(name), Path(name) / "data"
        (place / "link").symlink_to(data)
        (place / "other").mkdir(mode=0o700)
        other = str(place / "other")
        ways: list[tuple[Path, dict[str, str]]] = [
            (place / "link", {}), (data / ".." / "data", {}), (data, {"TMPDIR": other}),
            (data, {"XDG_RUNTIME_DIR": other}),
        ]  # fmt: skip
        told = [
            subprocess.run(
                [sys.executable, "-c", CALL, str(path)],
                capture_output=True, text=True, check=False, cwd=ROOT, env=environment | more, timeout=120,
            ).stdout.strip()
            for path, more in ways
        ]  # fmt: skip
    wrong = sum(answer != "answered" for answer in told)
    print(f"second_windows: {len(ways)} ways (symlink, .., TMPDIR, XDG_RUNTIME_DIR), {wrong} not answered by the first")
    return wrong


@contextmanager
def _first_window(place: Path) -> Iterator[dict[str, str]]:
    """A process that holds the folder as the window does; its environment."""
    environment = surroundings(place)
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place / "data")], stdout=subprocess.PIPE, cwd=ROOT, env=environment
    )
    assert first.stdout
    first.stdout.readline()
    try:
        yield environment
    finally:
        first.kill()
        first.communicate()
