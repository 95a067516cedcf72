"""What a fuzzing target is; importing this makes the program of this checkout importable."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

Target = Callable[[bytes], object]
"""Takes the bytes of one file."""
Make = Callable[[Path], tuple[Target, list[bytes]]]
"""Makes a target that works in a folder, with files to begin from."""


def refusing(take: Target) -> Target:
    """The target, for which a refusal is no failure."""
    from backcoach.problem import Problem

    def refusing(data: bytes) -> None:
        with suppress(Problem):
            take(data)

    return refusing
