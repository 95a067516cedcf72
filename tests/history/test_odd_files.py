"""A device, a pipe or a link in place of the journal's own files: nothing is waited for, copied without end or lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corner import sampled
from tests.patience import PATIENCE_S
from tests.places import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="about devices and pipes")

LOG = """
import resource, sys
from pathlib import Path
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.history.helpers import SetClock
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000_000, 50_000_000))
try:
    opened = Journal.open(Path(sys.argv[1]), SetClock())
    opened.journal.scores.log("now", 4)
    print(opened.journal.scores.count())
    opened.journal.close()
except Problem as problem:
    looked = Journal.stand_in(Path(sys.argv[1]), SetClock(), problem)
    print("problem", looked.scores.count())
"""
ODD: dict[str, Callable[[Path], object]] = {
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a device that swallows": lambda path: path.symlink_to("/dev/null"),
    "a pipe": os.mkfifo,
    "a link in a circle": lambda path: path.symlink_to(path.name),
    "a link that leads nowhere": lambda path: path.symlink_to("nowhere/at-all"),
    "a folder": Path.mkdir,
}


def logged(folder: Path) -> str:
    """What a process says that opens the journal, adds a score and counts."""
    command = [sys.executable, "-c", LOG, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@sampled
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "name", ["journal.db-wal", "journal.db-shm", "journal.db-journal", "journal.lock", "journal.db-log"]
)
def test_beside_a_journal_it_costs_nothing(name: str, odd: str, tmp_path: Path) -> None:
    assert logged(tmp_path) == "1"
    (tmp_path / name).unlink(missing_ok=True)
    ODD[odd](tmp_path / name)
    assert logged(tmp_path) == "2"


@sampled
@pytest.mark.parametrize("odd", ODD)
def test_in_place_of_the_journal_it_is_put_aside_or_said(odd: str, tmp_path: Path) -> None:
    ODD[odd](tmp_path / "journal.db")
    assert logged(tmp_path) in ("1", "problem 0")
    assert not list(tmp_path.glob("salvage-*"))
