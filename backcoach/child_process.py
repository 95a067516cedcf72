"""Every other program is started through this module: by its full path, in a folder of its own, and ended with us.

The folder in which BackCoach was started may hold anything, so no child runs in it and none is looked for in it.
`tests/test_child_process.py` checks that nothing is started elsewhere.
"""

import ctypes
import errno
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from backcoach.outside import TooLarge, in_time

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows, the flag that keeps a console window from opening."""
MOST_OUTPUT = 16 * 1024**2
"""Bytes of a program's output: six minutes of speech."""
_EXTENDED_LIMITS, _KILL_ON_CLOSE = 9, 0x2000


def working_folder(platform: str = sys.platform) -> str:
    """Where children run: a folder in which only the system's administrator can put a file."""
    return os.environ.get("SYSTEMROOT", r"C:\Windows") if platform == "win32" else "/"


def find_program(name: str) -> str | None:
    """The full path of a program on the search path, None if there is none; on Windows, named with its ending.

    Folders that the search path names relative to the current one are left out; `shutil.which` would look in them, and
    on Windows in the current folder first.
    """
    folders = [folder for folder in map(Path, os.get_exec_path()) if folder.is_absolute()]
    found = (shutil.which(str(folder / name)) for folder in folders)
    return next((path for path in found if path), None)


def run(command: list[str], seconds: float, given: bytes = b"") -> bytes:
    """The output of a program that is given some input; its complaints are dropped.

    Raises OSError if it cannot be started, TooLarge above `MOST_OUTPUT`, and NoAnswer if it had to be killed after that
    time.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=working_folder(), creationflags=NO_WINDOW,
    )  # fmt: skip
    try:
        output = in_time(partial(_talk, process, given), seconds)
    finally:
        process.kill()  # it has ended, unless it talks or is silent without end
        process.wait()
    if len(output) > MOST_OUTPUT:
        raise TooLarge(errno.EFBIG, f"it says more than {MOST_OUTPUT:,} bytes", command[0])
    return output


def _talk(process: subprocess.Popen[bytes], given: bytes) -> bytes:
    """Give a program its input, then hear what it says, a little beyond `MOST_OUTPUT` at most."""
    if process.stdin is None or process.stdout is None:
        return b""
    with suppress(BrokenPipeError), process.stdin:  # it may end without reading
        process.stdin.write(given)
    with process.stdout:
        return process.stdout.read(MOST_OUTPUT + 1)


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """A program that goes on beside this one, without input or output. Raises OSError if it cannot be started."""
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        command, stdin=nothing, stdout=nothing, stderr=nothing, cwd=working_folder(), creationflags=NO_WINDOW
    )


def lead_group(platform: str = sys.platform) -> None:
    """Let the programs that this process starts end with it.

    On Windows the system sees to it, whatever ends the process. Elsewhere they are in a group with it, for `end_group`.
    """
    if platform == "win32":
        _enter_job()
    else:
        with suppress(OSError):  # it leads one already
            os.setpgid(0, 0)


def end_group(leader: int) -> None:
    """Kill what is left of the group that a process leads or led; nothing for 0. Windows does this automatically."""
    if sys.platform != "win32" and leader > 0:
        with suppress(OSError):  # all of it has ended
            os.killpg(leader, signal.SIGKILL)


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("times", ctypes.c_int64 * 2),
        ("flags", ctypes.c_uint32),
        ("working_set", ctypes.c_size_t * 2),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("classes", ctypes.c_uint32 * 2),
        ("input_output", ctypes.c_uint64 * 6),
        ("memory", ctypes.c_size_t * 4),
    )


def _enter_job() -> None:
    """Put this process in a job of its own, which is closed with its last handle and ends all that is in it."""
    kernel32 = ctypes.CDLL("kernel32")
    kernel32.CreateJobObjectW.restype = kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel32.CreateJobObjectW(None, None))  # the handle stays open as long as the process lives
    limits = _Limits(flags=_KILL_ON_CLOSE)
    kernel32.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel32.AssignProcessToJobObject(job, ctypes.c_void_p(kernel32.GetCurrentProcess()))
