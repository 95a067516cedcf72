"""The figure in one key pose, with a handle at each joint: drag a handle, or choose it and move it with keys."""

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from backcoach.figure import Camera, Motion, Pose
from backcoach.figure.figure_painter import FigureOptions, FigurePainter
from backcoach.figure.geometry import Array
from backcoach.figure.motion import pose_at_key
from backcoach.figure.motion_loader import ReadKey
from backcoach.figure.person_look import palette_of
from backcoach.figure.posing import BENT, JOINTS, Posed, moved, place_of, posed, turned
from backcoach.figure.projection import Projection, fit_projection
from backcoach.ui.design.painting import draw_ring, fill_ellipse
from backcoach.ui.design.theme import Theme

TURNED_HIPS = "hips-turned"
CHOICE = (*JOINTS, TURNED_HIPS)
"""The joints, in the order in which keys choose them."""
RADIUS, NEAR = 8.0, 22.0
"""Pixels of a handle, and the distance from it at which a press still takes it."""
STEP_M, FINE_M, STEP_DEGREES, FINE_DEGREES = 0.02, 0.005, 4.0, 1.0
DEGREES_PER_PIXEL, TURN = 0.5, 15.0
ROOM = 1.12
"""How much larger the view is than the motion, so that there is room for posing."""
WAYS = {
    Qt.Key.Key_Left: (-1, 0, 0), Qt.Key.Key_Right: (1, 0, 0), Qt.Key.Key_Up: (0, 1, 0), Qt.Key.Key_Down: (0, -1, 0),
    Qt.Key.Key_PageUp: (0, 0, -1), Qt.Key.Key_PageDown: (0, 0, 1),
}  # fmt: skip
"""To the right, up and towards the viewer, by key."""


