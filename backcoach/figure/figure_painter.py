"""Draws a pose: mats and shadow first, then body and props from far to near."""

import math
from collections.abc import Hashable

import msgspec
import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcoach.figure.body_painter import BodyPainter, ColumnLayout, parts_of, tones
from backcoach.figure.brush import Brush
from backcoach.figure.camera import Camera
from backcoach.figure.face import FaceShapes
from backcoach.figure.feel_tint import FeelTint
from backcoach.figure.fills import Filler, Fills, Outlook, Recorder
from backcoach.figure.geometry import Array
from backcoach.figure.ground_painter import GroundPainter, Mat, mat_at
from backcoach.figure.limb_letters import draw_letters, letter_boxes
from backcoach.figure.mark_painter import MarkPainter, mark_boxes, marks_of
from backcoach.figure.motion import Motion
from backcoach.figure.motion_spec import MarkSpec
from backcoach.figure.outlines import KIND, PARTS, SORTED_PART, Outlines, far_to_near, membership, outlines
from backcoach.figure.palette import LIGHT, Palette
from backcoach.figure.person_look import shape_of
from backcoach.figure.projection import Projection, fit_projection
from backcoach.figure.prop_painter import PropDrawing, has_moving_props, mats, prop_drawings
from backcoach.figure.skeleton import Pose, ellipsoids
from backcoach.person import Person


class FigureOptions(msgspec.Struct, frozen=True):
    """Which parts of a picture to draw, and from which direction."""

    camera: Camera | None = None
    """None uses the camera of the motion's file, mirrored for the other side."""
    phase: str | None = None
    """The phase whose arrows and highlights are drawn; None draws only those without a phase."""
    share: float = 1.0
    """How much of the phase has passed, 0 to 1."""
    marks: bool = True
    labels: bool = True
    shadow: bool = True
    works: tuple[str, ...] = ()
    """The limbs that are coloured and have a letter, such as "left-arm"."""
    feels: tuple[str, ...] = ()
    """Where it may be felt while the left side works: regions of the body, which are tinted."""
    letters: tuple[str, str] = ("L", "R")
    """What stands for left and right."""
    flipped: bool = False
    """Whether the painter shows the picture as in a mirror; the letters stay readable."""


PLAIN = FigureOptions()
PERSON = Person()

_COLUMNS = ((90.0, 12), (260.0, 14), (420.0, 18), (700.0, 26), (math.inf, 34))
"""Up to so many pixels per metre, a part's outline has so many columns."""
FINE = 420.0
"""Pixels per metre from which shading has two steps."""
_BODY = [k for k in range(len(PARTS)) if KIND[k] not in ("head", "thumb")]
"""The parts inside the body's common outline; head and thumbs have their own."""


_SAME = 6
"""Digits behind the point, of metres and of a bone's direction, beyond which nobody sees a difference."""


class _Scene(msgspec.Struct, frozen=True):
    """What can be reused between frames while motion, camera and size stay the same."""

    motion: Motion
    asked: tuple[bool, Camera | None, tuple[float, float, float, float], float]
    projection: Projection
    mats: list[Mat]
    still: list[PropDrawing] | None
    """Drawings of the props; None if props move."""


class Drawing(msgspec.Struct, frozen=True):
    """One pose as it is drawn in one place; everything but marks and letters is a list of outlines."""

    motion: Motion
    pose: Pose
    options: FigureOptions
    projection: Projection
    fills: Fills

    def outlook(self) -> Outlook:
        """What is seen, but for labels."""
        options = self.options
        signs = letter_boxes(self.pose, self.projection, options.works)
        marks = _marks(self.motion, options)
        signs = np.vstack((signs, mark_boxes(marks, self.pose, self.projection)))
        return self.fills.outlook(signs, marks)


