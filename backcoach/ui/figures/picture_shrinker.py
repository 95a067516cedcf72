"""A process that makes one picture smaller, or reads the code in it.

A stranger's file is decoded only here, within limits. Bytes come in and go out; if no picture can be read, nothing goes
out.
"""

import sys
from contextlib import suppress

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter, QTransform

from backcoach.app.own.picture_files import Cut

LONGEST = 1200
"""Pixels of the longer side."""
FORMATS = frozenset({b"png", b"jpeg", b"webp"})
MOST_PIXELS = 120_000_000
"""Pixels of a picture that is decoded; the largest phone cameras make 108 million."""
MEMORY_MB, MEMORY, SECONDS = 512, 2_000_000_000, 25
QUALITY = 86
_MOST = 40_000_000


def main(told: str = "{}") -> int:
    """Read a picture from the input, and write the small one, or what its code says; 1 if there is neither."""
    _limit()
    cut, data = msgspec.json.decode(told, type=Cut), sys.stdin.buffer.read(_MOST + 1)
    made = code_in(data) if cut.code else shrunk(data, cut)
    if not made:
        return 1
    sys.stdout.buffer.write(made)
    return 0


def shrunk(data: bytes, cut: Cut) -> bytes:
    """A picture upright, turned, cropped, smaller and without what its camera wrote; empty if it cannot be decoded."""
    image = _decoded(data)
    if image.isNull():
        return b""
    turned = image.transformed(QTransform().rotate(90 * (cut.turns % 4)))
    left, top, width, height = cut.part
    box = QRect(
        round(left * turned.width()), round(top * turned.height()),
        max(1, round(width * turned.width())), max(1, round(height * turned.height())),
    )  # fmt: skip
    return _encoded(_bare(turned.copy(box.intersected(turned.rect()))))


def code_in(data: bytes) -> bytes:
    """The letters of the QR code in a picture; empty if there is none."""
    import numpy as np
    import zxingcpp

    image = _decoded(data).convertToFormat(QImage.Format.Format_Grayscale8)
    if image.isNull():
        return b""
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    only = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(np.ascontiguousarray(lines[:, : image.width()]), formats=only)
    return found[0].text.encode() if found else b""


def _decoded(data: bytes) -> QImage:
    QImageReader.setAllocationLimit(MEMORY_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in FORMATS or not 0 < size.width() * size.height() <= MOST_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > 2 * LONGEST:
        reader.setScaledSize(size.scaled(QSize(2 * LONGEST, 2 * LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _bare(image: QImage) -> QImage:
    """The picture at its final size, with nothing but its pixels: no text, no colour profile, no place."""
    size = image.size()
    if max(size.width(), size.height()) > LONGEST:
        size = size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio)
    kind = QImage.Format.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    bare = QImage(size, kind)
    bare.fill(QColor(0, 0, 0, 0))
    painter = QPainter(bare)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(
        bare.rect(),
        image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation),
    )
    painter.end()
    return bare


def _encoded(image: QImage) -> bytes:
    """As PNG if parts of it are transparent, otherwise as JPEG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png" if image.hasAlphaChannel() else b"jpeg"))
    if not image.hasAlphaChannel():
        writer.setQuality(QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())


def _limit() -> None:
    """Let this process have only so much memory and time, where the system can see to it."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
