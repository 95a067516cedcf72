"""The services over an empty folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.app.services import Services
from tests.fakes import FakeClock
from tests.places import ASSETS


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """With an open journal and a clock that the test turns."""
    services = Services(tmp_path / "data", ASSETS, tmp_path / "cache", FakeClock())
    (tmp_path / "data").mkdir()
    services.journal.open()
    yield services
    services.journal.close()
