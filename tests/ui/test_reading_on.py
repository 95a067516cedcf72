"""A switch of the colours, or any other change of a setting, leaves what is read where it is."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QLineEdit, QScrollBar

from backcoach.app.preferences import Preferences
from backcoach.session import PATTERNS
from backcoach.ui.main_view import MainView
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio


def changes() -> Iterator[tuple[str, Preferences]]:
    """The settings with one of them changed, for each that can be changed while a page is read."""
    own = {
        "theme": "dark", "contrast": "high", "reduce_motion": True, "equipment": ("exercise mat",), "paper": "letter",
        "cautions": ("knee",), "emergency_number": "999", "aim": 2, "bands": False,
        "session": msgspec.structs.replace(SETTLED.session, breath=PATTERNS[-1], get_ready_s=9),
        "sound": msgspec.structs.replace(SETTLED.sound, talk="full"),
        "keys": msgspec.structs.replace(SETTLED.keys, letters="off"),
    }  # fmt: skip
    for name, value in own.items():
        yield name, msgspec.structs.replace(SETTLED, **{name: value})


def reading(studio: Studio) -> None:
    """An exercise half way down on the stage, a search at the left, the year at the right."""
    studio.view.history.views.switch.choose("keeping")
    studio.view.search()
    search_of(studio).setText("bridge")
    studio.controller.show_details("bird-dog")
    studio.app.processEvents()
    bar = bar_of(studio)
    bar.setValue(bar.maximum() // 2)


def search_of(studio: Studio) -> QLineEdit:
    field = studio.view.list.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def bar_of(studio: Studio) -> QScrollBar:
    return studio.controller.details._scroll.verticalScrollBar()


def where(studio: Studio) -> dict[str, object]:
    view, pane = studio.view, studio.view.list
    return {
        "exercise": studio.controller.exercise_read,
        "catalogue": pane._pages.currentIndex(),
        "search": search_of(studio).text(),
        "history": view.history.views.name,
        "part": view.window.part,
        "scrolled": bar_of(studio).value(),
    }


def test_every_setting_leaves_what_is_read(studio: Studio) -> None:
    reading(studio)
    before = where(studio)
    assert before["exercise"] == "bird-dog"
    assert before["scrolled"]
    for name, preferences in changes():
        studio.view.services.settings.change(preferences)
        studio.app.processEvents()
        assert where(studio) == before, name


def test_text_of_another_size_leaves_the_same_lines_in_view(studio: Studio) -> None:
    reading(studio)
    before, part = where(studio), bar_of(studio).value() / bar_of(studio).maximum()
    studio.press("Ctrl++", "Ctrl++", "Ctrl++")
    studio.wait(lambda: abs(bar_of(studio).value() / bar_of(studio).maximum() - part) < 0.02)
    assert bar_of(studio).maximum() > 1.2 * before["scrolled"]  # type: ignore[operator]
    assert {**where(studio), "scrolled": 0} == {**before, "scrolled": 0}


def test_a_switch_of_the_system_leaves_a_small_window_where_it_is(
    open_studio: OpenStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = open_studio(size=(640, 360))
    for part in ("list", "history"):
        studio.window.show_part(part)
        for dark in (True, False):
            monkeypatch.setattr(studio.view.system, "are_dark", lambda dark=dark: dark)
            studio.view.use_theme()
            assert studio.view.theme.dark is dark
            assert studio.window.part == part
    assert isinstance(studio.view, MainView)
