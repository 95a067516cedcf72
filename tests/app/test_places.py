"""Where things lie."""

from pathlib import Path

import platformdirs
import pytest
from platformdirs import macos, windows

from backcoach.app import places
from backcoach.app.places import (
    assets_folder,
    cache_folder,
    data_folder,
    forget_data_folder,
    is_remembered,
    remember_data_folder,
)
from backcoach.problem import Problem
from tests.places import ASSETS


def test_in_a_checkout_the_assets_are_beside_the_package() -> None:
    assert assets_folder() == ASSETS


def test_installed_they_are_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "backcoach"
    (package / "_assets" / "exercises").mkdir(parents=True)
    (tmp_path / "assets" / "exercises").mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", package)
    assert assets_folder() == package / "_assets"


def test_without_them_it_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "backcoach")
    with pytest.raises(Problem, match="install BackCoach again"):
        assets_folder()


def test_a_chosen_folder_is_taken_from_here_or_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert data_folder("mine") == tmp_path / "mine"
    assert data_folder("~/mine") == tmp_path / "home" / "mine"
    assert data_folder(str(tmp_path)) == tmp_path
    assert not (tmp_path / "mine").exists(), "it is not made here"


def test_a_home_that_nobody_has_is_a_sentence() -> None:
    with pytest.raises(Problem, match="no home folder for ~nobody-at-all/mine; choose another"):
        data_folder("~nobody-at-all/mine")


def test_on_windows_it_is_the_place_that_the_readme_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_BY_XDG", False)
    monkeypatch.setattr(platformdirs, "PlatformDirs", windows.Windows)
    monkeypatch.setattr(windows, "get_win_folder", lambda name: {"CSIDL_LOCAL_APPDATA": "/Users/kim/Local"}[name])
    assert data_folder() == Path("/Users/kim/Local/backcoach")
    assert cache_folder() == Path("/Users/kim/Local/backcoach/Cache")


def test_on_macos_it_is_the_place_that_the_readme_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(places, "_BY_XDG", False)
    monkeypatch.setattr(platformdirs, "PlatformDirs", macos.MacOS)
    monkeypatch.setenv("HOME", "/Users/kim")
    assert data_folder() == Path("/Users/kim/Library/Application Support/backcoach")
    assert cache_folder() == Path("/Users/kim/Library/Caches/backcoach")


def test_else_it_is_the_systems_place_for_such_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert data_folder() == data_folder("") == tmp_path / "data" / "backcoach"
    assert cache_folder() == tmp_path / "cache" / "backcoach"
    assert data_folder() == platformdirs.user_data_path("backcoach"), "the rules are those of everybody"


@pytest.mark.parametrize("said", ["", " ", "somewhere"])
def test_without_a_place_that_counts_it_is_in_the_home(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, said)
    assert data_folder() == tmp_path / ".local" / "share" / "backcoach"
    assert cache_folder() == tmp_path / ".cache" / "backcoach"
    remember_data_folder(tmp_path / "mine")
    assert (tmp_path / ".config" / "backcoach-folder.txt").exists()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def test_a_folder_that_was_remembered_comes_before_the_systems(config: Path, tmp_path: Path) -> None:
    for name in ("mine", "Rücken \udcff"):
        remember_data_folder(tmp_path / name)
        assert data_folder() == tmp_path / name
    assert data_folder(str(tmp_path)) == tmp_path, "one that is named comes first"


def test_it_is_forgotten_by_its_own_name_alone(config: Path, tmp_path: Path) -> None:
    remember_data_folder(tmp_path / "mine")
    forget_data_folder(tmp_path / "other")
    assert is_remembered(tmp_path / "mine")
    forget_data_folder(tmp_path / "mine")
    assert not is_remembered(tmp_path / "mine")


@pytest.mark.parametrize("note", [b"", b" \n"])
def test_a_note_that_says_nothing_is_none(config: Path, note: bytes) -> None:
    config.mkdir()
    (config / "backcoach-folder.txt").write_bytes(note)
    assert data_folder().name == "backcoach"


def test_a_note_that_cannot_be_read_is_none(config: Path) -> None:
    (config / "backcoach-folder.txt").mkdir(parents=True)
    assert data_folder().name == "backcoach"


def test_what_cannot_be_remembered_is_a_sentence(config: Path, tmp_path: Path) -> None:
    config.write_text("in the way")
    with pytest.raises(Problem, match=r"start with --data-dir .*mine"):
        remember_data_folder(tmp_path / "mine")
