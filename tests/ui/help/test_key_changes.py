"""Keys can be changed: in the dialog, at once, and none starts two actions."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDialog

from backcoach.app.preferences import KeySettings
from backcoach.ui.help.key_changes import KeyButton, KeyChanges
from backcoach.ui.keyboard import Shortcut, chosen
from tests.studio import Studio, click, press
from tests.ui.raw_keys import on_a_russian_keyboard

TABLE = (
    Shortcut("toggle", ("Space",), "Start", str, also=("Media Play",)),
    Shortcut("more-time", ("+",), "More time", str, "session", also=("=",)),
    Shortcut("stop", ("S",), "Stop", str, "session"),
    Shortcut("repeat", ("R",), "Again", str, "session"),
    Shortcut("report", ("Ctrl+R",), "Report", str),
)


def keys(choice: KeySettings) -> dict[str, tuple[str, ...]]:
    return {one.id: (*one.keys, *one.also) for one in chosen(TABLE, choice)}


def test_single_signs_are_off_or_need_ctrl() -> None:
    assert keys(KeySettings()) == {one.id: (*one.keys, *one.also) for one in TABLE}
    off = keys(KeySettings(letters="off"))
    assert off == {"toggle": ("Space", "Media Play"), "more-time": (), "stop": (), "repeat": (), "report": ("Ctrl+R",)}
    with_ctrl = keys(KeySettings(letters="ctrl"))
    assert with_ctrl["stop"] == ("Ctrl+S",)
    assert with_ctrl["more-time"] == ("Ctrl++", "Ctrl+=")
    assert with_ctrl["repeat"] == ("Ctrl+Shift+R",), "Ctrl+R is the report"


def test_what_the_user_chose_comes_first_and_what_is_no_key_is_passed_over() -> None:
    own = keys(KeySettings(letters="off", own={"stop": "X", "report": "no such key", "gone": "F9"}))
    assert own["stop"] == ("X",), "a letter that was chosen on purpose stays"
    assert own["report"] == ("Ctrl+R",)
    assert keys(KeySettings(own={"stop": "Space"}))["toggle"] == ("Media Play",)


@given(
    st.sampled_from(["plain", "ctrl", "off"]),
    st.dictionaries(
        st.sampled_from([one.id for one in TABLE]),
        st.sampled_from(["S", "R", "+", "F8", "Space", "Ctrl+R", "Ctrl+S", "Ctrl+Shift+R"]),
    ),
)
def test_no_key_starts_two_actions(letters: str, own: dict[str, str]) -> None:
    found = keys(KeySettings(letters=letters, own=own))  # type: ignore[arg-type]
    every = [key for id, some in found.items() for key in some if own.get(id) != key]
    assert len(every) == len(set(every))
    assert not set(every) & {*own.values()}


def changing(studio: Studio, do: Callable[[KeyChanges], None]) -> None:
    """Open the key sheet, and from it the dialog that changes keys."""

    def dialog_of_changes(dialog: QDialog) -> None:
        assert isinstance(dialog, KeyChanges)
        do(dialog)

    with studio.answering(lambda sheet: click(sheet, "Change keys…"), dialog_of_changes):
        studio.press("F1")


def give(button: KeyButton, key: str) -> None:
    press(button, "Space")
    assert button.text() == "Press a key…"
    press(button, key)


def test_another_key_stops_at_once_and_at_the_next_start(studio: Studio) -> None:
    def do(dialog: KeyChanges) -> None:
        stop = dialog.buttons["stop"]
        give(stop, "Space")
        assert dialog.told.text().startswith("Space already means “Start, pause, go on”")
        give(stop, "Tab")
        assert "needed to move about" in dialog.told.text()
        give(stop, "Esc")
        assert stop.text() == "S"
        give(stop, "F8")
        assert (stop.text(), stop.accessibleName(), dialog.told.text()) == ("F8", "Stop: F8", "")
        assert dialog.reset.isEnabled()

    changing(studio, do)
    assert studio.view.services.settings.current.keys.own == {"stop": "F8"}
    studio.start()
    studio.press("S")
    assert studio.state == "running"
    with studio.answering(lambda dialog: press(dialog.focusWidget(), "Return")):
        studio.press("F8")
    assert studio.act == "after"
    studio.press("Esc")
    changing(studio, lambda dialog: click(dialog, "Keys as shipped"))
    assert studio.view.services.settings.current.keys.own == {}


def test_a_letter_by_its_place_and_a_key_that_is_held(studio: Studio) -> None:
    def do(dialog: KeyChanges) -> None:
        stop = dialog.buttons["stop"]
        press(stop, "Space")
        press(stop, "Shift")  # the first half of a chord
        assert stop.text() == "Press a key…"
        on_a_russian_keyboard("K").send(stop)
        assert stop.text() == "K"
        press(stop, "Space")
        QApplication.sendEvent(stop, QFocusEvent(QEvent.Type.FocusOut))
        assert stop.text() == "K", "whoever looks elsewhere keeps the old key"

    changing(studio, do)


@pytest.mark.parametrize("letter", ["H", "S"])
def test_letters_work_by_their_place_where_the_layout_has_none(studio: Studio, letter: str) -> None:
    key = on_a_russian_keyboard(letter)
    key.send(studio.window)
    assert studio.act == "idle", "not at rest"
    studio.start()
    studio.app.sendEvent(studio.window, key.event(held_down=True))
    assert (studio.state, studio.session.hurts) == ("running", False), "a key that is held acts once"
    if letter == "H":
        key.send(studio.window)
        assert studio.session.hurts
        return
    with studio.answering(lambda dialog: press(dialog.focusWidget(), "Return")):
        key.send(studio.window)
    assert studio.act == "after"
