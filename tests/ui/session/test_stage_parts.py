"""The pages of the stage in the real window: start page, transport bar, exercise page."""

import msgspec
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.session.stage import Stage
from backcoach.ui.session.transport_bar import TransportBar
from tests.corner import thorough
from tests.patience import PATIENCE_MS
from tests.studio import SETTLED, Studio, button, click, said
from tests.ui.boxes import box_on
from tests.ui.conftest import OpenStudio

# transport


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    stage = QWidget()
    qtbot.addWidget(stage)
    return stage


@pytest.fixture
def transport(stage: QWidget, theme: Theme) -> TransportBar:
    transport = TransportBar(theme, stage)
    transport.resize(704, 68)
    stage.resize(704, 68)
    stage.show()
    transport.show_state("running", hurts=False)
    return transport


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("Previous step", "previous"),
        ("Pause", "toggled"),
        ("Next step", "next"),
        ("Restart this exercise", "restart"),
        ("Ten seconds more", "more_time"),
        ("That hurt", "hurt"),
        ("Stop", "stopped"),
    ],
)
def test_each_button_sends_its_signal(qtbot: QtBot, transport: TransportBar, name: str, wish: str) -> None:
    with qtbot.waitSignal(getattr(transport, wish), timeout=PATIENCE_MS):
        click(transport, name)


def test_in_a_narrow_window_that_hurt_is_an_icon_with_its_name(transport: TransportBar) -> None:
    transport.resize(430, 68)
    assert button(transport, "That hurt").text() == ""
    transport.resize(704, 68)
    assert button(transport, "That hurt").text() == "That hurt"


def test_stop_is_far_from_pause(transport: TransportBar) -> None:
    gap = button(transport, "Stop").x() - button(transport, "Pause").geometry().right()
    assert gap > 250


# overview


def test_the_start_page_says_what_is_needed_and_how_long_it_takes(studio: Studio) -> None:
    text = studio.said()
    assert text.startswith("Seven actions\n7 exercises")
    assert "You need: " in text
    assert "(or a firmly rolled towel tied with string)" in text
    assert "13 min" in text
    assert "Breath: in 4 · hold 2 · out 6" in text


def test_without_equipment_nothing_is_needed(studio: Studio) -> None:
    services = studio.view.services
    free = next(one for one in services.library.catalog.exercises.values() if not one.equipment)
    from backcoach.catalog import routine_of

    studio.view.routine.show(routine_of(free))
    assert "You need nothing for it." in studio.said()


@pytest.mark.parametrize("size", [(960, 600), (1366, 768), (1920, 1080)])
def test_nothing_of_any_routine_is_cut_off_on_the_start_page(open_studio: OpenStudio, size: tuple[int, int]) -> None:
    studio = open_studio(size=size)
    overview = studio.view.start_page
    for routine in studio.view.services.library.catalog.routines.values():
        studio.view.routine.show(routine)
        studio.app.processEvents()
        children = [child for child in overview.children() if isinstance(child, QWidget) and child.isVisible()]
        for child in children:
            assert overview.rect().contains(child.geometry()), (routine.id, child.accessibleName())
            for other in children:
                assert child is other or not child.geometry().intersects(other.geometry()), (
                    routine.id,
                    child.accessibleName(),
                    other.accessibleName(),
                )
        assert overview._about.heightForWidth(overview._about.width()) <= overview._about.height()
        assert overview._name.text() == routine.name


def test_exercises_left_out_are_named_and_do_not_overlap_other_texts(open_studio: OpenStudio) -> None:
    studio = open_studio(size=(960, 600))
    for item in studio.view.routine.routine.items[1:]:
        studio.journal.facts.hide_exercise(item.exercise)
    studio.view.routine.refresh()
    overview = studio.view.start_page
    assert "Hidden until you show it again: " in studio.said()
    studio.app.processEvents()
    needs, about = (box_on(overview, part) for part in (overview._needs, overview._about))
    assert overview.rect().contains(needs)
    assert not needs.intersects(overview._rhythm.geometry())
    assert not needs.intersects(overview._start.geometry())
    assert not about.intersects(overview._name.geometry())


# details


@thorough
def test_the_page_of_every_exercise_says_all_of_it(studio: Studio) -> None:
    services = studio.view.services
    for exercise in services.library.catalog.exercises.values():
        studio.controller.show_details(exercise.id)
        studio.app.processEvents()
        text = said(studio.controller.details)
        assert exercise.name in text
        assert all(step in text for step in exercise.steps)
        assert exercise.feel in text
        for thing in exercise.equipment:
            assert f"{thing.name} (or {thing.instead})" in text
        assert all(condition in text for condition in studio.view.phrases.conditions(exercise))
        for id, words in ((exercise.easier, "Easier: "), (exercise.harder, "Harder: ")):
            if id:
                assert button(studio.controller.details, words + services.library.name_of(id)).isEnabled()


def test_easier_leads_to_that_exercise_and_back_to_the_routine(studio: Studio) -> None:
    services = studio.view.services
    exercise = next(one for one in services.library.catalog.exercises.values() if one.easier)
    assert exercise.easier
    studio.controller.show_details(exercise.id)
    studio.click(f"Easier: {services.library.name_of(exercise.easier)}")
    assert services.library.name_of(exercise.easier) in studio.said()
    studio.click("Back")
    assert studio.view.start_page.isVisible()


def test_a_chosen_caution_is_a_warning_on_the_page(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    from tests.studio import SETTLED

    studio = open_studio(preferences=replace(SETTLED, cautions=("wrist", "high-blood-pressure")))
    studio.controller.show_details("bird-dog")
    assert "Rest on your fists" in studio.said()
    assert studio.view.services.planner.session_settings.breath.hold == 0, "no held breath"
    assert "hold 2" not in studio.view.phrases.breath(studio.view.services.planner.session_settings.breath)


def test_a_caution_that_allows_it_keeps_the_held_breath(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    from tests.studio import SETTLED

    studio = open_studio(preferences=replace(SETTLED, cautions=("wrist",)))
    assert studio.view.services.planner.session_settings.breath.hold == 2


# pane


def test_pages_are_added_once_and_one_is_shown(qtbot: QtBot, theme: Theme) -> None:
    first, second = QWidget(), QWidget()
    pane = Stage(theme, first)
    qtbot.addWidget(pane)
    pane.resize(QSize(600, 600))
    pane.show()
    pane.take_back(0)
    for page in (second, first, second):
        pane.show_page(page)
        assert page.isVisible()
    assert pane._pages.count() == 2
    assert not first.isVisible()


def test_the_action_of_a_message_is_passed_on(qtbot: QtBot, theme: Theme) -> None:
    pane = Stage(theme, QWidget())
    qtbot.addWidget(pane)
    pane.show()
    done: list[str] = []
    pane.say("There is a backup of your journal.", "Restore it", lambda: done.append("restored"))
    click(pane, "Restore it")
    assert done == ["restored"]


def test_a_substitute_is_named_only_for_equipment_not_owned(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, equipment=("foam roller",)))
    said = studio.said()
    assert "foam roller" in said
    assert "foam roller (or" not in said
    assert "exercise mat (or " in said
