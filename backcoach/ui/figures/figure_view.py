"""A widget that shows the mannequin in one pose at a time, or its key poses side by side."""

from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
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
    from backcoach.figure.skeleton import Pose

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
        """Whether the picture is mirrored, for users who copy the figure as if it stood opposite them."""
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
        shown = self._as_painted(shown)
        before, self._shown = self._shown, shown
        if self.still or (before.overview and shown.overview):
            if before.side != shown.side or before.overview != shown.overview:
                self.update()
        elif before != shown:
            self._update_changed()

    def draw_ahead(self, shown: SessionPose) -> bool:
        """Draw a pose that will be shown, so that it only has to be copied then; false if that was not left to do."""
        motion, ratio = self._motion, self.devicePixelRatioF()
        if motion is None or self.still or shown.overview or self.size().isEmpty():
            return False
        if not self._painter.pixels_per_metre:  # which poses are painted follows from the size of the body
            self._frame(motion, ratio, self._as_painted(SessionPose(shown.side, None)))
        shown = self._as_painted(shown)
        if self._book.at(self._place(ratio), shown) is not None or self._book.is_full:
            return False
        self._frame(motion, ratio, shown)
        return True

    def _update_changed(self) -> None:
        """Have painted again what differs from what is seen."""
        before, motion = self._seen, self._motion
        if before is None or motion is None or self._shown.overview or self.labelled or not self.isVisible():
            self._seen = None
            self.update()
            return
        self._seen = self._frame(motion, before.ratio, self._shown)
        area = self._book.changed(before, self._seen)
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
        if self._scale < shown.scale:
            shown = replace(shown, scale=self._scale)
        scale = self._painter.pixels_per_metre
        if self._motion is None or not scale:
            return shown
        if shown.phase is None:
            return shown if self._motion.lead_in else replace(shown, progress=0.0)
        travel = self._travel_m(self._motion, shown.side, shown.phase)
        steps = 2 * ceil(travel * scale / 2)  # even, so that the way back has the same poses
        return replace(shown, progress=round(shown.progress * steps) / steps if steps else 1.0)

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
            self._paint_pose(painter, self._motion, *self._posed(self._motion, self._shown))

    def _paint_photos(self, painter: QPainter) -> None:
        """The picture for the phase; all of them where the figure would show its key poses.

        A picture that must not be mirrored stays as it is in the mirrored view, too.
        """
        from backcoach.figure.photos import paint_photo, paint_photos, photo_for

        shown, box = self._shown, QRectF(self.rect())
        mirrored = (shown.side == "right") != self.mirrored
        if self.still or shown.overview:
            paint_photos(painter, box, self._photos, mirrored=mirrored)
        else:
            paint_photo(painter, box, photo_for(self._photos, shown.phase), mirrored=mirrored)

    def _paint_pose(self, painter: QPainter, motion: "Motion", body: "Pose", options: "FigureOptions") -> "Drawing":
        from backcoach.figure.figure_painter import fineness

        box = QRectF(self.rect()).adjusted(0, LABEL if self.labelled else 0, 0, 0)
        drawing = self._painter.compose(box, fineness(painter), motion, body, options)
        self._painter.draw(painter, box, drawing)
        return drawing

    def _posed(self, motion: "Motion", shown: SessionPose) -> "tuple[Pose, FigureOptions]":
        """A pose, and what is drawn with it."""
        from backcoach.figure import pose

        body = pose(motion, shown.side, shown.phase, shown.progress, shown.breath, scale=shown.scale)
        return body, self._options(shown, labels=self.labelled and not self.mirrored)

    def _frame_for(self, painter: QPainter) -> "Frame | None":
        """One pose, if that is shown and the painter's pixels can be copied."""
        if self._motion is None or self.still or self._shown.overview:
            return None
        from backcoach.figure.flip_book import pixel_ratio

        ratio = pixel_ratio(painter)
        return self._frame(self._motion, ratio, self._shown) if ratio else None

    def _place(self, ratio: float) -> tuple[object, ...]:
        """Where poses are drawn, with so many pixels of a screen for one of ours."""
        return self.width(), self.height(), ratio, self.mirrored, self.labelled

    def _frame(self, motion: "Motion", ratio: float, shown: SessionPose) -> "Frame":
        """A pose as it is painted, with so many pixels of a screen for one of ours."""
        kept = self._book.at(self._place(ratio), shown)
        if kept is not None:
            return kept
        from backcoach.figure.figure_painter import likeness

        body, options = self._posed(motion, shown)
        alike = likeness(motion, body, options)
        return self._book.frame(shown, alike, lambda: self._drawn(motion, ratio, body, options))

    def _drawn(self, motion: "Motion", ratio: float, body: "Pose", options: "FigureOptions") -> "Frame":
        from backcoach.figure.flip_book import Frame

        image = QImage(ceil(self.width() * ratio), ceil(self.height() * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        painter.setFont(self.font())
        self._prepare(painter, self.rect().adjusted(0, 0, 1, 1))
        drawing = self._paint_pose(painter, motion, body, options)
        painter.end()
        return Frame.of(image, drawing.outlook())

    def _paint_key_poses(self, painter: QPainter, motion: "Motion") -> None:
        from backcoach.figure import key_poses

        poses = key_poses(motion, self._shown.side or "left", most=3, scale=self._shown.scale)
        rows = len(poses) if self.height() > self.width() else 1
        columns = 1 if rows > 1 else len(poses)
        width, height = self.width() / columns, self.height() / rows
        for place, (phase, body) in enumerate(poses):
            box = QRectF(place % columns * width, place // columns * height, width, height)
            options = self._options(replace(self._shown, phase=phase, progress=1.0), labels=False)
            self._painter.paint(painter, box, motion, body, options)

    def _options(self, shown: SessionPose, *, labels: bool) -> "FigureOptions":
        """What is drawn with the body: its marks, the letters of the limbs that work on this side, and the tint.

        In a session the tint is there only while the figure keeps still: soft edges cost half as much as the body.
        """
        from backcoach.figure.figure_painter import FigureOptions

        phase = shown.phase
        letters = self.words.pgettext("letter", "L"), self.words.pgettext("letter", "R")
        tinted = self.labelled or phase is None or phase in HOLDS
        return FigureOptions(
            camera=self._camera, phase=phase, share=shown.progress, labels=labels, letters=letters,
            works=limbs_of(self._works, shown.side), feels=self._feels if tinted else (), flipped=self.mirrored,
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
