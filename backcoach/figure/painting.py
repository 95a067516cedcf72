"""Draw a pose: mat and shadow, then body and props from far to near."""

import math

import msgspec
import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcoach.figure.brush import Brush
from backcoach.figure.camera import Camera
from backcoach.figure.dress import Dress, Runs, tones
from backcoach.figure.face import Face
from backcoach.figure.marks import Marks
from backcoach.figure.motion import Motion
from backcoach.figure.outlines import KIND, PARTS, SORTED_PART, Outlines, far_to_near, membership, outlines
from backcoach.figure.palette import LIGHT, Palette
from backcoach.figure.propart import PropArt, mats, moves, prop_art
from backcoach.figure.shadow import Mat, Shadow, mat_at
from backcoach.figure.skeleton import Pose, ellipsoids
from backcoach.figure.space import Array
from backcoach.figure.stage import View, fitted


class Options(msgspec.Struct, frozen=True):
    """What of a picture to show, and from where."""

    camera: Camera | None = None
    """None is where the motion's own file says, mirrored for the other side."""
    phase: str | None = None
    """The phase whose arrows and highlights are shown; None shows those that belong to every phase."""
    marks: bool = True
    labels: bool = True
    shadow: bool = True


PLAIN = Options()

_COLUMNS = ((90.0, 12), (260.0, 14), (420.0, 18), (700.0, 26), (math.inf, 34))
"""How many columns a part's outline has up to so many pixels a metre."""
FINE = 420.0
"""Pixels a metre from which shade has two steps."""
_BODY = [k for k in range(len(PARTS)) if KIND[k] not in ("head", "thumb")]
"""The parts that one outline runs round; head and thumbs have enough of their own."""


class _Scene(msgspec.Struct, frozen=True):
    """What stays from frame to frame while camera and size do."""

    motion: Motion
    asked: tuple[bool, Camera | None, tuple[float, float, float, float], float]
    view: View
    mats: list[Mat]
    still: list[PropArt] | None
    """Props that do not move; None where some do."""


class FigurePainter:
    """Draws poses of motions with one palette; keep it for an animation, so that what can be kept is."""

    def __init__(self, palette: Palette = LIGHT, brush: Brush | None = None) -> None:
        self.palette = palette
        self._brush = brush or Brush()
        self._marks = Marks(palette)
        self._shadow = Shadow(palette)
        self._tones = {fine: tones(palette, fine) for fine in (False, True)}
        self._runs = {columns: Runs(columns) for _, columns in _COLUMNS}
        self._scene: _Scene | None = None

    def paint(self, painter: QPainter, rect: QRectF, motion: Motion, pose: Pose, options: Options = PLAIN) -> None:
        """Draw the pose so that the whole motion fills the rectangle; leaves the painter as it found it."""
        painter.save()
        self._brush.begin(painter)
        transform = painter.deviceTransform()
        pixels = math.sqrt(abs(transform.m11() * transform.m22() - transform.m12() * transform.m21()))
        scene = self._set(motion, pose, options.camera, rect.getRect(), pixels)  # type: ignore[arg-type]  # 4 floats
        body = ellipsoids(pose)
        if options.shadow:
            self._shadow.draw(self._brush, body, scene.mats, scene.view)
        else:
            for mat in scene.mats:
                mat.draw(self._brush)
        art = prop_art(motion, pose, scene.view, self.palette) if scene.still is None else scene.still
        self._body(pose, body, art, scene.view)
        self._brush.end()
        if options.marks:
            self._marks.draw(painter, rect, motion, pose, scene.view, options.phase, options.labels)
        painter.restore()

    def _set(
        self, motion: Motion, pose: Pose, camera: Camera | None, rect: tuple[float, float, float, float], pixels: float
    ) -> _Scene:
        """The scene as it was for the frame before, or a new one."""
        scene, asked = self._scene, (pose.mirror, camera, rect, pixels)
        if scene is None or scene.motion is not motion or scene.asked != asked:
            view = fitted(motion, pose.mirror, camera, rect, pixels)
            on_floor = [mat_at(corners, view, self.palette) for corners in mats(motion, pose.mirror)]
            still = None if moves(motion) else prop_art(motion, pose, view, self.palette)
            scene = self._scene = _Scene(motion, asked, view, on_floor, still)
        return scene

    def _body(self, pose: Pose, body: tuple[Array, Array], art: list[PropArt], view: View) -> None:
        """Body and props from far to near, over one outline of the whole body."""
        p, brush, fine = self.palette, self._brush, view.fineness >= FINE
        runs = self._runs[next(columns for most, columns in _COLUMNS if view.fineness < most)]
        shapes = outlines(body, view.rows, view.scale, view.shift, runs.columns)
        outward = shapes.outward(view.line(p.line_width))
        own, under = shapes.rings + outward * runs.widths, shapes.rings + outward
        order = _order(shapes, art)
        first = next(place for place, k in enumerate(order) if k < len(PARTS))
        for k in order[:first]:
            art[k - len(PARTS)].draw(brush)
        for k in _BODY:
            brush.fill_whole(under[k], p.line)
        dress, face = Dress(brush, p, self._tones[fine], shapes, runs, fine), Face(pose, view)
        for k in order[first:]:
            if k >= len(PARTS):
                art[k - len(PARTS)].draw(brush)
                continue
            span = runs.spans[k]
            if span is not None:
                brush.fill_whole(own[k, span], p.line)
            dress.part(k, face)


def paint(painter: QPainter, rect: QRectF, motion: Motion, pose: Pose, palette: Palette = LIGHT,
          options: Options = PLAIN) -> None:  # fmt: skip
    """Draw one picture: see `FigurePainter.paint`, which is quicker for many."""
    FigurePainter(palette).paint(painter, rect, motion, pose, options)


_MEMBER = membership(SORTED_PART, len(PARTS))


def _order(shapes: Outlines, art: list[PropArt]) -> list[int]:
    """Parts and then props (numbered on from the parts) from far to near."""
    if not art:
        return far_to_near(shapes.centre, shapes.radius, shapes.depth, _MEMBER)
    count = len(PARTS)
    part = np.concatenate((SORTED_PART, *(np.full(len(one.depth), count + k) for k, one in enumerate(art))))
    return far_to_near(
        np.vstack((shapes.centre, *(one.centre for one in art))),
        np.concatenate((shapes.radius, *(one.radius for one in art))),
        np.concatenate((shapes.depth, *(one.depth for one in art))),
        membership(part, count + len(art)),
    )
