"""Keeps the screen awake while a session runs."""

from contextlib import ExitStack


class ScreenInhibitor:
    """Keeps the screen awake from `hold` to `release`; where the system cannot, nothing happens."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self._holding = False

    def prepare(self) -> None:
        """Load what `hold` needs (D-Bus, some 40 ms), while the user reads the question before a session."""
        from wakepy import keep  # noqa: F401

    def hold(self) -> None:
        """Keep the screen awake from now on."""
        if not self._holding:
            from wakepy import keep  # loads D-Bus: not before the first session

            self._held.enter_context(keep.presenting(on_fail="pass"))
            self._holding = True

    def release(self) -> None:
        """Let the screen sleep again."""
        self._held.close()
        self._holding = False
