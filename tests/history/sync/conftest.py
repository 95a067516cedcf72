"""A folder that machines share."""

from pathlib import Path

import pytest


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """An empty one."""
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"
