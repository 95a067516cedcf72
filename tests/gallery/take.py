"""One picture of the window or of a card: what is set up for it, and how it is taken."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from backcoach.app.preferences import Preferences
from backcoach.ui.design.dialog import Dialog
from tests.fakes import FakeClock
from tests.studio import SETTLED, Studio, seed_history

NOW = datetime(2026, 11, 20, 7, 12, tzinfo=timezone(timedelta(hours=1)))


class Take:
    """One shot being taken: the studio on first use, and the picture at the end, of the window or of a dialog."""

    def __init__(
        self, app: QApplication, data: Path, picture: Path | None, shot: "Shot", language: str = "",
        catalogues: Path | None = None,
    ) -> None:  # fmt: skip
        self._app = app
        self.data = data
        self.now = NOW
        self._picture = picture
        self.size = shot.size
        self._shot = shot
        self._language, self._catalogues = language, catalogues
        self.look: Callable[[QWidget], object] = lambda seen: None
        """Told of the window or the card before its picture is taken."""
        self._studio: Studio | None = None
        self._taken = False

    def studio(self, days: int = 20) -> Studio:
        """The loaded window, with so many days of made-up history."""
        if self._studio is None:
            if days:
                seed_history(self.data, NOW, days)
            preferences = msgspec.structs.replace(
                self._shot.preferences, theme=self._shot.theme, language=self._language
            )
            clock = FakeClock(NOW)
            studio = Studio(
                self._app,
                self.data,
                clock=clock,
                preferences=preferences,
                size=self._shot.size,
                catalogues=self._catalogues,
            )
            studio.view.services.journal.open()
            studio.read_safety()
            self._studio = studio.load()
        return self._studio

    def dialog(self, open_dialog: Callable[[], object], act: Callable[[QDialog], None] = lambda dialog: None) -> None:
        """Take the picture of a dialog after acting on it."""

        def shoot(dialog: QDialog) -> None:
            act(dialog)
            self._app.processEvents()
            self.look(dialog)
            self._keep(dialog)
            self._taken = True

        room = QSize(*self._shot.size)
        with patch.object(Dialog, "_screen", lambda _: room) if self._shot.fills_screen else nullcontext():
            self.studio().over(open_dialog, shoot)

    def _keep(self, seen: QWidget) -> None:
        """Save a picture if one is wanted, with as many pixels for each length as the screen has."""
        if self._picture is None:
            return
        if self._shot.density == 1:
            seen.grab().save(str(self._picture))
            return
        picture = QPixmap(seen.size() * self._shot.density)
        picture.fill()
        picture.setDevicePixelRatio(self._shot.density)
        seen.render(picture)
        picture.save(str(self._picture))

    def finish(self) -> None:
        """Take the picture of the window if none was taken yet, its small pictures drawn, and destroy it."""
        if not self._taken:
            if self._picture is not None:
                self.studio().picture()
                self.studio().wait(lambda: not self.studio().view.thumbnails.busy)
            self._app.processEvents()
            self.look(self.studio().window)
            if self._picture is not None:
                self.studio().picture()
                self._keep(self.studio().window)
        self.studio().destroy()


class Shot(NamedTuple):
    """One picture: its name, what is done for it, and how the window is set."""

    name: str
    act: Callable[[Take], object]
    theme: str = "light"
    size: tuple[int, int] = (1366, 768)
    preferences: Preferences = SETTLED
    density: int = 1
    """Pixels of the picture for each pixel of the window's length."""

    @property
    def fills_screen(self) -> bool:
        """Whether cards have no more room than the window."""
        return self.name.startswith("screen-")
