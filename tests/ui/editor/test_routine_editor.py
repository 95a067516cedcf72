"""The editor of a routine in the real window: typed, clicked, dragged, undone, tried, deleted."""

import re
from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from backcoach.catalog import Routine
from backcoach.catalog.read import read_catalog
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.editor.columns import Columns
from backcoach.ui.editor.dose_panel import LANGUAGES
from backcoach.ui.editor.routine_editor import RoutineEditor
from tests.places import ASSETS
from tests.studio import SETTLED, Studio, button, click, press, said
from tests.ui.conftest import OpenStudio

LIST = ("bird dog 3 x 8 hold 5 s", "bridge 3 x 10", "plank 2 x 20 s", "one knee to chest 3 x 30 s")


def edited(studio: Studio, act: Callable[[RoutineEditor], Any], command: str = "new") -> None:
    """Open the editor, act in it, close it."""

    def inside(dialog: QDialog) -> None:
        assert isinstance(dialog, RoutineEditor)
        dialog.activateWindow()
        act(dialog)

    studio.over(lambda: studio.controller.own.act(command), inside)


def type_line(editor: RoutineEditor, line: str) -> None:
    editor.add.field.setFocus()
    QTest.keyClicks(editor.add.field, line)
    press(editor.add.field, "Return")


def type_lines(editor: RoutineEditor, *lines: str) -> None:
    for line in lines:
        type_line(editor, line)


def written(studio: Studio, id: str = "my-routine") -> Routine:
    return read_catalog(ASSETS, studio.folder).routine(id)


def order(routine: Routine) -> list[str]:
    return [item.exercise for item in routine.items]


def test_a_list_is_typed_line_by_line_and_is_then_the_routine_in_view(studio: Studio) -> None:
    edited(studio, lambda editor: type_lines(editor, *LIST))
    made = written(studio)
    assert order(made) == ["bird-dog", "glute-bridge", "plank", "single-knee-to-chest"]
    assert (made.items[0].sets, made.items[0].repetitions, made.items[0].hold_s) == (3, 8, 5)
    assert studio.view.routine.routine == made
    assert "3 × 8, each side, hold 5 s" in studio.view.list._routine_list.model().index(0, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_keys_and_the_mouse_put_rows_into_another_order_and_undo_takes_it_back(studio: Studio) -> None:
    def act(editor: RoutineEditor) -> None:
        for line in LIST:
            type_line(editor, line)
        editor.items.setFocus()
        press(editor.items, "Alt+Up")
        assert order(written(studio))[2:] == ["single-knee-to-chest", "plank"]
        assert editor.items.place == 2, "the row stays chosen where it went"
        press(editor.items, "Alt+Down")
        drag(editor, 0, 2)
        assert order(written(studio)) == ["glute-bridge", "plank", "bird-dog", "single-knee-to-chest"]
        click(editor, "Undo")
        assert order(written(studio))[0] == "bird-dog", "a drag is one step"
        click(editor, "Redo")
        editor.items.setFocus()
        editor.items.choose(0)
        press(editor.items, "Delete")
        assert order(written(studio))[0] == "plank"
        click(editor, "Move down (Alt+Down)")
        click(editor, "Take out")
        assert order(written(studio)) == ["bird-dog", "single-knee-to-chest"]

    edited(studio, act)


def drag(editor: RoutineEditor, place: int, to: int) -> None:
    """Carry a row to another place by the mouse."""
    ground, rows = editor.items.viewport(), editor.items.model()
    begin = editor.items.visualRect(rows.index(place, 0)).center()
    end = editor.items.visualRect(rows.index(to, 0)).center()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=begin)
    for part in range(1, 5):
        at = begin + (end - begin) * part / 4
        move(ground, QPoint(at))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=end)


def move(ground: QWidget, at: QPoint) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(ground.mapToGlobal(at)), left, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(ground, event)


def kinds(editor: RoutineEditor) -> SegmentedChoice:
    """The choice between two kinds of counting or of holding."""
    return next(one for one in editor.dose.findChildren(SegmentedChoice) if one.isVisible())


