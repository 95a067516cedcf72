"""No test sees the screen, files or session of the person at the machine, and none leaves anything to the next.

Tests marked `thorough` run in `make check` alone, and so do most of the examples of hypothesis; in CI every run has the
same examples. What most thorough tests reach does not count as covered, because measuring would double their time.
Tests marked `realtime` wait by the clock and hardly compute: one worker has them all, the others go on beside it, a
file at a time.
"""

import gc
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.corner import spread, thorough
from tests.leftovers import destroy_widgets, objects_left, threads_left
from tests.screen import USUAL, offscreen
from tests.shipped import read_motions_once

PERSONAL = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME")
REALTIME = {
    "tests/cues/test_faults.py", "tests/cues/test_recording.py", "tests/cues/test_window.py", "tests/ui/test_orca.py",
    "tests/ui/test_orca_editor.py",
}  # fmt: skip
PAINTED = ("tests/cues/", "tests/figure/", "tests/gallery/", "tests/sheets/", "tests/ui/", "tests/words/")
"""Where thorough tests are matrices, most of them of pictures: what they reach does not count as covered."""
MOST_WORKERS = 8
"""More of them need more memory than they save time."""
ENOUGH = 2 * 1024**3
"""Bytes; all tests write about 1 GB, most of which goes with the test."""

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = offscreen(*USUAL)

hypothesis.settings.register_profile("full", deadline=None)
hypothesis.settings.register_profile("brief", deadline=None, max_examples=20)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if "CI" in os.environ else "full")


def pytest_configure(config: pytest.Config) -> None:
    """Gives this run folders of its own, private as Qt asks, and takes them away at its end."""
    place = roomy_memory()
    if place is not None:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", place)
    folder = tempfile.TemporaryDirectory(prefix="backcoach-tests-", dir=place)
    config.add_cleanup(folder.cleanup)
    os.environ.update(dict.fromkeys((*PERSONAL, "TMPDIR"), folder.name))
    tempfile.tempdir = None  # so that it is read again


def roomy_memory() -> str | None:
    """A folder in memory with enough room for the files of all tests; None if there is none.

    Tests write some thousand journals, each commit of which waits for the disk: a minute and a half for one file of
    tests on a busy disk, 26 s in memory.
    """
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free >= ENOUGH:
        return str(memory)
    return None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """`-n auto`: one for each core that this process may use, and one that waits in the tests in real time."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in real time come first, no other file may have any; of `sampled` tests most variants are thorough."""
    variants: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("sampled") and not item.get_closest_marker("thorough"):
            variants.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for of_one in variants.values():
        for place in set(range(len(of_one))) - spread(len(of_one)):
            of_one[place].add_marker(thorough)
    for item in items:
        if item.get_closest_marker("thorough") and item.nodeid.startswith(PAINTED):
            item.add_marker("no_cover")
    items.sort(key=lambda item: scope_of(item.nodeid) != "realtime")
    astray = [item for item in items if item.get_closest_marker("realtime") and scope_of(item.nodeid) != "realtime"]
    if astray:
        raise pytest.UsageError(f"{astray[0].nodeid} is in real time, so its file belongs to REALTIME in conftest.py")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """One process has all tests in real time; the others take a file at a time."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return scope_of(nodeid)

    return ByFile(config, log)


def scope_of(nodeid: str) -> str:
    """What one process runs at a time: a file, or all files of tests in real time."""
    file = nodeid.partition("::")[0]
    return "realtime" if file in REALTIME else file


@pytest.fixture(autouse=True)
def uncovered_children(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where coverage is not measured, it is not in the processes that a test starts either."""
    if request.node.get_closest_marker("no_cover"):
        for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
            monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def motions_read_once() -> Iterator[None]:
    """No window reads a shipped motion that another one has read before it."""
    with pytest.MonkeyPatch.context() as patch:
        read_motions_once(patch)
        yield


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a window, a running timer or a thread; the window's parts are destroyed with it."""
    before = frozenset(threading.enumerate())
    yield
    left = threads_left(before)
    if "qapp" in request.fixturenames and "PySide6.QtWidgets" in sys.modules:
        destroy_widgets()
        left.extend(objects_left())
        gc.freeze()  # what is still there stays; the next test need not look through it again
    assert left == [], f"left behind: {', '.join(left)}"
