"""Makes the virtual environment and installs the locked packages, checked by hash, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from machine import Stop, say, version_of

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ((3, 13), (3, 12), (3, 11))
LOCKS = {
    "run": ("requirements.lock", "requirements-build.lock"),
    "test": ("requirements-dev.lock",),
    "packages": ("requirements-packages.lock",),
}
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-deps")


def interpreter() -> str:
    """The Python to use: the one that runs this, otherwise the newest that fits. Raises Stop if none fits."""
    for name in (sys.executable, *(f"python{major}.{minor}" for major, minor in VERSIONS)):
        if version_of(name) in VERSIONS:
            return name
    raise Stop("BackCoach needs Python 3.11, 3.12 or 3.13: install one of them and run make again.")


def run(*command: str | Path, sorry: str) -> None:
    """Run a command in the checkout. Raises Stop with the sentence `sorry` if it fails."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        raise Stop(sorry)


def fits(venv: Path) -> bool:
    """Whether there is an environment with a fitting Python, made in this folder (its scripts contain the path)."""
    return version_of(venv / "bin" / "python") in VERSIONS and f" {venv}\n" in (venv / "pyvenv.cfg").read_text()


def make(venv: Path, python: str) -> None:
    """Make the environment, unless there is one that fits. Raises Stop if that fails."""
    if fits(venv):
        return
    say(f"making {venv.name} with Python {'.'.join(map(str, version_of(python)))}")
    run(python, "-m", "venv", "--clear", venv, sorry=f"Python could not make {venv}: see above, and run make again.")


def install(venv: Path, level: str) -> None:
    """Install the packages locked for `level`, and BackCoach itself from this checkout. Raises Stop if that fails."""
    python = venv / "bin" / "python"
    say("installing the locked packages, a few minutes the first time")
    locks = [part for lock in LOCKS[level] for part in ("-r", ROOT / "packaging" / lock)]
    sorry = "The locked packages could not be installed: see above, check the connection and run make again."
    run(python, *PIP, "--require-hashes", "--only-binary=:all:", *locks, sorry=sorry)
    sorry = "BackCoach could not be installed from its checkout: see above, and run make again."
    run(python, *PIP, "--no-index", "--no-build-isolation", "--editable", ROOT, sorry=sorry)
