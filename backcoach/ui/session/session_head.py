"""The head of the stage: the name of the exercise and its counts, whole and as large as they fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

from backcoach.ui.design.labels import Label, Pill

_GAP = 10
"""Pixels between two counts, and a little more between them and the name."""
_STEPS = tuple(part / 10 for part in range(10, 2, -1))
"""Parts of the usual height of the counts that are tried, the largest first."""


def arrange_head(name: Label, pills: Sequence[Pill], room: QRect, name_px: int, pill_px: int) -> None:
    """Place name and counts: on one line, in smaller letters for the name if need be; otherwise the counts below it.

    If neither fits, the name is wrapped beside the counts; only if it is still too long do the counts get smaller,
    since they are short already.
    """
    text, beside = name.accessibleName(), room
    for pixels in (round(pill_px * part) for part in _STEPS):
        _size(pills, pixels)
        wide, row = _width(pills), max((pill.height() + 4 for pill in pills), default=0)
        beside = room.adjusted(0, 0, -wide, 0)
        tries = [(_one_line(beside, name_px), 0, 0.6), (beside, 0, 0.45)]
        if wide <= room.width():
            tries.insert(1, (room.adjusted(0, 0, 0, -row), row, 0.6))
        for place, below, least in tries:
            name.setGeometry(place)
            if place.width() > 0 and (size := name.fitting(text, name_px, round(name_px * least))):
                _place(name, pills, room, size, below)
                return
    name.fit_into(beside, name_px)
    _line_up(pills, room.right() + 1 - _width(pills) + _GAP, room.top(), room.height())


def _one_line(beside: QRect, pixels: int) -> QRect:
    return QRect(beside.left(), beside.top(), beside.width(), min(beside.height(), round(pixels * 1.3)))


def _size(pills: Sequence[Pill], pixels: int) -> None:
    for pill in pills:
        pill.set_exact(pixels)


def _width(pills: Sequence[Pill]) -> int:
    return sum(pill.width() + _GAP for pill in pills) + (6 if pills else 0)


def _place(name: Label, pills: Sequence[Pill], room: QRect, size: int, below: int) -> None:
    """The name in letters of that size, the counts right after it or that many pixels high below it."""
    name.fit_into(name.geometry(), size)
    wide = min(name.width(), name.fontMetrics().horizontalAdvance(name.accessibleName()) + 2 + size // 8)
    high = min(name.height(), name.heightForWidth(name.width()))
    if below:
        name.fit_into(QRect(room.left(), room.top(), name.width(), high), size)
        _line_up(pills, room.left(), name.geometry().bottom() + 3, 0)
    else:
        high = max(high, min(room.height(), round(size * 1.3)))
        name.fit_into(QRect(room.left(), room.top(), wide, high), size)
        _line_up(pills, room.left() + wide + 16, room.top(), name.height())


def _line_up(pills: Sequence[Pill], x: int, y: int, height: int) -> None:
    """Place the counts in a row from `x` on, in the middle of a height, or directly at `y` if the height is 0."""
    for pill in pills:
        pill.move(x, y + max(0, height - pill.height()) // 2)
        x += pill.width() + _GAP
