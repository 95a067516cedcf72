"""What is wrong with a figure of the user's own is said in one sentence, in the window's language, file by file."""

import os
from pathlib import Path

import pytest

from backcoach.app.motion_check import MotionCheck
from backcoach.app.motion_library import MotionLibrary
from backcoach.app.services import Services
from backcoach.words.languages import Languages
from tests.fakes import FakeClock
from tests.figure.samples import SMALL
from tests.places import ASSETS

DAMAGE = {
    b"start = [": "file: expected valid TOML (",
    b"": "start: expected a table.",
    b"[start]\nfrom = 'all-fours'\nhead = 3\n[[key]]\n": "start.head: expected a table, got a whole number.",
    SMALL.replace("flex = 160", "flex = 'far'").encode(): "key[1] (reach).arm_left.flex: expected a number, got text.",
    SMALL.replace("flex = 160", "on = 'left-wing'").encode(): "expected a landmark such as left-knee, not 'left-wing'.",
    SMALL.encode("utf-16"): "file: expected text saved as UTF-8.",
    b"# " + bytes(100_001): "file: expected at most 100 kB.",
}


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = Services(tmp_path / "data", ASSETS, tmp_path / "cache", FakeClock())
    (tmp_path / "data" / "motions").mkdir(parents=True)
    return made


def said(services: Services) -> list[str]:
    """Each sentence, without how all of them begin."""
    begins = "A figure of yours is not shown. motions/mine.toml: "
    sentences = services.motion_problems()
    assert all(sentence.startswith(begins) for sentence in sentences)
    return [sentence.removeprefix(begins) for sentence in sentences]


@pytest.mark.parametrize(("content", "told"), DAMAGE.items(), ids=DAMAGE.values())
def test_a_damaged_motion_is_told_and_shows_nothing(services: Services, content: bytes, told: str) -> None:
    (services.folder / "motions/mine.toml").write_bytes(content)
    (sentence,) = said(services)
    assert told in sentence
    assert services.library.motions.get("mine") is None


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_file_is_told_as_one_that_cannot_be_read(services: Services, kind: str) -> None:
    path = services.folder / "motions/mine.toml"
    {"folder": path.mkdir, "pipe": lambda: os.mkfifo(path), "link": lambda: path.symlink_to("nowhere")}[kind]()
    (sentence,) = said(services)
    assert sentence.startswith("file: expected a file that can be read (")
    assert services.library.motions.get("mine") is None


def test_sound_motions_are_not_mentioned_nor_is_what_a_program_puts_beside_them(services: Services) -> None:
    folder = services.folder / "motions"
    (folder / "mine.toml").write_text(SMALL)
    (folder / ".mine.toml").write_text("draft")
    (folder / "note.txt").write_text("mine")
    assert services.motion_problems() == []


def test_a_copy_that_a_program_made_is_told_as_beside_an_exercise(services: Services) -> None:
    (services.folder / "motions/mine.toml").write_text(SMALL)
    (services.folder / "motions/mine (1).toml").write_text(SMALL)
    assert services.motion_problems()[0].startswith("mine (1).toml is a copy of mine.toml")


def test_many_are_counted_and_two_of_them_named(services: Services) -> None:
    for number in range(5):
        (services.folder / f"motions/mine-{number}.toml").write_text("")
    *_, more = services.motion_problems()
    assert more == "… and 3 more of your files: `backcoach list` names them."


def test_in_another_language_all_of_the_sentence_is(services: Services) -> None:
    (services.folder / "motions/mine.toml").write_bytes(SMALL.replace("flex = 160", "flex = 'far'").encode())
    Languages(ASSETS / "words", services.folder).use(services.words, "de", ())
    (sentence,) = services.motion_problems()
    assert sentence == (
        "Eine Ihrer Figuren wird nicht gezeigt. motions/mine.toml: key[1] (reach).arm_left.flex: "
        "erwartet wird eine Zahl, gefunden: Text."
    )


class Counted(MotionLibrary):
    """Counts the files that are read."""

    read = 0

    def problem_of(self, file: Path) -> object:  # type: ignore[override]
        self.read += 1
        return super().problem_of(file)


@pytest.fixture
def motions(tmp_path: Path) -> Counted:
    (tmp_path / "motions").mkdir()
    (tmp_path / "motions/mine.toml").write_text("")
    return Counted(ASSETS / "motions", own=tmp_path / "motions")


def test_nothing_is_read_again_until_a_file_changes(tmp_path: Path, motions: Counted) -> None:
    folder, kept = tmp_path / "motions", tmp_path / "cache" / "motions.json"
    first = MotionCheck(folder, motions, kept)
    for step in first.steps():
        step()
    found = first.problems()
    assert (len(found), motions.read) == (1, 1)
    second = MotionCheck(folder, motions, kept)
    assert (list(second.steps()), second.problems(), motions.read) == ([], found, 1)
    (folder / "mine.toml").write_text(SMALL)
    assert (MotionCheck(folder, motions, kept).problems(), motions.read) == ((), 2)


def test_what_cannot_be_kept_is_found_anew(tmp_path: Path, motions: Counted) -> None:
    kept = tmp_path / "a-file" / "motions.json"
    kept.parent.write_text("in the way")
    assert [len(MotionCheck(tmp_path / "motions", motions, kept).problems()) for _ in range(2)] == [1, 1]
    assert motions.read == 2


def test_without_a_folder_there_is_nothing_to_say(tmp_path: Path, motions: Counted) -> None:
    check = MotionCheck(tmp_path / "none", motions, tmp_path / "motions.json")
    assert (check.problems(), list(check.steps())) == ((), [])
