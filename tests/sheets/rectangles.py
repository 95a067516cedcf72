"""How rectangles on a page lie to each other, for the tests of the layout."""

from collections.abc import Sequence

import numpy as np

from backcoach.sheets.page_model import Rect


def contains(outer: Rect, inner: Rect, slack: float = 0.01) -> bool:
    """Whether `inner` lies inside `outer`, within a tolerance of `slack` points."""
    across = outer.x - slack <= inner.x and inner.right <= outer.right + slack
    return across and outer.y - slack <= inner.y and inner.bottom <= outer.bottom + slack


def overlaps(rects: Sequence[Rect], slack: float = 0.01) -> list[tuple[int, int]]:
    """The pairs of places of rectangles that share more than `slack` points in both directions."""
    left, top, right, bottom = np.array([(one.x, one.y, one.right, one.bottom) for one in rects]).reshape(-1, 4).T
    across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    down = np.minimum.outer(bottom, bottom) - np.maximum.outer(top, top)
    pairs = np.argwhere(np.triu((across > slack) & (down > slack), k=1))
    return [(int(one), int(other)) for one, other in pairs]


def overlap(one: Rect, other: Rect, slack: float = 0.01) -> bool:
    """Whether two rectangles share more than `slack` points in both directions."""
    return bool(overlaps([one, other], slack))
