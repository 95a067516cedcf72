"""In a language from the right every view is the mirror of the one from the left: what stood left stands right."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QCalendarWidget, QWidget

Place = tuple[tuple[str, int], ...]
"""Where a widget is in the tree of widgets: each step by class and number among its like."""
ONE_WAY = QAbstractItemView | QAbstractSpinBox | QCalendarWidget
"""What Qt places itself."""
Neighbours = dict[Place, set[tuple[str, str, bool]]]
"""Inside each widget: each two that stand beside each other, and whether the first is the left one."""


def places(parent: QWidget, at: Place = ()) -> Iterator[tuple[Place, list[tuple[str, QRect]]]]:
    """The places of what is seen directly inside each widget."""
    children: list[tuple[str, QRect]] = []
    counts: dict[str, int] = {}
    for child in parent.children():
        if isinstance(child, QWidget) and not child.isWindow():
            name = type(child).__name__
            counts[name] = counts.get(name, 0) + 1
            if not child.isHidden() and not child.geometry().isEmpty():
                children.append((f"{name} {counts[name]}", child.geometry()))
                if not isinstance(child, ONE_WAY):
                    yield from places(child, (*at, (name, counts[name])))
    yield at, children


def beside(children: list[tuple[str, QRect]]) -> Iterator[tuple[str, str, bool]]:
    """Each two that stand beside each other, and whether the first is the left one."""
    for (one, first), (other, second) in combinations(children, 2):
        same_row = (
            min(first.bottom(), second.bottom()) - max(first.top(), second.top())
            > min(first.height(), second.height()) / 2
        )
        if same_row and (first.right() < second.left() or second.right() < first.left()):
            yield one, other, first.right() < second.left()


def neighbours(window: QWidget) -> Neighbours:
    """What stands beside what in a window."""
    return {at: {*beside(children)} for at, children in places(window)}


def not_turned(english: Neighbours, mirrored: Neighbours) -> list[str]:
    """The pairs that stand the same way round in both windows."""
    return [
        f"{at}: {one} and {other} stand the same way round"
        for at in english.keys() & mirrored.keys()
        for one, other, left in english[at]
        if (one, other, left) in mirrored[at]
    ]


def turned(english: Neighbours, mirrored: Neighbours) -> int:
    """How many pairs stand the other way round."""
    both = english.keys() & mirrored.keys()
    return sum((one, other, not left) in mirrored[at] for at in both for one, other, left in english[at])
