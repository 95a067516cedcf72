"""Divides blocks among as few pages as possible, without cutting any, and fills the pages about equally."""

from collections.abc import Sequence
from itertools import count


def paginate(heights: Sequence[float], first: float, other: float, foot: float) -> list[list[int]]:
    """Indices of the blocks on each page; all lengths are in points.

    The first page has room for `first`, every other one for `other`, and the last page for `foot` less. A block or a
    foot that is taller than `other` gets a page of its own.
    """
    heights, foot = [min(height, other) for height in heights], min(foot, other)
    for pages in count(1):
        spaces = [first, *[other] * (pages - 1)]
        spaces[-1] -= foot
        if spaces[-1] < 0:
            continue
        for share in range(40, 101, 2):
            filled = _fill(heights, [space * share / 100 for space in spaces])
            if filled and (all(filled) or share == 100):
                return filled
    raise AssertionError("one page for each block and one for the foot are always enough")


def _fill(heights: Sequence[float], spaces: Sequence[float]) -> list[list[int]] | None:
    """Indices of the blocks, in order, on pages with these spaces; None if they do not all fit."""
    filled: list[list[int]] = []
    place = 0
    for space in spaces:
        start = place
        while place < len(heights) and sum(heights[start : place + 1]) <= space + 1e-6:
            place += 1
        filled.append([*range(start, place)])
    return filled if place == len(heights) else None
