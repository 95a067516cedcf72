"""Orca over the editor: every word of its script must be said, in its order."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.ui.processes import surroundings
from tests.ui.test_orca import LACKING, OWN, PATIENCE_S
from tests.xvfb import xvfb


@pytest.mark.thorough
@pytest.mark.realtime
@pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}")
@pytest.mark.skipif(bool(OWN), reason="Orca runs already, and allows no second one")
def test_all_that_orca_says_over_the_editor(tmp_path: Path) -> None:
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.orca.editing"]
    (tmp_path / "run").mkdir(mode=0o700)
    with xvfb() as (display, _):
        environment = surroundings(DISPLAY=display, HOME=str(tmp_path), XDG_RUNTIME_DIR=str(tmp_path / "run"))
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=PATIENCE_S, check=False
        )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert (tmp_path / "run").exists()
