"""Files of the user's own that are wrong: each is named in a sentence, and everything else is there."""

from pathlib import Path

import pytest

from backcoach.app.preferences import FILE_NAME as SETTINGS
from backcoach.history.opening import FILE_NAME as JOURNAL
from tests.builders import exercise, write
from tests.studio import Studio
from tests.ui.conftest import AS_THEY_ARE, OpenStudio
from tests.ui.test_bad_data import messages, plays

MOST_FILES = 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def own_file(folder: Path, name: str, text: str) -> None:
    path = folder / "exercises" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_figure_of_ones_own_that_is_wrong_is_told(studio: Studio, open_studio: OpenStudio, folder: Path) -> None:
    studio.close()
    (folder / "motions").mkdir()
    (folder / "motions/mine.toml").write_text("[start]\nfrom = 'nowhere'")
    studio = open_studio()
    studio.wait(lambda: "A figure of yours is not shown. motions/mine.toml: key: " in messages(studio))
    assert plays(studio)


def test_a_wrong_file_of_the_users_own_is_named_and_the_rest_is_there(open_studio: OpenStudio, folder: Path) -> None:
    write(folder, exercise("my-stretch"))
    own_file(folder, "my-mistake", "name = ")
    studio = open_studio()
    assert "my-mistake.toml" in messages(studio)
    assert "my-stretch" in studio.view.services.library.catalog.exercises
    assert "my-mistake" not in studio.view.services.library.catalog.exercises
    assert "bird-dog" in studio.view.services.library.catalog.exercises


def test_of_many_wrong_files_the_first_are_named_and_the_number_of_others(
    open_studio: OpenStudio, folder: Path
) -> None:
    for number in range(6):
        own_file(folder, f"mistake-{number}", "name = ")
    studio = open_studio()
    lines = messages(studio).splitlines()
    assert len(lines) == MOST_FILES + 1
    assert "mistake-0.toml" in lines[0]
    assert "4 more of your files: `backcoach list` names them." in lines[-1]


def test_one_wrong_file_more_than_are_named_is_named_too(open_studio: OpenStudio, folder: Path) -> None:
    for number in range(MOST_FILES):
        own_file(folder, f"mistake-{number}", "name = ")
    assert all(f"mistake-{number}.toml" in messages(open_studio()) for number in range(MOST_FILES))


def test_every_late_sentence_is_in_view_at_once(open_studio: OpenStudio, folder: Path) -> None:
    own_file(folder, "my-mistake", "name = ")
    open_studio().close()
    (folder / SETTINGS).write_bytes(b"{")
    (folder / JOURNAL).write_bytes(b"not a journal")
    studio = open_studio(bare=True, preferences=AS_THEY_ARE)
    with studio.answering(lambda dialog: dialog.reject()):
        studio.load()
    for sentence in ("my-mistake.toml", "Your settings cannot be used", "The journal was damaged"):
        assert sentence in messages(studio)
