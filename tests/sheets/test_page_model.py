"""Boxes on a page: where they are, whether they touch, how they are put together."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.sheets.page_model import EMPTY, Block, LineBox, Rect, beside, moved, stacked
from tests.sheets.rectangles import contains, overlap

numbers = st.integers(-50, 50)
sizes = st.integers(1, 50)
rects = st.builds(Rect, numbers, numbers, sizes, sizes)


def block(height: float) -> Block:
    return Block((LineBox(Rect(0, 0, 5, height), 1),), height)


@given(rects, rects)
def test_overlap_is_symmetric_and_contained_rectangles_overlap(one: Rect, other: Rect) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert not contains(one, other) or overlap(one, other)


@given(rects)
def test_neighbours_that_touch_do_not_overlap(rect: Rect) -> None:
    assert overlap(rect, rect)
    assert not overlap(rect, rect.moved(rect.width, 0))
    assert not overlap(rect, rect.moved(0, rect.height))


@given(rects, numbers, numbers)
def test_a_box_that_is_moved_keeps_its_size(rect: Rect, dx: float, dy: float) -> None:
    box = moved(LineBox(rect, 1), dx, dy)
    assert (box.rect.x, box.rect.y) == (rect.x + dx, rect.y + dy)
    assert (box.rect.width, box.rect.height) == (rect.width, rect.height)


@given(st.lists(st.integers(0, 20), max_size=6), st.integers(0, 5))
def test_stacked_blocks_follow_each_other_and_empty_ones_leave_no_gap(heights: list[int], gap: int) -> None:
    column = stacked([block(height) if height else EMPTY for height in heights], gap)
    real = [height for height in heights if height]
    assert column.height == sum(real) + gap * max(len(real) - 1, 0)
    ends = [box.rect.bottom for box in column.boxes]
    assert [box.rect.y for box in column.boxes[1:]] == [end + gap for end in ends[:-1]]


def test_blocks_side_by_side_are_as_tall_as_the_taller() -> None:
    pair = beside(block(3), 10, block(5))
    assert pair.height == 5
    assert [box.rect.x for box in pair.boxes] == [0, 10]
    assert pair.at_least(9).height == 9
    assert pair.at_least(2).height == 5
