"""Blocks are divided among as few pages as possible, uncut and in order."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.sheets.pagination import paginate

SPACE = 100.0
heights = st.lists(st.floats(1, SPACE - 30), max_size=30)
feet = st.floats(0, SPACE)


@given(heights, feet)
def test_every_block_is_on_one_page_in_order_and_fits(blocks: list[float], foot: float) -> None:
    pages = paginate(blocks, SPACE - 20, SPACE, foot)
    assert [place for page in pages for place in page] == [*range(len(blocks))]
    spaces = [SPACE - 20, *[SPACE] * (len(pages) - 1)]
    spaces[-1] -= foot
    for page, space in zip(pages, spaces, strict=True):
        assert sum(blocks[place] for place in page) <= max(space, 0) + 1e-3


@given(heights, feet)
def test_fewer_pages_would_not_be_enough(blocks: list[float], foot: float) -> None:
    count = len(paginate(blocks, SPACE - 20, SPACE, foot))
    filled, left = 1, SPACE - 20
    for block in blocks:  # fill each page as far as possible
        if block > left + 1e-6:
            filled, left = filled + 1, SPACE
        left -= block
    assert count == filled + (left < foot - 1e-6)


def test_pages_are_about_equally_full() -> None:
    assert [len(page) for page in paginate([10.0] * 12, SPACE, SPACE, 0)] == [6, 6]


def test_a_foot_that_does_not_fit_gets_its_own_page() -> None:
    assert paginate([60.0], 70, SPACE, 90) == [[0], []]
    assert paginate([], 70, SPACE, 90) == [[], []]


def test_what_is_taller_than_a_page_gets_one_of_its_own() -> None:
    assert paginate([10, 4_000, 10], 70, SPACE, 20) == [[0], [1], [2]]
    assert paginate([10], 70, SPACE, 4_000) == [[0], []]
