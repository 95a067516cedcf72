"""A routine handed on as one page with a code, in the real window, and taken in from a picture of the page."""

from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog

from backcoach.catalog import RoutineItem
from backcoach.ui.editor.incoming_dialog import IncomingDialog
from backcoach.ui.print.code_dialog import CodeDialog
from tests.builders import routine, write
from tests.sheets.test_code_page import picture_of
from tests.studio import Studio, click, said

MINE = routine(
    RoutineItem(exercise="bird-dog", sets=3), RoutineItem(exercise="plank", note="gently"), id="mine", name="Kim’s list"
)


@pytest.fixture
def own(studio: Studio) -> Studio:
    write(studio.folder, MINE)
    studio.view.services.library.reload()
    studio.view.services.settings.choose_routine("mine")
    return studio


def test_a_page_is_made_and_a_picture_of_it_brings_the_routine_back(own: Studio, tmp_path: Path) -> None:
    photo, pdf = tmp_path / "photo.jpg", tmp_path / "page.pdf"

    def page(dialog: QDialog) -> None:
        assert isinstance(dialog, CodeDialog)
        assert "drop the picture on BackCoach’s window" in said(dialog)
        assert picture_of(dialog._sheet).save(str(photo))
        dialog.choose("paper", "letter")
        assert dialog.paper() == ("letter", False)
        dialog.save_to(pdf)
        assert pdf.exists()

    own.over(lambda: own.controller.own.act("page"), page)
    own.controller.own.act("delete")
    assert "mine" not in own.view.services.library.catalog.routines

    def incoming(dialog: QDialog) -> None:
        assert isinstance(dialog, IncomingDialog)
        assert "Bird dog" in said(dialog)
        click(dialog, "Add it to my routines")

    own.over(lambda: own.controller.show_file(photo), incoming)
    assert own.view.routine.routine.name == "Kim’s list"
    assert [item.note for item in own.view.routine.routine.items] == [None, "gently"]


def test_what_cannot_be_is_told_in_one_sentence(own: Studio, tmp_path: Path) -> None:
    notes = [Random(place).randbytes(150).hex() for place in range(12)]
    large = replace(MINE, items=tuple(RoutineItem(exercise="plank", note=note) for note in notes))
    write(own.folder, large)
    own.view.services.library.reload()
    own.controller.own.act("page")
    assert "too much in it for one code" in said(own.window)
    for name, sentence in (("x.png", "There is no code in x.png"), ("x.heic", "HEIC")):
        (tmp_path / name).write_bytes(b"\x00\x00\x00\x18ftypheic" if "heic" in name else b"nothing")
        own.controller.show_file(tmp_path / name)
        assert sentence in said(own.window)
