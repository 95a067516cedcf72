"""Small pictures of the exercises, drawn one by one when the window is idle and cached on disk."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from backcoach.app.motion_library import MotionLibrary
from backcoach.catalog.types import Picture
from backcoach.outside import read_regular
from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from backcoach.figure import Pose

LARGEST = 1_000_000
"""Bytes of the largest kept picture that is read; they have some thousand."""
VERSION = 2
"""Increase this to redraw all pictures although no motion has changed."""


class Thumbnails(QObject):
    """Returns pictures now or later: `drawn` is emitted when a requested one is ready.

    Nothing is read or drawn before `begin`, which is called after the first paint.
    """

    drawn = Signal()

    def __init__(
        self, theme: Theme, motions: MotionLibrary, folder: Path, photo: Callable[[str], Path | None] = lambda _: None,
        figure: Callable[[str], str] = str,
    ) -> None:  # fmt: skip
        super().__init__()
        self._photo, self._figure = photo, figure
        self._theme = theme
        self._motions = motions
        self._folder = folder
        self._pictures: dict[str, QPixmap | None] = {}
        self._wanted: dict[str, tuple[str, QSize, float]] = {}
        self._begun = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._draw_next)
        theme.changed.connect(self._pictures.clear)

    def forget(self) -> None:
        """Read or draw all pictures again when they are wanted: exercises have changed."""
        self._pictures.clear()
        self.drawn.emit()

    def begin(self) -> None:
        """Start reading and drawing."""
        self._begun = True
        self._idle.start(0)

    def stop(self) -> None:
        """Draw no more: the window closes."""
        self._begun = False
        self._idle.stop()

    @property
    def busy(self) -> bool:
        """Whether requested pictures are still to be drawn."""
        return bool(self._wanted)

    def picture(self, exercise: str, size: QSize, ratio: float) -> QPixmap | None:
        """The picture, or None if it is not drawn yet or there is no figure; `size` is in logical pixels."""
        key = f"{exercise}-{size.width()}x{size.height()}@{ratio:g}-{'dark' if self._theme.dark else 'light'}"
        if key not in self._pictures and key not in self._wanted:
            self._wanted[key] = (exercise, size, ratio)
            if self._begun:
                self._idle.start(0)
        return self._pictures.get(key)

    def _draw_next(self) -> None:
        """Draw one picture, then return to the event loop."""
        if not self._wanted:
            return
        key = next(iter(self._wanted))
        exercise, size, ratio = self._wanted.pop(key)
        self._pictures[key] = self._kept_or_drawn(key, exercise, size, ratio)
        self.drawn.emit()
        if self._wanted:
            self._idle.start(0)

    def _kept_or_drawn(self, key: str, exercise: str, size: QSize, ratio: float) -> QPixmap | None:
        photo = self._photo(exercise)
        source = photo or self._motions.file(self._figure(exercise))
        if not source.exists():
            return None
        person = "-".join(msgspec.structs.astuple(self._theme.person))
        path = self._folder / f"{key}-{VERSION}-{source.stat().st_mtime_ns}-{person}.png"
        picture = QPixmap()
        with suppress(OSError):
            picture.loadFromData(read_regular(path, LARGEST))
        if picture.isNull():
            picture = self._shrunk(photo, size * ratio) if photo else self._draw(exercise, size * ratio)
            self._keep(path, key, picture)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _keep(self, path: Path, key: str, picture: QPixmap) -> None:
        """Save a picture and delete older versions; if that fails, it is only drawn again after the next start."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for old in self._folder.glob(f"{key}-*.png"):
                old.unlink()
        except OSError:
            return
        picture.save(str(path))

    def _shrunk(self, photo: Path, size: QSize) -> QPixmap:
        """A picture of the user's own, as large as fits."""
        from backcoach.figure.photos import paint_photos, read_photos

        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        painter = QPainter(image)
        photos = read_photos([(Picture(file=photo.name), photo)])
        paint_photos(painter, QRectF(image.rect()), photos, mirrored=False)
        painter.end()
        return QPixmap.fromImage(image)

    def _draw(self, exercise: str, size: QSize) -> QPixmap:
        from backcoach.figure import key_poses
        from backcoach.figure.figure_painter import FigureOptions, FigurePainter
        from backcoach.figure.person_look import palette_of

        motion = self._motions.get(self._figure(exercise))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        if motion is None:  # a file of the user's that cannot be used
            return QPixmap.fromImage(image)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        phase, body = _main_pose(key_poses(motion, "left", most=3))
        options = FigureOptions(phase=phase, marks=False, labels=False)
        person = self._theme.person
        palette = palette_of(person, "dark" if self._theme.dark else "light")
        FigurePainter(palette, person=person).paint(painter, QRectF(image.rect()), motion, body, options)
        painter.end()
        return QPixmap.fromImage(image)


def _main_pose(poses: "list[tuple[str, Pose]]") -> "tuple[str, Pose]":
    """The most characteristic of one to three key poses: the one that the start leads to."""
    return poses[len(poses) // 2]
