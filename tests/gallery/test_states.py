"""Each state of the window looks as it was accepted; from the right it is its mirror, with no word untranslated.

What is from the right is a language that a script made up, in Arabic letters, so that each word of ours stands out.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from pseudo import main as write_pseudo
from tests.corner import corner, thorough
from tests.gallery.looks import KEPT, MOST, difference, kept_look, look_of
from tests.gallery.mirror import Neighbours, neighbours, not_turned, turned
from tests.gallery.screens import CHOSEN
from tests.gallery.shots import SHOTS
from tests.gallery.take import Shot, Take
from tests.leftovers import destroy_widgets
from tests.words.untranslated import left_over_in

STATES = {shot.name: shot for shot in (*SHOTS, *CHOSEN)}
FEW = (
    "far-controls-light", "own-editor-light", "card-settings-light", "details-light", "screen-640x360-100-before-light",
)  # fmt: skip
"""Those that `make test` looks at."""
MIRRORED = {
    shot.name
    for shot in (*SHOTS, *(one for one in CHOSEN if one.size in ((640, 360), (480, 320))))
    if shot.theme == "light"
}
"""Those that are looked at in the other language, too."""
OWN_SENTENCE = "message-light"
"""Shows a sentence of the gallery's own, which nobody translates."""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the made-up languages."""
    folder = tmp_path_factory.mktemp("words")
    write_pseudo(folder)
    return folder


def drawn(app: QApplication, folder: Path, shot: Shot) -> Neighbours:
    """A state in English, with its picture."""
    found: Neighbours = {}
    take = Take(app, folder / "english", folder / f"{shot.name}.png", shot)
    take.look = lambda window: found.update(neighbours(window))
    shot.act(take)
    take.finish()
    destroy_widgets()
    return found


def from_the_right(app: QApplication, folder: Path, shot: Shot, words: Path) -> tuple[Neighbours, set[str]]:
    """The same state in the made-up language, and what nobody translated."""
    found: Neighbours = {}
    left_over = set[str]()

    def look(window: QWidget) -> None:
        found.update(neighbours(window))
        left_over.update(left_over_in(window))

    take = Take(app, folder / "arabic", None, shot, "ar_XB", words)
    take.look = look
    shot.act(take)
    take.finish()
    destroy_widgets()
    return found, left_over


@pytest.mark.parametrize("name", corner(STATES, *FEW))
def test_a_state_is_as_accepted_and_its_mirror_in_another_language(
    qapp: QApplication, tmp_path: Path, words: Path, name: str
) -> None:
    shot, kept = STATES[name], kept_look(name)
    english = drawn(qapp, tmp_path, shot)
    assert kept is not None, "no look was accepted yet: make accept-looks"
    apart = difference(kept, look_of(tmp_path / f"{name}.png"))
    assert apart <= MOST, f"{name} looks different by {apart}; look at it (make gallery), then make accept-looks"
    if name in MIRRORED:
        mirrored, left_over = from_the_right(qapp, tmp_path, shot, words)
        untranslated = [] if name == OWN_SENTENCE else sorted(left_over)
        assert [*untranslated, *not_turned(english, mirrored)] == []
        assert turned(english, mirrored) or name not in FEW


@thorough
def test_there_is_a_look_for_each_state_and_no_other() -> None:
    assert {path.stem for path in KEPT.glob("*.png")} == {*STATES}
