"""About: the intended use, the version, the licences, and where the data are."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcoach import __date__, __version__
from backcoach.app.installation import Channel
from backcoach.coaching import read_safety
from backcoach.ui.design.theme import Theme
from backcoach.ui.help.about_dialog import LICENCES, AboutDialog
from backcoach.ui.help.installation_text import how_to_renew
from backcoach.ui.help.licences_dialog import LicencesDialog
from backcoach.words import Words
from tests.places import ASSETS

INTENDED_USE = read_safety(ASSETS).intended_use


def test_it_shows_version_licences_and_data_folder_and_enter_closes(qtbot: QtBot) -> None:
    dialog = AboutDialog(Theme(ASSETS, dark=True), INTENDED_USE, "1.2.3", Path("/somewhere/backcoach"))
    qtbot.addWidget(dialog)
    dialog.show()
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert all(sentence in words for sentence in INTENDED_USE)
    assert "Version 1.2.3 of " in words
    assert "git pull" in words, "how to get a newer one, by how this one was installed"
    assert str(Path("/somewhere/backcoach")) in words
    assert "no network code" in words
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_every_library_that_is_installed_with_it_has_its_licence_named() -> None:
    named = " ".join(part for part, _ in LICENCES).lower()
    project = tomllib.loads((ASSETS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[-<>=; ]", line)[0].lower() for line in project["dependencies"]}
    assert needed
    assert all(name in named for name in needed)


def test_licences_can_be_read_one_by_one(qtbot: QtBot) -> None:
    dialog = LicencesDialog(Theme(ASSETS, dark=False), {"BackCoach": "MIT <b>text</b>", "Qt": "LGPL text"})
    qtbot.addWidget(dialog)
    assert dialog.shown.text() == "MIT <b>text</b>"
    dialog.part.set_value("Qt")
    dialog.part.changed.emit()
    assert dialog.shown.text() == "LGPL text"


@pytest.mark.parametrize("channel", get_args(Channel))
def test_every_way_of_installing_has_its_words(channel: Channel) -> None:
    assert how_to_renew(Words(), channel).endswith(tuple("abcdefghijklmnopqrstuvwxyz.hk"))


def test_the_date_is_that_of_the_change_log() -> None:
    log = (ASSETS.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {__version__} ({__date__})" in log
