"""One life of the program over a place of its own, in a process of its own: for tests of what a foreign file can do.

`python -m tests.outside PLACE` opens the real window, does a session, exchanges through a shared folder, imports, takes
a backup and closes; it prints every file in the place that was opened (`opened …`), and at last `done`.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.places import ROOT

PERSONAL = {"XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "share", "TMPDIR": "temporary"}
SHIFTING = (".db-shm", ".new", ".part")
"""How names end of files that are made afresh whenever they are opened."""


def life(place: Path, seconds: float = 120) -> subprocess.CompletedProcess[str]:
    """Run it; raises TimeoutExpired if it hangs."""
    for folder in ("data", "shared", *PERSONAL.values()):
        (place / folder).mkdir(parents=True, exist_ok=True)
    personal = {name: str(place / folder) for name, folder in PERSONAL.items()}
    return subprocess.run(
        [sys.executable, "-m", "tests.outside", str(place)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | personal | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=seconds,
    )


def opened_in(told: str) -> list[str]:
    """The files, relative to the place, that a life has told as opened."""
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

    from backcoach.app.places import cache_folder, is_remembered, remember_data_folder
    from backcoach.history.exchange.reading import rows_in
    from backcoach.problem import Problem
    from backcoach.ui.design.dialog import Dialog  # noqa: F401  # the window imports it late
    from backcoach.ui.fault_log import FaultLog
    from tests.studio import SETTLED, Studio

    app, data = QApplication([]), place / "data"
    app.setStyle("Fusion")
    studio = Studio(app, data)
    FaultLog(data / "faults.log", studio.view.tell_fault).install()
    QDialog.exec = lambda *_: 0  # type: ignore[method-assign]
    studio.load()
    services = studio.view.services
    studio.start()
    studio.jump(services.settings.current.session.rest_s + 200)
    studio.controller.stage.stop_now() if hasattr(studio.controller.stage, "stop_now") else studio.session.leave()
    services.library.reload()
    services.settings.change(SETTLED)
    with suppress(Problem):
        remember_data_folder(data)
    assert is_remembered(data) or True
    for act in (
        lambda: studio.journal.transfer.sync(place / "shared"),
        lambda: studio.journal.transfer.take_in(rows_in(place / "shared" / "import.json")),
        lambda: studio.journal.transfer.own_backups().take("by-hand"),
        lambda: studio.journal.transfer.restore(place / "shared" / "restore.db"),
        lambda: services.journal.retry(),
    ):
        with suppress(Problem):
            act()
    for line in services.start_problems():
        print("said", line)
    print("cache", cache_folder())
    sys.excepthook(ValueError, ValueError(), None)
    print("messages", *studio.view.stage.messages)
    studio.close()


if __name__ == "__main__":
    _watch(Path(sys.argv[1]))
    _live(Path(sys.argv[1]))
    print("done", flush=True)
