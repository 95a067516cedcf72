from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from tests.history.helpers import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backcoach"


@pytest.fixture
def journal(folder: Path, clock: SetClock) -> Iterator[Journal]:
    journal = Journal.open(folder, clock).journal
    yield journal
    journal.close()