def test_each_amount_is_a_click_and_only_what_was_chosen_is_written(studio: Studio) -> None:
    def act(editor: RoutineEditor) -> None:
        type_line(editor, "bird dog")
        assert "3 breaths" in editor.items.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        click(editor, "Sets: 3")
        click(editor, "Repetitions: 8")
        kinds(editor).choose("hold_s")
        click(editor, "Hold, s: 5")
        sides: Any = editor.dose._fields["sides"]
        sides.box.setCurrentIndex(3)
        sides.box.activated.emit(3)
        assert editor.dose.note is not None
        QTest.keyClicks(editor.dose.note, "slowly")
        assert editor.dose.language is not None
        place = 1 + list(LANGUAGES).index("de")
        assert editor.dose.language.box.itemText(place) == "Deutsch"
        editor.dose.language.box.setCurrentIndex(place)
        editor.dose.language.box.activated.emit(place)
        assert written(studio).items[0].note_language == "de"
        item = written(studio).items[0]
        assert (item.sets, item.repetitions, item.hold_s, item.hold_breaths) == (3, 8, 5, None)
        assert (item.sides, item.note, item.rest_s) == ("right", "slowly", None)
        click(editor, "As in the exercise")
        assert (written(studio).items[0].sets, written(studio).items[0].note) == (None, "slowly")
        type_line(editor, "alternating step-up")
        kinds(editor).choose("time_s")
        click(editor, "Time, s: 60")
        assert written(studio).items[1].time_s == 60

    edited(studio, act)


def test_a_circuit_has_rounds_and_no_sets(studio: Studio) -> None:
    def act(editor: RoutineEditor) -> None:
        type_line(editor, "plank 3 x 20 s")
        editor.head.arrangement.choose("circuit")
        editor.head.rounds.set_value(3)
        editor.head.rest.set_value(15)
        made = written(studio)
        assert (made.arrangement, made.rounds, made.rest_s, made.items[0].sets) == ("circuit", 3, 15, None)
        assert "Sets" not in said(editor.dose)
        editor.head.name.selectAll()
        QTest.keyClicks(editor.head.name, "Noon")
        assert written(studio).name == "Noon"
        editor.items.setFocus()
        studio.wait(lambda: studio.app.focusWidget() is editor.items)
        press(editor.items, "Ctrl+Z")
        assert written(studio).name == "My routine", "the letters of a name are one step"

    edited(studio, act)


def test_the_side_tells_minutes_cautions_and_offers_stretches_last(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, cautions=("pregnancy", "osteoporosis")))

    def act(editor: RoutineEditor) -> None:
        assert "Nothing in it yet" in said(editor)
        type_line(editor, "hamstring")
        type_line(editor, "one knee to chest")
        type_line(editor, "plank")
        type_line(editor, "roll-up")
        words = said(editor)
        assert "4 exercises · " in words
        assert re.search(r"Roll-up stays out of sessions: .*osteoporosis", words)
        assert "One knee to chest: " in words
        assert "You need: " in words
        click(editor, "Put stretches after strengthening")
        assert order(written(studio))[0] == "plank"
        assert not editor.plan.stretches.isVisible()

    edited(studio, act)


def test_what_changed_elsewhere_is_asked_about(studio: Studio) -> None:
    path = studio.folder / "routines/my-routine.toml"

    def act(editor: RoutineEditor) -> None:
        type_line(editor, "plank")
        path.write_text(path.read_text().replace("My routine", "Theirs"))
        type_line(editor, "bird dog")
        assert "changed elsewhere" in said(editor)
        click(editor, "Take the other one")
        assert editor.head.name.text() == "Theirs"
        path.write_text(path.read_text().replace("Theirs", "Others"))
        type_line(editor, "bird dog")
        click(editor, "Keep what is here")
        assert order(written(studio)) == ["plank", "bird-dog"]
        assert "changed elsewhere" not in said(editor)

    edited(studio, act)


def test_trying_plays_from_the_chosen_exercise(studio: Studio) -> None:
    def act(editor: RoutineEditor) -> None:
        for line in LIST[:3]:
            type_line(editor, line)
        editor.items.choose(1)
        click(editor, "Try it from here")

    edited(studio, act)
    assert studio.act == "before"
    assert studio.controller.stage._routine.timeline.steps[0].exercise == "glute-bridge"
    studio.controller.own.act("new")
    assert "A session is going on" in studio.said()


