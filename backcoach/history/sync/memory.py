"""What this copy of the journal remembers of its exchange with others. No export has it, and a restore forgets it."""

from contextlib import suppress
from hashlib import sha256

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.store import Store
from backcoach.history.sync.lines import START, Mark

MACHINE = "machine"
"""While there is a value of this name, triggers record what other machines do not have yet."""
_OWN, _READ, _SENDING, _FOLDER, _TOLD = "sync-own", "sync-read:", "sync-sending", "sync-folder", "sync-told"


class Memory:
    """The values by name; changing one is only allowed within `Store.change`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def machine(self) -> str | None:
        """The name of this machine among the others; None before the first exchange."""
        return self._known(MACHINE)

    @machine.setter
    def machine(self, name: str) -> None:
        self._keep(MACHINE, name)

    @property
    def folder(self) -> str:
        """The folder of the last exchange; empty if there was none."""
        return self._known(_FOLDER) or ""

    @folder.setter
    def folder(self, folder: str) -> None:
        self._keep(_FOLDER, folder.encode("utf-8", "replace").decode())

    @property
    def own_mark(self) -> Mark:
        """How far this machine's file was written."""
        return self._mark(_OWN)

    @own_mark.setter
    def own_mark(self, mark: Mark) -> None:
        self._keep(_OWN, msgspec.json.encode(mark).decode())

    @property
    def sending(self) -> frozenset[str]:
        """The checksums of the lines that are being written, or were when a pass was cut short."""
        return frozenset((self._known(_SENDING) or "").split())

    @sending.setter
    def sending(self, sums: frozenset[str]) -> None:
        self._keep(_SENDING, " ".join(sorted(sums)))

    def read_mark(self, file: str) -> Mark:
        """How far another machine's file was read."""
        return self._mark(_READ + file)

    def keep_read_mark(self, file: str, mark: Mark) -> None:
        """Remember how far it was read."""
        self._keep(_READ + file, msgspec.json.encode(mark).decode())

    def tell(self, words: str) -> bool:
        """Remember what the user is told; returns whether that is news: not empty, and not what the last pass told."""
        sum_of_words = sha256(words.encode("utf-8", "replace")).hexdigest()
        is_news = self._known(_TOLD) != sum_of_words
        self._keep(_TOLD, sum_of_words)
        return is_news and bool(words)

    def _known(self, name: str) -> str | None:
        rows = self._store.rows("SELECT value FROM local WHERE id = ?", name)
        return rows[0][0] if rows else None

    def _keep(self, name: str, value: str) -> None:
        self._store.connection.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (name, value))

    def _mark(self, name: str) -> Mark:
        with suppress(*UNREADABLE):
            return msgspec.json.decode(self._known(name) or "{}", type=Mark)
        return START
