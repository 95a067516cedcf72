"""An X server of our own in memory, for programs that need a real display."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def xvfb(size: str = "1366x768") -> Iterator[tuple[str, Path]]:
    """A screen without a window manager: its name for DISPLAY, and the file with its pixels.

    Without `-noreset` the server restarts whenever its last client leaves, and refuses or loses clients meanwhile.
    """
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-fbdir", folder]
        command += ["-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        try:
            yield display, Path(folder) / "Xvfb_screen0"
        finally:
            server.terminate()
            server.wait()
