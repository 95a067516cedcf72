"""Judges branch coverage room by room; silent when all is well, so that the test runner has the last word.

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
# The least branch coverage of each room in per cent, judged by `make check`. A room that is not named here needs 100.
# `make floor` raises these to what the last check measured; nothing lowers them.
[floor]
"""


def room(file: str) -> str:
    """The room of a file: backcoach/session/player.py is in session, backcoach/places.py in backcoach itself."""
    package, *rooms, _ = Path(file).parts
    return rooms[0] if rooms else package


def percentages(report: dict[str, Any]) -> dict[str, float]:
    """Per cent of lines and branches covered in each room, from coverage's JSON report."""
    covered: dict[str, int] = defaultdict(int)
    of: dict[str, int] = defaultdict(int)
    for file, measured in report["files"].items():
        counts = measured["summary"]
        covered[room(file)] += counts["covered_lines"] + counts["covered_branches"]
        of[room(file)] += counts["num_statements"] + counts["num_branches"]
    return {name: 100 * covered[name] / of[name] if of[name] else 100 for name in sorted(of)}


def complaints(measured: dict[str, float], floors: dict[str, int]) -> list[str]:
    """One sentence for each room that is below its floor."""
    needed = {name: floors.get(name, 100) for name in measured}
    return [
        f"Coverage of {name} is {floor(10 * per_cent) / 10} %, below its floor of {needed[name]} %: test what is new."
        for name, per_cent in measured.items()
        if per_cent < needed[name]
    ]


def raised(measured: dict[str, float], floors: dict[str, int]) -> dict[str, int]:
    """The floors, none lower than before; a room that has reached 100 is named no more."""
    higher = {name: max(before, floor(measured.get(name, 0))) for name, before in floors.items()}
    return {name: after for name, after in higher.items() if after < 100}


def main(arguments: list[str]) -> int:
    """Exit status: 0 when every room is at or above its floor."""
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
