"""An environment is kept when it still works here, and made again when it does not."""

import subprocess
import sys
from pathlib import Path

import pytest

import environment
import machine


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A bare environment on the Python that runs the tests."""
    folder = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    return folder


def test_the_python_that_runs_make_is_taken_where_it_fits() -> None:
    assert environment.interpreter() == sys.executable


def test_an_environment_that_works_is_kept(venv: Path) -> None:
    (venv / "kept").touch()
    environment.make(venv, sys.executable)
    assert (venv / "kept").exists()


def test_an_environment_from_elsewhere_does_not_fit(venv: Path) -> None:
    assert environment.fits(venv)
    assert not environment.fits(venv.rename(venv.with_name("moved")))


def test_an_environment_without_its_python_does_not_fit(venv: Path) -> None:
    (venv / "bin/python").unlink()
    assert not environment.fits(venv)


def test_no_environment_does_not_fit(tmp_path: Path) -> None:
    assert not environment.fits(tmp_path / ".venv")


def test_a_command_that_fails_stops_with_the_sentence() -> None:
    with pytest.raises(machine.Stop, match=r"^Look above\.$"):
        environment.run(sys.executable, "-c", "raise SystemExit(3)", sorry="Look above.")
