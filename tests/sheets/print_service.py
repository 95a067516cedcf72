"""A private print service for a test: CUPS with one queue, whose jobs stay in its spool."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from tests.patience import PATIENCE_S

PROGRAMS = ("cupsd", "lpadmin", "lpstat")
NAME = "Paper"
_LINES = 100
"""Lines of the service's log after which it counts as failed to start."""


class Service(NamedTuple):
    """A running service: its address, spool folder and log."""

    environment: dict[str, str]
    spool: Path
    log: IO[str]

    def jobs(self) -> list[Path]:
        """The files that were printed."""
        return sorted(self.spool.glob("d*"))

    def await_log(self, words: str) -> None:
        """Read its log until a line contains the text."""
        said = []
        for _ in range(_LINES):
            said.append(self.log.readline())
            if words in said[-1]:
                return
        raise OSError(f"the print service never said “{words}”: {''.join(said)}")


def missing() -> str:
    """The service's programs that are not installed; empty if all are there."""
    path = os.environ.get("PATH", "") + ":/usr/sbin"
    return ", ".join(name for name in PROGRAMS if shutil.which(name, path=path) is None)


@contextmanager
def print_service(folder: Path) -> Iterator[Service]:
    """Run the service; the machine's own print service is not touched."""
    for name in ("cache", "state", "spool", "tmp"):
        (folder / name).mkdir(parents=True)
    socket, spool = folder / "s", folder / "spool"
    (folder / "cupsd.conf").write_text(
        f"Listen {socket}\nLogLevel info\nMaxLogSize 0\nWebInterface No\nBrowsing Off\nDefaultAuthType None\n"
        "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
    )
    (folder / "cups-files.conf").write_text(
        f"FileDevice Yes\nServerRoot {folder}\nCacheDir {folder / 'cache'}\nStateDir {folder / 'state'}\n"
        f"RequestRoot {spool}\nTempDir {folder / 'tmp'}\nAccessLog {folder / 'access'}\n"
        f"ErrorLog stderr\nPageLog {folder / 'pages'}\nSystemGroup root\n"
    )
    environment = {**os.environ, "CUPS_SERVER": str(socket), "PATH": os.environ.get("PATH", "") + ":/usr/sbin"}
    command = ["cupsd", "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as service:
        try:
            assert service.stderr
            made = Service(environment, spool, service.stderr)
            made.await_log("Listening to")
            add = ["lpadmin", "-p", NAME, "-E", "-v", "file:///dev/null", "-m", "raw"]
            subprocess.run(add, env=environment, check=True, capture_output=True, timeout=PATIENCE_S)
            subprocess.run(
                ["lpadmin", "-d", NAME], env=environment, check=True, capture_output=True, timeout=PATIENCE_S
            )
            yield made
        finally:
            service.terminate()
