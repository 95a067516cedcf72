"""A widget that shows the mannequin in one pose at a time, or its key poses side by side."""

from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcoach.app.motion_library import MotionLibrary
from backcoach.catalog import Exercise
from backcoach.catalog.types import HOLDS, FeelAt, Limb, PhaseName, Picture
from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.session_pose import SessionPose, limbs_of

if TYPE_CHECKING:
    from backcoach.figure import Camera, Motion
    from backcoach.figure.figure_painter import Drawing, FigureOptions, FigurePainter
    from backcoach.figure.flip_book import FlipBook, Frame
    from backcoach.figure.photos import Photo

Pictures = Callable[[Exercise], Sequence[tuple[Picture, Path]]]
"""The user's own pictures of an exercise and their files."""
DEGREES_PER_PIXEL = 0.5
LABEL = 28
"""Pixels above the figure for a label."""
MARGIN = 2
"""Pixels round what changed that are painted again: edges are smooth."""


class FigureView(QLabel):
    """Shows poses of one exercise at a time; with `turnable`, dragging turns the camera."""

    accessible_role = "Graphic"

    def __init__(
        self, theme: Theme, motions: MotionLibrary, parent: QWidget | None = None, *, turnable: bool = False,
        pictures: Pictures = lambda _: (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._pictures = pictures
        self._photos: tuple[Photo, ...] = ()
        self.words = theme.words
        self.still = False
        self.labelled = turnable
        """Whether the marks have their words."""
        self.mirrored = False
        """Whether the picture is shown as in a mirror, for who does what the figure across from them does."""
        self._works: tuple[Limb, ...] = ()
        self._scale = 1.0
        self._feels: tuple[FeelAt, ...] = ()
        self._theme = theme
        self._motions = motions
        self._turnable = turnable
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not turnable)
        self._motion: Motion | None = None
        self._shown = SessionPose(None, None)
        self._camera: Camera | None = None
        self._travels: dict[tuple[str | None, PhaseName], float] = {}
        self._dragged: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if turnable:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._kept_painter: FigurePainter | None = None
        self._kept_book: FlipBook | None = None
        self._seen: Frame | None = None
        """What was painted, if it was one pose and can be copied."""
        theme.changed.connect(self._restyle)

    def use(self, exercise: Exercise, scale: float = 1.0) -> bool:
        """Show another exercise; returns whether it has a figure, or pictures in its place.

        `scale` is the share of the movement that the user's cautions allow.
        """
        self._scale = scale
        self._photos = self._read(exercise) if exercise.pictures else ()
        self._motion = None if self._photos else self._motions.of(exercise)
        self._travels.clear()
        self._forget()
        self._camera = None
        self._works, self._feels = exercise.works, exercise.feel_at
        self.setAccessibleName(self.words.gettext("Picture: {exercise}", exercise=exercise.name))
        self.update()
        return self._motion is not None or bool(self._photos)

    def _read(self, exercise: Exercise) -> "tuple[Photo, ...]":
        from backcoach.figure.photos import read_photos

        return read_photos(self._pictures(exercise))

    def show_pose(self, shown: SessionPose) -> None:
        """Show another pose. With `still` the key poses are shown, which change only with the side or `overview`."""
        if self._scale < shown.scale:
            shown = msgspec.structs.replace(shown, scale=self._scale)
        shown = self._as_painted(shown)
        before, self._shown = self._shown, shown
        if self.still or (before.overview and shown.overview):
            if before.side != shown.side or before.overview != shown.overview:
                self.update()
        elif before != shown:
            self._update_changed()

    def _update_changed(self) -> None:
        """Have painted again what differs from what is seen."""
        before, motion = self._seen, self._motion
        if before is None or motion is None or self._shown.overview or self.labelled or not self.isVisible():
            self._seen = None
            self.update()
            return
        self._seen = self._frame(motion, before.ratio)
        area = self._seen.outlook.changed(before.outlook)
        if area is not None:
            left, top, right, bottom = area
            if self.mirrored:
                left, right = self.width() - right, self.width() - left
            box = QRectF(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)
            self.update(box.toAlignedRect())

    def _as_painted(self, shown: SessionPose) -> SessionPose:
        """The nearest pose of those that are painted: one for each pixel that something moves in the phase."""
        if self._photos:
            return SessionPose(shown.side, shown.phase, overview=shown.overview)
        scale = self._painter.pixels_per_metre
        if self._motion is None or not scale:
            return shown
        if shown.phase is None:
            return shown if self._motion.lead_in else msgspec.structs.replace(shown, progress=0.0)
        travel = self._travel_m(self._motion, shown.side, shown.phase)
        steps = ceil(travel * scale)
        return msgspec.structs.replace(shown, progress=round(shown.progress * steps) / steps if steps else 1.0)

    def _travel_m(self, motion: "Motion", side: str | None, phase: PhaseName) -> float:
        if (side, phase) not in self._travels:
            from backcoach.figure.travel import travel_m

            self._travels[side, phase] = travel_m(motion, side, phase)
        return self._travels[side, phase]

    def sizeHint(self) -> QSize:
        """Wider than high, because most exercises are done on the floor."""
        return QSize(420, 280)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was painted had another size."""
        super().resizeEvent(event)
        self._seen = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pose or the key poses."""
        painter = QPainter(self)
        self._seen = self._frame_for(painter)
        if self._seen is not None:
            self._seen.draw(painter, event.rect())
        else:
            self._prepare(painter, event.rect())
            self._paint(painter)
        painter.end()  # the kept FigurePainter still refers to this painter

    def _prepare(self, painter: QPainter, area: QRect) -> None:
        """The ground of an area, and how everything is painted on it."""
        painter.fillRect(area, self._theme.color("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.mirrored and not self._photos:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)

    def _paint(self, painter: QPainter) -> None:
        if self._photos:
            self._paint_photos(painter)
        elif self._motion is not None and (self.still or self._shown.overview):
            self._paint_key_poses(painter, self._motion)
        elif self._motion is not None:
            self._paint_pose(painter, self._motion)

    def _paint_photos(self, painter: QPainter) -> None:
        """The picture for the phase; all of them where the figure would show its key poses.

        One that is not to be mirrored stays as it is for who does what the figure across from them does, too.
        """
        from backcoach.figure.photos import paint_photo, paint_photos, photo_for

        shown, box = self._shown, QRectF(self.rect())
        mirrored = (shown.side == "right") != self.mirrored
        if self.still or shown.overview:
            paint_photos(painter, box, self._photos, mirrored=mirrored)
        else:
            paint_photo(painter, box, photo_for(self._photos, shown.phase), mirrored=mirrored)

    def _paint_pose(self, painter: QPainter, motion: "Motion") -> "Drawing":
        from backcoach.figure import pose
        from backcoach.figure.figure_painter import fineness

        shown = self._shown
        body = pose(motion, shown.side, shown.phase, shown.progress, shown.breath, scale=shown.scale)
        options = self._options(shown.phase, shown.progress, labels=self.labelled and not self.mirrored)
        box = QRectF(self.rect()).adjusted(0, LABEL if self.labelled else 0, 0, 0)
        drawing = self._painter.compose(box, fineness(painter), motion, body, options)
        self._painter.draw(painter, box, drawing)
        return drawing

    def _frame_for(self, painter: QPainter) -> "Frame | None":
        """One pose, if that is shown and the painter's pixels can be copied."""
        if self._motion is None or self.still or self._shown.overview:
            return None
        from backcoach.figure.flip_book import pixel_ratio

        ratio = pixel_ratio(painter)
        return self._frame(self._motion, ratio) if ratio else None

    def _frame(self, motion: "Motion", ratio: float) -> "Frame":
        """The pose that is shown, with so many pixels of a screen for one of ours."""
        from backcoach.figure.flip_book import Frame

        def make() -> Frame:
            image = QImage(ceil(self.width() * ratio), ceil(self.height() * ratio), QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(ratio)
            painter = QPainter(image)
            painter.setFont(self.font())
            self._prepare(painter, self.rect().adjusted(0, 0, 1, 1))
            drawing = self._paint_pose(painter, motion)
            painter.end()
            return Frame.of(image, drawing.outlook())

        place = (self.size().toTuple(), ratio, self.mirrored, self.labelled)
        return self._book.frame(place, self._shown, make)

    def _paint_key_poses(self, painter: QPainter, motion: "Motion") -> None:
        from backcoach.figure import key_poses

        poses = key_poses(motion, self._shown.side or "left", most=3, scale=self._shown.scale)
        rows = len(poses) if self.height() > self.width() else 1
        columns = 1 if rows > 1 else len(poses)
        width, height = self.width() / columns, self.height() / rows
        for place, (phase, body) in enumerate(poses):
            box = QRectF(place % columns * width, place // columns * height, width, height)
            self._painter.paint(painter, box, motion, body, self._options(phase, labels=False))

    def _options(self, phase: str | None, share: float = 1.0, *, labels: bool) -> "FigureOptions":
        """What is drawn with the body: its marks, the letters of the limbs that work on this side, and the tint.

        In a session the tint is there only while the figure keeps still: soft edges cost half as much as the body.
        """
        from backcoach.figure.figure_painter import FigureOptions

        letters = self.words.pgettext("letter", "L"), self.words.pgettext("letter", "R")
        tinted = self.labelled or phase is None or phase in HOLDS
        return FigureOptions(
            camera=self._camera, phase=phase, share=share, labels=labels, works=limbs_of(self._works, self._shown.side),
            feels=self._feels if tinted else (), letters=letters, flipped=self.mirrored,
        )  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start turning the camera."""
        if self._turnable:
            self._dragged = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the camera with the pointer."""
        if self._dragged is not None and self._motion is not None:
            way = event.position() - self._dragged
            self._dragged = event.position()
            self.turn(-way.x() * DEGREES_PER_PIXEL, way.y() * DEGREES_PER_PIXEL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop turning the camera."""
        self._dragged = None

    def turn(self, right: float, up: float) -> None:
        """Turn the camera by degrees."""
        if self._motion is not None:
            own = self._motion.camera.mirrored() if self._shown.side == "right" else self._motion.camera
            self._camera = (self._camera or own).turned(right, up)
            self._forget()
            self.update()

    @property
    def _painter(self) -> "FigurePainter":
        if self._kept_painter is None:
            from backcoach.figure.figure_painter import FigurePainter
            from backcoach.figure.person_look import palette_of

            palette = palette_of(self._theme.person, "dark" if self._theme.dark else "light")
            self._kept_painter = FigurePainter(palette, person=self._theme.person)
        return self._kept_painter

    @property
    def _book(self) -> "FlipBook":
        if self._kept_book is None:
            from backcoach.figure.flip_book import FlipBook

            self._kept_book = FlipBook()
        return self._kept_book

    def _forget(self) -> None:
        """What was painted does not count any more."""
        self._seen = None
        if self._kept_book is not None:
            self._kept_book.forget()

    def _restyle(self) -> None:
        self._kept_painter = None
        self._forget()
        self.update()
