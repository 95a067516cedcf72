"""How BackCoach was installed is read from what the package says, or from where it lies."""

import re
import tomllib
from pathlib import Path

import pytest

from backcoach.app.installation import _PARTS, channel, licence_texts
from tests.places import ROOT


@pytest.mark.parametrize("said", ["deb", "rpm", "arch", "archive", "windows", "mac"])
def test_a_package_says_what_it_is(tmp_path: Path, said: str) -> None:
    (tmp_path / "installed-by").write_text(f"{said}\n")
    assert channel({}, tmp_path) == said


def test_sandboxes_and_pip_are_known_by_their_signs(tmp_path: Path) -> None:
    package = tmp_path / "backcoach"
    package.mkdir()
    assert channel({"FLATPAK_ID": "org.backcoach.BackCoach"}, package) == "flatpak"
    assert channel({"APPIMAGE": "/somewhere.AppImage"}, package) == "appimage"
    assert channel({}, package, "/home/me/.local/share/pipx/venvs/backcoach") == "pipx"
    assert channel({}, package, "/home/me/venv") == "pip"
    assert channel({}, ROOT / "backcoach") == "checkout"


def test_a_mark_that_nobody_knows_is_not_believed(tmp_path: Path) -> None:
    package = tmp_path / "backcoach"
    package.mkdir()
    (package / "installed-by").write_text("magic")
    assert channel({}, package, "/venv") == "pip"


def test_shipped_licences_are_read_and_otherwise_those_of_the_installed_parts(tmp_path: Path) -> None:
    (tmp_path / "_licences").mkdir()
    (tmp_path / "_licences" / "Qt.txt").write_text("LGPL")
    assert licence_texts(tmp_path) == {"Qt": "LGPL"}
    found = licence_texts()
    assert "MIT License" in found["backcoach"]
    assert "Permission is hereby granted" in found["pyqtgraph"]


def test_no_dependency_is_without_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needs = [*project["dependencies"], *project["optional-dependencies"]["passphrase"]]
    names = {re.split(r"[<>=;]", need)[0].strip().replace("-Essentials", "_Essentials") for need in needs}
    assert names <= set(_PARTS)
    assert "MIT" in licence_texts()["python-calamine"]
