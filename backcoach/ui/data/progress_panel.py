"""The progress of long work, with a button to cancel it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.painting import smooth
from backcoach.ui.design.theme import Theme


class _Bar(QProgressBar):
    """A slim progress bar; Qt tells its value to screen readers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextVisible(False)

    def sizeHint(self) -> QSize:
        """A low bar."""
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the part that is done."""
        painter = smooth(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(self._theme.color("track"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(self._theme.color("accent"))
        box.setWidth(max(8.0, box.width() * self.value() / max(1, self.maximum())))
        painter.drawRoundedRect(box, 4, 4)


class ProgressPanel(QWidget):
    """Shown while something runs; takes no room otherwise."""

    def __init__(self, theme: Theme, work: BackgroundJobs) -> None:
        super().__init__()
        self._work = work
        self.bar = _Bar(theme)
        self.bar.setAccessibleName(theme.words.gettext("How far it is"))
        self.cancel = Button(theme, theme.words.gettext("Cancel"), kind="quiet", icon="close", size=36)
        self.cancel.clicked.connect(lambda _: work.cancel())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.setFixedHeight(36)
        self._show_parts(on=False)
        work.changed.connect(self._follow)
        work.progressed.connect(self._advance)

    def _follow(self) -> None:
        self.bar.setValue(0)
        if not self._work.busy:
            self._show_parts(on=False)

    def _advance(self, done: int, of: int) -> None:
        """Only work that reports progress can be cancelled; other work is too short for a bar."""
        if self._work.busy:
            self._show_parts(on=True)
            self.bar.setRange(0, of)
            self.bar.setValue(done)

    def _show_parts(self, *, on: bool) -> None:
        self.bar.setVisible(on)
        self.cancel.setVisible(on)
