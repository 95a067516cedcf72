"""One of the user's files: written completely or not at all, and never over what somebody else wrote."""

from pathlib import Path

from backcoach.outside import read_regular, replace_file
from backcoach.problem import Problem
from backcoach.toml_file import MAX_BYTES


class ChangedElsewhere(Problem):
    """The file has changed since it was last read or written here."""


class OwnFile:
    """A text file; `text` is what was last read or written here, empty if there is no file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen = self._on_disk()

    @property
    def text(self) -> str:
        """What was last read or written."""
        return (self._seen or b"").decode("utf-8-sig", "replace")

    def write(self, text: str) -> None:
        """Replace the content of the file.

        Raises ChangedElsewhere if somebody else changed, made or removed it, and Problem if it cannot be written.
        """
        if self._on_disk() != self._seen:
            raise ChangedElsewhere(
                "{file} was changed elsewhere meanwhile; nothing of that was overwritten.", file=self.path.name
            )
        content = text.encode()
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self.path, content)
        except OSError as error:
            raise Problem(
                "{file} cannot be written ({reason}); make its folder writable.",
                file=self.path.name,
                reason=error.strerror,
            ) from None
        self._seen = content

    def look_again(self) -> None:
        """Treat the present content of the file as read: the next `write` replaces it."""
        self._seen = self._on_disk()

    def _on_disk(self) -> bytes | None:
        try:
            return read_regular(self.path, MAX_BYTES)
        except OSError:
            return None
