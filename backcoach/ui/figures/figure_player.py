"""Plays the showing of an exercise in a figure view, as long as that can be seen."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from backcoach.catalog import Exercise
from backcoach.clock import Clock
from backcoach.ui.figures.demonstration import Demonstration
from backcoach.ui.figures.figure_view import FigureView

FRAME_MS = 33


class FigurePlayer(QObject):
    """Moves one view by the clock; stands still when the view is hidden or shows still pictures."""

    def __init__(self, view: FigureView, clock: Clock) -> None:
        super().__init__(view)
        self._view = view
        self._clock = clock
        self._showing: Demonstration | None = None
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.frame)
        view.installEventFilter(self)

    def use(self, exercise: Exercise) -> bool:
        """Play another exercise from its beginning; whether there is a figure of it."""
        drawn = self._view.use(exercise)
        self._showing = Demonstration(exercise) if drawn else None
        self._began = self._clock.monotonic()
        self.frame()
        self._follow()
        return drawn

    def frame(self) -> None:
        """Show what belongs to now; the timer calls this."""
        if self._showing is not None:
            self._view.show_pose(self._showing.at(self._clock.monotonic() - self._began))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the view in and out of sight."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return False

    def _follow(self) -> None:
        wanted = self._showing is not None and self._view.isVisible() and not self._view.still
        self._timer.start() if wanted else self._timer.stop()
