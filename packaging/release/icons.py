"""Renders the drawn icon in every size and file format that the systems ask for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL = 32
"""Up to here the drawing with fewer, heavier lines is used."""
WINDOWS = (16, 24, 32, 48, 64, 128, 256)


def make(drawings: Path, to: Path) -> None:
    """Write backcoach-SIZE.png, backcoach.svg, backcoach.ico and backcoach.icns into `to`."""
    to.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        render(drawings / ("backcoach-small.svg" if size <= SMALL else "backcoach.svg"), size, to / png(size))
    shutil.copy(drawings / "backcoach.svg", to)
    pictures = {size: Image.open(to / png(size)) for size in SIZES}
    largest = pictures[512]
    pictures[256].save(
        to / "backcoach.ico",
        sizes=[(size, size) for size in WINDOWS],
        append_images=[pictures[size] for size in WINDOWS[:-1]],
    )
    largest.save(to / "backcoach.icns", append_images=[pictures[size] for size in (16, 32, 64, 128, 256)])


def png(size: int) -> str:
    """Name of the picture of this size."""
    return f"backcoach-{size}.png"


def render(drawing: Path, size: int, to: Path) -> None:
    """Draw an SVG file as a PNG of `size` × `size` pixels on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    if not image.save(str(to)):
        raise OSError(f"{to} could not be written")
