"""Fast polygon filling: numpy points are copied straight into Qt's memory, and colours are created once."""

from typing import Any

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPolygonF, QRadialGradient

from backcoach.figure.geometry import Array


def mixed(a: str, b: str, share: float) -> str:
    """The colour at a share (0 to 1) between a and b, as #rrggbb."""
    first, second = QColor(a), QColor(b)
    pairs = ((first.red(), second.red()), (first.green(), second.green()), (first.blue(), second.blue()))
    r, g, b_ = (round(x + share * (y - x)) for x, y in pairs)
    return f"#{r:02x}{g:02x}{b_:02x}"


UNSEEN = 0.05
"""Points (1/72 inch) by which a simplified outline on paper may be off: a fiftieth of a millimetre."""
GRID = 10
"""Grid steps per point for an outline's corners: in a file of that resolution the coordinates are whole numbers."""
FEWEST = 6
"""An outline with fewer points is not simplified."""
_FADING = ((0.0, 0.70), (0.45, 0.52), (1.0, 0.0))
"""How strong a tint is at shares of its radius."""
_WHOLE = Qt.FillRule.WindingFill


class Brush:
    """Fills polygons; keeps buffers and colours between pictures, but no painter."""

    def __init__(self) -> None:
        self._path = QPainterPath()  # Qt's raster engine fills paths faster than polygons
        self._fill_path = QPainter().fillPath
        self._polygons: dict[int, tuple[QPolygonF, Array]] = {}
        self._plain: dict[str, QBrush] = {}

    def begin(self, painter: QPainter) -> None:
        """Draw with this painter until `end`."""
        self._fill_path = painter.fillPath
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)

    def end(self) -> None:
        """Release the painter."""
        self._fill_path = QPainter().fillPath

    def fill(self, points: Array, colour: str) -> None:
        """Fill one polygon (n,2) with a colour."""
        self._put(points)
        self._fill_path(self._path, self._plain.get(colour) or self._mix(colour))

    def fill_whole(self, points: Array, colour: str) -> None:
        """Fill one polygon (n,2) with a colour, including the areas where it overlaps itself."""
        self._put(points)
        self._path.setFillRule(_WHOLE)
        self._fill_path(self._path, self._plain.get(colour) or self._mix(colour))

    def glow(self, points: Array, middle: Array, radius: float, colour: str) -> None:
        """Tint the inside of a polygon (n,2) round a point, strongest there and fading to nothing at the radius."""
        shades = QRadialGradient(QPointF(*middle), radius)
        for share, opacity in _FADING:
            shade = QColor(colour)
            shade.setAlphaF(opacity)
            shades.setColorAt(share, shade)
        self._put(points)
        self._path.setFillRule(_WHOLE)
        self._fill_path(self._path, QBrush(shades))

    def _put(self, points: Array) -> None:
        """Set the path to a polygon. Clearing resets its fill rule but keeps its memory."""
        polygon, memory = self._polygons.get(len(points)) or self._polygon(len(points))
        memory[:] = points
        self._path.clear()
        self._path.addPolygon(polygon)

    def _mix(self, colour: str) -> QBrush:
        brush = self._plain[colour] = QBrush(QColor(colour))
        return brush

    def _polygon(self, count: int) -> tuple[QPolygonF, Array]:
        """A cached polygon of `count` points and its memory as an (n,2) array."""
        made = QPolygonF()
        made.resize(count)
        data: Any = made.data()
        memory: Any = shiboken6.VoidPtr(data, count * 16, True)  # type: ignore[call-arg]  # stub lacks them
        kept = self._polygons[count] = (made, np.frombuffer(memory, dtype=np.float64).reshape(-1, 2))
        return kept


class PageBrush(Brush):
    """Fills polygons on a page, in points (1/72 inch): simplified and on a grid, so that the file stays small."""

    def _put(self, points: Array) -> None:
        super()._put((thinned(points, UNSEEN) * GRID).round() / GRID)


def thinned(points: Array, within: float) -> Array:
    """A closed outline (n,2) without the points that lie within a distance of the line between their neighbours."""
    while len(points) >= FEWEST:
        before = np.concatenate((points[-1:], points[:-1]))  # np.roll takes five times as long
        chord, away = np.concatenate((points[1:], points[:1])) - before, points - before
        area = np.abs(chord[:, 0] * away[:, 1] - chord[:, 1] * away[:, 0])
        spare = area <= within * np.hypot(chord[:, 0], chord[:, 1])
        spare[::2] = False  # never remove two neighbours in one pass
        if not spare.any():
            break
        points = points[~spare]
    return points
