"""Where everything on the stage is, for any size of it, for a user at the desk or on the floor."""

from typing import NamedTuple

from PySide6.QtCore import QRect


class SessionLayout(NamedTuple):
    """Boxes and heights of text, in pixels of the stage."""

    head: QRect
    figure: QRect
    ring: QRect
    cue: QRect
    foot: QRect
    progress: QRect
    controls: QRect
    name_px: int
    cue_px: int
    foot_px: int


def near(width: int, height: int) -> SessionLayout:
    """At the desk, beside the list and the history: figure and ring side by side, controls at the foot."""
    pad = 16 if width < 600 else 26
    inner = width - 2 * pad
    controls = QRect(pad, height - 84, inner, 68)
    progress = QRect(pad, controls.top() - 22, inner, 10)
    foot = QRect(pad, progress.top() - 32, inner, 26)
    head = QRect(pad, 16, inner, 84 if width < 600 else 56)
    cue_height = 62
    middle = QRect(pad, head.bottom() + 8, inner, foot.top() - head.bottom() - 16)
    side = min(middle.height() - 8, round(inner * 0.47), 460)
    ring = QRect(pad + inner - side, middle.top() + (middle.height() - side) // 2, side, side)
    left = inner - side - pad
    figure_height = min(middle.height() - cue_height, max(side, round(left * 0.8)))
    top = middle.top() + (middle.height() - figure_height - cue_height) // 2
    figure = QRect(pad, top, left, figure_height)
    cue = QRect(pad, figure.bottom() + 1, left, cue_height)
    wide = width >= 600
    return SessionLayout(head, figure, ring, cue, foot, progress, controls, 30 if wide else 24, 21 if wide else 17, 15)


def far(width: int, height: int) -> SessionLayout:
    """On the floor, alone on the screen, read from two metres: the digits take a quarter of the height or more."""
    return _tall(width, height) if height > width else _wide(width, height)


def _tall(width: int, height: int) -> SessionLayout:
    """On a screen that is turned: figure above, ring below."""
    pad = round(width * 0.05)
    inner = width - 2 * pad
    foot_px, cue_px = round(width * 0.036), round(width * 0.05)
    foot = QRect(pad, height - pad - round(foot_px * 1.5), inner, round(foot_px * 1.7))
    progress = QRect(pad, foot.top() - round(height * 0.03), inner, max(8, height // 100))
    head = QRect(pad, pad, inner, round(width * 0.22))
    side = min(inner, round(height * 0.42))
    ring = QRect((width - side) // 2, progress.top() - round(height * 0.02) - side, side, side)
    cue_height = round(cue_px * 1.5)
    cue = QRect(pad, ring.top() - cue_height - round(height * 0.01), inner, cue_height)
    figure = QRect(pad, head.bottom() + 4, inner, cue.top() - head.bottom() - 8)
    return SessionLayout(head, figure, ring, cue, foot, progress, QRect(), round(width * 0.08), cue_px, foot_px)


def _wide(width: int, height: int) -> SessionLayout:
    pad = round(height * 0.06)
    inner = width - 2 * pad
    foot_px = round(height * 0.036)
    foot = QRect(pad, height - pad - round(foot_px * 1.5), inner, round(foot_px * 1.7))
    progress = QRect(pad, foot.top() - round(height * 0.04), inner, max(8, height // 80))
    head = QRect(pad, round(pad * 0.7), inner, round(height * 0.13))
    cue_px = round(height * 0.05)
    cue_height = round(cue_px * 2.6)
    middle_top, middle_bottom = head.bottom() + 4, progress.top() - round(height * 0.03)
    side = min(round(height * 0.66), middle_bottom - middle_top, max(round(inner * 0.46), round(height * 0.64)))
    ring = QRect(pad + inner - side, middle_top, side, side)
    left = inner - side - pad
    figure = QRect(pad, middle_top, left, middle_bottom - middle_top - cue_height)
    cue = QRect(pad, figure.bottom() + 1, left, cue_height)
    return SessionLayout(head, figure, ring, cue, foot, progress, QRect(), round(height * 0.08), cue_px, foot_px)
