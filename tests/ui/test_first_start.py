"""The very first start: welcome, safety page, the first session and, after a restart, its scores in the chart."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from backcoach.app.preferences import Preferences, read_preferences
from backcoach.ui.welcome.welcome_dialog import WelcomeDialog
from tests.studio import Studio, click, press
from tests.ui.conftest import OpenStudio
from tests.ui.reading_on import read_on

NEW = Preferences()


def read_all(dialog: QDialog) -> None:
    """Go through the welcome by keys only."""
    assert isinstance(dialog, WelcomeDialog)
    for _ in range(40):
        if dialog.isVisible():
            read_on(dialog)


def chart_values(studio: Studio) -> list[float]:
    """The heights of the dots in the chart."""
    entries = studio.view.history.chart.shown.entries
    return [float(score.value) for entry in entries for score in entry.scores]


def test_the_whole_of_it_by_keys(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True, preferences=NEW)
    with studio.answering(read_all):
        studio.load()
    assert read_preferences(studio.folder).first_start_done
    assert studio.journal.facts.safety_read_at() == studio.clock.now()
    assert "Nothing recorded yet" in studio.said()
    assert studio.act == "session", "nothing more is asked before the first one"
    while studio.act == "session":
        studio.learn()
        studio.jump(10)
    assert "Well done" in studio.said()
    studio.press("3", "Return")
    (session,) = studio.journal.sessions.find()
    assert (session.state, session.routine) == ("finished", "small-start")
    again = open_studio(bare=True, clock=studio.clock)
    again.load()
    assert chart_values(again) == [3.0]
    assert "1 session in 30 days" in again.said()


def test_closing_the_welcome_asks_again_before_a_session(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True, preferences=NEW)
    with studio.answering(lambda dialog: press(dialog, "Escape")):
        studio.load()
    assert not read_preferences(studio.folder).first_start_done
    with studio.answering(lambda dialog: press(dialog, "Escape")):
        studio.press("Space")
    assert studio.act == "idle"
    with studio.answering(read_all):
        studio.press("Space")
    assert studio.act == "session"


def test_a_sign_of_an_emergency_starts_no_session(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True, preferences=NEW)

    def tick_one(dialog: QDialog) -> None:
        assert isinstance(dialog, WelcomeDialog)
        dialog.show_page(1)
        assert dialog.panel
        dialog.panel.ticks[0].click()
        assert not dialog.go_on.isVisible()
        press(dialog, "Return")

    with studio.answering(tick_one):
        studio.load()
    with studio.answering(lambda dialog: dialog.reject()):
        studio.press("Space")
    assert studio.act == "idle"
    assert studio.journal.facts.safety_read_at() is None
    assert studio.journal.sessions.find() == []


def test_what_was_chosen_at_the_start_shapes_the_routine(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True, preferences=NEW)

    def expecting(dialog: QDialog) -> None:
        assert isinstance(dialog, WelcomeDialog)
        dialog.show_page(2)
        dialog.own._rows[1].control.set_value(("pregnancy",))
        click(dialog, "Look around first")

    with studio.answering(expecting):
        studio.load()
    assert "With care, because of your cautions: Belly breathing, Pelvic tilt, Knee rolls, Cat and cow" in studio.said()
    assert studio.view.services.settings.current.cautions == ("pregnancy",)


def test_the_start_button_has_the_keyboard(studio: Studio) -> None:
    assert studio.app.focusWidget() is studio.view.start_page._start
    assert studio.window.focusWidget().focusPolicy() == Qt.FocusPolicy.StrongFocus
