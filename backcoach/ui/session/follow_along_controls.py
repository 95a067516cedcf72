"""The controls of the follow-along view (in code: "far"): large, shown only after the mouse moved or in a pause."""

from PySide6.QtCore import QPropertyAnimation, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.session.player import PlayerState
from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import Theme

SHOWN_MS, FADE_MS = 4000, 220
"""How long the controls stay after the mouse last moved, and how long they take to fade in."""
_SIZES = ((78, 14), (78, 6), (56, 4))
"""Pixels of a button and between two buttons: the first pair that fits; on a narrow stage the last."""
_WIDE = 900
"""Pixels below which a stage is narrow."""


class FollowAlongControls(RoundedPanel):
    """A row of round buttons, each with a word below it. `wake` shows it; in a pause it stays."""

    previous, toggled, next = Signal(), Signal(), Signal()
    more_time, hurt, how, left = Signal(), Signal(), Signal(), Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "surface", "line", parent)
        self._stage = parent
        self.calm = False
        """Whether it appears at once, without fading in."""
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
        more.setToolTip(
            words.gettext("Ten seconds more; if breaths or repetitions are counted, at least a whole one (+)")
        )
        self._add("hurt", words.gettext("that hurt"), words.gettext("That hurt"), self.hurt, "hurt")
        self._add("about", words.gettext("how?"), words.gettext("How it goes, step by step"), self.how)
        self._add("leave-full-screen", words.gettext("leave"), words.gettext("Leave the full screen"), self.left)
        self.hide()

    def show_state(self, state: PlayerState) -> None:
        """In a pause the controls stay, and the middle button says "go on"."""
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
        """Show the controls until the mouse has been still for a while."""
        if not self.isVisible():
            self.show()
            self.raise_()
            self._fade_in()
        if not self._stays:
            self._hide.start()

    def rest(self) -> None:
        """Hide at once: the follow-along view is left."""
        self._hide.stop()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back to the stage; otherwise Qt would give it to whatever comes next in the window."""
        if self.isAncestorOf(self.window().focusWidget()):
            self._stage.setFocus()
        super().hideEvent(event)

    def place(self, width: int, height: int, left: int, right: int) -> None:
        """Place the row at the foot of a stage of this size: between `left` and `right` if it fits there.

        If not, in the middle, or from `left` on if that is further right. On a narrow stage the buttons are smaller,
        and the row may begin further left.
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
        """The size of the row with buttons of `side` pixels and gaps of `gap` pixels."""
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
        """Fade from transparent to opaque; the effect is removed afterwards, since it costs a picture at each paint."""
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
