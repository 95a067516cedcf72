"""Makes a checkout ready to run, to test or to pack: system libraries, environment, locked packages.

Does almost nothing if the checkout is ready. Usage: python3 packaging/bootstrap.py run|test|packages. Packages are made
in an environment of their own, with what is packed and the tools for it, and nothing that only tests need. Standard
library only, and syntax that an old Python can read, so that it can at least say which Python is needed.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDES = {"run": ("run",), "test": ("run", "test"), "packages": ("run", "packages")}


def fingerprint() -> str:
    """A text that changes when something may have to be installed, or when the checkout was moved."""
    here = ROOT / "packaging"
    files = [ROOT / "pyproject.toml", here / "machine.py", *sorted(here.glob("*.lock"))]
    return f"{zlib.crc32(b''.join(file.read_bytes() for file in files)):08x} {ROOT}\n"


def folder(level: str) -> Path:
    """The environment of a level."""
    return ROOT / (".venv-packages" if level == "packages" else ".venv")


def stamp(level: str) -> Path:
    """The file that says for which fingerprint this level is ready."""
    return folder(level) / f"ready-{level}"


def ready(level: str) -> bool:
    """Whether the environment is there and was made from the present lock files."""
    python = folder(level) / "bin" / "python"
    return python.exists() and stamp(level).exists() and stamp(level).read_text() == fingerprint()


def prepare(level: str) -> None:
    """Install what `level` needs and note that it is ready. Raises machine.Stop if something is missing or fails."""
    import environment
    import machine

    python = environment.interpreter()
    machine.provide(python, INCLUDES[level])
    venv = folder(level)
    environment.make(venv, python)
    environment.install(venv, level)
    machine.prove_qt(venv / "bin" / "python")
    for included in INCLUDES[level]:
        if folder(included) == venv:
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
