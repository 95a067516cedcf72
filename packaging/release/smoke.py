"""Proves a bundle by running it: every command, the sound process, the window, and the gallery."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Timer

from backcoach.app.own.shared_file import Shared, packed
from release.every_command import PATIENCE_S, Commands
from release.project import ROOT


def run(bundle: Path) -> None:
    """Raise CalledProcessError or AssertionError for the first thing that does not work."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        program = bundle / ("backcoach-cli.exe" if sys.platform == "win32" else "backcoach")
        environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        environment |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}  # Windows
        Commands(program, home, environment).run_all()
        _sound(program, environment)
        _window(["window"], program, home / "data", environment)
        routine = (ROOT / "assets" / "routines" / "small-start.toml").read_bytes()
        (home / "list.backcoach").write_bytes(packed(Shared("list", routine)))
        _window(["open", home / "list.backcoach"], program, home / "other", environment)


def _sound(program: Path, environment: dict[str, str]) -> None:
    """The helper greets and ends with its input, whatever sound system there is."""
    helper = subprocess.Popen([program, "sound"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert helper.stdin
    assert helper.stdout
    timer = Timer(PATIENCE_S, helper.kill)
    timer.start()
    assert helper.stdout.readline(), "the helper says which voices there are"
    helper.stdin.close()
    assert helper.wait(PATIENCE_S) == 0
    timer.cancel()
    helper.stdout.close()


def _window(command: list[str | Path], program: Path, data: Path, environment: dict[str, str]) -> None:
    """The window opens and shuts by the signal of a session's end, leaving a journal."""
    running = subprocess.Popen(
        [program, *command, "--data-dir", data], env=dict(os.environ) | environment, stderr=subprocess.PIPE
    )
    journal = data / "journal.db"
    for _ in range(PATIENCE_S):
        with suppress(subprocess.TimeoutExpired):
            running.wait(5 if journal.exists() else 1)  # some seconds more, in which it loads what comes last
        if journal.exists() or running.returncode is not None:
            break
    assert running.poll() is None, "the window stays open"
    running.terminate()
    running.wait(PATIENCE_S)
    assert journal.exists(), "the window has opened its journal"
    faults = data / "faults.log"
    assert not faults.exists(), faults.read_text(encoding="utf-8")


def proof_of(bundle: Path) -> Path:
    """The program in the bundle that runs tests of the checkout."""
    return bundle / ("proof.exe" if sys.platform == "win32" else "proof")


LEND = """
import runpy, sys
from pathlib import Path
import PySide6
PySide6.__path__.append(str(Path(__file__).with_name("PySide6")))
from PySide6.QtCore import QLibraryInfo, QTranslator
translations = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
for file in Path(__file__).parent.glob("assets/words/*.po"):
    assert QTranslator().load(f"qtbase_{file.stem}", translations), f"Qt's own dialogs do not speak {file.stem}"
runpy.run_module("tests.gallery", run_name="__main__", alter_sys=True)
"""
"""Adds QtTest, by which the tests press keys, to the bundle's Qt, looks for Qt's languages, and makes the gallery."""


def gallery(bundle: Path, pictures: Path) -> None:
    """Make every picture of the gallery with the bundle's libraries; what only the tests need is lent to it."""
    shutil.rmtree(pictures, ignore_errors=True)
    with tempfile.TemporaryDirectory() as lent:
        lend_to(Path(lent))
        folders: list[str | Path] = [lent, lent, sysconfig.get_path("stdlib"), pictures]
        done = subprocess.run(
            [proof_of(bundle), "lend", *folders], capture_output=True, text=True, env=dict(os.environ)
        )
    assert done.returncode == 0, done.stderr
    made = list(pictures.rglob("*.png"))
    print(f"{len(made)} pictures; {done.stdout.splitlines()[-1]}")
    assert made


def lend_to(folder: Path) -> None:
    """Put there the tests (a copy: the gallery also renews the pictures of the docs beside it) and what they need."""
    for name in ("tests", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "docs" / "pictures").mkdir(parents=True)
    (folder / "lend.py").write_text(LEND, encoding="utf-8")
    site = Path(sysconfig.get_path("platlib"))
    for name in ("PIL", "pillow.libs"):
        if (site / name).exists():
            shutil.copytree(site / name, folder / name)
    for pattern in ("PySide6/QtTest.*so", "PySide6/QtTest.pyd", "PySide6/Qt6Test.dll", "PySide6/Qt/lib/*Qt6Test.so*"):
        for file in site.glob(pattern):
            target = folder / file.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
