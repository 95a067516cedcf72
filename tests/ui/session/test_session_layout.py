"""The layout of the stage: for every size all parts are inside it and do not overlap."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from backcoach.ui.session.session_layout import SessionLayout, far, near

NEAR = st.tuples(st.integers(400, 1400), st.integers(470, 1200))
"""The stage in a window of 960×600 and larger, and in one that is folded."""
LOW = st.tuples(st.integers(400, 1400), st.integers(270, 469))
"""The stage in a window of 480×320 and larger."""
FAR = st.tuples(st.integers(480, 3840), st.integers(300, 2160)).filter(lambda size: size[0] >= 1.2 * size[1])
SCALE = st.floats(0.9, 2.0)


def boxes(geometry: SessionLayout) -> list[QRect]:
    return [box for box in geometry if isinstance(box, QRect) and not box.isNull()]


def apart_and_inside(geometry: SessionLayout, width: int, height: int) -> None:
    for box in boxes(geometry):
        assert box.isValid(), geometry
        assert QRect(0, 0, width, height).contains(box), geometry
    for one, other in combinations(boxes(geometry), 2):
        assert not one.intersects(other), (one, other)


@given(NEAR | LOW, st.booleans(), SCALE)
def test_near_everything_is_inside_and_apart(size: tuple[int, int], sided: bool, scale: float) -> None:
    boxes = near(*size, sided=sided, scale=scale)
    apart_and_inside(boxes, *size)
    assert boxes.side.isNull() != sided
    assert boxes.foot.contains(boxes.coming)
    assert boxes.foot.contains(boxes.left)


@given(LOW, st.booleans(), SCALE)
def test_in_a_low_window_the_ring_and_what_is_read_keep_a_size(
    size: tuple[int, int], sided: bool, scale: float
) -> None:
    boxes = near(*size, sided=sided, scale=scale)
    assert boxes.ring.width() >= 110
    assert boxes.cue.height() >= 30
    assert boxes.controls.height() >= 44
    assert boxes.figure.isNull() or boxes.figure.height() >= 80


@given(FAR)
def test_far_text_is_ten_minutes_of_arc_high(size: tuple[int, int]) -> None:
    """Of a screen of 1366×768, 14 inches and two metres away: 26 pixels of the capitals' height."""
    boxes, part = far(*size), 26 / 768
    capitals = 0.727  # of the height of the font
    assert boxes.foot_px * capitals >= part * size[1] - 1
    assert boxes.cue_px * capitals >= part * size[1] - 1
    assert boxes.coming.height() >= 2 * boxes.foot_px


@given(FAR, st.booleans())
def test_far_everything_is_inside_and_apart(size: tuple[int, int], sided: bool) -> None:
    apart_and_inside(far(*size, sided=sided), *size)
    assert far(*size, sided=sided).side.isNull() != sided


@given(FAR.map(lambda size: (size[1], size[0])), st.booleans())
def test_turned_everything_is_inside_and_apart(size: tuple[int, int], sided: bool) -> None:
    apart_and_inside(far(*size, sided=sided), *size)


@given(NEAR)
def test_near_the_ring_is_round_and_large(size: tuple[int, int]) -> None:
    ring = near(*size).ring
    assert ring.width() == ring.height() >= 150


@given(FAR)
def test_far_the_ring_leaves_room_for_digits_of_a_quarter_of_the_height(size: tuple[int, int]) -> None:
    from backcoach.ui.session.ring import DIGITS

    capitals = 0.727  # of the height of the font
    assert far(*size).ring.height() * DIGITS * capitals >= size[1] / 4


@given(NEAR)
def test_near_figure_and_ring_share_the_width(size: tuple[int, int]) -> None:
    geometry = near(*size)
    assert geometry.figure.right() < geometry.ring.left()
    assert geometry.figure.width() >= 0.45 * (geometry.head.width() - 26)
