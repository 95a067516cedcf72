"""Another language holds at once: a window in it takes the place of the one that is open."""

import re
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from babel.messages.pofile import read_po
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from backcoach.app.preferences import write_preferences
from backcoach.ui.main import show_window
from backcoach.ui.main_window import MainWindow
from backcoach.ui.session.sound_controller import SoundController
from backcoach.ui.single_instance import SingleInstance
from backcoach.words import Words
from tests.leftovers import destroy_widgets
from tests.patience import PATIENCE_S
from tests.places import ASSETS
from tests.studio import SETTLED
from tests.words.untranslated import texts


def windows(app: QApplication) -> list[MainWindow]:
    """The windows that are open."""
    return [one for one in app.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]


def sound_of(window: MainWindow) -> SoundController | None:
    """The voice of a window, once it works."""
    return window.findChild(SoundController)


def wait_for_window(app: QApplication, other_than: MainWindow | None = None) -> MainWindow:
    """A window that works, and is not that one."""
    until = monotonic() + PATIENCE_S
    while monotonic() < until:
        app.processEvents()
        found = windows(app)
        if len(found) == 1 and found[0] is not other_than and sound_of(found[0]):
            return found[0]
        sleep(0.001)
    raise AssertionError("it never came to that")


def said_in(window: QWidget) -> set[str]:
    """Every text, name and tip of a window that is not empty."""
    every = (window, *window.findChildren(QWidget))
    return {text for widget in every for _, text in texts(widget) if re.search("[A-Za-z]{2,}", text)}


def english_of(language: str) -> set[str]:
    """The messages that a language says otherwise."""
    with (ASSETS / "words" / f"{language}.po").open("rb") as file:
        return {one.id for one in read_po(file) if isinstance(one.id, str) and one.string not in ("", one.id)}


@pytest.fixture
def folder(qapp: QApplication, tmp_path: Path) -> Iterator[Path]:
    write_preferences(tmp_path, replace(SETTLED, language="en"))
    yield tmp_path
    for window in qapp.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.close()
            window.deleteLater()
    QLocale.setDefault(QLocale("en_GB"))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    destroy_widgets()


def test_every_text_and_the_voice_are_in_the_new_language_at_once(qapp: QApplication, folder: Path) -> None:
    instance = SingleInstance(folder)
    assert instance.claim_or_call() == "ours"
    view = show_window(qapp, folder, instance)
    first = wait_for_window(qapp)
    english = english_of("de")
    assert said_in(first) & english
    place = first.geometry()
    view.services.settings.change(replace(view.services.settings.current, language="de"))
    second = wait_for_window(qapp, first)
    destroy_widgets()
    assert not isValid(first), "the former window would stay in the memory"
    assert not said_in(second) & english
    sound = sound_of(second)
    assert sound is not None
    assert sound._services.speech.wording.trial() == "Einatmen. Ausatmen. Noch zwei Minuten."
    assert QLocale().name() == "de_DE"
    assert second.geometry().size() == place.size()
    assert not SingleInstance(folder).claim(), "the folder is still ours alone"


def test_where_no_window_opens_it_is_said_in_the_language_that_is_set(qapp: QApplication, folder: Path) -> None:
    from backcoach.ui.main import _words

    write_preferences(folder, replace(SETTLED, language="de"))
    assert isinstance(_words(folder), Words)
    assert _words(folder).gettext("Stop") == "Stopp"
