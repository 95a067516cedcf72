"""Writes one figure to a file: PNG as pixels, SVG and PDF as vectors. Needs a QGuiApplication."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from backcoach.figure.figure_painter import FigureOptions, paint
from backcoach.figure.motion import Motion, held_key, pose, pose_at_key
from backcoach.figure.palette import LIGHT, Palette
from backcoach.figure.skeleton import Pose
from backcoach.problem import Problem

SIZE = (720, 480)
"""Width and height in points."""
PIXELS = 2
"""Pixels per point in a PNG."""
DOTS_PER_INCH = 1200
START = "start"
"""The name of the starting pose, before the first phase."""

Draw = Callable[[QPainter], None]


def write_figure(path: Path, motion: Motion, side: str | None = "left", phase: str | None = None,
                 palette: Palette = LIGHT, size: tuple[int, int] = SIZE, family: str = "") -> None:  # fmt: skip
    """Write the pose at the end of a phase, or the starting pose, as PNG, SVG or PDF by the file's extension.

    `family` is the font of the labels, `size` is in points. An existing file is replaced only by a complete one.
    Raises Problem for an unknown extension or phase, or if the file cannot be written.
    """
    make = _FORMATS.get(path.suffix.lower())
    if make is None:
        raise Problem("“{file}” must end in .png, .svg or .pdf; the ending decides the format.", file=path.name)
    shown, body = shown_pose(motion, side, phase)

    def draw(painter: QPainter) -> None:
        font = QFont(family) if family else painter.font()
        painter.setFont(font)
        box = QRectF(0, 0, *size)
        painter.fillRect(box, QColor(palette.paper))
        paint(painter, box, motion, body, palette, FigureOptions(phase=shown))

    _write(path, make(draw, size, motion.id))


def shown_pose(motion: Motion, side: str | None, phase: str | None) -> tuple[str, Pose]:
    """Name and pose at the end of a phase ("start" or None: the starting pose); raises Problem for an unknown phase."""
    name = phase or START
    if name == START:
        return name, pose(motion, side, None, 0.0)
    if name == "hold" and name not in motion.phases:
        made = pose_at_key(motion, held_key(motion))
        return name, made.mirrored() if side == "right" else made
    if name not in motion.phases:
        known = ", ".join((START, *motion.phases))
        raise Problem(
            "{motion} has no phase “{name}”; choose one of {known}.", motion=motion.id, name=name, known=known
        )
    return name, pose(motion, side, name, 1.0)


def _png(draw: Draw, size: tuple[int, int], title: str) -> bytes:
    image = QImage(size[0] * PIXELS, size[1] * PIXELS, QImage.Format.Format_RGB32)
    image.setText("Title", title)
    painter = QPainter(image)
    painter.scale(PIXELS, PIXELS)
    draw(painter)
    painter.end()
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return _content(buffer)


def _svg(draw: Draw, size: tuple[int, int], title: str) -> bytes:
    buffer, generator = _buffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(72)
    generator.setViewBox(QRectF(0, 0, *size))
    generator.setSize(QSizeF(*size).toSize())
    generator.setTitle(title)
    generator.setDescription("BackCoach")
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    return _content(buffer)


def _pdf(draw: Draw, size: tuple[int, int], title: str) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(*size), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("BackCoach")
    painter = QPainter(writer)
    painter.scale(DOTS_PER_INCH / 72, DOTS_PER_INCH / 72)
    draw(painter)
    painter.end()
    return _content(buffer)


_FORMATS = {".png": _png, ".svg": _svg, ".pdf": _pdf}


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _content(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())


def _write(path: Path, content: bytes) -> None:
    file = QSaveFile(str(path))
    file.setDirectWriteFallback(True)  # a device or a pipe cannot be replaced
    done = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content) and file.commit()
    if not done:
        raise Problem(
            "The figure cannot be written to {path} ({errorstring}); choose another place.",
            path=path,
            errorstring=file.errorString(),
        )
