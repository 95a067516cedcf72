"""The steps as text: all of them are in view, as large as the box allows."""

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.session.session_layout import far, near
from backcoach.ui.widgets.steps_view import StepsView
from tests.corner import sampled
from tests.shipped import shipped_catalog
from tests.ui.pixels import pixels

CATALOG = shipped_catalog()
STAGES = [near(464, 600), near(756, 768), far(1366, 768)]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> StepsView:
    view = StepsView(theme)
    qtbot.addWidget(view)
    return view


def ink_rows(view: StepsView) -> NDArray[np.intp]:
    image = pixels(view.grab().toImage()).astype(int)
    rows: NDArray[np.intp] = np.flatnonzero((abs(image - image[0, -1]).max(axis=2) > 60).any(axis=1))
    return rows


@sampled
@pytest.mark.parametrize("place", range(len(STAGES)))
@pytest.mark.parametrize("id", [*CATALOG.exercises])
def test_all_steps_of_every_exercise_fit(view: StepsView, id: str, place: int) -> None:
    boxes = STAGES[place]
    view.resize(boxes.figure.width(), boxes.figure.bottom() - boxes.head.bottom() - 8)
    view.show_steps(CATALOG.exercise(id).steps)
    rows = ink_rows(view)
    assert rows.min() > 0
    assert rows.max() < view.height() - 1


def test_there_is_a_line_of_ink_for_each_step_and_more_room_makes_it_larger(view: StepsView) -> None:
    view.show_steps(("One.", "Two.", "Three."))
    heights = []
    for height in (120, 240, 480):
        view.resize(400, height)
        rows = ink_rows(view)
        assert 1 + int((np.diff(rows) > 1).sum()) >= 3
        heights.append(int(rows.max() - rows.min()))
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


def test_it_is_read_out_as_one_text(view: StepsView) -> None:
    view.show_steps(("Lie down.", "Breathe."))
    assert view.accessibleName() == "1. Lie down. 2. Breathe."
