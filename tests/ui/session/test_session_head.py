"""The head of the stage: the name and the counts are whole, inside, and apart, for any name and any room."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.session_head import arrange_head
from tests.places import ASSETS

NAMES = st.sampled_from(
    ["Plank", "Crocodile breathing", "Sideways knee lift on all fours", "Press up, then sit on your heels",
     "Kniebeugemuskeldehnung im Einbeinstand mit Unterstützung"]
)  # fmt: skip
COUNTS = st.lists(st.sampled_from(["Set 1 of 2", "Repetition 3 of 8", "Wiederholung 12 von 24"]), max_size=2)


@given(NAMES, COUNTS, st.integers(330, 1300), st.integers(36, 130))
def test_all_of_it_is_seen(qapp: object, text: str, counts: list[str], width: int, height: int) -> None:
    stage, theme = QWidget(), Theme(ASSETS, dark=False)
    name = Label(theme, 30, strong=True, parent=stage)
    name.say(text)
    pills = [Pill(theme, parent=stage) for _ in counts]
    for pill, words in zip(pills, counts, strict=True):
        pill.say(words)
    room = QRect(10, 6, width, height)
    arrange_head(name, pills, room, round(height * 0.6), round(min(height * 0.34, width * 0.05)))
    assert name.text() == text
    assert name.heightForWidth(name.width()) <= name.height()
    boxes = [name.geometry(), *(pill.geometry() for pill in pills)]
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)
    for box in boxes:
        assert box.left() >= room.left()
        assert box.right() <= room.right() + 1


def test_a_short_name_is_large_and_the_counts_stand_right_after_it(theme: Theme) -> None:
    stage = QWidget()
    name, pill = Label(theme, 30, strong=True, parent=stage), Pill(theme, parent=stage)
    name.say("Plank")
    pill.say("Set 1 of 2")
    arrange_head(name, [pill], QRect(0, 0, 700, 56), 30, 15)
    assert name.font().pixelSize() == 30
    assert 0 < pill.x() - name.geometry().right() < 30
