"""Draws the body's parts: skin and clothes with shading, hair and face."""

import numpy as np
from numpy.typing import NDArray

from backcoach.figure.body import twin
from backcoach.figure.brush import mixed
from backcoach.figure.face import FaceShapes
from backcoach.figure.fills import Filler
from backcoach.figure.geometry import Array
from backcoach.figure.outlines import INDEX, KIND, PARTS, SORTED_PART, Outlines
from backcoach.figure.palette import Palette

LIGHT_FROM = np.array((-0.42, -0.91))
"""Direction to the light in the picture (y down)."""

_TAPER = {
    "arm": (0.05, 0.40, 0.72, 0.95),
    "forearm": (0.03, 0.30, 0.80, 0.97),
    "hand": (0.05, 0.30, 2, 3),
    "thumb": (0.22, 0.50, 2, 3),
    "thigh": (0.14, 0.50, 0.74, 0.95),
    "shin": (0.03, 0.30, 0.82, 0.97),
    "foot": (0.12, 0.40, 2, 3),
    "head": (-1, -0.5, 2, 3),
}
"""Shares of a part's length at which its outline starts, is full, starts to fade and ends; without an outline at its
ends, a part blends into its neighbours."""

_REACHES = ((np.array((0.36,)), (0.8,)), (np.array((0.42, 0.28)), (0.45, 1.0)))
"""For small and for large pictures: how far each band of shade reaches into a part, as a share of its width, and how
dark it is, as a share between the cloth's colour and its shade."""
_FLAT = ("hand", "neck", "thumb")
"""Parts too small for shading."""
_CLOTHS = ("skin", "shirt", "trousers")
_CLOTH_OF = {"hips": "trousers", "thigh": "trousers", "torso": "shirt"}
"""The cloth that covers a whole part; all others are skin."""
_AT_WORK = "+"
"""After the name of a cloth: its colours on a limb that works."""
_WORKING = 0.55
"""The share of the accent in the colours of a limb that works."""
_RIM = 1.16
"""The outline of tied hair, as a share of its size."""
_LIMBS = {"arm": ("arm", "forearm", "hand", "thumb"), "leg": ("thigh", "shin", "foot")}
_SLEEVES = {"arm": "shirt", "shin": "trousers"}
"""The cloth that covers the upper columns of a part."""

Tones = dict[tuple[str, bool], tuple[str, ...]]


def tones(palette: Palette, fine: bool) -> Tones:
    """Each cloth's colours from lit to shaded, for near and for far parts, and for limbs that work."""
    found: Tones = {}
    for far in (False, True):
        for cloth in _CLOTHS:
            a, b = getattr(palette, cloth), getattr(palette, f"{cloth}_shade")
            x, y = (mixed(c, palette.far, palette.far_share) for c in (a, b)) if far else (a, b)
            found[cloth, far] = (x, *(mixed(x, y, share) for share in _REACHES[fine][1]))
            found[cloth + _AT_WORK, far] = tuple(mixed(tone, palette.accent, _WORKING) for tone in found[cloth, far])
    return found


def parts_of(limbs: tuple[str, ...]) -> frozenset[int]:
    """The numbers of the parts of some limbs, such as "left-arm"."""
    sides = (limb.split("-") for limb in limbs)
    return frozenset(INDEX[f"{side}-{kind}"] for side, limb in sides for kind in _LIMBS[limb])


class ColumnLayout:
    """What depends only on the number of columns: outline tapers and the columns of sleeves, hems and wrist."""

    def __init__(self, columns: int) -> None:
        share = (1 - np.cos(np.linspace(0, np.pi, columns))) / 2
        self.columns = columns
        sleeve, hem, wrist = (int(np.searchsorted(share, at)) for at in (0.52, 0.76, 0.78))
        self.cloth = {"arm": self._run(0, sleeve), "shin": self._run(0, hem)}
        self.bare = {"arm": self._run(sleeve - 2, columns), "shin": self._run(hem - 2, columns)}
        self.wrist = self._run(wrist, wrist + 2)
        rows = np.zeros((len(PARTS), columns))
        for k, kind in enumerate(KIND):
            if kind in _TAPER:
                low, high, fall, end = _TAPER[kind]
                rows[k] = np.clip((share - low) / (high - low), 0, 1) * np.clip((end - share) / (end - fall), 0, 1)
        self.widths = np.concatenate((rows, rows[:, ::-1]), axis=1)[..., None]
        """(parts, 2*columns, 1) width of the part's own outline at each ring point, 0 to 1."""
        self.spans = [self._span(row) for row in rows]
        """For each part the ring points that have an outline; None if it has none."""

    def _span(self, row: Array) -> NDArray[np.intp] | None:
        shown = np.flatnonzero(row > 0)
        return self._run(max(int(shown[0]) - 1, 0), int(shown[-1]) + 2) if len(shown) else None

    def _run(self, first: int, last: int) -> NDArray[np.intp]:
        """The ring points of the columns from `first` up to, not including, `last`."""
        run = np.arange(first, min(last, self.columns))
        return np.concatenate((run, 2 * self.columns - 1 - run[::-1]))