class PoseView(QLabel):
    """`changed` carries the lines of the key pose after a step, `looked` from where the figure is seen."""

    changed = Signal(object, str)
    chosen = Signal(str)
    looked = Signal(float, float)
    limited = Signal(str)
    """What stopped a joint; empty if nothing was in its way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._motion: Motion | None = None
        self._read: ReadKey | None = None
        self._now: Posed | None = None
        self._props: Array | None = None
        self.joint = JOINTS[0]
        self._camera: Camera | None = None
        self._pressed: QPointF | None = None
        self._held: Array | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 140)
        self._restyle()
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """A usual size for looking at a figure."""
        return QSize(520, 360)

    def show_key(self, motion: Motion, keys: list[ReadKey], place: int) -> None:
        """Show a key pose of a motion."""
        middle = motion.extent.mean(0)
        self._motion = msgspec.structs.replace(motion, extent=middle + ROOM * (motion.extent - middle))
        self._read, self._now, self._camera = keys[place], posed(keys[place]), motion.camera
        self._props = pose_at_key(motion, motion.keys[place][1]).props
        self.update()

    def choose(self, joint: str) -> None:
        """Choose the joint that the keys move."""
        self.joint = joint
        self.chosen.emit(joint)
        self.update()

    def nudge(self, way: tuple[int, int, int], *, fine: bool = False) -> None:
        """Move or bend the chosen joint a little: to the right, up, towards the viewer."""
        if self._now is None or self._read is None:
            return
        part = "hips" if self.joint == TURNED_HIPS else self.joint
        if self.joint == TURNED_HIPS or (self.joint in BENT and self.joint != "hips"):
            right, up, near = (one * (FINE_DEGREES if fine else STEP_DEGREES) for one in way)
            self._take(turned(self._read, self._now, part, (-up, -right, near)))
        else:
            to = place_of(self._now.key.pose, part) + np.array(way) @ self._projection.rows * (
                FINE_M if fine else STEP_M
            )
            self._take(moved(self._read, self._now, part, to))
        self._tell("nudge")

    def turn(self, degrees: float) -> None:
        """Look at the figure from further round."""
        if self._camera is not None:
            self._turn_by(degrees, 0)
            self.looked.emit(self._camera.azimuth, self._camera.elevation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys move the joint, with Shift in smaller steps; Space chooses the next joint."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.choose(CHOICE[(CHOICE.index(self.joint) + (-1 if shift else 1)) % len(CHOICE)])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turn(-TURN if key == Qt.Key.Key_Left else TURN)
        elif key in WAYS:
            self.nudge(WAYS[key], fine=shift)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearest handle; if none is near, take the room, to turn it."""
        self._pressed = event.position()
        if self._now is None:
            return
        gaps = {joint: (self.handle(joint) - self._pressed).manhattanLength() for joint in JOINTS}
        nearest = min(gaps, key=lambda joint: gaps[joint])
        if gaps[nearest] <= NEAR:
            self.choose(nearest)
            self._held = place_of(self._now.key.pose, nearest)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the joint to the pointer, or turn the room."""
        if self._pressed is None or self._now is None or self._read is None:
            return
        way = event.position() - self._pressed
        if self._held is None:
            self._pressed = event.position()
            self._turn_by(-way.x() * DEGREES_PER_PIXEL, way.y() * DEGREES_PER_PIXEL)
            return
        view = self._projection
        to = self._held + view.rows[0] * (way.x() / view.scale) - view.rows[1] * (way.y() / view.scale)
        self._take(moved(self._read, self._now, self.joint, to))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the joint; this is one step."""
        held, self._pressed, self._held = self._held, None, None
        if held is not None:
            self._tell("")
        elif self._camera is not None:
            self.looked.emit(self._camera.azimuth, self._camera.elevation)

    def handle(self, joint: str) -> QPointF:
        """Where a joint's handle is in this widget."""
        assert self._now is not None
        x, y = self._projection.flat(place_of(self._now.key.pose, joint)[None])[0]
        return QPointF(float(x), float(y))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure, and the handles over it."""
        if self._motion is None or self._now is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        options = FigureOptions(camera=self._camera, marks=False, labels=False)
        self._figure.paint(painter, QRectF(self.rect()), self._motion, self._shown(self._now.key.pose), options)
        for joint in JOINTS:
            self._paint_handle(painter, joint)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._theme.color("accent"), 8)
        painter.end()

    def _paint_handle(self, painter: QPainter, joint: str) -> None:
        is_chosen = joint == self.joint or (joint, self.joint) == ("hips", TURNED_HIPS)
        radius = RADIUS if is_chosen else RADIUS - 2
        middle = self.handle(joint)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        fill_ellipse(painter, box, self._theme.color("accent" if is_chosen else "paper"))
        draw_ring(painter, box, self._theme.color("on_accent" if is_chosen else "accent"), radius, 2)
        if is_chosen:
            draw_ring(painter, box.adjusted(-3, -3, 3, 3), self._theme.color("accent"), radius + 3, 2)

    def _shown(self, pose: Pose) -> Pose:
        assert self._props is not None
        return msgspec.structs.replace(pose, props=self._props)

    @property
    def _projection(self) -> Projection:
        assert self._motion is not None
        box = (0.0, 0.0, float(self.width()), float(self.height()))
        return fit_projection(self._motion, False, self._camera, box, self.devicePixelRatioF())

    def _take(self, now: Posed) -> None:
        self._now = now
        self.limited.emit(now.limit)
        self.update()

    def _tell(self, topic: str) -> None:
        if self._now is not None and self._read is not None:
            self.changed.emit(self._now.own, topic and f"{topic}-{self.joint}")

    def _turn_by(self, right: float, up: float) -> None:
        if self._camera is not None:
            self._camera = self._camera.turned(right, up)
            self.update()

    def _restyle(self) -> None:
        person = self._theme.person
        palette = palette_of(person, "dark" if self._theme.dark else "light")
        self._figure = FigurePainter(palette, person=person)
        self.update()
