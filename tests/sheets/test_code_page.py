"""The page that hands a routine on: one page, whose picture says what went in, straight, turned and as a poor photo."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from backcoach.app.own.code_letters import MARK, MOST_LETTERS
from backcoach.app.preferences import Preferences
from backcoach.catalog import Catalog, Routine, RoutineItem
from backcoach.phrases import Phrases
from backcoach.sheets import Sheet, paint_page, write_pdf
from backcoach.ui.figures.picture_shrinker import code_in
from backcoach.ui.print.print_service import PrintService
from backcoach.words import Words
from tests.builders import routine
from tests.places import ASSETS

LETTERS = MARK + "KWOTKJQ$PJ:RW0SP+PTH2 D6P-JT V4EC:GMW49" * 7
LONG = MARK + "KWOTKJQ$PJ:RW0SP+PTH2 D6P-JT V4EC:GMW49" * 40


def page_of(catalog: Catalog, made: Routine, letters: str, paper: str = "a4") -> Sheet:
    printing = PrintService(ASSETS, catalog, Phrases(Words()))
    return printing.code_page(made, letters, date(2026, 11, 20), Preferences(), paper)  # type: ignore[arg-type]


def picture_of(sheet: Sheet, dots: float = 130) -> QImage:
    """The page as a scan of so many dots an inch."""
    image = QImage(round(sheet.width * dots / 72), round(sheet.height * dots / 72), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.scale(dots / 72, dots / 72)
    paint_page(sheet, sheet.pages[0], painter)
    painter.end()
    return image


def read(image: QImage, form: str = "JPEG") -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]
    return code_in(bytes(buffer.data().data())).decode()


@pytest.fixture
def mine(real_catalog: Catalog) -> Routine:
    items = [RoutineItem(exercise=id, note="slowly") for id in ("bird-dog", "glute-bridge", "plank")]
    return routine(*items, id="mine", name="Kim’s list")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_picture_of_the_page_says_what_went_in(
    real_catalog: Catalog, mine: Routine, qtbot: QtBot, paper: str
) -> None:
    sheet = page_of(real_catalog, mine, LETTERS, paper)
    assert len(sheet.pages) == 1
    told = " ".join(box.words for box in sheet.pages[0].boxes if hasattr(box, "words"))
    assert "Kim’s list" in told
    assert "Bird dog" in told
    assert "slowly" in told
    assert read(picture_of(sheet)) == LETTERS


def test_the_largest_code_is_read_from_a_turned_and_dim_photo(
    real_catalog: Catalog, mine: Routine, qtbot: QtBot
) -> None:
    assert len(LONG) > MOST_LETTERS - 2 * len(MARK)
    straight = picture_of(page_of(real_catalog, mine, LONG), 170)
    photo = QImage(straight.size() * 1.2, QImage.Format.Format_RGB32)
    photo.fill(QColor(90, 84, 76))
    painter = QPainter(photo)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(QTransform().translate(260, 60).rotate(7).shear(0.03, 0.0))
    painter.setOpacity(0.7)
    painter.drawImage(0, 0, straight)
    painter.end()
    assert read(photo) == LONG
    assert read(straight.transformed(QTransform().rotate(90)), "PNG") == LONG


def test_a_long_routine_still_fits_one_page(real_catalog: Catalog, qtbot: QtBot, tmp_path: Path) -> None:
    items = [RoutineItem(exercise=id, note="slowly " * 30) for id in list(real_catalog.exercises)[:24]]
    for count in (12, 24):
        sheet = page_of(real_catalog, routine(*items[:count], id="mine", name="Long"), LETTERS)
        assert len(sheet.pages) == 1
        assert max(box.rect.bottom for box in sheet.pages[0].boxes) <= sheet.height - sheet.margin + 1
        assert read(picture_of(sheet)) == LETTERS
        write_pdf(tmp_path / "page.pdf", sheet)


def test_a_picture_without_a_code_says_nothing(qtbot: QtBot) -> None:
    plain = QImage(400, 300, QImage.Format.Format_RGB32)
    plain.fill(0x884422)
    assert read(plain) == ""
    assert code_in(b"no picture") == b""
