"""Other programs: each is found by its full path, runs in a folder of its own, and ends with us."""

import ast
import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backcoach import child_process
from backcoach.child_process import find_program, lead_group, run, start, working_folder
from backcoach.outside import NoAnswer, TooLarge
from tests.patience import PATIENCE_S
from tests.places import ROOT
from tests.trees import nodes

POSIX = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
STARTERS = {
    "Popen", "run", "call", "check_call", "check_output", "getoutput", "getstatusoutput", "system", "popen", "fork",
    "forkpty", "posix_spawn", "posix_spawnp", "startfile", "startDetached", "create_subprocess_exec",
    "create_subprocess_shell",
}  # fmt: skip
FAMILIES = ("exec", "spawn")
"""Functions of `subprocess`, `os`, `asyncio` and QProcess that start a program, and how those of `os` begin."""
OPENED_BY_THE_DESKTOP = {"dialogs.py"}
"""Where Qt asks the desktop to open a folder; what that starts is the desktop's, and goes on after us."""


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """Object and name of everything that a file calls as an attribute, and each name that it imports from a module."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func.value), node.func.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", name.name) for name in node.names)


def starts(module: str, name: str) -> bool:
    if module in ("subprocess", "asyncio", "QProcess", "os"):
        return name in STARTERS - {"Popen"} or (module == "os" and name.startswith(FAMILIES))
    return module in ("multiprocessing", "webbrowser") or name in ("QProcess", "openUrl")


def test_every_program_is_started_here() -> None:
    """A child in the folder where BackCoach was started could load what lies about there."""
    found = {
        (path.name, name)
        for path in (ROOT / "backcoach").rglob("*.py")
        for module, name in calls(path)
        if path.name != "child_process.py" and starts(module, name)
    }
    assert found == {("sound_process.py", "QProcess"), *((name, "openUrl") for name in OPENED_BY_THE_DESKTOP)}
    sound = (ROOT / "backcoach/ui/session/sound_process.py").read_text(encoding="utf-8")
    assert sound.count("QProcess(") == sound.count(".setWorkingDirectory(working_folder())") == 1


@pytest.mark.parametrize(
    "text", ["import subprocess\nsubprocess.run([])", "import os\nos.execv('', [])", "from os import system"]
)
def test_a_start_elsewhere_would_be_found(text: str, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(text)
    assert any(starts(*call) for call in calls(tmp_path / "module.py"))


@POSIX
def test_a_program_runs_in_a_folder_that_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["/bin/sh", "-c", "pwd; cat"], PATIENCE_S, b"given") == b"/\ngiven"
    with start(["/bin/sh", "-c", 'test "$PWD" = /']) as process:
        assert process.wait(PATIENCE_S) == 0


@POSIX
def test_a_program_that_hangs_is_killed_and_one_that_is_missing_is_said() -> None:
    with pytest.raises(NoAnswer):
        run(["/bin/sleep", "600"], 0.1)
    with pytest.raises(OSError, match="nowhere"):
        run(["/nowhere"], 1)


@POSIX
def test_a_program_that_talks_without_end_is_ended_and_one_that_reads_nothing_is_heard() -> None:
    with pytest.raises(TooLarge, match="cat"):
        run(["/bin/cat", "/dev/zero"], PATIENCE_S)
    assert run(["/bin/sh", "-c", "exec <&-; echo heard"], PATIENCE_S, b"x" * 1_000_000) == b"heard\n"


def test_on_windows_it_is_the_system_s_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYSTEMROOT", r"D:\Windows")
    assert working_folder("win32") == r"D:\Windows"
    assert working_folder("darwin") == "/"


@POSIX
def test_no_program_is_looked_for_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path, tmp_path / "usual"):
        folder.mkdir(exist_ok=True)
        (folder / "espeak-ng").write_text("#!/bin/sh\n")
        (folder / "espeak-ng").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", "..", "usual"]))
    assert find_program("espeak-ng") is None
    monkeypatch.setenv("PATH", os.pathsep.join([".", str(tmp_path / "usual")]))
    assert find_program("espeak-ng") == str(tmp_path / "usual" / "espeak-ng")


@POSIX
def test_a_process_leads_its_children_and_asking_twice_does_no_harm() -> None:
    code = (
        "import os; from backcoach.child_process import lead_group as lead; lead(); lead(); "
        "print(os.getpgrp() - os.getpid())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"


def test_on_windows_the_process_enters_a_job_that_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[object, ...]] = []

    def set_limits(job: Any, kind: int, limits: Any, size: int) -> int:
        told.append((job.value, kind, bytes(limits._obj)[16:20], size, len(bytes(limits._obj))))
        return 1

    kernel32 = SimpleNamespace(
        CreateJobObjectW=Returning(77),
        GetCurrentProcess=Returning(2**64 - 1),
        SetInformationJobObject=set_limits,
        AssignProcessToJobObject=lambda job, process: told.append((job.value, process.value)),
    )
    monkeypatch.setattr(ctypes, "CDLL", {"kernel32": kernel32}.__getitem__)
    lead_group("win32")
    kill_on_close = (0x2000).to_bytes(4, "little")
    assert told == [(77, 9, kill_on_close, 144, 144), (77, 2**64 - 1)], "as winnt.h has it on 64 bits"
    assert kernel32.CreateJobObjectW.restype is kernel32.GetCurrentProcess.restype is ctypes.c_void_p


class Returning:
    """A function of a library, with the `restype` that ctypes gives it."""

    restype: object = None

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __call__(self, *_: object) -> int:
        return self._handle


def test_there_is_no_group_to_end_where_none_was_led() -> None:
    child_process.end_group(0)
