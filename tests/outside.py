"""One life of the program over a place of its own, in a process of its own: for tests of what a foreign file can do.

`python -m tests.outside PLACE` opens the real window, does a session, exchanges through a shared folder, imports, takes
a backup and closes; it prints every file in the place that was opened (`opened …`), and at last `done`.
"""

import os
import subprocess
import sys
import traceback
from contextlib import suppress
from pathlib import Path

from tests.places import ROOT

PERSONAL = {"XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "share", "TMPDIR": "temporary"}
SHIFTING = (".db-shm", ".new", ".part")
"""How names end of files that are made afresh whenever they are opened."""


def life(place: Path, seconds: float = 120, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it; raises TimeoutExpired if it hangs."""
    return subprocess.run(
        command(place), capture_output=True, text=True, check=False, cwd=ROOT,
        env=surroundings(place) | environment, timeout=seconds,
    )  # fmt: skip


def command(place: Path) -> list[str]:
    """What runs it."""
    return [sys.executable, "-u", "-m", "tests.outside", str(place)]


def surroundings(place: Path) -> dict[str, str]:
    """The environment in which all of it lies in the place, with folders made for it and no D-Bus."""
    for folder in ("data", "shared", *PERSONAL.values()):
        (place / folder).mkdir(parents=True, exist_ok=True)
    personal = {name: str(place / folder) for name, folder in PERSONAL.items()}
    nobody = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/dev/null/no-bus"}
    return os.environ | personal | nobody | {"QT_QPA_PLATFORM": "offscreen"}


def named(place: Path) -> list[str]:
    """Every file by a name that the program knows, relative to the place, whether it is opened in each life or not."""
    from backcoach.history.pending import PendingFile

    spills = PendingFile(place / "data" / "journal.db", [Path("cache/backcoach/spill")]).files
    data = (
        "settings.json", "exercises/mine.toml", "routines/mine.toml", "journal.lock", "journal.lock-holder",
        "journal.db-check", "window.lock", "window.json", "faults.log", "not-in-the-journal.jsonl",
        "backups/journal-20260101-000000-daily.db",
    )  # fmt: skip
    others = (
        "cache/backcoach/catalogue.json", "config/backcoach-folder.txt", "shared/backcoach-other.jsonl",
        "shared/import.json", "shared/restore.db",
    )  # fmt: skip
    return [*(f"data/{name}" for name in data), *others, *map(str, spills)]


def put_fifo(path: Path) -> None:
    """Replace what is there by a FIFO, which blocks whoever opens it for ever."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def opened_in(told: str) -> list[str]:
    """The files, relative to the place, that a run has reported as opened."""
    lines = {line.removeprefix("opened ") for line in told.splitlines() if line.startswith("opened ")}
    return sorted(line for line in lines if not line.endswith(SHIFTING))


def _watch(place: Path) -> None:
    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("open", "sqlite3.connect") and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.fsdecode(arguments[0])
            if path.startswith(f"{place}/"):
                sys.stdout.write(f"opened {path.removeprefix(f'{place}/')}\n")

    sys.addaudithook(hear)


def _live(place: Path) -> None:
    from PySide6.QtWidgets import QApplication, QDialog

    from backcoach.app.places import is_remembered, remember_data_folder
    from backcoach.app.preferences import FILE_NAME, Preferences
    from backcoach.problem import Problem
    from backcoach.ui.fault_log import FaultLog
    from backcoach.ui.session.screen_inhibitor import ScreenInhibitor
    from backcoach.ui.single_instance import SingleInstance
    from tests.exports import rows_in
    from tests.studio import SETTLED, Studio

    app, data = QApplication([]), place / "data"
    app.setStyle("Fusion")
    instance = SingleInstance(data)
    instance.claim()
    instance.listen()
    studio = Studio(app, data, preferences=Preferences() if os.path.lexists(data / FILE_NAME) else SETTLED)
    FaultLog(data / "faults.log", studio.view.tell_fault).install()
    QDialog.exec = lambda *_: 0  # type: ignore[method-assign]
    studio.load()
    services = studio.view.services
    studio.session._inhibitor = ScreenInhibitor()
    with suppress(Problem):
        studio.read_safety()  # or no session begins
    for value in range(5):
        studio.start(value)
        for _ in range(5):
            studio.jump(40)
            print("kept", studio.journal.scores.count())
        studio.session.leave()
    services.library.reload()
    services.settings.change(SETTLED)
    for act in (
        lambda: remember_data_folder(data),
        lambda: is_remembered(data),
        lambda: studio.journal.transfer.sync(place / "shared"),
        lambda: studio.journal.transfer.take_in(rows_in(place / "shared" / "import.json")),
        lambda: studio.journal.transfer.own_backups().take("by-hand"),
        lambda: studio.journal.transfer.restore(place / "shared" / "restore.db"),
        lambda: services.journal.retry(),
    ):
        with suppress(Problem):
            act()
    sys.excepthook(ValueError, ValueError(), None)
    for line in (*services.start_problems(), *studio.view.stage.messages):
        print("said", line)
    studio.close()


if __name__ == "__main__":
    _watch(Path(sys.argv[1]))
    try:
        _live(Path(sys.argv[1]))
    except BaseException:
        traceback.print_exc()
        raise
    print("done", flush=True)
