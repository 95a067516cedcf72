"""A key that is held down acts once, on every page and in every dialog."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.studio import Studio, press

NONE = Qt.KeyboardModifier.NoModifier


def hold(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """The key presses that a keyboard sends while a key stays down, after the first one."""
    for _ in range(5):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, NONE, text, True))


def holding(studio: Studio, key: Qt.Key, text: str = "") -> None:
    """Hold a key down on whatever has the keyboard."""
    hold(studio.app.focusWidget() or studio.window, key, text)


def test_enter_that_is_held_stops_at_the_next_page(studio: Studio) -> None:
    studio.press("Space", "4")
    holding(studio, Qt.Key.Key_Return)
    assert studio.act == "before"
    studio.press("Return")
    studio.session.stop("too-much-pain")
    studio.press("2")
    holding(studio, Qt.Key.Key_S, "s")
    assert studio.act == "after"
    studio.press("Return")
    page = studio.controller.stage.closing.page
    hold(page, Qt.Key.Key_Return)
    assert page.isVisible()


def test_enter_that_is_held_pauses_follow_along_once(studio: Studio) -> None:
    studio.start()
    studio.controller.stage.toggle_far()
    view = studio.controller.stage.view
    press(view, "Return")
    assert studio.state == "paused"
    hold(view, Qt.Key.Key_Return)
    assert studio.state == "paused"


def test_enter_that_is_held_keeps_no_brief_session(studio: Studio) -> None:
    studio.start()
    studio.session.stop("")
    brief = studio.controller.stage.closing.brief
    hold(brief, Qt.Key.Key_Return)
    assert brief.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_that_is_held_closes_no_dialog(studio: Studio, key: Qt.Key) -> None:
    def act(dialog: QDialog) -> None:
        hold(dialog, key)
        assert dialog.isVisible()

    with studio.answering(act):
        studio.controller.dialogs.about()


def test_every_shortcut_ignores_a_key_that_repeats(studio: Studio) -> None:
    from PySide6.QtGui import QShortcut

    ours = [one for one in studio.window.findChildren(QShortcut) if one.parent() is studio.window]
    assert len(ours) > 20
    assert not any(one.autoRepeat() for one in ours)
