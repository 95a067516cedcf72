"""Scenes of the user's own routines and exercises: editor, form with pictures, my dose, what a shared file brings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QDialog

from backcoach.app.own.drafts import ExerciseDraft
from backcoach.app.own.exercise_edits import exercise_from, with_picture
from backcoach.app.own.picture_files import small
from backcoach.app.own.posing_draft import begin_posing
from backcoach.app.own.shared_file import Shared, packed
from backcoach.app.own.typed_dose import read_typed
from backcoach.app.own.written import text_of
from backcoach.catalog import Routine, RoutineItem
from backcoach.ui.editor.posing_dialog import PosingDialog
from backcoach.words import Words
from tests.builders import write
from tests.studio import Studio, press

if TYPE_CHECKING:
    from tests.gallery.take import Take

LIST = (
    RoutineItem(exercise="bird-dog", sets=3, repetitions=8, hold_s=5, note="slowly, says Kim"),
    RoutineItem(exercise="glute-bridge", sets=3, repetitions=10),
    RoutineItem(exercise="plank", sets=2, hold_s=20),
    RoutineItem(exercise="single-knee-to-chest", sets=3, hold_s=30),
    RoutineItem(exercise="wall-angel", sets=2),
)
OWN_WORDS = ("Wall angel", "Kim’s list", "What my physiotherapist gave me.", "slowly, says Kim")
"""What the user has written in these scenes, which no translation touches."""
MINE = Routine("kim-s-list", "Kim’s list", "What my physiotherapist gave me.", "straight", LIST, (), rest_s=30)


@cache
def _photo(reach: int) -> bytes:
    """A drawing in place of a photo: somebody at a wall, with arms so far up."""
    image = Image.new("RGB", (1200, 900), (223, 216, 203))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 720, 1200, 900), fill=(186, 166, 138))
    for side in (-1, 1):
        elbow = (600 + side * 190, 400 - reach // 2)
        draw.line((600 + side * 55, 330, *elbow), fill=(222, 171, 137), width=42)
        draw.line((*elbow, 600 + side * (210 - reach // 3), 260 - reach), fill=(222, 171, 137), width=36)
        draw.line((600 + side * 32, 560, 600 + side * 46, 820), fill=(44, 62, 92), width=56)
    draw.rounded_rectangle((530, 290, 670, 580), 40, fill=(58, 124, 117))
    draw.ellipse((545, 160, 655, 280), fill=(96, 66, 52))
    file = BytesIO()
    image.save(file, "PNG")
    return small(file.getvalue(), "photo.png")


def own(take: Take) -> Studio:
    """The window with a physiotherapist's list and an exercise of one's own."""
    studio = take.studio()
    files = studio.view.services.library.pictures
    made = exercise_from(read_typed("Wall angel 2 x 10", Words()), "wall-angel", "Wall angel")
    for reach in (20, 110):
        made = with_picture(made, files.keep(made.id, _photo(reach)))
    write(take.data, made, MINE)
    studio.view.services.library.reload()
    studio.view.services.settings.choose_routine(MINE.id)
    studio.wait(lambda: not studio.view.thumbnails.busy)
    return studio


def editor(width: int = 0, height: int = 0, scrolled: int = 0) -> Callable[[Take], None]:
    """The editor; on a screen of another size if one is given."""

    def act(take: Take) -> None:
        studio = own(take)

        def look(dialog: QDialog) -> None:
            _sized(studio, dialog, width, height, scrolled)

        take.dialog(lambda: studio.controller.own.act("change"), look)

    return act


def _sized(studio: Studio, dialog: QDialog, width: int, height: int, scrolled: int) -> None:
    if width:
        dialog.setFixedWidth(width)
        dialog.resize(width, height)
    for _ in range(9):
        studio.app.processEvents()
    studio.wait(lambda: not studio.view.thumbnails.busy)
    dialog._scroll.verticalScrollBar().setValue(scrolled)  # type: ignore[attr-defined]
    dialog.show_pictures() if hasattr(dialog, "show_pictures") else None


def form(width: int = 900, height: int = 680, *, more: bool = False) -> Callable[[Take], None]:
    """The form of an exercise with two pictures."""

    def act(take: Take) -> None:
        studio = own(take)

        def look(dialog: QDialog) -> None:
            if more:
                dialog.more.click()  # type: ignore[attr-defined]
            _sized(studio, dialog, width, height, 700 if more else 0)

        take.dialog(lambda: studio.controller.own.change_exercise("wall-angel"), look)

    return act


def posing(width: int = 0, height: int = 0, scrolled: int = 0) -> Callable[[Take], None]:
    """The figure of an own exercise being posed: bird-dog, with the free hand held out to the side."""

    def act(take: Take) -> None:
        studio = own(take)
        library = studio.view.services.library
        made = exercise_from(read_typed("Bird dog, wide 3 x 8", Words()), "bird-dog-wide", "Bird dog, wide")
        write(take.data, made)
        library.reload()
        draft = ExerciseDraft(made, studio.view.services.own.file("exercises", made.id), library)
        begun = begin_posing(draft, library, library.catalog.exercise("bird-dog"))

        def look(dialog: QDialog) -> None:
            assert isinstance(dialog, PosingDialog)
            dialog.view.choose("right-hand")
            for _ in range(8):
                dialog.view.nudge((0, 0, -1))
            dialog.view.nudge((0, -1, 0))
            _sized(studio, dialog, width, height, scrolled)
            studio.wait(lambda: not dialog.checker.busy)

        take.dialog(lambda: PosingDialog(studio.view.theme, begun, studio.view.phrases, studio.window).exec(), look)

    return act


def my_dose(take: Take) -> None:
    """My dose of an exercise of a shipped routine."""
    studio = take.studio()
    take.dialog(lambda: studio.controller.own.change_dose("seven-actions", "open-book"))


def incoming(take: Take) -> None:
    """What a shared file brings."""
    studio = take.studio()
    wall = exercise_from(read_typed("Wall angel 2 x 10", Words()), "wall-angel", "Wall angel")
    file = take.data / "kim.backcoach"
    file.write_bytes(packed(Shared(MINE.id, text_of(MINE).encode(), {wall.id: text_of(wall).encode()})))
    take.dialog(lambda: studio.controller.show_file(file))


def code_page(take: Take) -> None:
    """The page that hands an own routine on."""
    studio = own(take)
    take.dialog(lambda: studio.controller.own.act("page"), lambda dialog: press(dialog, "Tab"))


def at_rest(take: Take) -> None:
    """The start page of an own routine."""
    own(take)


def in_session(take: Take) -> None:
    """An own exercise in a session."""
    studio = own(take)
    studio.start()
    studio.go_to(len(studio.session.steps) - 2)
    studio.jump(14)


def page(take: Take) -> None:
    """The page about an own exercise."""
    studio = own(take)
    studio.controller.show_details("wall-angel")


def sheet(take: Take) -> None:
    """The sheet of an own routine."""
    studio = own(take)
    take.dialog(studio.controller.print_sheet, lambda dialog: press(dialog, "Tab"))


OWN = [
    ("own-editor", editor(1180, 700)),
    ("own-exercise", form()),
    ("own-posing", posing()),
    ("own-incoming", incoming),
    ("own-at-rest", at_rest),
    ("own-session", in_session),
]
"""In light and dark."""
OWN_LIGHT = [
    ("own-exercise-more", form(more=True)),
    ("own-editor-480", editor(480, 320)),
    ("own-editor-480-items", editor(480, 320, 560)),
    ("own-editor-480-dose", editor(480, 320, 1200)),
    ("own-exercise-480", form(480, 320)),
    ("own-posing-480", posing(480, 320)),
    ("own-code-page", code_page),
    ("own-my-dose", my_dose),
    ("own-page", page),
    ("own-sheet", sheet),
]