def test_a_search_that_finds_nothing_and_an_empty_line(studio: Studio) -> None:
    asked: list[str] = []

    def act(editor: RoutineEditor) -> None:
        editor.own_asked.connect(asked.append)
        press(editor.add.field, "Return")
        editor.add.field.setFocus()
        press(editor.add.field, "Down")
        assert editor.focusWidget() is editor.add.found
        press(editor.add.found, "Return")
        QTest.keyClicks(editor.add.field, "qwertzuiop 2 x 10")
        studio.over(lambda: press(editor.add.field, "Return"), lambda form: None)
        QTest.keyClicks(editor.add.field, "brid dgo")
        assert "did you mean" in said(editor)
        press(editor.add.field, "Return")
        assert editor.focusWidget() is editor.add.found, "which of them is for the user to say"
        studio.over(lambda: click(editor, "Make “brid dgo” an exercise of mine"), lambda form: None)

    edited(studio, act)
    assert asked == ["qwertzuiop 2 x 10", "brid dgo"]
    assert order(written(studio))[1:] == ["qwertzuiop", "brid-dgo"]


def test_nothing_added_is_nothing_made(studio: Studio) -> None:
    edited(studio, lambda editor: None)
    assert not (studio.folder / "routines").exists()


def test_a_copy_is_changed_deleted_and_brought_back(studio: Studio) -> None:
    controller = studio.controller.own
    assert [key for key, _ in controller.commands()] == ["new", "copy", "share", "page"]
    edited(studio, lambda editor: press(editor.items, "Delete"), "change")
    id = studio.view.services.settings.current.routine
    assert id == "seven-actions-my-way"
    assert len(written(studio, id).items) == 6
    assert [key for key, _ in controller.commands()] == ["new", "change", "copy", "share", "page", "delete"]
    edited(studio, lambda editor: press(editor.items, "Delete"), "change")
    assert len(written(studio, id).items) == 5
    edited(studio, lambda editor: None, "copy")
    controller.act("delete")
    assert studio.view.services.planner.chosen == next(iter(studio.view.services.library.catalog.routines.values()))
    assert studio.view.services.library.name_of(id) == "Seven actions, my way"
    studio.click("Undo")
    assert studio.view.routine.routine.id.startswith("seven-actions-my-way")


def test_a_file_that_is_gone_cannot_be_deleted(studio: Studio) -> None:
    edited(studio, lambda editor: type_line(editor, "plank"))
    (studio.folder / "routines/my-routine.toml").unlink()
    studio.controller.own.act("delete")
    assert "cannot be moved" in studio.said()
    edited(studio, lambda editor: type_line(editor, "plank"))
    assert {"My routine 2", "My routine"} & {one.name for one in studio.view.services.library.catalog.routines.values()}


def test_a_deletion_that_cannot_be_undone_says_so(studio: Studio) -> None:
    edited(studio, lambda editor: type_line(editor, "plank"))
    studio.controller.own.act("delete")
    (studio.folder / "routines/deleted/my-routine.toml").unlink()
    studio.click("Undo")
    assert "cannot be moved" in studio.said()


def test_in_a_small_window_all_of_it_is_reached(studio: Studio) -> None:
    def act(editor: RoutineEditor) -> None:
        for line in LIST:
            type_line(editor, line)
        editor.setFixedWidth(480)
        editor.resize(480, 320)
        studio.app.processEvents()
        columns = editor.findChildren(Columns)[0]
        parts = columns.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert len({part.x() for part in parts}) == 1
        assert columns.width() <= 480
        assert button(editor, "Done").mapTo(editor, QPoint(0, 0)).x() + button(editor, "Done").width() <= 480
        editor.setFixedWidth(1180)
        studio.app.processEvents()
        assert len({part.y() for part in parts}) == 1

    edited(studio, act)


def test_the_list_of_routines_offers_it(studio: Studio) -> None:
    def inside(dialog: QDialog) -> None:
        studio.over(lambda: button(dialog, "New routine…").click(), lambda editor: type_line(editor, "plank"))  # type: ignore[arg-type]

    studio.over(studio.view.list.chooser.click, inside)
    assert (studio.folder / "routines/my-routine.toml").exists()
