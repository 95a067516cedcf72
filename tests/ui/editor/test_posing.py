"""The figure posed in the real window: by dragging and by keys alike, undone, and shown wherever the exercise is."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from backcoach.toml_file import read_toml
from backcoach.ui.editor.begin_dialog import BeginDialog
from backcoach.ui.editor.exercise_editor import ExerciseEditor
from backcoach.ui.editor.pose_view import CHOICE
from backcoach.ui.editor.posing_dialog import PosingDialog
from tests.corner import thorough
from tests.studio import Studio, button, click, press, said
from tests.ui.editor.test_exercise_editor import made, written

LEFT = Qt.MouseButton.LeftButton


def begun(studio: Studio, form: ExerciseEditor, act: Callable[[PosingDialog], Any], words: str = "bird dog") -> None:
    """Begin with the figure that the words find first, and act on it."""

    def choose(begin: QDialog) -> None:
        assert isinstance(begin, BeginDialog)
        QTest.keyClicks(begin.field, words)
        press(begin.field, "Return")
        studio.app.processEvents()
        posing(studio, act)

    studio.over(lambda: click(form, "Pose the figure…"), choose)


def posing(studio: Studio, act: Callable[[PosingDialog], Any]) -> None:
    """Act on the dialog that is open by now or soon."""
    from PySide6.QtCore import QTimer

    def inside() -> None:
        dialog = studio.app.activeModalWidget()
        if not isinstance(dialog, PosingDialog):
            QTimer.singleShot(5, inside)
            return
        try:
            act(dialog)
            studio.wait(lambda: not dialog.checker.busy)
        finally:
            dialog.accept() if dialog.isVisible() else None

    QTimer.singleShot(0, inside)


def tables(studio: Studio) -> dict[str, Any]:
    figure = written(studio).figure
    assert figure
    return read_toml(studio.folder / f"motions/{figure}.toml")


def drag(dialog: PosingDialog, joint: str, right: float, down: float) -> None:
    view = dialog.view
    at = view.handle(joint)
    to = at + QPointF(right, down)
    QTest.mousePress(view, LEFT, pos=at.toPoint())
    QTest.mouseMove(view, ((at + to) / 2).toPoint())
    QTest.mouseMove(view, to.toPoint())
    QTest.mouseRelease(view, LEFT, pos=to.toPoint())


def test_by_mouse_and_by_keys_each_step_is_kept_and_undone(studio: Studio) -> None:
    def act(dialog: PosingDialog) -> None:
        dialog.activateWindow()
        first = tables(studio)["key"][0]["arm_right"]
        drag(dialog, "right-hand", -30, 10)
        dragged = tables(studio)["key"][0]["arm_right"]
        assert dragged != first
        assert dialog.view.joint == "right-hand"
        press(dialog.view, "Up")
        press(dialog.view, "Shift+Up")
        press(dialog.view, "PgDown")
        assert tables(studio)["key"][0]["arm_right"] != dragged
        click(dialog, "Undo")
        assert tables(studio)["key"][0]["arm_right"] == dragged, "presses in a row are one step"
        click(dialog, "Undo")
        assert tables(studio)["key"][0]["arm_right"] == first
        click(dialog, "Redo")
        click(dialog, "Up")
        click(dialog, "Nearer")
        studio.wait(lambda: not dialog.checker.busy)

    made(studio, lambda form: begun(studio, form, act))
    assert written(studio).figure == "wall-angel-figure-1"
    studio.start()
    studio.play(30)
    assert studio.controller.stage.view._figure._motion is not None


def test_a_joint_is_chosen_and_what_stops_it_is_said(studio: Studio) -> None:
    def act(dialog: PosingDialog) -> None:
        dialog.activateWindow()
        view = dialog.view
        press(view, "Space")
        assert view.joint == CHOICE[1]
        assert "Right hand" in view.accessibleName()
        press(view, "Shift+Space")
        assert view.joint == CHOICE[0]
        dialog.joint.box.setCurrentIndex(CHOICE.index("back"))
        dialog.joint.box.activated.emit(CHOICE.index("back"))
        assert view.joint == "back"
        for _ in range(25):
            press(view, "Up")
        assert "as far as most people can" in said(dialog) or "leave its place" in said(dialog)
        view.choose("hips")
        for _ in range(9):
            press(view, "Down")
        assert "It goes no further" in said(dialog)
        view.choose("hips-turned")
        press(view, "Left")
        assert "pelvis" in tables(studio)["key"][0]
        view.choose("left-foot")
        for _ in range(40):
            press(view, "Down")
        assert "floor" in said(dialog) or "It goes no further" in said(dialog)
        press(view, "A")
        view.grab()

    made(studio, lambda form: begun(studio, form, act))


@thorough
def test_the_room_is_turned_and_all_of_it_mirrored(studio: Studio) -> None:
    def act(dialog: PosingDialog) -> None:
        before = tables(studio)["camera"]["azimuth"]
        view = dialog.view
        QTest.mousePress(view, LEFT, pos=view.rect().topLeft())
        QTest.mouseMove(view, view.rect().topLeft() + view.rect().center() / 4)
        QTest.mouseRelease(view, LEFT, pos=view.rect().topLeft())
        after = tables(studio)["camera"]["azimuth"]
        assert after != before
        press(view, "Ctrl+Right")
        click(dialog, "Look from further left (Ctrl+Left)")
        assert tables(studio)["camera"]["azimuth"] == pytest.approx(after)
        press(view, "Ctrl+Left")
        click(dialog, "Mirror it")
        assert "leg_right" in tables(studio)["key"][0]
        studio.view.theme.use(dark=True)
        view.grab()

    made(studio, lambda form: begun(studio, form, act))


@thorough
def test_key_poses_are_chosen_added_and_left_out(studio: Studio) -> None:
    def act(dialog: PosingDialog) -> None:
        click(dialog, "One pose more")
        assert [one["phase"] for one in tables(studio)["key"]] == ["reach", "lift", "hold", "return"]
        assert written(studio).phase_names == ("reach", "lift", "hold", "return")
        assert dialog.keys is not None
        assert dialog.keys.value() == "2"
        drag(dialog, "right-hand", -40, 0)
        click(dialog, "Without this pose")
        assert written(studio).phase_names == ("reach", "hold", "return")
        dialog.keys.choose("0")
        assert not button(dialog, "Without this pose").isEnabled()
        drag(dialog, "head", 0, -15)
        assert "head" in tables(studio)["start"]

    made(studio, lambda form: begun(studio, form, act))


@thorough
def test_what_the_checks_of_a_motion_find_is_told(studio: Studio) -> None:
    def act(dialog: PosingDialog) -> None:
        assert dialog.keys is not None
        dialog.keys.choose("3")
        drag(dialog, "right-hand", -10, -40)
        studio.wait(lambda: not dialog.checker.busy)
        assert "does not end as it began" in said(dialog)

    made(studio, lambda form: begun(studio, form, act))


@thorough
def test_another_figure_is_begun_with_and_a_changed_movement_keeps_it(studio: Studio) -> None:
    def act(form: ExerciseEditor) -> None:
        def other(dialog: PosingDialog) -> None:
            def choose(begin: QDialog) -> None:
                assert isinstance(begin, BeginDialog)
                begin.found.pick(0)
                posing(studio, lambda again: drag(again, "left-hand", 0, -30))

            studio.over(lambda: click(dialog, "Begin with another figure…"), choose)

        begun(studio, form, other)
        name = written(studio).figure
        click(form, "Undo")
        assert written(studio).figure is None
        click(form, "Redo")
        assert written(studio).figure == name
        studio.over(lambda: click(form, "Pose the figure…"), lambda dialog: dialog.reject())
        assert form.figure.view.isVisibleTo(form)

    made(studio, act)
    assert [path.stem for path in (studio.folder / "motions").iterdir()] == [written(studio).figure]


def test_a_folder_that_takes_no_motion_is_told(studio: Studio) -> None:
    def act(form: ExerciseEditor) -> None:
        (studio.folder / "motions").write_text("a file in its place")

        def choose(begin: QDialog) -> None:
            assert isinstance(begin, BeginDialog)
            begin.found.pick(0)

        studio.over(lambda: click(form, "Pose the figure…"), choose)
        assert "cannot be written" in said(form)
        studio.over(lambda: click(form, "Pose the figure…"), lambda begin: begin.reject())

    made(studio, act)
