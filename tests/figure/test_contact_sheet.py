import pytest
from PySide6.QtGui import QColor

from backcoach.figure import DARK, Motion
from tests.gallery.figures import CARD, COLUMNS, EDGE, GAP, contact_sheet

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_sheet_has_a_card_for_every_motion(motions: dict[str, Motion]) -> None:
    few = dict(list(motions.items())[: COLUMNS + 1])
    image = contact_sheet(few, {})
    assert image.width() == 2 * EDGE + COLUMNS * (CARD[0] + GAP) - GAP
    assert image.height() == 2 * EDGE + 2 * CARD[1] + GAP
    second_row = EDGE + CARD[1] + GAP + 20
    first, beside = image.pixelColor(EDGE + 20, second_row), image.pixelColor(EDGE + CARD[0] + GAP + 20, second_row)
    assert first != beside == image.pixelColor(2, 2)


def test_cards_are_in_the_order_of_the_names(motions: dict[str, Motion]) -> None:
    two = {name: motions[name] for name in ("bird-dog", "cat-cow")}
    forwards, backwards = (contact_sheet(two, dict(zip(two, names, strict=True))) for names in (("a", "b"), ("b", "a")))
    left, right = (forwards.copy(x, EDGE + 60, CARD[0], CARD[1] - 60) for x in (EDGE, EDGE + CARD[0] + GAP))
    assert backwards.copy(EDGE, EDGE + 60, CARD[0], CARD[1] - 60) != left
    assert left != right


def test_the_sheet_is_dark_in_the_dark(motions: dict[str, Motion]) -> None:
    image = contact_sheet({"plank": motions["plank"]}, {"plank": "Plank"}, DARK)
    assert image.pixelColor(EDGE + 4, EDGE + 30) == QColor(DARK.paper)
    assert image.pixelColor(2, 2).lightness() < 60


def test_no_motions_make_an_empty_sheet() -> None:
    assert contact_sheet({}, {}).height() > 0
