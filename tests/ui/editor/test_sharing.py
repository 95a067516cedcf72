"""Sharing in the real window: written, looked at, taken in, undone; refused in a sentence."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from backcoach.app.own.shared_file import Shared, packed
from tests.places import ASSETS
from tests.studio import Studio, click, said
from tests.ui.conftest import OpenStudio


def saved_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_a_routine_goes_from_one_folder_to_another(
    open_studio: OpenStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = open_studio()
    saved_to(tmp_path / "seven", monkeypatch)
    studio.controller.own.act("share")
    file = tmp_path / "seven.backcoach"
    assert f"“Seven actions” is in {file}." in studio.said()
    text = packed(Shared("mine", (ASSETS / "routines/gentle-day.toml").read_bytes()))
    file.write_bytes(text)

    def take(dialog: QDialog) -> None:
        assert "4 exercises" in said(dialog)
        assert "Nobody here has checked" in said(dialog)
        click(dialog, "Add it to my routines")

    with studio.answering(lambda dialog: dialog.reject()):
        studio.controller.show_file(file)
    assert not (studio.folder / "routines").exists()
    with studio.answering(take):
        studio.controller.show_file(file)
    assert studio.view.routine.routine.id == "mine"
    assert "is among your routines" in studio.said()
    with studio.answering(lambda dialog: said(dialog).index("all of it already")):
        studio.controller.show_file(file)
    studio.click("Undo")
    assert studio.view.routine.routine.id == "seven-actions"
    assert not list((studio.folder / "routines").glob("*.toml"))


def test_what_cannot_be_shared_or_opened_is_a_sentence(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    studio.controller.own.act("share")
    saved_to(studio.folder / "settings.json" / "x.backcoach", monkeypatch)
    studio.controller.own.act("share")
    assert "cannot be written" in studio.said()
    (tmp_path / "x.backcoach").write_bytes(b"PK no zip")
    studio.controller.show_file(tmp_path / "x.backcoach")
    assert "x.backcoach is damaged" in studio.said()
    (tmp_path / "y.backcoach").write_bytes(b"sealed")
    with studio.answering(lambda dialog: dialog.reject()):
        studio.controller.show_file(tmp_path / "y.backcoach")
    studio.start()
    studio.controller.show_file(tmp_path / "x.backcoach")
    assert "the file can be opened after it" in studio.said()
