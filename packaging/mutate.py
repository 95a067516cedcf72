"""Change the code of one room here and there, run its tests against each change, and list what no test notices.

Usage: python packaging/mutate.py [ROOM], a folder of backcoach/ that has tests of its own in tests/ (coaching). Needs
mutmut. The work is done on a copy in a temporary folder: nothing in the checkout changes.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("assets", "backcoach", "docs", "packaging", "tests", "pyproject.toml")
SETTINGS = """
[tool.mutmut]
source_paths = ["backcoach"]
only_mutate = ["backcoach/{room}/*.py"]
also_copy = ["assets", "docs", "packaging"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "--hypothesis-profile", "brief", "-m", "not realtime"]
pytest_add_cli_args_test_selection = ["tests/{room}"]
"""


def main(room: str) -> int:
    """Mutate a room; the status is that of mutmut, which is 0 with survivors too."""
    if not (ROOT / "backcoach" / room).is_dir() or not (ROOT / "tests" / room).is_dir():
        print(f"mutate: {room} is no folder of both backcoach/ and tests/; choose another, as in ROOM=coaching.")
        return 2
    with tempfile.TemporaryDirectory(prefix="backcoach-mutate-") as name:
        copy = Path(name)
        for part in COPIED:
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / part)
        with (copy / "pyproject.toml").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS.format(room=room))
        status = subprocess.run([sys.executable, "-m", "mutmut", "run"], cwd=copy, check=False).returncode
        print("Not noticed by any test:", flush=True)
        survivors = subprocess.run(
            [sys.executable, "-m", "mutmut", "results"], cwd=copy, capture_output=True, text=True, check=False
        )
        for line in filter(None, map(str.strip, survivors.stdout.splitlines())):
            print(line)
            subprocess.run([sys.executable, "-m", "mutmut", "show", line.partition(":")[0]], cwd=copy, check=False)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "coaching"))
