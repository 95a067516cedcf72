"""What moves into another folder beside the journal: the user's own files, none of them in place of another."""

from pathlib import Path

from backcoach.app.moving import copy_own_files, home_in
from tests.outside import put_fifo


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_own_files_are_copied_and_those_that_are_there_stay(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    own(old, "exercises/mine.toml", "mine")
    own(old, "routines/both.toml", "old")
    own(old, "routines/notes.txt", "no")
    kept = own(new, "routines/both.toml", "new")
    assert copy_own_files(old, new) == []
    assert (new / "exercises" / "mine.toml").read_text() == "mine"
    assert kept.read_text() == "new"
    assert not (new / "routines" / "notes.txt").exists()


def test_one_that_cannot_be_copied_is_named_and_the_others_are_copied(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    missed = own(old, "exercises/mine.toml", "mine")
    own(old, "routines/other.toml", "other")
    own(new, "exercises", "in the way")
    assert copy_own_files(old, new) == [missed]
    assert (new / "routines" / "other.toml").exists()


def test_a_device_or_a_pipe_is_named_and_not_copied_for_ever(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    own(old, "exercises/mine.toml", "mine")
    (old / "exercises" / "endless.toml").symlink_to("/dev/zero")
    put_fifo(old / "exercises" / "pipe.toml")
    assert copy_own_files(old, new) == [old / "exercises" / "endless.toml", old / "exercises" / "pipe.toml"]
    assert [path.name for path in (new / "exercises").iterdir()] == ["mine.toml"]


def test_from_nowhere_nothing_comes(tmp_path: Path) -> None:
    assert copy_own_files(tmp_path / "not there", tmp_path) == []


def test_ours_is_a_folder_of_its_own(tmp_path: Path) -> None:
    assert home_in(tmp_path) == tmp_path / "backcoach"
    assert home_in(tmp_path / "backcoach") == tmp_path / "backcoach"
