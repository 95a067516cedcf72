"""The real window for tests of what it does."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcoach.app.library import Library
from backcoach.app.motion_library import MotionLibrary
from backcoach.app.preferences import FILE_NAME, Preferences
from backcoach.ui.design.control_style import ControlStyle
from backcoach.ui.design.theme import Theme
from tests.places import ASSETS
from tests.studio import Studio

OpenStudio = Callable[..., Studio]
AS_THEY_ARE = Preferences()
"""For a studio: do not write any."""


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, which draws controls as ours does."""
    qapp.setStyle(ControlStyle(Theme(ASSETS, dark=False)))
    return qapp


@pytest.fixture
def theme(qapp: QApplication, qtbot: QtBot) -> Theme:
    """The light theme, in which the application's style draws."""
    theme = Theme(ASSETS, dark=False)
    qapp.setStyle(ControlStyle(theme))
    return theme


@pytest.fixture(scope="session")
def motions() -> MotionLibrary:
    """The figure's motions, each read once for all windows: that is most of what opening one costs."""
    return MotionLibrary(ASSETS / "motions")


@pytest.fixture
def open_studio(
    qapp: QApplication, tmp_path: Path, motions: MotionLibrary, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenStudio]:
    """Opens windows over one folder, the safety page read; all are closed at the end. `bare`: just the first paint.

    Settings that are there already are left as they are unless others are handed in.
    """

    def beside_own(library: Library) -> MotionLibrary:
        made = MotionLibrary(ASSETS / "motions", own=library._own / "motions")
        made._motions, made.__dict__["bases"] = motions._motions, motions.bases
        return made

    shared = cached_property(beside_own)
    shared.__set_name__(Library, "motions")
    monkeypatch.setattr(Library, "motions", shared)
    studios: list[Studio] = []

    def opened(*, bare: bool = False, folder: Path = tmp_path / "data", **wishes: object) -> Studio:
        for before in studios:
            before.close()
        if (folder / FILE_NAME).exists():
            wishes.setdefault("preferences", AS_THEY_ARE)
        studio = Studio(qapp, folder, **wishes)  # type: ignore[arg-type]
        studios.append(studio)
        if not bare:
            studio.view.services.journal.open()
            studio.read_safety()
            studio.journal.close()
            with studio.answering():  # nothing is asked
                studio.load()
        return studio

    yield opened
    for studio in studios:
        studio.destroy()


@pytest.fixture
def studio(open_studio: OpenStudio) -> Studio:
    """The window of a user who has used it before, ready for a session."""
    return open_studio()
