"""Pictures as arrays of numbers."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

Pixels = NDArray[np.uint8]


def pixels(image: QImage) -> Pixels:
    """Height × width × (blue, green, red), a copy."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(plain.constBits(), np.uint8)
    return flat.reshape(plain.height(), plain.bytesPerLine() // 4, 4)[:, : plain.width(), :3].copy()


def filled(color: str) -> QImage:
    """One pixel of a colour."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def commonest(image: QImage) -> QColor:
    """The colour that most pixels have."""
    parts = pixels(image).astype(np.uint32)
    values, counts = np.unique(parts[..., 2] << 16 | parts[..., 1] << 8 | parts[..., 0], return_counts=True)
    return QColor.fromRgb(int(values[counts.argmax()]))
