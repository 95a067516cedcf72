"""The row of controls below the stage: steps at the left, "that hurt" and Stop far from them at the right."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcoach.session.player import PlayerState
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import Theme


class TransportBar(QWidget):
    """Buttons for everything that can be done to a session, with a signal for each."""

    previous = Signal()
    toggled = Signal()
    next = Signal()
    restart = Signal()
    more_time = Signal()
    hurt = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._play = Button(theme, icon="pause", kind="filled", name=theme.words.gettext("Pause"), size=60)
        hurt = theme.words.gettext("That hurt")
        self._hurt = Button(theme, hurt, kind="hurt", icon="hurt", name=hurt, size=44)
        self._hurt.setCheckable(True)
        more = Button(theme, theme.words.gettext("+10 s"), name=theme.words.gettext("Ten seconds more"), size=44)
        more.setToolTip(
            theme.words.gettext("Ten seconds more; if breaths or repetitions are counted, at least a whole one (+)")
        )
        again = Button(theme, icon="restart", name=theme.words.gettext("Restart this exercise"), size=44)
        self._stop = stop = Button(
            theme, theme.words.gettext("Stop"), kind="stop", name=theme.words.gettext("Stop"), size=44
        )
        self._more = more
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button, pressed, stretch in (
            (Button(theme, icon="previous", name=theme.words.gettext("Previous step"), size=44), self.previous, 0),
            (self._play, self.toggled, 0),
            (Button(theme, icon="next", name=theme.words.gettext("Next step"), size=44), self.next, 0),
            (again, self.restart, 0),
            (more, self.more_time, 1),
            (self._hurt, self.hurt, 0),
            (stop, self.stopped, 0),
        ):
            button.clicked.connect(pressed)
            row.addWidget(button)
            if stretch:
                row.addStretch(stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out for another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """In a narrow or low bar one text after another gives way to an icon; names and tool tips remain.

        The word Stop is the last to go.
        """
        self._play.set_height(min(60, max(44, self.height() - 4)))
        worded = ((self._hurt, "", self.words.gettext("That hurt"), self.width() >= 520),
                  (self._more, "add-time", self.words.gettext("+10 s"), True),
                  (self._stop, "stop", self.words.gettext("Stop"), True))  # fmt: skip
        self._row.setSpacing(8 if self.width() >= 460 else 3)
        for button, icon, text, allowed in worded:
            button.setText(text if allowed else "")
            if icon:
                button.setProperty("iconName", "")
        for button, icon, _, _ in worded:
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                break
            button.setText("")
            if icon:
                button.setProperty("iconName", icon)
        for button, *_ in worded:
            button.updateGeometry()

    def show_state(self, state: PlayerState, *, hurts: bool) -> None:
        """Show whether the session runs and whether the current step is marked."""
        if state == "running":
            self._play.set_icon("pause", self.words.gettext("Pause"))
        else:
            self._play.set_icon("play", self.words.gettext("Go on"))
        self._hurt.setChecked(hurts)
