"""Where everything on the stage is, for any size of it and of its text, at the desk or on the floor."""

from typing import NamedTuple

from PySide6.QtCore import QRect

LOW = 470
"""Pixels of height under which the stage at the desk is laid out for a low window."""


class SessionLayout(NamedTuple):
    """Boxes and the greatest heights of text, in pixels of the stage; text that is longer than its box is smaller."""

    head: QRect
    figure: QRect
    """Null if there is no room for one."""
    ring: QRect
    side: QRect
    """What the side means, above the cue; null if there is no side."""
    cue: QRect
    coming: QRect
    left: QRect
    progress: QRect
    controls: QRect
    name_px: int
    pill_px: int
    side_px: int
    cue_px: int
    foot_px: int

    @property
    def foot(self) -> QRect:
        """The box of what comes next and of the time that is left."""
        return self.coming.united(self.left)


def near(width: int, height: int, *, sided: bool = False, scale: float = 1.0) -> SessionLayout:
    """At the desk, beside the list and the history: figure and ring side by side, controls at the foot.

    With `sided` there is room for the words about a side; `scale` is the size of text, 1 for the usual one.
    """
    if height < LOW:
        return _low(width, height, sided=sided, scale=scale)
    scale = max(0.9, min(scale, height / 400, width / 400))
    wide = width >= 600 * scale
    pad = 26 if wide else 16
    inner = width - 2 * pad
    name_px, side_px, cue_px, foot_px = (round(px * scale) for px in ((30, 17, 21, 15) if wide else (24, 15, 17, 15)))
    controls = QRect(pad, height - 84, inner, 68)
    progress = QRect(pad, controls.top() - 22, inner, 10)
    foot_height = round(40 * scale)  # two lines
    foot = QRect(pad, progress.top() - 4 - foot_height, inner, foot_height)
    head = QRect(pad, 16, inner, round((56 if wide else 84) * scale))
    cue_height, side_height = round(62 * scale), round((46 if wide else 60) * scale) if sided else 0
    below = cue_height + side_height
    middle = QRect(pad, head.bottom() + 8, inner, foot.top() - head.bottom() - 16)
    side = min(middle.height() - 8, round(inner * 0.47), round(460 * max(1.0, scale)))
    ring = QRect(pad + inner - side, middle.top() + (middle.height() - side) // 2, side, side)
    beside = inner - side - pad
    figure_height = min(middle.height() - below, max(side, round(beside * 0.8)))
    top = middle.top() + (middle.height() - figure_height - below) // 2
    figure = QRect(pad, top, beside, figure_height)
    words = _above(QRect(pad, figure.bottom() + 1, beside, below), side_height)
    sizes = (name_px, round(name_px / 2), side_px, cue_px, foot_px)
    return SessionLayout(head, figure, ring, *words, *_split(foot, foot_px), progress, controls, *sizes)


def far(width: int, height: int, *, sided: bool = False) -> SessionLayout:
    """On the floor, alone on the screen, read from two metres: the digits take a quarter of the height or more.

    On a screen of 1366×768 pixels capitals of the smallest text are 26 pixels high: ten minutes of arc.
    """
    return _tall(width, height, sided=sided) if height > width else _wide(width, height, sided=sided)


def _low(width: int, height: int, *, sided: bool, scale: float) -> SessionLayout:
    """In a low window: the ring at the right, all text beside it, a figure if there is room."""
    scale = max(0.9, min(scale, height / 250))
    pad = 10
    inner = width - 2 * pad
    controls = QRect(pad, height - 6 - 48, inner, 48)
    progress = QRect(pad, controls.top() - 12, inner, 6)
    head = QRect(pad, 6, inner, round(40 * min(scale, 1.3)))
    middle = QRect(pad, head.bottom() + 4, inner, progress.top() - head.bottom() - 8)
    side = min(middle.height(), round(inner * 0.44))
    ring = QRect(pad + inner - side, middle.top() + (middle.height() - side) // 2, side, side)
    beside = inner - side - pad
    line = round(20 * min(scale, 1.5))
    left = QRect(pad, middle.bottom() + 1 - line, beside, line)
    coming = QRect(pad, left.top() - round(2.8 * line), beside, round(2.8 * line))
    room = QRect(pad, middle.top(), beside, coming.top() - middle.top() - 2)
    side_height = round(room.height() * 0.44) if sided else 0
    words = min(room.height(), round((60 + (46 if sided else 0)) * scale))
    figure = QRect(pad, room.top(), beside, room.height() - words)
    if figure.height() < 80:
        figure, words = QRect(), room.height()
    box = QRect(pad, room.bottom() + 1 - words, beside, words)
    parts = _above(box, min(side_height, round(words * 0.46)))
    sizes = [round(px * scale) for px in (22, 14, 15, 17, 14)]
    return SessionLayout(head, figure, ring, *parts, coming, left, progress, controls, *sizes)


def _split(foot: QRect, pixels: int) -> tuple[QRect, QRect]:
    """The foot in two: what comes next, and at its right the time that is left."""
    width = round(pixels * 6.4)
    left = QRect(foot.right() + 1 - width, foot.top(), width, foot.height())
    return foot.adjusted(0, 0, -width - 12, 0), left


def _above(box: QRect, height: int) -> tuple[QRect, QRect]:
    """A box in two: the upper part so high, null for no height, and the rest."""
    upper = QRect(box.left(), box.top(), box.width(), height) if height else QRect()
    return upper, box.adjusted(0, height, 0, 0)


def _tall(width: int, height: int, *, sided: bool) -> SessionLayout:
    """On a screen that is turned: figure above, ring below, what is said and the time left at the foot."""
    pad = round(width * 0.05)
    inner = width - 2 * pad
    foot_px, cue_px, side_px, name_px = (round(width * part) for part in (0.048, 0.05, 0.048, 0.08))
    line = round(foot_px * 1.3)
    left = QRect(pad, height - pad - line, inner, line)
    coming = QRect(pad, left.top() - 2 * line, inner, 2 * line)
    progress = QRect(pad, coming.top() - round(height * 0.02), inner, max(4, height // 100))
    head = QRect(pad, pad, inner, round(width * 0.22))
    side_height = round(side_px * 2.7) if sided else 0
    below = round(cue_px * 1.5) + side_height
    room = progress.top() - round(height * 0.03) - below - head.bottom() - 12
    side = min(inner, round(height * 0.4), round(room * 0.72))
    ring = QRect((width - side) // 2, progress.top() - round(height * 0.02) - side, side, side)
    words = QRect(pad, ring.top() - below - round(height * 0.01), inner, below)
    figure = QRect(pad, head.bottom() + 4, inner, words.top() - head.bottom() - 8)
    parts = _above(words, side_height)
    sizes = (name_px, foot_px, side_px, cue_px, foot_px)
    return SessionLayout(head, figure, ring, *parts, coming, left, progress, QRect(), *sizes)


def _wide(width: int, height: int, *, sided: bool) -> SessionLayout:
    pad = round(height * 0.045)
    inner = width - 2 * pad
    foot_px, cue_px, side_px, name_px = (round(height * part) for part in (0.048, 0.05, 0.047, 0.08))
    foot_height = round(foot_px * 2.5)
    foot = QRect(pad, height - round(height * 0.03) - foot_height, inner, foot_height)
    progress = QRect(pad, foot.top() - round(height * 0.025), inner, max(4, height // 100))
    head = QRect(pad, round(height * 0.025), inner, round(height * 0.125))
    side_height = round(side_px * 2.6) if sided else 0
    below = round(cue_px * 2.6) + side_height
    middle_top, middle_bottom = head.bottom() + 4, progress.top() - round(height * 0.015)
    side = min(round(height * 0.66), middle_bottom - middle_top)
    ring = QRect(pad + inner - side, middle_top, side, side)
    beside = inner - side - pad
    figure = QRect(pad, middle_top, beside, middle_bottom - middle_top - below)
    parts = _above(QRect(pad, figure.bottom() + 1, beside, below), side_height)
    sizes = (name_px, round(height * 0.042), side_px, cue_px, foot_px)
    return SessionLayout(head, figure, ring, *parts, *_split(foot, foot_px), progress, QRect(), *sizes)
