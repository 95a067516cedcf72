"""The controls of the follow-along view: large, and there only while the mouse moves or the session is paused."""

from PySide6.QtCore import QPropertyAnimation, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.session.player import PlayerState
from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import Theme

SHOWN_MS, FADE_MS = 4000, 220
"""For how long the controls stay after the last movement, and how long they take to come up."""
_SIZES = ((78, 14), (78, 6), (56, 4))
"""Pixels of a button and between two: the first that have room; the last on a narrow stage."""
_WIDE = 900
"""Pixels below which a stage is narrow."""


class FarControls(RoundedPanel):
    """A row of round buttons with their words below. `wake` brings it up; in a pause it stays."""

    previous, toggled, next = Signal(), Signal(), Signal()
    more_time, hurt, how, left = Signal(), Signal(), Signal(), Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "surface", "line", parent)
        self._stage = parent
        self.calm = False
        """Whether it comes up at once, without fading in."""
        self._stays = False
        self._hide = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._hide.timeout.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 16, 8)
        self._row.setSpacing(14)
        words = theme.words
        self._buttons: list[Button] = []
        self._labels: list[Label] = []
        self._add("previous", words.gettext("back"), words.gettext("Previous step"), self.previous)
        self.play = self._add("pause", words.gettext("pause"), words.gettext("Pause"), self.toggled, "filled")
        self._play_label = self._labels[-1]
        self._add("next", words.gettext("next"), words.gettext("Next step"), self.next)
        more = self._add("add-time", words.gettext("+10 s"), words.gettext("Ten seconds more"), self.more_time)
        more.setToolTip(words.gettext("Ten seconds more; of breaths and repetitions whole ones, at least one (+)"))
        self._add("hurt", words.gettext("that hurt"), words.gettext("That hurt"), self.hurt, "hurt")
        self._add("about", words.gettext("how?"), words.gettext("How it goes, step by step"), self.how)
        self._add("leave-full-screen", words.gettext("leave"), words.gettext("Leave the full screen"), self.left)
        self.hide()

    def show_state(self, state: PlayerState) -> None:
        """In a pause the controls stay, and the button in the middle goes on."""
        words = self._theme.words
        paused = state == "paused"
        self._play_label.say(words.gettext("go on") if paused else words.gettext("pause"))
        self.play.set_icon("play" if paused else "pause", words.gettext("Go on") if paused else words.gettext("Pause"))
        self._stays = paused
        if paused:
            self._hide.stop()
        elif self.isVisible():
            self._hide.start()

    def wake(self) -> None:
        """Come up, and stay until nothing has moved for a while."""
        if not self.isVisible():
            self.show()
            self.raise_()
            self._fade_in()
        if not self._stays:
            self._hide.start()

    def rest(self) -> None:
        """Go at once: the follow-along view is left."""
        self._hide.stop()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """The keyboard belongs to the stage again: else the focus would go to whatever comes next in the window."""
        if self.isAncestorOf(self.window().focusWidget()):
            self._stage.setFocus()
        super().hideEvent(event)

    def place(self, width: int, height: int, left: int, right: int) -> None:
        """Lie at the foot of a stage of that size: between `left` and `right` where they fit there.

        Else in the middle, or from `left` on if that is farther to the right. On a narrow stage the buttons are
        smaller, and the row may begin farther left.
        """
        size = QSize()
        for side, gap in _SIZES if width >= _WIDE else _SIZES[-1:]:
            size = self._sized(side, gap)
            if size.width() <= right - left:
                break
        between = (left + right - size.width()) // 2
        x = between if between >= left else max(left, (width - size.width()) // 2)
        x = max(0, min(x, width - size.width()))
        self.setGeometry(x, height - size.height() - 6, size.width(), size.height())

    def _sized(self, side: int, gap: int) -> QSize:
        """The room that buttons of this size take."""
        for button in self._buttons:
            button.setProperty("buttonHeight", side)
            button.setFixedSize(side, side)
        self._row.setSpacing(gap)
        self._row.activate()
        return self._row.minimumSize()

    def _add(self, icon: str, text: str, name: str, pressed: SignalInstance, kind: Kind = "outlined") -> Button:
        button = Button(self._theme, kind=kind, icon=icon, name=name, size=_SIZES[0][0])
        button.clicked.connect(pressed)
        label = Label(self._theme, 17)
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.say(text)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addLayout(column)
        self._buttons.append(button)
        self._labels.append(label)
        return button

    def _fade_in(self) -> None:
        """From nothing to all; the effect goes when it is done, since it costs a picture each time."""
        if self.calm or self.graphicsEffect() is not None:
            return
        effect = QGraphicsOpacityEffect(self)
        effect.setOpacity(0.0)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(FADE_MS)
        fade.setEndValue(1.0)
        fade.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]  # how Qt lets go of it
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