class FigurePainter:
    """Draws poses of motions with one palette; reuse it for an animation, because it caches work between frames."""

    def __init__(self, palette: Palette = LIGHT, brush: Brush | None = None, person: Person = PERSON) -> None:
        self.palette = palette
        self._person = person
        self._shape = shape_of(person.build)
        self._brush = brush or Brush()
        self._marks = MarkPainter(palette)
        self._shadow = GroundPainter(palette)
        self._tones = {fine: tones(palette, fine) for fine in (False, True)}
        self._layouts = {columns: ColumnLayout(columns) for _, columns in _COLUMNS}
        self._scene: _Scene | None = None

    @property
    def pixels_per_metre(self) -> float:
        """The scale of the last picture in device pixels; 0 before the first."""
        return self._scene.projection.fineness if self._scene else 0.0

    def paint(
        self, painter: QPainter, rect: QRectF, motion: Motion, pose: Pose, options: FigureOptions = PLAIN
    ) -> None:
        """Draw the pose, scaled so that the whole motion fits the rectangle; restores the painter's state."""
        self.draw(painter, rect, self.compose(rect, fineness(painter), motion, pose, options))

    def compose(
        self, rect: QRectF, pixels: float, motion: Motion, pose: Pose, options: FigureOptions = PLAIN
    ) -> Drawing:
        """What `draw` draws in this rectangle; `pixels` are those of the device for one unit of the picture."""
        scene = self._set(motion, pose, options.camera, rect.getRect(), pixels)  # type: ignore[arg-type]  # 4 floats
        body, recorder = ellipsoids(pose, self._shape), Recorder()
        if options.shadow:
            self._shadow.draw(recorder, body, scene.mats, scene.projection)
        else:
            for mat in scene.mats:
                mat.draw(recorder)
        drawings = prop_drawings(motion, pose, scene.projection, self.palette) if scene.still is None else scene.still
        self._body(recorder, pose, body, drawings, scene.projection, options)
        return Drawing(motion, pose, options, scene.projection, recorder.done())

    def draw(self, painter: QPainter, rect: QRectF, drawing: Drawing) -> None:
        """Draw what was composed for this rectangle; restores the painter's state."""
        painter.save()
        self._brush.begin(painter)
        drawing.fills.draw(self._brush)
        self._brush.end()
        pose, view, options = drawing.pose, drawing.projection, drawing.options
        draw_letters(painter, pose, view, self.palette, options.works, options.letters, options.flipped)
        self._marks.draw(painter, rect, _marks(drawing.motion, options), pose, view, options.labels)
        painter.restore()

    def _set(
        self, motion: Motion, pose: Pose, camera: Camera | None, rect: tuple[float, float, float, float], pixels: float
    ) -> _Scene:
        """The scene of the previous frame if it still fits, or a new one."""
        scene, asked = self._scene, (pose.mirror, camera, rect, pixels)
        if scene is None or scene.motion is not motion or scene.asked != asked:
            projection = fit_projection(motion, pose.mirror, camera, rect, pixels)
            on_floor = [mat_at(corners, projection, self.palette) for corners in mats(motion, pose.mirror)]
            still = None if has_moving_props(motion) else prop_drawings(motion, pose, projection, self.palette)
            scene = self._scene = _Scene(motion, asked, projection, on_floor, still)
        return scene

    def _body(
        self, brush: Filler, pose: Pose, body: tuple[Array, Array], drawings: list[PropDrawing],
        projection: Projection, options: FigureOptions,
    ) -> None:  # fmt: skip
        """Draw body and props from far to near, over one outline of the whole body."""
        p, fine = self.palette, projection.fineness >= FINE
        layout = self._layouts[next(columns for most, columns in _COLUMNS if projection.fineness < most)]
        shapes = outlines(body, projection.rows, projection.scale, projection.shift, layout.columns)
        outward = shapes.outward(projection.line(p.line_width))
        own, under = shapes.rings + outward * layout.widths, shapes.rings + outward
        order = _order(shapes, drawings)
        first = next(place for place, k in enumerate(order) if k < len(PARTS))
        for k in order[:first]:
            drawings[k - len(PARTS)].draw(brush)
        for k in _BODY:
            brush.fill_whole(under[k], p.line)
        body_painter, face = (
            BodyPainter(brush, p, self._tones[fine], shapes, layout, fine, parts_of(options.works)),
            FaceShapes(pose, projection, self._person),
        )
        tint = FeelTint(brush, p.feel, options.feels, pose, projection)
        for k in order[first:]:
            if k >= len(PARTS):
                drawings[k - len(PARTS)].draw(brush)
                continue
            span = layout.spans[k]
            if span is not None:
                brush.fill_whole(own[k, span], p.line)
            body_painter.part(k, face)
            tint.part(k, shapes.rings[k])


def likeness(motion: Motion, pose: Pose, options: FigureOptions) -> Hashable:
    """What tells a picture of a motion from another one: two that share it look alike from the same camera."""
    numbers = np.concatenate([one.ravel() for one in (pose.origins, pose.frames, pose.props, np.array(pose.breath))])
    place = (numbers.round(_SAME) + 0.0).tobytes()  # no -0.0, whose bytes are others
    return place, pose.mirror, _marks(motion, options), options.works, options.feels


def _marks(motion: Motion, options: FigureOptions) -> tuple[MarkSpec, ...]:
    return marks_of(motion, options.phase, options.share) if options.marks else ()


def fineness(painter: QPainter) -> float:
    """Pixels of the device for one unit of what is painted."""
    transform = painter.deviceTransform()
    return math.sqrt(abs(transform.m11() * transform.m22() - transform.m12() * transform.m21()))


def paint(painter: QPainter, rect: QRectF, motion: Motion, pose: Pose, palette: Palette = LIGHT,
          options: FigureOptions = PLAIN) -> None:  # fmt: skip
    """Draw one picture; for many, a kept `FigurePainter` is faster."""
    FigurePainter(palette).paint(painter, rect, motion, pose, options)


_MEMBER = membership(SORTED_PART, len(PARTS))


def _order(shapes: Outlines, drawings: list[PropDrawing]) -> list[int]:
    """Numbers of the body's parts and props from far to near; props are numbered after the parts."""
    if not drawings:
        return far_to_near(shapes.centre, shapes.radius, shapes.depth, _MEMBER)
    count = len(PARTS)
    part = np.concatenate((SORTED_PART, *(np.full(len(one.depth), count + k) for k, one in enumerate(drawings))))
    return far_to_near(
        np.vstack((shapes.centre, *(one.centre for one in drawings))),
        np.concatenate((shapes.radius, *(one.radius for one in drawings))),
        np.concatenate((shapes.depth, *(one.depth for one in drawings))),
        membership(part, count + len(drawings)),
    )
