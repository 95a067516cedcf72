"""Each row of the routine has its menu: look, only this one, easier, harder, not today, never, less, more; go there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from backcoach.catalog import Exercise
from tests.studio import Studio


def choose(studio: Studio, place: int, words: str) -> None:
    """Choose an entry of the menu of a row."""
    id = studio.view.routine.routine.items[place].exercise
    entries = dict(studio.controller.row_menu.entries(place, id))
    next(act for text, act in entries.items() if text.startswith(words))()
    studio.app.processEvents()


def ids(studio: Studio) -> list[str]:
    return [item.exercise for item in studio.view.routine.routine.items]


def with_form(studio: Studio, form: str) -> tuple[int, Exercise]:
    """A routine in view with an exercise that has an easier or a harder form, and its place."""
    catalog = studio.view.services.library.catalog
    for routine in catalog.routines.values():
        there = {item.exercise for item in routine.items}
        for place, item in enumerate(routine.items):
            exercise = catalog.exercise(item.exercise)
            if (other := getattr(exercise, form)) and other not in there:
                studio.view.services.settings.choose_routine(routine.id)
                return place, exercise
    raise AssertionError(form)


def test_how_it_goes_and_only_this_one(studio: Studio) -> None:
    choose(studio, 3, "How it goes")
    assert studio.controller.details.isVisible()
    choose(studio, 3, "Only this one")
    assert (studio.act, len(ids(studio))) == ("before", 1)
    assert [text for text, _ in studio.controller.row_menu.entries(0, "open-book")] == ["How it goes"]


@pytest.mark.parametrize(("form", "words"), [("easier", "Easier"), ("harder", "Harder")])
def test_another_form_takes_its_place_until_it_is_as_it_was(studio: Studio, form: str, words: str) -> None:
    place, exercise = with_form(studio, form)
    choose(studio, place, words)
    other = getattr(exercise, form)
    assert ids(studio)[place] == other
    name = studio.view.services.library.name_of
    assert f"As you chose: {name(exercise.id)} → {name(other)}" in studio.said()
    studio.clock.advance(86_400)
    studio.view.routine.refresh()
    assert ids(studio)[place] == other, "it is remembered"
    choose(studio, place, f"As it was: {name(exercise.id)}")
    assert ids(studio)[place] == exercise.id


def test_not_today_is_named_on_the_start_page_and_undone(studio: Studio) -> None:
    whole = ids(studio)
    choose(studio, 1, "Not today")
    assert ids(studio) == [whole[0], *whole[2:]]
    assert "Not today: Upper back foam roll" in studio.said()
    studio.click("Undo")
    assert ids(studio) == whole


def test_never_show_hides_it_until_it_is_let_back_in(studio: Studio) -> None:
    whole = ids(studio)
    choose(studio, 1, "Never show")
    assert studio.journal.facts.hidden_exercises() == {whole[1]}
    assert ids(studio) == [whole[0], *whole[2:]]
    studio.click("Undo")
    assert ids(studio) == whole


def test_a_set_more_and_a_set_less(studio: Studio) -> None:
    steps = len(studio.view.routine.timeline.steps)
    choose(studio, 0, "One set more")
    assert len(studio.view.routine.timeline.steps) == steps + 1
    choose(studio, 0, "One set less")
    assert len(studio.view.routine.timeline.steps) == steps


def test_in_a_circuit_all_have_as_many_sets(studio: Studio) -> None:
    studio.view.services.settings.choose_routine("five-tips-circuit")
    texts = [text for text, _ in studio.controller.row_menu.entries(0, "pelvic-tilt")]
    assert "One set more" not in texts


def test_in_a_session_one_goes_to_another_exercise(studio: Studio) -> None:
    studio.start()
    texts = [text for text, _ in studio.controller.row_menu.entries(3, "open-book")]
    assert texts == ["How it goes", "Step by step", "Go to this one"]
    choose(studio, 3, "Go to this one")
    assert studio.session.item == 3


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_mouse_and_key_open_it(studio: Studio, reason: QContextMenuEvent.Reason) -> None:
    rows = studio.view.list._routine_list
    rows.enter()
    place = rows.visualRect(rows.model().index(0, 0)).center()
    studio.app.sendEvent(rows.viewport(), QContextMenuEvent(reason, place, rows.viewport().mapToGlobal(place)))
    (menu,) = [one for one in studio.view.list.findChildren(QMenu) if one.isVisible()]
    assert menu.actions()[0].text() == "How it goes"
    menu.close()
    nowhere = QPoint(5, rows.viewport().height() - 1)
    rows.setCurrentIndex(rows.model().index(-1, -1))
    studio.app.sendEvent(rows.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, nowhere, nowhere))
    assert rows.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_looking_at_an_exercise_pauses_the_session(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    with studio.answering(lambda dialog: dialog.accept()):
        choose(studio, 0, "How it goes")
    assert studio.state == "paused"
