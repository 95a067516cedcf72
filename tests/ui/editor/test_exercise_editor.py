"""The form of the user's own exercise in the real window, with pictures by file, drop and paste."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from backcoach.catalog import Exercise
from backcoach.catalog.read import read_catalog
from backcoach.ui.editor.exercise_editor import ExerciseEditor
from backcoach.ui.editor.routine_editor import RoutineEditor
from tests.corner import thorough
from tests.places import ASSETS
from tests.shipped import shipped_catalog
from tests.studio import Studio, click, press, said

NONE = Qt.KeyboardModifier.NoModifier


def made(studio: Studio, act: Callable[[ExerciseEditor], Any], line: str = "wall angel 2 x 10") -> None:
    """Type a line that no exercise matches, and act in the form that comes up."""

    def inside(form: QDialog) -> None:
        assert isinstance(form, ExerciseEditor)
        form.activateWindow()
        act(form)

    def over(editor: QDialog) -> None:
        assert isinstance(editor, RoutineEditor)
        QTest.keyClicks(editor.add.field, line)
        studio.over(lambda: press(editor.add.field, "Ctrl+Return"), inside)

    studio.over(lambda: studio.controller.own.act("new"), over)


def written(studio: Studio, id: str = "wall-angel") -> Exercise:
    return read_catalog(ASSETS, studio.folder).exercise(id)


def picture(folder: Path, name: str, color: str = "#804020") -> Path:
    """Three times as wide as high."""
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    assert image.save(str(folder / name))
    return folder / name


def settle(studio: Studio, form: ExerciseEditor, pictures: int) -> None:
    studio.wait(lambda: not form.pictures.reader.busy and len(form._draft.record.pictures) == pictures)


def test_a_name_and_a_dose_are_enough(studio: Studio) -> None:
    made(studio, lambda form: None)
    one = written(studio)
    assert (one.name, one.dose.sets, one.dose.repetitions) == ("Wall angel", (2, 2), (10, 10))
    routine = studio.view.routine.routine
    assert [item.exercise for item in routine.items] == ["wall-angel"]
    studio.start()
    studio.play(30)
    assert studio.state == "running"


def test_how_it_goes_is_chosen_and_undone(studio: Studio) -> None:
    def act(form: ExerciseEditor) -> None:
        movement = form.movement
        movement.hold.tick.click()
        click(form, "Hold, s: 5")
        click(form, "Repetitions: 8")
        assert (written(studio).dose.repetitions, written(studio).dose.hold_s) == ((8, 8), (5, 5))
        click(form, "One part more")
        click(form, "Without part 1")
        assert [part.phase for part in written(studio).tempo] == ["hold", "lower", "reach"]  # type: ignore[union-attr]
        movement.way.choose("breaths")
        click(form, "Breaths: 10")
        assert written(studio).breath_led
        click(form, "Undo")
        click(form, "Undo")
        assert not written(studio).breath_led
        click(form, "Redo")
        movement.way.choose("time")
        click(form, "Rest between sets, s: 15")
        assert (written(studio).dose.time_s, written(studio).dose.rest_s) == ((30, 30), 15)
        form.name.clear()
        QTest.keyClicks(form.name, "W")
        press(form.name, "Backspace")
        assert "It needs a name." in said(form)
        QTest.keyClicks(form.name, "Angel")

    made(studio, act)
    assert written(studio).name == "Angel"


def test_what_changed_elsewhere_is_asked_about(studio: Studio) -> None:
    path = studio.folder / "exercises/wall-angel.toml"

    def act(form: ExerciseEditor) -> None:
        path.write_text(path.read_text().replace("Wall angel", "Theirs"))
        click(form, "Sets: 3")
        assert "changed elsewhere" in said(form)
        click(form, "Take the other one")
        assert form.name.text() == "Theirs"
        path.write_text(path.read_text().replace("Theirs", "Others"))
        click(form, "Sets: 4")
        click(form, "Keep what is here")

    made(studio, act)
    assert (written(studio).name, written(studio).dose.sets) == ("Theirs", (4, 4))


def test_parts_of_a_movement_have_words_and_seconds(studio: Studio) -> None:
    def act(form: ExerciseEditor) -> None:
        from backcoach.ui.design.fields import Dropdown, NumberField

        choice = form.movement.findChildren(Dropdown)[0]
        choice.box.setCurrentIndex(2)
        choice.box.activated.emit(2)
        length = [one for one in form.movement.findChildren(NumberField) if one.spin.accessibleName().startswith("Sec")]
        shown = next(one for one in length if one.isVisible())
        shown.set_value(3.5)
        shown.spin.editingFinished.emit()
        first = written(studio).tempo[0]
        assert (first.phase, first.s) == ("reach", 3.5)  # type: ignore[union-attr]

    made(studio, act)


def test_pictures_by_file_by_drop_and_from_the_clipboard(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = picture(tmp_path, "one.png"), picture(tmp_path, "two.png", "#204080")

    def act(form: ExerciseEditor) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(one)], ""))
        click(form, "Add pictures…")
        assert "made small" in said(form)
        settle(studio, form, 1)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(two))])
        drag = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
        form.dragEnterEvent(drag)
        assert drag.isAccepted()
        form.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE))
        settle(studio, form, 2)
        QGuiApplication.clipboard().setImage(QImage(str(one)))
        click(form, "Paste")
        settle(studio, form, 3)
        QGuiApplication.clipboard().setText("no picture")
        press(form.movement, "Ctrl+V")
        assert "no picture on the clipboard" in said(form)
        empty = QMimeData()
        nothing = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, empty, Qt.MouseButton.LeftButton, NONE)
        assert not form.pictures.accepts(nothing)
        form.pictures.take_files([tmp_path / "nowhere.jpg"])
        studio.wait(lambda: "cannot be read" in said(form))
        form.pictures.take_files([one, two])
        studio.wait(lambda: "the most" in said(form))

    made(studio, act)
    assert [one.phase for one in written(studio).pictures] == [None, "lower", None, None]
    assert len(list((studio.folder / "exercises/pictures").iterdir())) == 4


@thorough
def test_a_picture_is_turned_cut_given_to_a_phase_and_taken_out(studio: Studio, tmp_path: Path) -> None:
    path = picture(tmp_path, "one.png")

    def act(form: ExerciseEditor) -> None:
        form.pictures.take_files([path, path])
        settle(studio, form, 2)
        click(form, "Picture 1")
        first = form._draft.record.pictures[0].file
        click(form, "Turn")
        studio.wait(lambda: form._draft.record.pictures[0].file != first)
        files = studio.view.services.library.pictures
        turned = QImage(str(files.folder / form._draft.record.pictures[0].file))
        assert (turned.width(), turned.height()) == (100, 300)
        crop = form.pictures.crop
        for _ in range(5):
            press(crop, "Left")
        press(crop, "Shift+Left")
        press(crop, "Tab")
        second = form._draft.record.pictures[0].file
        crop.mousePressEvent(mouse(crop.rect().center()))
        crop.mouseMoveEvent(mouse(crop.rect().center()))
        crop.mouseReleaseEvent(mouse(crop.rect().center()))
        click(form, "Cut to the frame")
        studio.wait(lambda: form._draft.record.pictures[0].file != second)
        cut = QImage(str(files.folder / form._draft.record.pictures[0].file))
        assert (cut.width(), cut.height()) == (92, 300)
        click(form, "Picture 2")
        click(form, "Take out")
        assert len(written(studio).pictures) == 1
        click(form, "Undo")

    made(studio, act)
    kept = {one.file for one in written(studio).pictures}
    assert {path.name for path in (studio.folder / "exercises/pictures").iterdir()} == kept, "what is not shown is gone"


def mouse(at: QPoint) -> Any:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at), left, left, NONE)


def test_a_folder_that_takes_no_picture_is_told(studio: Studio, tmp_path: Path) -> None:
    def act(form: ExerciseEditor) -> None:
        (studio.folder / "exercises/pictures").write_text("a file in its place")
        form.pictures.take_files([picture(tmp_path, "one.png")])
        studio.wait(lambda: "cannot be written" in said(form))

    made(studio, act)


@thorough
def test_a_corner_of_the_frame_is_dragged(studio: Studio, tmp_path: Path) -> None:
    path = picture(tmp_path, "one.png")

    def act(form: ExerciseEditor) -> None:
        form.pictures.take_files([path])
        settle(studio, form, 1)
        crop = form.pictures.crop
        place = crop._place()
        crop.mouseMoveEvent(mouse(QPoint(3, 3)))
        crop.mousePressEvent(mouse(place.topLeft().toPoint()))
        crop.mouseMoveEvent(mouse((place.topLeft() + QPointF(place.width() / 2, place.height() / 4)).toPoint()))
        left, top, right, bottom = crop.part
        assert left == pytest.approx(0.5, abs=0.02)
        assert top == pytest.approx(0.25, abs=0.02)
        assert (right, bottom) == (1.0, 1.0)
        form.grab()

    made(studio, act)


def test_all_else_that_can_be_said(studio: Studio) -> None:
    def act(form: ExerciseEditor) -> None:
        click(form, "More about it")
        details = form.details

        def choose(name: str, place: int) -> None:
            field: Any = details._fields[name]
            field.box.setCurrentIndex(place)
            field.box.activated.emit(place)

        choose("sides", 2)
        assert details._lines["left"][0].isVisible()
        QTest.keyClicks(details._lines["left"][0], "Left arm up")
        details._lines["right"][0].clear()
        QTest.keyClicks(details._lines["right"][0], "Right arm up")
        QTest.keyClicks(details._lines["equipment"][0], "chair, broom stick")
        QTest.keyClicks(details._lines["cue"][0], "Ribs down")
        QTest.keyClicks(details._lines["feel"][0], "Work between the shoulder blades")
        details.steps.setPlainText("Stand at a wall.\nSlide the arms up.")
        choose("position", 1)
        choose("easier", 3)
        cautions: Any = details._fields["cautions"]
        cautions.ticks["shoulder-neck"].click()

    made(studio, act)
    one = written(studio)
    assert one.sides == "each"
    assert one.side_phrase is not None
    assert (one.side_phrase.left, one.side_phrase.right) == ("Left arm up", "Right arm up")
    assert [thing.name for thing in one.equipment] == ["chair", "broom stick"]
    assert (one.cue, one.feel) == ("Ribs down", "Work between the shoulder blades")
    assert one.steps == ("Stand at a wall.", "Slide the arms up.")
    assert one.cautions == ("shoulder-neck",)
    assert one.easier in shipped_catalog().exercises
    assert one.position == "prone"


def test_pictures_are_seen_in_list_page_session_and_on_paper(studio: Studio, tmp_path: Path) -> None:
    path = picture(tmp_path, "one.png", "#ff00ff")

    def act(form: ExerciseEditor) -> None:
        form.pictures.take_files([path])
        settle(studio, form, 1)

    made(studio, act)
    studio.wait(lambda: not studio.view.thumbnails.busy)
    assert has_pink(studio.view.list.grab().toImage())
    studio.controller.show_details("wall-angel")
    assert has_pink(studio.controller.details.grab().toImage())
    studio.controller.details._figure.still = True
    assert has_pink(studio.controller.details.grab().toImage())
    studio.start()
    studio.play(30)
    assert has_pink(studio.controller.stage.view.grab().toImage())


def has_pink(image: QImage) -> bool:
    pink = QColor("#ff00ff")
    for x in range(0, image.width(), 3):
        for y in range(0, image.height(), 3):
            color = image.pixelColor(x, y)
            if abs(color.red() - pink.red()) + color.green() + abs(color.blue() - pink.blue()) < 40:
                return True
    return False


def test_a_shipped_exercise_is_changed_as_a_copy_and_an_own_one_itself(studio: Studio) -> None:
    with studio.answering(lambda form: press(form, "Esc")):
        studio.controller.own.change_exercise("plank")
    assert written(studio, "plank-my-way").name == "Plank, my way"
    with studio.answering(lambda form: QTest.keyClicks(form.name, "High plank")):  # type: ignore[attr-defined]
        studio.controller.own.change_exercise("plank-my-way")
    assert written(studio, "plank-my-way").name == "High plank"


def test_a_copy_of_a_shipped_exercise_keeps_its_figure_and_another_can_be_borrowed(studio: Studio) -> None:
    with studio.answering(lambda form: press(form, "Esc")):
        studio.controller.own.change_exercise("plank")
    assert written(studio, "plank-my-way").figure == "plank"
    studio.controller.show_details("plank-my-way")
    assert studio.controller.details._figure.isVisible()

    def act(form: ExerciseEditor) -> None:
        click(form, "More about it")
        field: Any = form.details._fields["figure"]
        place = field._choices.index("bird-dog")
        field.box.setCurrentIndex(place)
        field.box.activated.emit(place)

    made(studio, act)
    assert written(studio).figure == "bird-dog"
    assert (written(studio).sides, written(studio).position) == ("each", "all-fours")
