"""Makes a checkout ready to run or to test: system libraries, .venv, locked packages. Quick if it is ready already.

Usage: python3 packaging/bootstrap.py run|test. Standard library only, and syntax that an old Python can read, so that
it gets as far as saying which Python is needed.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
INCLUDES = {"run": ("run",), "test": ("run", "test")}


def fingerprint() -> str:
    """A text that changes when something may have to be installed, or when the checkout was moved."""
    here = ROOT / "packaging"
    files = [ROOT / "pyproject.toml", here / "machine.py", *sorted(here.glob("*.lock"))]
    return f"{zlib.crc32(b''.join(file.read_bytes() for file in files)):08x} {ROOT}\n"


def stamp(level: str) -> Path:
    """The file that says for which fingerprint this level is ready."""
    return VENV / f"ready-{level}"


def ready(level: str) -> bool:
    """Whether .venv is there and was made from the present lock files."""
    return (VENV / "bin" / "python").exists() and stamp(level).exists() and stamp(level).read_text() == fingerprint()


def prepare(level: str) -> None:
    """Install what `level` needs and note that it is ready. Raises machine.Stop if something is missing or fails."""
    import environment
    import machine

    python = environment.interpreter()
    machine.provide(python, INCLUDES[level])
    environment.make(VENV, python)
    environment.install(VENV, level)
    machine.prove_qt(VENV / "bin" / "python")
    for included in INCLUDES[level]:
        stamp(included).write_text(fingerprint())


def main(level: str) -> int:
    """Exit status: 0 if ready, 1 after a sentence that says what to do."""
    if ready(level):
        return 0
    import machine

    try:
        prepare(level)
    except machine.Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
