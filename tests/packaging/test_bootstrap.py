"""A checkout that is ready costs nothing; any change that could affect what is installed makes it not ready."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

PARTS = ("pyproject.toml", "packaging")
MAKE_READY = (
    "import bootstrap; [bootstrap.stamp(level).write_text(bootstrap.fingerprint()) for level in ('run', 'test')]"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the bootstrap reads, with an environment that says it is ready."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    shutil.copy(bootstrap.ROOT / "pyproject.toml", folder)
    shutil.copytree(bootstrap.ROOT / "packaging", folder / "packaging")
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    python(folder, MAKE_READY)
    return folder


def python(checkout: Path, code: str) -> str:
    """What a Python in the checkout's packaging/ prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=checkout / "packaging", capture_output=True, text=True, check=True
    ).stdout.strip()


def is_ready(checkout: Path) -> bool:
    """What the bootstrap of the checkout says of both levels."""
    said = python(checkout, "import bootstrap; print(*{bootstrap.ready('run'), bootstrap.ready('test')})")
    return {"True": True, "False": False}[said]


def test_a_ready_checkout_is_left_alone_without_a_word(checkout: Path) -> None:
    command = [sys.executable, str(checkout / "packaging/bootstrap.py"), "test"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("file", ["pyproject.toml", "packaging/requirements.lock", "packaging/machine.py"])
def test_a_change_of_what_is_needed_is_noticed(checkout: Path, file: str) -> None:
    assert is_ready(checkout)
    with (checkout / file).open("a") as changed:
        changed.write("# changed\n")
    assert not is_ready(checkout)


def test_a_checkout_that_was_moved_is_not_ready(checkout: Path) -> None:
    assert not is_ready(checkout.rename(checkout.with_name("moved")))


def test_an_environment_whose_python_has_gone_is_not_ready(checkout: Path) -> None:
    link = checkout / ".venv/bin/python"
    link.unlink()
    link.symlink_to(checkout / "gone")
    assert not is_ready(checkout)
