"""`python -m tests.gallery.figures [FOLDER]`: the contact sheet of all figures, light, dark and for paper."""

import math
import os
import sys
from collections.abc import Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from backcoach.app.places import assets_folder
from backcoach.catalog.read import read_catalog
from backcoach.figure import LIGHT, PALETTES, Motion, Palette, key_poses, load_motions
from backcoach.figure.brush import mixed
from backcoach.figure.figure_painter import FigureOptions, FigurePainter
from backcoach.sheets import printing_family

COLUMNS = 4
CARD = (580, 262)
GAP, EDGE, TITLE = 20, 40, 46
"""Pixels: a card's width and height, between cards, round the sheet, and for a card's name."""


def contact_sheet(
    motions: Mapping[str, Motion], names: Mapping[str, str], palette: Palette = LIGHT, family: str = ""
) -> QImage:
    """A picture of every motion's key poses by the names of their exercises, in the order of the names."""
    ids = sorted(motions, key=lambda one: names.get(one, one).casefold())
    rows = math.ceil(len(ids) / COLUMNS)
    width, height = (2 * EDGE + n * (size + GAP) - GAP for n, size in zip((COLUMNS, rows), CARD, strict=True))
    image = QImage(width, max(height, 2 * EDGE), QImage.Format.Format_RGB32)
    image.fill(QColor(mixed(palette.paper, palette.ink, 0.05)))
    painter, figures = QPainter(image), FigurePainter(palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, one in enumerate(ids):
        x, y = EDGE + place % COLUMNS * (CARD[0] + GAP), EDGE + place // COLUMNS * (CARD[1] + GAP)
        _card(painter, figures, QRectF(x, y, *CARD), names.get(one, one), motions[one], family)
    painter.end()
    return image


def _card(painter: QPainter, figures: FigurePainter, box: QRectF, name: str, motion: Motion, family: str) -> None:
    """A name over one to three poses."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(figures.palette.paper))
    painter.drawRoundedRect(box, 12, 12)
    font = QFont(family) if family else painter.font()
    font.setPixelSize(21)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(figures.palette.ink))
    painter.drawText(box.adjusted(20, 12, -20, 0), Qt.AlignmentFlag.AlignTop, name)
    poses = key_poses(motion)
    wide = (box.width() - 32) / len(poses)
    for place, (_, body) in enumerate(poses):
        room = QRectF(box.left() + 16 + place * wide, box.top() + TITLE, wide, box.height() - TITLE - 10)
        figures.paint(painter, room.adjusted(4, 0, -4, 0), motion, body, FigureOptions(marks=False))


def contact_sheets(folder: Path) -> list[Path]:
    """Write figures.png, figures-dark.png and figures-print.png; needs a QGuiApplication."""
    assets = assets_folder()
    family, motions = printing_family(assets / "fonts"), load_motions(assets / "motions")
    names = {id: exercise.name for id, exercise in read_catalog(assets).exercises.items()}
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for theme, palette in PALETTES.items():
        path = folder / ("figures.png" if theme == "light" else f"figures-{theme}.png")
        contact_sheet(motions, names, palette, family).save(str(path))
        written.append(path)
    return written


def main(folder: Path) -> None:
    """Write the sheets and say where they are."""
    application = QGuiApplication([])
    for path in contact_sheets(folder):
        print(path)
    application.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
