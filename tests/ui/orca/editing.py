"""`dbus-run-session python -m tests.ui.orca.editing`: a routine, an exercise and its figure made with Orca.

Prints the keys and all that Orca says. The status is 1, after a sentence, if `editor.txt` says something else.
"""

import os
import sys
import tempfile
from pathlib import Path

from backcoach.app.preferences import write_preferences
from tests.studio import SETTLED
from tests.ui.orca.machine import Machine
from tests.ui.orca.reading import PATIENCE_S, NotSaid, play

SCRIPT = Path(__file__).with_name("editor.txt")


def main(patience_s: float = PATIENCE_S) -> int:
    """The status for the shell."""
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", LANGUAGE="en", GSETTINGS_BACKEND="memory")
    with tempfile.TemporaryDirectory() as folder, Machine(Path(folder)) as machine:
        machine.hear(patience_s)  # that it is there
        data = Path(folder) / "data"
        data.mkdir()
        write_preferences(data, SETTLED)
        machine.start_backcoach(data)
        try:
            for line in play(SCRIPT.read_text(encoding="utf-8"), machine, patience_s):
                print(line, flush=True)
        except NotSaid as difference:
            print(difference, flush=True)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
