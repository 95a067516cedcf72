"""Compares the branch coverage of each package with its floor; prints nothing if all is well.

Usage: python packaging/coverage_floor.py [--raise]. Reads .coverage.json of the last check and packaging/coverage.toml.
"""

import json
import sys
import tomllib
from collections import defaultdict
from math import floor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MEASURED = ROOT / ".coverage.json"
FLOORS = ROOT / "packaging" / "coverage.toml"
HEAD = """\
# The least branch coverage of each package in per cent, checked by `make check`. A package not named here needs 100.
# `make floor` raises these to what the last check measured; nothing lowers them.
[floor]
"""


def package_of(file: str) -> str:
    """The package of a file: "session" for backcoach/session/player.py, "backcoach" for backcoach/clock.py."""
    root, *packages, _ = Path(file).parts
    return packages[0] if packages else root


def percentages(report: dict[str, Any]) -> dict[str, float]:
    """Per cent of lines and branches covered in each package, from coverage's JSON report."""
    covered: dict[str, int] = defaultdict(int)
    of: dict[str, int] = defaultdict(int)
    for file, measured in report["files"].items():
        counts = measured["summary"]
        covered[package_of(file)] += counts["covered_lines"] + counts["covered_branches"]
        of[package_of(file)] += counts["num_statements"] + counts["num_branches"]
    return {name: 100 * covered[name] / of[name] if of[name] else 100 for name in sorted(of)}


def complaints(measured: dict[str, float], floors: dict[str, int]) -> list[str]:
    """One sentence for each package below its floor."""
    needed = {name: floors.get(name, 100) for name in measured}
    return [
        f"Coverage of {name} is {floor(10 * per_cent) / 10} %, below its floor of {needed[name]} %: test what is new."
        for name, per_cent in measured.items()
        if per_cent < needed[name]
    ]


def raised(measured: dict[str, float], floors: dict[str, int]) -> dict[str, int]:
    """The new floors, none lower than before; a package that reached 100 is left out."""
    higher = {name: max(before, floor(measured.get(name, 0))) for name, before in floors.items()}
    return {name: after for name, after in higher.items() if after < 100}


def main(arguments: list[str]) -> int:
    """Exit status: 0 if every package is at or above its floor."""
    measured = percentages(json.loads(MEASURED.read_text()))
    floors = tomllib.loads(FLOORS.read_text())["floor"]
    if "--raise" in arguments:
        FLOORS.write_text(HEAD + "".join(f"{name} = {after}\n" for name, after in raised(measured, floors).items()))
        return 0
    found = complaints(measured, floors)
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
