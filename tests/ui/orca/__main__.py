"""`dbus-run-session python -m tests.ui.orca`: a first start, a session and more with Orca, on the X display in DISPLAY.

Prints the keys and all that Orca says. The status is 1, after a sentence, if `script.txt` says something else.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.ui.orca.machine import Machine
from tests.ui.orca.reading import PATIENCE_S, NotSaid, play

SCRIPT = Path(__file__).with_name("script.txt")


def main() -> int:
    """The status for the shell."""
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", LANGUAGE="en", GSETTINGS_BACKEND="memory")
    with tempfile.TemporaryDirectory() as folder, Machine(Path(folder)) as machine:
        machine.hear(PATIENCE_S)  # that it is there
        machine.start_backcoach(Path(folder) / "data")
        try:
            for line in play(SCRIPT.read_text(encoding="utf-8"), machine):
                print(line, flush=True)
        except NotSaid as difference:
            print(difference, flush=True)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
