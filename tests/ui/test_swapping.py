"""Another form of the exercise that comes, or is paused: one key, one tap, or its row; remembered, and kept as done."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog

from backcoach.app.preferences import read_preferences
from backcoach.ui.settings.settings_dialog import SettingsDialog
from tests.studio import SETTLED, Studio, click

OpenStudio = Callable[..., Studio]


@pytest.fixture
def going_on(open_studio: OpenStudio) -> Studio:
    studio = open_studio(preferences=replace(SETTLED, routine="short-and-strong"))
    studio.start()
    return studio


def present(studio: Studio) -> str:
    assert studio.session.moment
    return studio.session.moment.segment.exercise


def test_a_key_swaps_while_one_gets_ready_and_the_journal_has_what_was_done(going_on: Studio) -> None:
    studio = going_on
    assert present(studio) == "cat-cow"
    length = studio.session.left_s
    studio.press("E")
    assert present(studio) == "seated-cat-cow"
    assert studio.session.left_s != length
    assert "Seated cat and cow" in studio.said()
    assert read_preferences(studio.folder).forms == (("cat-cow", "seated-cat-cow"),)
    studio.press("D")
    assert present(studio) == "cat-cow", "harder is the way back here"
    assert read_preferences(studio.folder).forms == ()
    studio.press("E")
    studio.press("Right", "Right")
    studio.session.stop("other")
    (session,) = studio.journal.sessions.find()
    assert studio.journal.sessions.steps(session.id)[0].exercise == "seated-cat-cow"


def test_a_pause_offers_the_easier_form_with_one_tap(going_on: Studio) -> None:
    studio = going_on
    studio.go_to(next(i for i, step in enumerate(studio.session.steps) if step.exercise == "bird-dog"))
    studio.press("Space")
    assert "Too much today? An easier form: Sideways knee lift on all fours." in studio.said()
    studio.click("Do that")
    assert present(studio) == "quadruped-hip-lift"
    assert studio.state == "paused"
    studio.press("Space")
    assert "Too much today?" not in studio.said()


def test_the_row_of_the_present_exercise_has_its_forms(going_on: Studio) -> None:
    studio = going_on
    entries = dict(studio.controller.row_menu.entries(0, "cat-cow"))
    assert "Easier: Seated cat and cow" in entries
    assert "Easier: Seated cat and cow" not in dict(studio.controller.row_menu.entries(1, "curl-up"))
    entries["Easier: Seated cat and cow"]()
    assert present(studio) == "seated-cat-cow"


def test_where_there_is_no_such_form_it_is_said(going_on: Studio) -> None:
    studio = going_on
    studio.press("D")
    assert "There is no such form of this exercise, or its first set is over." in studio.said()
    studio.go_to(next(i for i, step in enumerate(studio.session.steps) if (step.exercise, step.set) == ("curl-up", 2)))
    before = present(studio)
    studio.press("E")
    assert present(studio) == before
    studio.controller.swapping.use("nothing-like-it")
    assert present(studio) == before


def test_a_form_that_a_caution_hides_is_not_offered(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=replace(SETTLED, routine="short-and-strong", cautions=("osteoporosis",)))
    studio.start()
    assert "roll-up" not in [other for _, other in studio.controller.swapping.forms()]
    assert not studio.view.routine.swap(0, "roll-up")


def test_the_settings_undo_forms_and_what_is_never_shown(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=replace(SETTLED, forms=(("cat-cow", "seated-cat-cow"),)))
    studio.view.services.planner.hide("roll-up")

    def undo(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        click(dialog, "As it was: Cat and cow → Seated cat and cow")
        click(dialog, "Show it again: Roll-up")
        dialog.accept()

    with studio.answering(undo):
        studio.controller.dialogs.settings()
    assert read_preferences(studio.folder).forms == ()
    assert studio.journal.facts.hidden_exercises() == frozenset()
