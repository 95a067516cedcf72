"""A routine is chosen from all: the likely ones first, each with what it is for."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu

from backcoach.app.preferences import read_preferences
from backcoach.app.routine_shelf import ShelfEntry
from backcoach.history.records import StepPlace
from backcoach.phrases import Phrases
from backcoach.ui.exercises.routine_dialog import RoutineDialog
from backcoach.ui.exercises.routine_words import routine_lines
from backcoach.words import Words
from tests.builders import exercise, routine
from tests.fakes import FakeClock
from tests.studio import Studio, press
from tests.ui.conftest import OpenStudio


def in_list(studio: Studio, act: Callable[[RoutineDialog], object], how: str = "click") -> None:
    """Open the list, act on it and close it."""

    def inside(dialog: QDialog) -> None:
        assert isinstance(dialog, RoutineDialog)
        act(dialog)

    chooser = studio.view.list.chooser
    studio.over(chooser.click if how == "click" else lambda: studio.press("Ctrl+O"), inside)


def names(dialog: RoutineDialog) -> list[str]:
    return [row.lines.name for row in dialog.rows]


def choose(dialog: RoutineDialog, name: str) -> None:
    dialog.rows[names(dialog).index(name)].click()


@pytest.mark.parametrize("how", ["click", "key"])
def test_choosing_one_shows_it_and_is_remembered(studio: Studio, open_studio: OpenStudio, how: str) -> None:
    in_list(studio, lambda dialog: choose(dialog, "Three moves"), how)
    assert studio.view.routine.routine.id == "three-moves"
    assert read_preferences(studio.folder).routine == "three-moves"
    assert open_studio().view.routine.routine.id == "three-moves"


def test_closed_without_a_choice_nothing_changes(studio: Studio) -> None:
    in_list(studio, lambda dialog: press(dialog, "Escape"))
    assert studio.view.routine.routine.id == "seven-actions"


def test_while_a_session_goes_on_none_is_chosen(studio: Studio) -> None:
    studio.start()
    studio.view.list.chooser.click()
    assert studio.view.stage.messages == ("A session is going on; stop it before choosing another routine.",)


def test_each_says_what_it_is_for_how_long_and_what_to_fetch(studio: Studio) -> None:
    def look(dialog: RoutineDialog) -> None:
        rows = {row.lines.id: row.lines for row in dialog.rows}
        assert set(rows) == set(studio.view.services.library.catalog.routines)
        for one in studio.view.services.library.catalog.routines.values():
            length = studio.view.phrases.duration(studio.view.services.planner.timeline(one).duration_s)
            assert rows[one.id].facts.startswith(length)
            assert rows[one.id].purpose == one.purpose
        assert rows["desk-break"].facts.endswith("nothing to fetch")
        assert "with exercise mat, towel" in rows["eight-stretches"].facts
        assert rows["seven-actions"].exercise == "thoracic-foam-roll"
        (now,) = (row for row in dialog.rows if row.lines.current)
        assert now.accessibleName().startswith("Seven actions, chosen now, For people who sit a lot")
        dialog.show_pictures()
        dialog.rows[0].setFocus()
        assert not dialog.grab().isNull()

    in_list(studio, look)


def test_favourites_come_first_then_what_was_done_lately_then_the_shortest(studio: Studio) -> None:
    session = studio.journal.sessions.start("three-moves", "{}", 60)
    studio.journal.sessions.end_step(session.id, StepPlace(0, "hip-hinge", 1, None), "done", 30)
    studio.journal.sessions.finish(session.id)

    def star(dialog: RoutineDialog) -> None:
        assert names(dialog)[:2] == ["Three moves", "Long desk day"]
        assert "done today" in dialog.rows[0].lines.facts
        for _ in range(2):
            press(dialog, "Down")
        assert dialog.focusWidget() is dialog.rows[2]
        name = names(dialog)[2]
        press(dialog.rows[2], "F")
        assert names(dialog)[:2] == [name, "Three moves"]
        assert dialog.focusWidget() is dialog.rows[0]
        press(dialog.rows[0], "Up")
        press(dialog.rows[0], "F")
        assert names(dialog)[0] == "Three moves"
        dialog.stars[1].click()

    in_list(studio, star)
    assert read_preferences(studio.folder).favourites == ("long-desk-day",)


def test_what_nothing_is_left_of_stands_last_and_says_so(studio: Studio) -> None:
    three = studio.view.services.library.catalog.routine("three-moves")
    for item in three.items:
        studio.journal.facts.hide_exercise(item.exercise)

    def look(dialog: RoutineDialog) -> None:
        assert names(dialog)[-1] == "Three moves"
        assert dialog.rows[-1].lines.purpose == "Your cautions, or a stop, leave nothing of it."

    in_list(studio, look)


def test_the_foot_has_room_for_what_else_can_be_done(studio: Studio) -> None:
    done: list[str] = []

    def look(dialog: RoutineDialog) -> None:
        dialog.add_actions([("one", "One"), ("two", "Two"), ("three", "Three")], done.append)
        (first,) = (one for one in dialog.findChildren(QAbstractButton) if one.text() == "One")
        (menu,) = (
            one for one in dialog.findChildren(QMenu) if [act.text() for act in one.actions()] == ["Two", "Three"]
        )
        first.click()
        assert not dialog.isVisible()
        menu.actions()[1].trigger()

    in_list(studio, look)
    assert done == ["one", "three"]


def test_an_own_routine_says_what_it_is_about() -> None:
    own = routine(exercise(), about="Four minutes beside the desk. No mat.")
    now = FakeClock().now()
    entry = ShelfEntry(own, 240.0, last=now - timedelta(days=3), picture="lift")
    lines = routine_lines(entry, Phrases(Words()), now, current="")
    assert (lines.purpose, lines.facts) == (
        "Four minutes beside the desk", "4 min · last done 3 days ago · nothing to fetch",
    )  # fmt: skip
    assert msgspec.structs.replace(entry, last=None).favourite is False
