"""What is installed from a wheel is the program and its data, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import backcoach

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_bears_the_programs_version(wheel: Path) -> None:
    assert wheel.name == f"backcoach-{backcoach.__version__}-py3-none-any.whl"


def test_every_asset_is_in_the_wheel_where_the_program_looks(wheel: Path) -> None:
    assets = {f"backcoach/_assets/{file.relative_to(ROOT / 'assets')}" for file in (ROOT / "assets").rglob("*.*")}
    assert assets
    assert assets <= set(zipfile.ZipFile(wheel).namelist())


def test_the_assets_hold_only_what_is_shipped() -> None:
    folders = {"exercises", "fonts", "icons", "mistakes", "motions", "routines", "themes", "voice", "words"}
    assert {path.name for path in (ROOT / "assets").iterdir()} - folders == {
        "cautions.toml",
        "safety.toml",
        "sheet.toml",
    }


def test_the_wheel_holds_nothing_but_the_program(wheel: Path) -> None:
    tops = {Path(name).parts[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"backcoach", f"backcoach-{backcoach.__version__}.dist-info"}


def test_type_checkers_are_told_that_the_package_is_typed(wheel: Path) -> None:
    assert "backcoach/py.typed" in zipfile.ZipFile(wheel).namelist()
