"""The data folder goes away under the open window: nothing that was entered is lost, and the window says how it is."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from tests.studio import Studio, press
from tests.ui.conftest import OpenStudio


def check_in(studio: Studio) -> None:
    def answer(dialog: QDialog) -> None:
        for key in ("3", "Return"):
            press(dialog.focusWidget(), key)

    studio.over(lambda: studio.press("C"), answer)


def waits(studio: Studio) -> bool:
    """Whether something that was entered is not written yet."""
    return studio.journal.pending is not None


@pytest.mark.parametrize("how", ["moved away", "deleted", "a file in its place"])
def test_what_is_entered_waits_and_is_written_when_the_folder_is_back(
    open_studio: OpenStudio, tmp_path: Path, how: str
) -> None:
    folder, away = tmp_path / "data", tmp_path / "away"
    studio = open_studio(folder=folder)
    shutil.copytree(folder, away) if how != "moved away" else folder.rename(away)
    if how != "moved away":
        shutil.rmtree(folder)
    if how == "a file in its place":
        folder.write_text("somebody else's")
    check_in(studio)
    (said,) = studio.view.stage.messages
    assert "journal.db is gone; bring its folder back" in said
    assert said.endswith("It waits in a file; BackCoach tries again automatically.")
    studio.start(4)
    studio.jump(40)
    assert studio.state == "running", "the session goes on"
    studio.session.stop("other")
    assert waits(studio)
    if how == "a file in its place":
        folder.unlink()
    away.rename(folder)
    if how == "moved away":  # the same files: what waited goes into them
        studio.journal.retry()
        assert not waits(studio)
        assert studio.journal.contents().scores == 2
        assert studio.journal.contents().sessions == 1
        return
    studio.close()
    again = open_studio(folder=folder)  # other files: the next start takes in what waited
    assert again.journal.contents().scores == 2
