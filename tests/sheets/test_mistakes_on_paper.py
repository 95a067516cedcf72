"""A common mistake is printed as a small crossed-out pose, where its row has room."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from backcoach.app.motion_library import MotionLibrary
from backcoach.catalog import Routine, RoutineItem
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings
from backcoach.sheets import SheetContext, SheetOptions, StopRules, paint_page, routine_sheet
from backcoach.sheets.page_model import PictureBox
from backcoach.sheets.printed_figures import PrintedFigures
from backcoach.words import Words
from tests.builders import routine
from tests.places import ASSETS
from tests.sheets.conftest import DAY
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()


def boxes(made: Routine, family: str, rules: StopRules, *, pictures: bool = True) -> list[PictureBox]:
    figures = PrintedFigures(MotionLibrary(ASSETS / "motions"))
    sheet = routine_sheet(
        made, CATALOG, SessionSettings(), Phrases(Words()), rules, SheetContext(DAY, family), SheetOptions(),
        figures if pictures else None, figures.mistake_of,
    )  # fmt: skip
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_page(sheet, sheet.pages[0], painter)
    painter.end()
    return [box for page in sheet.pages for box in page.boxes if isinstance(box, PictureBox)]


def test_few_exercises_have_room_for_it_and_many_have_not(family: str, rules: StopRules) -> None:
    few = routine(RoutineItem(exercise="bird-dog"), RoutineItem(exercise="sphinx"))
    assert len(boxes(few, family, rules)) == 1
    assert boxes(few, family, rules, pictures=False) == []
    assert boxes(CATALOG.routine("eight-stretches"), family, rules) == []


@pytest.mark.parametrize("id", ["bird-dog", "plank"])
def test_the_pose_is_crossed_out_from_corner_to_corner(qapp: QGuiApplication, id: str) -> None:
    draw = PrintedFigures(MotionLibrary(ASSETS / "motions")).mistake_of(CATALOG.exercise(id))
    assert draw is not None
    image = QImage(288, 180, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(4, 4)
    draw(painter, QRectF(0, 0, 72, 45))
    painter.end()
    for x, y in ((40, 34), (248, 34), (40, 146), (248, 146)):
        seen = [image.pixelColor(x + dx, y + dy).lightness() for dx in range(-9, 10) for dy in range(-9, 10)]
        assert min(seen) < 60, "a stroke passes here"


def test_without_a_picture_of_it_nothing_is_drawn() -> None:
    assert PrintedFigures(MotionLibrary(ASSETS / "motions")).mistake_of(CATALOG.exercise("sphinx")) is None
