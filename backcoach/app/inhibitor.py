"""What keeps the screen awake while a session goes on."""

from typing import Protocol


class Inhibitor(Protocol):
    """Keeps the screen awake between `hold` and `release`."""

    def prepare(self) -> None:
        """Load what `hold` needs."""

    def hold(self) -> None:
        """Keep the screen awake from now on."""

    def release(self) -> None:
        """Let the screen sleep again."""
