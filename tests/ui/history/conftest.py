"""Journals that are closed when a test is over."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from tests.fakes import FakeClock
from tests.ui.history.support import NOW, JournalIn


@pytest.fixture
def journal_in() -> Iterator[JournalIn]:
    with ExitStack() as opened:

        def open_in(folder: Path, now: datetime = NOW) -> Journal:
            return opened.enter_context(closing(Journal.open(folder, FakeClock(now)).journal))

        yield open_in