class BodyPainter:
    """Draws the parts of one picture: skin, clothes and, for the head, hair and face."""

    def __init__(
        self, brush: Filler, palette: Palette, tones: Tones, shapes: Outlines, layout: ColumnLayout, fine: bool,
        works: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        self._brush, self._palette, self._tones = brush, palette, tones
        self._rings, self._layout, self._fine = shapes.rings, layout, fine
        self._bands = _bands(shapes, _REACHES[fine][0])
        self._far = far_parts(shapes.depth)
        self._works = works
        """Parts that stand out by their colour."""

    def part(self, k: int, face: FaceShapes) -> None:
        """Draw part number `k`."""
        kind = KIND[k]
        if kind == "head":
            self._bun(face, behind=True)
        self._fill(k, self._tones_of(k, _CLOTH_OF.get(kind, "skin")), self._layout.bare.get(kind))
        if kind in _SLEEVES:
            self._fill(k, self._tones_of(k, _SLEEVES[kind]), self._layout.cloth[kind])
        elif PARTS[k] == "left-forearm":
            self._brush.fill(self._rings[k, self._layout.wrist], self._palette.band)
        elif kind == "head":
            self._head(face)

    def _tones_of(self, k: int, cloth: str) -> tuple[str, ...]:
        return self._tones[cloth + _AT_WORK if k in self._works else cloth, self._far[k]]

    def _fill(self, k: int, tones: tuple[str, ...], run: NDArray[np.intp] | None) -> None:
        """Fill a part, or some of its columns, with bands of shade on the side away from the light."""
        ring = self._rings[k]
        self._brush.fill(ring if run is None else ring[run], tones[0])
        if KIND[k] in _FLAT or (self._far[k] and not self._fine):
            return
        for band, tone in zip(self._bands[k], tones[1:], strict=True):
            self._brush.fill(band if run is None else band[run], tone)

    def _head(self, face: FaceShapes) -> None:
        """Draw hair, ears, eyes, mouth and brows over the skull."""
        p, brush = self._palette, self._brush
        for cap in face.hair():
            brush.fill(cap, p.hair)
        self._bun(face, behind=False)
        for sign in (1.0, -1.0):
            for shape, colour in ((face.ear(sign), p.skin_shade), (face.eye(sign), p.line)):
                if shape is not None:
                    brush.fill(shape, colour)
        for line in face.lines():
            brush.fill(line, p.hair)

    def _bun(self, face: FaceShapes, *, behind: bool) -> None:
        """Draw hair that is tied back, before or after the skull."""
        bun = face.bun(behind=behind)
        if bun is not None:
            middle = bun.mean(0)
            self._brush.fill(middle + (bun - middle) * _RIM, self._palette.line)
            self._brush.fill(bun, self._palette.hair)


_MEAN = np.zeros((len(PARTS), len(SORTED_PART)))
_MEAN[SORTED_PART, np.arange(len(SORTED_PART))] = 1.0
_MEAN /= _MEAN.sum(1, keepdims=True)
_TWIN = np.array([INDEX[twin(name)] for name in PARTS])


def far_parts(depth: Array) -> list[bool]:
    """For each part whether it is a limb that is clearly farther away than its twin on the other side."""
    mean = _MEAN @ depth
    far: list[bool] = (mean < mean[_TWIN] - 0.06).tolist()
    return far


def _bands(shapes: Outlines, reaches: Array) -> Array:
    """(parts, bands, 2*columns, 2) outlines of the shade on the side of each part away from the light."""
    rings, half = shapes.rings, shapes.rings.shape[1] // 2
    lit = shapes.across @ LIGHT_FROM
    there, back = np.arange(half), np.arange(2 * half - 1, half - 1, -1)
    parts, swap = np.arange(len(rings))[:, None], (lit < 0)[:, None]
    edge, other = rings[parts, np.where(swap, there, back)], rings[parts, np.where(swap, back, there)]
    bands = np.empty((len(rings), len(reaches), 2 * half, 2))
    bands[:, :, :half] = edge[:, None]
    reach = np.multiply.outer(0.20 + 0.80 * np.abs(lit), reaches)[..., None, None]
    bands[:, :, half:] = (edge[:, None] + reach * (other - edge)[:, None])[:, :, ::-1]
    return bands
