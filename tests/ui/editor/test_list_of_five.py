"""A physiotherapist's list of five, made in the real window by keys only and by the mouse only, and counted.

Each key and each typed text is an action, as is each click, each turn of the wheel, and each choice in the system's own
dialog for files. Then it is played, printed, handed to a second data folder, and printed again: the same page.
"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from backcoach.app.library import Library
from backcoach.app.own.own_files import OwnFiles
from backcoach.app.own.sharing import Sharing
from backcoach.app.preferences import Preferences
from backcoach.phrases import Phrases
from backcoach.sheets import Sheet, SheetOptions
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.editor.exercise_editor import ExerciseEditor
from backcoach.ui.editor.routine_editor import RoutineEditor
from backcoach.ui.print.print_service import PrintService
from backcoach.words import Words
from tests.corner import thorough
from tests.places import ASSETS
from tests.studio import Studio, button, press

MOST = 40
TYPED = (
    "bird dog 3 x 8 each side hold 5 s", "bridge 3 x 10", "side plank 2 x 20 s each side", "one knee to chest 3 x 30 s",
)  # fmt: skip
MOST_S = 120
KEY_S, POINT_S, CLICK_S, THINK_S = 0.28, 1.10, 0.20, 1.35
"""Seconds of a user who types 40 words a minute: a key, pointing, a click, thinking of what is next (Card, Moran and
Newell, "The keystroke-level model", 1980). Nobody was timed."""
DOSES = [(3, 8, 5), (3, 10, None), (2, None, 20), (3, None, 30)]


class Hand:
    """Acts, and counts."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.actions = 0
        self.seconds = 0.0
        """As long as it would take a person by the keystroke-level model."""

    def key(self, widget: QWidget, key: str) -> None:
        self.actions += 1
        self.seconds += KEY_S * (1 + key.count("+"))
        press(widget, key)

    def type(self, widget: QWidget, text: str) -> None:
        self.actions += 1
        self.seconds += THINK_S + KEY_S * len(text)
        QTest.keyClicks(widget, text)

    def click(self, widget: QWidget, name: str) -> None:
        self.actions += 1
        self.seconds += THINK_S + POINT_S + CLICK_S
        QTest.mouseClick(button(widget, name), Qt.MouseButton.LeftButton)
        self.studio.app.processEvents()

    def pick(self, editor: RoutineEditor, id: str) -> None:
        """Turn the wheel over all exercises until one is in view, and click it."""
        found = editor.add.found
        rows = found.model()
        (place,) = [row for row in range(rows.rowCount()) if found._rows.row(rows.index(row, 0)).exercise.id == id]
        found.scrollTo(rows.index(place, 0))
        box = found.visualRect(rows.index(place, 0))
        QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        self.count(2)
        self.studio.app.processEvents()

    def count(self, actions: int) -> None:
        """What is done in a dialog of the system's, or with the wheel."""
        self.actions += actions
        self.seconds += actions * (THINK_S + POINT_S + CLICK_S)


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    paths = [str(tmp_path / name) for name in ("up.png", "down.png")]
    for path, color in zip(paths, (0xFF204080, 0xFF804020), strict=True):
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(color)
        assert image.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))
    return paths


def check(studio: Studio, hand: Hand, own: str) -> None:
    """The five are there with their doses, within the actions and the time."""
    assert hand.actions <= MOST, hand.actions
    assert hand.seconds <= MOST_S, hand.seconds
    routine = studio.view.routine.routine
    assert [item.exercise for item in routine.items] == [
        "bird-dog",
        "glute-bridge",
        "side-plank",
        "single-knee-to-chest",
        own,
    ]
    given = [(item.sets, item.repetitions, item.hold_s) for item in routine.items]
    assert given[:4] == DOSES
    mine = studio.view.services.library.catalog.exercise(own)
    assert (mine.dose.sets, mine.dose.repetitions, len(mine.pictures)) == ((2, 2), (10, 10), 2)
    studio.start()
    studio.play(20)
    assert studio.state == "running"


def sheet(library: Library) -> Sheet:
    printing = PrintService(ASSETS, library.catalog, Phrases(Words()), library.pictures.of)
    return printing.routine(library.catalog.routine("my-routine"), date(2026, 1, 5), Preferences(), SheetOptions())


def test_by_keys_alone_then_played_printed_handed_over_and_printed_again(
    studio: Studio, photos: list[str], tmp_path: Path
) -> None:
    hand = Hand(studio)

    def form(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseEditor)
        dialog.activateWindow()
        studio.wait(lambda: studio.app.focusWidget() is dialog.name)
        hand.key(dialog.name, "Ctrl+O")
        hand.count(2)  # the names of two files, and Enter
        studio.wait(lambda: len(dialog._draft.record.pictures) == 2)
        hand.key(dialog, "Esc")

    def editor(dialog: QDialog) -> None:
        assert isinstance(dialog, RoutineEditor)
        for line in TYPED:
            hand.type(dialog.add.field, line)
            hand.key(dialog.add.field, "Return")
        hand.type(dialog.add.field, "wall angel 2 x 10")
        studio.over(lambda: hand.key(dialog.add.field, "Ctrl+Return"), form)
        hand.key(dialog, "Esc")

    hand.actions, hand.seconds = 1, 2 * KEY_S
    studio.over(lambda: studio.press("Ctrl+N"), editor)
    check(studio, hand, "wall-angel")
    assert hand.actions == 16
    handed_over(studio, tmp_path)


def handed_over(studio: Studio, tmp_path: Path) -> None:
    """The page is the same in a second data folder."""
    services = studio.view.services
    file = tmp_path / "mine.backcoach"
    file.write_bytes(services.sharing.pack(services.library.catalog.routine("my-routine")))
    there = Library(ASSETS, tmp_path / "there", tmp_path / "cache")
    sharing = Sharing(tmp_path / "there", there, OwnFiles(tmp_path / "there", there))
    sharing.take_in(sharing.look(file))
    assert sheet(there).pages == sheet(services.library).pages


@thorough
def test_by_the_mouse_alone(studio: Studio, photos: list[str]) -> None:
    hand = Hand(studio)

    def form(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseEditor)
        hand.click(dialog, "Add pictures…")
        hand.count(3)  # two files, the second with Ctrl held, and Open
        studio.wait(lambda: len(dialog._draft.record.pictures) == 2)
        hand.click(dialog, "Sets: 2")
        hand.click(dialog, "Repetitions: 10")
        hand.click(dialog, "Done")

    def editor(dialog: QDialog) -> None:
        assert isinstance(dialog, RoutineEditor)
        hand.pick(dialog, "bird-dog")
        hand.click(dialog, "Sets: 3")
        hand.click(dialog, "Repetitions: 8")
        kinds = next(one for one in dialog.dose.findChildren(SegmentedChoice) if one.isVisible())
        kinds.choose("hold_s")
        hand.count(1)
        studio.app.processEvents()
        hand.click(dialog, "Hold, s: 5")
        for id, *names in (
            ("glute-bridge", "Sets: 3", "Repetitions: 10"),
            ("side-plank", "Sets: 2", "Hold, s: 20"),
            ("single-knee-to-chest", "Sets: 3", "Hold, s: 30"),
        ):
            hand.pick(dialog, id)
            for name in names:
                hand.click(dialog, name)
        studio.over(lambda: hand.click(dialog, "An exercise of mine"), form)
        hand.click(dialog, "Done")

    hand.count(2)  # the chooser, and New routine in its menu
    studio.over(lambda: studio.controller.own.act("new"), editor)
    check(studio, hand, "my-exercise")
    assert hand.actions == 29
