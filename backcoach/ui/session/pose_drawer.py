"""Draws the poses of a movement before they are shown, so that no frame of it waits for one."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.session_pose import SessionPose

EVERY_S = 0.5
"""Seconds of a rest between two poses, so that it stays cheap."""


class PoseDrawer(QObject):
    """Has a figure draw one pose at a time; those that are drawn already cost nothing."""

    def __init__(self, figure: FigureView) -> None:
        super().__init__(figure)
        self._figure = figure
        self._left: Iterator[SessionPose] = iter(())
        self._next = QTimer(self)
        self._next.timeout.connect(self._draw)

    def use(self, poses: Iterator[SessionPose]) -> None:
        """Draw these, whenever there is time for one."""
        self._left = poses
        self._next.stop()

    def hurry(self) -> None:
        """Draw them whenever the window has nothing else to do."""
        self._next.start(0)

    def show_time(self, before: float, now: float) -> None:
        """In a session time goes on from `before` to `now`, in seconds; there may be time for one pose."""
        if now // EVERY_S != before // EVERY_S:
            self._draw()

    @property
    def busy(self) -> bool:
        """Whether it hurries, with poses left to draw."""
        return self._next.isActive()

    def _draw(self) -> None:
        if not any(self._figure.draw_ahead(pose) for pose in self._left):
            self._next.stop()
