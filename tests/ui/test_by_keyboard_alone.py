"""Every job that the README names, done with nothing but keys: each is pressed on whatever has the focus."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QListWidget, QWidget

from backcoach.ui.data.data_dialog import DataDialog
from tests.fakes import FakeClock
from tests.studio import Studio, press, seed_history
from tests.ui.conftest import OpenStudio

DIARY = "Datum;Schmerz;Notiz\n" + "".join(f"{day:02}.03.2024;{day % 6 + 2};\n" for day in range(1, 9))
MOST = 80
"""Tabs after which something counts as out of reach."""


def name_of(widget: QWidget) -> str:
    """What a control is called."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


class Keys:
    """The keyboard, on a dialog."""

    def __init__(self, studio: Studio, dialog: QDialog) -> None:
        self._studio, self.dialog = studio, dialog

    def press(self, *keys: str) -> None:
        """Press keys on whatever has the focus, and wait until the dialog has done what it does."""
        for key in keys:
            press(self._focus(), key)
            self._studio.app.processEvents()
        if isinstance(self.dialog, DataDialog):
            self._studio.wait(lambda: not self.dialog.work.busy)  # type: ignore[attr-defined]
            self._studio.app.processEvents()

    def go_to(self, name: str, kind: type[QWidget] = QWidget, by: str = "Tab") -> None:
        """Move with a key to the control of this name."""
        met = list[str]()
        while len(met) < MOST:
            met.append(name_of(self._focus()))
            if met[-1].startswith(name) and isinstance(self._focus(), kind):
                return
            self.press(by)
        raise AssertionError(f"{by} does not lead to “{name}” but to {list(dict.fromkeys(met))}")

    def take(self, name: str) -> None:
        """Go there, and press it with Space."""
        self.go_to(name)
        self.press("Space")

    def _focus(self) -> QWidget:
        focus: QWidget | None = self.dialog.focusWidget()
        return self.dialog if focus is None else focus


Do = Callable[[Keys], None]


@pytest.fixture
def studio(open_studio: OpenStudio, tmp_path: Path) -> Studio:
    """The window over two weeks of history."""
    seed_history(tmp_path / "data", FakeClock().now(), 14)
    return open_studio()


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the system's own dialogs, which have keys of their own, choose `out` and `diary.csv`."""
    folder = tmp_path / "chosen"
    folder.mkdir()
    (folder / "diary.csv").write_text(DIARY, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "out.pdf"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(folder / "diary.csv"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


def in_card(studio: Studio, key: str, do: Do) -> None:
    """Open a card by its key and do something in it."""
    studio.over(lambda: studio.press(key), lambda dialog: do(Keys(studio, dialog)))


def page(name: str, do: Do) -> Do:
    """Something on a page of “Your data”, to which arrow keys lead."""

    def there(keys: Keys) -> None:
        keys.go_to("Backups", QAbstractButton)
        keys.go_to(name, QAbstractButton, by="Right")
        do(keys)

    return there


def scores(studio: Studio) -> int:
    return studio.journal.contents().scores


def test_export_import_and_undo(studio: Studio, chosen: Path) -> None:
    in_card(studio, "F4", page("Export", lambda keys: keys.take("Export…")))
    assert (chosen / "out.pdf").stat().st_size > 1000
    before = scores(studio)

    def take_in(keys: Keys) -> None:
        keys.take("Choose a file…")
        keys.take("Add it to my history")
        assert scores(studio) == before + 8
        keys.take("Undo")
        assert keys.dialog.said.accessibleName() == "Undone: 8 deleted, 0 put back."  # type: ignore[attr-defined]

    in_card(studio, "F4", page("Import", take_in))


def test_backup_and_restore(studio: Studio) -> None:
    before = scores(studio)

    def there_and_back(keys: Keys) -> None:
        keys.take("Back up now")
        studio.journal.scores.log("now", 9)
        keys.go_to("Backups", QListWidget)
        keys.press("Home")
        keys.take("Restore this one")

    in_card(studio, "F4", page("Backups", there_and_back))
    assert scores(studio) == before


def test_two_computers(studio: Studio, chosen: Path) -> None:
    def exchange(keys: Keys) -> None:
        keys.take("Choose a folder…")
        keys.take("Exchange now")

    in_card(studio, "F4", page("Two computers", exchange))
    assert len([*chosen.glob("backcoach-*.jsonl")]) == 1


def test_everything_is_deleted(studio: Studio) -> None:
    def erase(keys: Keys) -> None:
        keys.go_to("Type")
        phrase = keys.dialog.erase.phrase  # type: ignore[attr-defined]
        keys.press(*[letter if letter != " " else "Space" for letter in phrase])
        keys.take(phrase[:1].upper() + phrase[1:])

    in_card(studio, "F4", page("Delete", erase))
    assert scores(studio) == 0


@pytest.mark.parametrize("key", ["Ctrl+P", "Ctrl+R"])
def test_sheet_and_report_become_a_file(studio: Studio, chosen: Path, key: str) -> None:
    in_card(studio, key, lambda keys: keys.take("Save as PDF"))
    assert (chosen / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_ticked_sheet_is_typed_in(studio: Studio) -> None:
    before = studio.journal.contents().sessions

    def type_in(keys: Keys) -> None:
        keys.press("A", "4", "3")
        keys.take("Save")

    in_card(studio, "Ctrl+D", type_in)
    assert studio.journal.contents().sessions == before + 1


def test_a_check_in_with_a_note(studio: Studio) -> None:
    before = scores(studio)

    def check_in(keys: Keys) -> None:
        keys.press("3")
        keys.go_to("Note")
        keys.press("O", "K", "Return")

    in_card(studio, "C", check_in)
    assert scores(studio) == before + 1


def test_a_list_of_a_physiotherapist_becomes_a_routine(studio: Studio) -> None:
    def write(keys: Keys) -> None:
        keys.go_to("Add an exercise")
        keys.press(*"BRIDGE", "Space", *"3X8", "Return")
        keys.take("Done")

    known = set(studio.view.services.library.catalog.routines)
    in_card(studio, "Ctrl+N", write)
    (made,) = set(studio.view.services.library.catalog.routines) - known
    (item,) = studio.view.services.library.catalog.routine(made).items
    assert (item.exercise, item.sets, item.repetitions) == ("glute-bridge", 3, 8)
