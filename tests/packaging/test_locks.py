"""The lock files are whole, agree with each other and tell nothing of the machine that made them."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))
PACKAGES = ROOT / "packaging/requirements-packages.lock"
DEV = ROOT / "packaging/requirements-dev.lock"
# PySide6 6.12 drops a reference to None with every call that returns nothing, below Python 3.12.
MANY_CALLS = "from PySide6.QtCore import QObject\nit = QObject()\nfor _ in range(20_000): it.setObjectName('x')"


def pins(lock: Path) -> dict[str, str]:
    """Package to pinned version."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", lock.read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host_path_or_option(lock: Path) -> None:
    lines = lock.read_text().splitlines()
    shapes = re.compile(r"[a-z0-9-]+==[0-9.]+(post[0-9])?( ; [^/:@]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not shapes.fullmatch(line)] == []


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock != PACKAGES], ids=lambda lock: lock.name)
def test_every_lock_takes_the_versions_that_are_tested(lock: Path) -> None:
    assert pins(lock).items() <= pins(DEV).items()


def test_what_is_packed_has_the_versions_that_are_tested() -> None:
    packed, tested = pins(PACKAGES), pins(DEV)
    assert pins(ROOT / "packaging/requirements.lock").items() <= packed.items()
    assert {name: tested.get(name, version) for name, version in packed.items()} == packed
    assert "cryptography" in packed, "a package can open a file under a passphrase without anything else"


def test_everything_that_the_project_needs_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = {re.match(r"[\w-]+", line)[0].lower() for line in project["project"]["dependencies"]}  # type: ignore[index]
    assert needed <= pins(ROOT / "packaging/requirements.lock").keys()


def test_pyside_stays_below_the_version_that_loses_references() -> None:
    major, minor = pins(DEV)["pyside6-essentials"].split(".")[:2]
    assert (int(major), int(minor)) < (6, 12)


def test_many_calls_of_qt_do_not_end_the_interpreter() -> None:
    assert subprocess.run([sys.executable, "-c", MANY_CALLS], check=False).returncode == 0
