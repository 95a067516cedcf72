"""Makes the lock files from pyproject.toml: one version of each package for every Python and system, with hashes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEV = "requirements-dev.lock"
LIKE_DEV = ("--constraints", f"packaging/{DEV}")
# The first has everything; the others are parts of it with the same versions.
LOCKS = {
    DEV: ("pyproject.toml", "--group", "dev"),
    "requirements-packages.lock": ("pyproject.toml", "--extra", "passphrase", "--group", "packages", *LIKE_DEV),
    "requirements-build.lock": ("--group", "build", *LIKE_DEV),
    "requirements.lock": ("pyproject.toml", *LIKE_DEV),
}
# No index, host or path of the machine that locks goes into the files.
OPTIONS = (
    "--quiet",
    "--no-config",
    "--universal",
    "--python-version=3.11",
    "--fork-strategy=fewest",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--upgrade",
)


def lock(name: str, what: tuple[str, ...]) -> None:
    """Write packaging/`name`. Raises CalledProcessError if no set of versions fits."""
    uv = Path(sys.executable).with_name("uv")
    subprocess.run(
        [uv, "pip", "compile", *OPTIONS, *what, "-o", f"packaging/{name}"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    for name, what in LOCKS.items():
        lock(name, what)
