"""The picture of a view, to copy, print, or save as PNG or SVG."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from backcoach.outside import open_fd
from backcoach.problem import Problem
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.words import Words

SCALE = 2
"""A PNG has this many pixels for each pixel of the window."""
_SIDE, _LEAD, _GAP = 20, 4, 12
_WRAP = int(Qt.TextFlag.TextWordWrap)


class PicturePart(NamedTuple):
    """A part of a picture: its size, and a function that paints it with its corner at (0, 0)."""

    size: QSize
    paint: Callable[[QPainter], object]


def part_of(widget: QWidget) -> PicturePart:
    """A widget as it is shown."""
    flags = QWidget.RenderFlag.DrawChildren
    return PicturePart(widget.size(), lambda painter: widget.render(painter, QPoint(), renderFlags=flags))


class ViewPicture:
    """A title, lines of text, and parts below each other."""

    def __init__(self, theme: Theme, title: str, lines: Sequence[str], parts: Sequence[PicturePart]) -> None:
        self._theme = theme
        self._title = title
        self._parts = parts
        width = max(part.size.width() for part in parts)
        self._rows = [(title, theme.font(BODY + 1, strong=True)), *((line, theme.font(SMALL)) for line in lines)]
        self._heights = [QFontMetrics(font).boundingRect(0, 0, width, 400, _WRAP, words).height() + _LEAD
                         for words, font in self._rows]  # fmt: skip
        height = sum(self._heights) + sum(part.size.height() + _GAP for part in parts)
        self.size = QSize(width + 2 * _SIDE, height + _GAP + 2 * _SIDE)

    def paint(self, painter: QPainter) -> None:
        """The whole picture."""
        theme, width, top = self._theme, self.size.width() - 2 * _SIDE, _SIDE
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(QPoint(), self.size), theme.color("surface"))
        for (words, font), height in zip(self._rows, self._heights, strict=True):
            painter.setFont(font)
            painter.setPen(theme.color("ink"))
            painter.drawText(QRect(_SIDE, top, width, height), _WRAP, words)
            top += height
        top += _GAP
        for part in self._parts:
            painter.save()
            painter.translate(_SIDE, top)
            part.paint(painter)
            painter.restore()
            top += part.size.height() + _GAP

    def image(self) -> QImage:
        """As pixels."""
        image = QImage(self.size * SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        painter = QPainter(image)
        self.paint(painter)
        painter.end()
        return image

    def save(self, path: Path) -> None:
        """Save as SVG or, by any other suffix, as PNG. Raises Problem if it cannot be written."""
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        if path.suffix.lower() == ".svg":
            self._draw_svg(content)
        else:
            QImageWriter(content, b"png").write(self.image())
        try:
            with os.fdopen(open_fd(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
                file.write(content.data().data())
        except OSError as error:
            raise Problem(
                "{path} could not be written ({reason}); choose another place.", path=path, reason=error.strerror
            ) from None

    def _draw_svg(self, target: QIODevice) -> None:
        from PySide6.QtSvg import QSvgGenerator

        generator = QSvgGenerator()
        generator.setOutputDevice(target)
        generator.setSize(self.size)
        generator.setViewBox(QRect(QPoint(), self.size))
        generator.setTitle(self._title)
        painter = QPainter(generator)
        self.paint(painter)
        painter.end()


def hand_out(
    over: QWidget, words: Words, picture: ViewPicture, refuse: Callable[[Path], object], *, keep: bool
) -> None:
    """Save a picture to a file that the user chooses, or copy it.

    Raises Problem if it cannot be written, or whatever `refuse` raises for a file that must not be overwritten.
    """
    if not keep:
        QGuiApplication.clipboard().setImage(picture.image())
        return
    name, _ = QFileDialog.getSaveFileName(
        over,
        words.gettext("Save the picture"),
        str(Path.home() / "backcoach.png"),
        words.gettext("Pictures (*.png *.svg)"),
    )
    if name:
        refuse(Path(name))
        picture.save(Path(name))


def print_out(over: QWidget, picture: ViewPicture) -> None:
    """Print a picture on a landscape page, after the system's print dialog."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, over)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        paint_on(printer, picture)
    dialog.deleteLater()


def paint_on(device: QPagedPaintDevice, picture: ViewPicture) -> None:
    """Paint a picture on one page, as large as fits."""
    painter = QPainter(device)
    page = painter.viewport()
    scale = min(page.width() / picture.size.width(), page.height() / picture.size.height())
    painter.scale(scale, scale)
    picture.paint(painter)
    painter.end()
