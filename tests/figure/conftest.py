from pathlib import Path

import pytest

from backcoach.app.places import assets_folder
from backcoach.figure import Motion, load_motions


@pytest.fixture(scope="session")
def motions_folder() -> Path:
    return assets_folder() / "motions"


@pytest.fixture(scope="session")
def motions(motions_folder: Path) -> dict[str, Motion]:
    return load_motions(motions_folder)


@pytest.fixture
def folder(tmp_path: Path, motions_folder: Path) -> Path:
    """A folder of motions with only the shipped base poses."""
    (tmp_path / "poses.toml").write_bytes((motions_folder / "poses.toml").read_bytes())
    return tmp_path
