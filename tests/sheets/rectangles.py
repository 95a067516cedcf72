"""How rectangles on a page lie to each other, for the tests of the layout."""

from backcoach.sheets.page_model import Rect


def contains(outer: Rect, inner: Rect, slack: float = 0.01) -> bool:
    """Whether `inner` lies inside `outer`, within a tolerance of `slack` points."""
    across = outer.x - slack <= inner.x and inner.right <= outer.right + slack
    return across and outer.y - slack <= inner.y and inner.bottom <= outer.bottom + slack


def overlap(one: Rect, other: Rect, slack: float = 0.01) -> bool:
    """Whether two rectangles share more than `slack` points in both directions."""
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > slack and min(one.bottom, other.bottom) - max(one.y, other.y) > slack
