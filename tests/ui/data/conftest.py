"""A window over a history of twenty days, and "Your data" open in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.ui.data.data_dialog import DataDialog
from tests.fakes import FakeClock
from tests.gallery.years import seed_years
from tests.studio import Studio
from tests.ui.conftest import OpenStudio


@pytest.fixture
def studio(open_studio: OpenStudio, tmp_path: Path) -> Studio:
    """The window over that history."""
    seed_years(tmp_path / "data", FakeClock().now(), 20)
    return open_studio()


@pytest.fixture
def dialog(studio: Studio) -> DataDialog:
    """ "Your data", when it has nothing to do."""
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    settle(studio, dialog)
    return dialog


def settle(studio: Studio, dialog: DataDialog) -> None:
    """Wait until the dialog has nothing to do."""
    studio.wait(lambda: not dialog.work.busy)
    studio.app.processEvents()
    studio.wait(lambda: not dialog.work.busy)


def did(studio: Studio, dialog: DataDialog, act: Callable[[], object]) -> str:
    """Do something, wait until it is done, and hand back what the dialog says of it."""
    act()
    settle(studio, dialog)
    return dialog.said.accessibleName()
