"""Where everything on the stage is, for any size of it, for a user at the desk or on the floor."""

from typing import NamedTuple

from PySide6.QtCore import QRect


class SessionLayout(NamedTuple):
    """Boxes and heights of text, in pixels of the stage."""

    head: QRect
    figure: QRect
    ring: QRect
    side: QRect
    """What the side means, above the cue; null where there is none."""
    cue: QRect
    foot: QRect
    progress: QRect
    controls: QRect
    name_px: int
    side_px: int
    cue_px: int
    foot_px: int


def near(width: int, height: int, *, sided: bool = False) -> SessionLayout:
    """At the desk, beside the list and the history: figure and ring side by side, controls at the foot.

    With `sided` there is room for the words about a side.
    """
    pad = 16 if width < 600 else 26
    inner = width - 2 * pad
    controls = QRect(pad, height - 84, inner, 68)
    progress = QRect(pad, controls.top() - 22, inner, 10)
    foot = QRect(pad, progress.top() - 44, inner, 40)  # two lines
    head = QRect(pad, 16, inner, 84 if width < 600 else 56)
    wide = width >= 600
    name_px, side_px, cue_px = (30, 17, 21) if wide else (24, 15, 17)
    cue_height, side_height = 62, (46 if wide else 60) if sided else 0
    below = cue_height + side_height
    middle = QRect(pad, head.bottom() + 8, inner, foot.top() - head.bottom() - 16)
    side = min(middle.height() - 8, round(inner * 0.47), 460)
    ring = QRect(pad + inner - side, middle.top() + (middle.height() - side) // 2, side, side)
    left = inner - side - pad
    figure_height = min(middle.height() - below, max(side, round(left * 0.8)))
    top = middle.top() + (middle.height() - figure_height - below) // 2
    figure = QRect(pad, top, left, figure_height)
    words = _above(QRect(pad, figure.bottom() + 1, left, cue_height + side_height), side_height)
    return SessionLayout(head, figure, ring, *words, foot, progress, controls, name_px, side_px, cue_px, 15)


def far(width: int, height: int, *, sided: bool = False) -> SessionLayout:
    """On the floor, alone on the screen, read from two metres: the digits take a quarter of the height or more."""
    return _tall(width, height, sided=sided) if height > width else _wide(width, height, sided=sided)


def _above(box: QRect, height: int) -> tuple[QRect, QRect]:
    """A box in two: the upper part so high, null for no height, and the rest."""
    upper = QRect(box.left(), box.top(), box.width(), height) if height else QRect()
    return upper, box.adjusted(0, height, 0, 0)


def _tall(width: int, height: int, *, sided: bool) -> SessionLayout:
    """On a screen that is turned: figure above, ring below."""
    pad = round(width * 0.05)
    inner = width - 2 * pad
    foot_px, cue_px = round(width * 0.036), round(width * 0.05)
    foot = QRect(pad, height - pad - round(foot_px * 1.5), inner, round(foot_px * 1.7))
    progress = QRect(pad, foot.top() - round(height * 0.03), inner, max(8, height // 100))
    head = QRect(pad, pad, inner, round(width * 0.22))
    side = min(inner, round(height * 0.42))
    ring = QRect((width - side) // 2, progress.top() - round(height * 0.02) - side, side, side)
    side_px = round(width * 0.042)
    side_height = round(side_px * 2.7) if sided else 0
    below = round(cue_px * 1.5) + side_height
    words = QRect(pad, ring.top() - below - round(height * 0.01), inner, below)
    figure = QRect(pad, head.bottom() + 4, inner, words.top() - head.bottom() - 8)
    parts = _above(words, side_height)
    name_px = round(width * 0.08)
    return SessionLayout(head, figure, ring, *parts, foot, progress, QRect(), name_px, side_px, cue_px, foot_px)


def _wide(width: int, height: int, *, sided: bool) -> SessionLayout:
    pad = round(height * 0.06)
    inner = width - 2 * pad
    foot_px = round(height * 0.036)
    foot = QRect(pad, height - pad - round(foot_px * 1.5), inner, round(foot_px * 1.7))
    progress = QRect(pad, foot.top() - round(height * 0.04), inner, max(8, height // 80))
    head = QRect(pad, round(pad * 0.7), inner, round(height * 0.13))
    cue_px = round(height * 0.05)
    side_px = round(height * 0.042)
    side_height = round(side_px * 2.7) if sided else 0
    below = round(cue_px * 2.6) + side_height
    middle_top, middle_bottom = head.bottom() + 4, progress.top() - round(height * 0.03)
    side = min(round(height * 0.66), middle_bottom - middle_top, max(round(inner * 0.46), round(height * 0.64)))
    ring = QRect(pad + inner - side, middle_top, side, side)
    left = inner - side - pad
    figure = QRect(pad, middle_top, left, middle_bottom - middle_top - below)
    parts = _above(QRect(pad, figure.bottom() + 1, left, below), side_height)
    name_px = round(height * 0.08)
    return SessionLayout(head, figure, ring, *parts, foot, progress, QRect(), name_px, side_px, cue_px, foot_px)
