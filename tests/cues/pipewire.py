"""A PipeWire of our own, with its PulseAudio side and a null sink."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

from tests.patience import PATIENCE_S

PROGRAMS = ("dbus-daemon", "pipewire", "wireplumber", "pipewire-pulse", "pactl", "parec")


def there() -> bool:
    """Whether everything is installed that it takes."""
    return all(map(shutil.which, PROGRAMS))


@contextmanager
def pipewire(folder: Path) -> Iterator[dict[str, str]]:
    """The environment in which programs find it."""
    private = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_SERVER": f"unix:{folder}/pulse/native"}
    environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"} | private
    environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder}/bus"
    with ExitStack() as running:
        _start(running, environment, "dbus-daemon", "--session", "--nofork", f"--address=unix:path={folder}/bus")
        _wait((folder / "bus").exists)
        _start(running, environment, "pipewire")
        _wait((folder / "pipewire-0").exists)
        _start(running, environment, "wireplumber")
        _start(running, environment, "pipewire-pulse")
        _wait((folder / "pulse/native").exists)
        _wait(lambda: _asked(environment, "load-module", "module-null-sink", "sink_name=null"))
        _wait(lambda: _asked(environment, "set-default-sink", "null"))
        yield environment


def _start(running: ExitStack, environment: dict[str, str], *command: str) -> None:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet)

    def end() -> None:
        process.kill()
        process.wait()

    running.callback(end)


def _asked(environment: dict[str, str], *words: str) -> bool:
    return subprocess.run(["pactl", *words], env=environment, capture_output=True).returncode == 0


def _wait(what: object) -> None:
    assert callable(what)
    end = monotonic() + PATIENCE_S
    while not what():
        assert monotonic() < end, "PipeWire did not start"
        sleep(0.05)
