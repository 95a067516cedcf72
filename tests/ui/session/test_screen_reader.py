"""What a screen reader hears of a session in the window, and what the stage and the ring say of themselves."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog

from backcoach.ui.session.ring import Ring
from tests.studio import Studio

OFFERED = (
    "M: smaller. E: easier: Belly breathing. L: leave it out. F: smaller and fewer next time. The space bar goes on. "
)
DIGITS = "A digit says how strong it was. Sharp, new, or down the leg: stop."


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that is announced."""
    words: list[str] = []
    monkeypatch.setattr("backcoach.ui.session.screen_reader.announce", lambda _, said: words.append(said))
    return words


def name(studio: Studio) -> str:
    """The name of the stage, as a screen reader asks for it."""
    found = QAccessible.queryAccessibleInterface(studio.controller.stage.view)
    assert found is not None
    return found.text(QAccessible.Text.Name)


def test_the_first_step_is_the_name_and_what_follows_is_told(studio: Studio, told: list[str]) -> None:
    studio.start()
    assert told == []
    assert name(studio).startswith("get ready: Crocodile breathing, face down")
    studio.press("Right")
    studio.play(5)
    assert told == ["Breath 1 of 8, breathe in", "hold"]
    assert name(studio) == "Crocodile breathing, Breath 1 of 8, hold"


def test_every_key_is_answered(studio: Studio, told: list[str]) -> None:
    studio.start()
    studio.press("Right", "Space", "Space", "H", "H", "T")
    *answers, left = told[1:]
    assert answers == [
        "Paused. The space bar goes on.",
        "Going on.",
        "Marked: that hurt.",
        OFFERED + DIGITS,
        "The mark is taken back.",
    ]
    assert "left of the routine" in left


def test_a_dialog_speaks_for_itself(studio: Studio, told: list[str]) -> None:
    studio.start()

    def act(_: QDialog) -> None:
        told.clear()
        studio.controller.sound.reply("Something else.")

    with studio.answering(act):
        studio.controller.dialogs.about()
    assert told == []


def test_the_ring_has_a_value_and_survives_every_other_question(studio: Studio) -> None:
    studio.start()
    studio.press("Right")
    studio.play(1)
    (ring,) = studio.controller.stage.view.findChildren(Ring)
    found = QAccessible.queryAccessibleInterface(ring)
    assert found is not None
    value = found.valueInterface()
    assert value is not None
    assert (value.minimumValue(), value.maximumValue(), value.minimumStepSize()) == (0, 100, 1)
    assert 20 <= value.currentValue() <= 30
    value.setCurrentValue(90)
    assert value.currentValue() < 90, "only the session moves it"
    assert found.textInterface() is None
    assert found.selectionInterface() is None
    assert found.actionInterface() is not None


def test_the_tabs_of_the_history_can_be_pressed_and_say_which_is_chosen(studio: Studio) -> None:
    tabs = studio.view.history.views.switch.segments
    pain, keeping = (QAccessible.queryAccessibleInterface(tabs[one]) for one in ("pain", "keeping"))
    assert pain is not None
    assert keeping is not None
    assert (pain.state().selected, keeping.state().selected) == (1, 0)
    action = keeping.actionInterface()
    assert action is not None
    assert action.actionNames() == ["Press"]
    action.doAction("Press")
    assert studio.view.history.views.name == "keeping"


def test_a_dialog_that_a_key_opens_shows_where_the_keyboard_is(studio: Studio) -> None:
    rings: list[bool] = []

    def look(dialog: QDialog) -> None:
        studio.wait(lambda: studio.app.focusWidget() is not None and studio.app.activeWindow() is dialog)
        focus = studio.app.focusWidget()
        rings.append(focus is not None and bool(focus.property("ring")))

    with studio.answering(look):
        studio.press("C")
    with studio.answering(look):
        studio.controller.dialogs.check_in()
    assert rings == [True, False]
