"""Two computers for real: two Syncthing instances carry the shared folder of two journals, on loopback only.

Usage: python packaging/two_computers.py. Needs `syncthing` (Debian's package). Discovery, relays, NAT and upgrades are
off; nothing leaves this machine. It ends with status 1 if the histories differ or an entry is missing at the end.
"""

import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backcoach.history.journal import Journal  # noqa: E402
from tests.history.helpers import SetClock, live  # noqa: E402

PORTS = 22_801, 22_802
ROUNDS, DEEDS = 6, 8
PATIENCE_S = 90.0
"""Seconds for Syncthing to make both folders equal."""
_OFF = {
    "globalAnnounceEnabled": "false", "localAnnounceEnabled": "false", "relaysEnabled": "false", "natEnabled": "false",
    "startBrowser": "false", "crashReportingEnabled": "false", "autoUpgradeIntervalH": "0", "urAccepted": "-1",
    "reconnectionIntervalS": "2",
}  # fmt: skip
_FOLDER = """    <folder id="shared" label="shared" path="{path}" type="sendreceive" rescanIntervalS="3"
        fsWatcherEnabled="true" fsWatcherDelayS="1" autoNormalize="true">
        <device id="{one}"></device><device id="{two}"></device><maxConflicts>-1</maxConflicts>
    </folder>
    <device id="{other}" name="other" compression="never"><address>tcp://127.0.0.1:{port}</address></device>
"""


class Carrier:
    """One Syncthing instance with its own home and its own copy of the shared folder."""

    def __init__(self, place: Path, port: int) -> None:
        self.home, self.shared, self.port = place / "syncthing", place / "shared", port
        self.shared.mkdir(parents=True)
        self._run("generate", f"--home={self.home}", "--no-default-folder")
        self.device = self._run(f"--home={self.home}", "--device-id").strip()
        self._process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def _run(*arguments: str) -> str:
        return subprocess.run(["syncthing", *arguments], capture_output=True, text=True, check=True, timeout=60).stdout

    def know(self, other: "Carrier") -> None:
        """Write the settings: the other instance on loopback, and everything off that would look further."""
        path = self.home / "config.xml"
        text = path.read_text()
        for name, value in _OFF.items():
            text = re.sub(f"<{name}>[^<]*</{name}>", f"<{name}>{value}</{name}>", text)
        text = re.sub(r"<listenAddress>[^<]*", f"<listenAddress>tcp://127.0.0.1:{self.port}", text)
        text = re.sub(r"<address>127\.0\.0\.1:\d+</address>", f"<address>127.0.0.1:{self.port + 10}</address>", text)
        own = _FOLDER.format(
            path=self.shared, one=self.device, two=other.device, other=other.device, port=other.port
        )  # fmt: skip
        path.write_text(re.sub(r"(<configuration[^>]*>\n)", lambda match: match[1] + own, text, count=1))

    def start(self) -> None:
        """Begin to carry."""
        command = ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self) -> None:
        """Go offline."""
        if self._process:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def files(self) -> dict[str, bytes]:
        """The files of ours in the folder."""
        return {path.name: path.read_bytes() for path in self.shared.glob("*backcoach-*.jsonl")}


def wait_until(settled: Callable[[], bool], what: str) -> None:
    """Wait for Syncthing. Raises TimeoutError after PATIENCE_S."""
    end = time.monotonic() + PATIENCE_S
    while not settled():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.5)


def main() -> int:
    """Exit status: 0 if both histories end equal and whole."""
    chance, counts = random.Random(1), Counter[str]()
    with tempfile.TemporaryDirectory(prefix="two-computers-") as name:
        carriers = [Carrier(Path(name) / which, port) for which, port in zip(("one", "two"), PORTS, strict=True)]
        for one, other in (carriers, carriers[::-1]):
            one.know(other)
        try:
            return _live(Path(name), carriers, chance, counts)
        finally:
            for carrier in carriers:
                carrier.stop()


def _live(place: Path, carriers: list[Carrier], chance: random.Random, counts: Counter[str]) -> int:
    clock = SetClock()
    journals = [Journal.open(place / "data-one", clock).journal]
    live(journals[0], clock, chance, DEEDS)
    journals[0].transfer.sync(carriers[0].shared)
    journals[0].close()
    shutil.copytree(place / "data-one", place / "data-two")  # the second computer begins from a copy, name included
    shutil.copytree(carriers[0].shared, carriers[1].shared, dirs_exist_ok=True)
    journals = [Journal.open(place / f"data-{which}", clock).journal for which in ("one", "two")]
    for number in range(ROUNDS):
        both_offline = number % 3 == 0  # the first time, both write under the name that the copy brought
        for carrier in carriers if not both_offline else ():
            carrier.start()
        for journal, carrier in zip(journals, carriers, strict=True):
            live(journal, clock, chance, DEEDS)
            journal.transfer.sync(carrier.shared, agreed=True)
        counts.update(rounds=1, offline=both_offline)
        if not both_offline:
            wait_until(lambda: carriers[0].files() == carriers[1].files(), f"round {number}")
        for carrier in carriers:
            carrier.stop()
    _half_written(carriers[0], counts)
    return _settle(journals, carriers, clock, counts)


def _half_written(carrier: Carrier, counts: Counter[str]) -> None:
    """What a crash of a synchroniser leaves: half a file under a name of ours."""
    name, content = next(iter(sorted(carrier.files().items())))
    carrier.shared.joinpath(f"{Path(name).stem} (half).jsonl").write_bytes(content[: len(content) // 2])
    counts.update(half_written=1)


def _settle(journals: list[Journal], carriers: list[Carrier], clock: SetClock, counts: Counter[str]) -> int:
    for carrier in carriers:
        carrier.start()
    clock.move(days=1)
    for number in range(3):
        for journal, carrier in zip(journals, carriers, strict=True):
            journal.transfer.sync(carrier.shared, agreed=True)
        wait_until(lambda: carriers[0].files() == carriers[1].files(), f"settling {number}")
    contents = [_without_deleted_notes(journal) for journal in journals]
    conflicts = sum("sync-conflict" in name for name in carriers[0].files())
    held = journals[0].contents()
    same = contents[0] == contents[1]
    print(f"two computers: {counts['rounds']} rounds, {counts['offline']} of them offline, the second began as a copy;")
    print(f"    {len(carriers[0].files())} files, {conflicts} of conflicts, {counts['half_written']} half written;")
    print(f"    {held.sessions} sessions, {held.steps} steps, {held.scores} scores; equal: {'yes' if same else 'NO'}")
    for journal in journals:
        journal.close()
    return 0 if same else 1


def _without_deleted_notes(journal: Journal) -> list[object]:
    """Everything that travels; the note of a deleted entry does not."""
    rows = journal.transfer.rows()
    return [
        [(row.id, getattr(row, "value", ""), getattr(row, "deleted", ""), row.revision) for row in kind]  # type: ignore[attr-defined]
        for kind in rows.kinds()
    ]


if __name__ == "__main__":
    sys.exit(main())
