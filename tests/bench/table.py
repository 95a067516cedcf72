"""Keeps the table of each version in docs/bench.md, so that a loss is seen."""

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from backcoach import __version__
from tests.bench.rows import Row

KEEP = "--keep"
FILE = Path(__file__).parents[2] / "docs" / "bench.md"
HEAD = """# Speed and memory, version by version

Written by `make bench KEEP=1`. A factor compares with the yardstick of the same run; behind it stand the
lowest and the highest of neighbouring runs. Milliseconds of different machines cannot be compared, factors roughly.
"""


def keep(rows: Iterable[Row], file: Path = FILE, version: str = __version__, machine: str = "") -> None:
    """Put the table of a version in front of those of other versions; an older one of the same version goes."""
    text = file.read_text(encoding="utf-8") if file.exists() else HEAD
    first, *others = text.split("\n## ")
    kept = [one for one in others if one.split(",")[0].strip() != version]
    file.write_text("\n## ".join([first, _section(rows, version, machine or _machine()), *kept]), encoding="utf-8")


def _section(rows: Iterable[Row], version: str, machine: str) -> str:
    lines = [f"{version}, {machine}", "", "| | | beside | | factor |", "|---|---:|---|---:|---:|"]
    lines += [
        f"| {row.what} | {row.value:.4g} {row.unit} | {row.yardstick} | {row.reference:.4g} | {row.factor} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _machine() -> str:
    today = datetime.now(UTC).date()
    return f"{today}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
