"""Parts over the stage of a session: the follow-along controls, the sign to go on, and what to do when it hurt.

`far` means that the follow-along view is shown: the full screen, read from the floor.
"""

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from backcoach.session.player import PlayerState
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.follow_along_controls import FollowAlongControls
from backcoach.ui.session.hurt_card import HurtCard

_SIGN, _LEAST, _SHARE = 120, 72, 0.22
"""Pixels of the sign to go on in the window, its least size, and its share of the height when following along."""


class SessionOverlay(QObject):
    """Parts that come and go over the stage without moving anything below them.

    `asking` tells whether the card about what hurt is shown: messages wait until it is gone.
    """

    asking = Signal(bool)

    def __init__(self, theme: Theme, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self.controls = FollowAlongControls(theme, stage)
        self.hurt = HurtCard(theme, stage)
        self.sign = Button(
            theme, kind="filled", icon="play", name=theme.words.gettext("Go on (Space)"), size=_SIGN, parent=stage
        )
        self.sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the space bar does the same, and focus must not jump with it
        self.sign.hide()
        self._paused = self._far = False
        self._size, self._figure, self._middle, self._between = QSize(), QRect(), QRect(), (0, 0)

    def show_state(self, state: PlayerState) -> None:
        """In a pause show the large sign to go on, and when following along the controls, unless the card is open."""
        self._paused = state == "paused"
        if not self._paused:
            self.close_card()
        self.controls.show_state(state)
        self._settle()

    def show_far(self, *, far: bool) -> None:
        """Whether the follow-along view is shown; only there are the controls."""
        self._far = far
        self._settle()

    def offer_ease(self, name: str, easier: str, fewer: str, *, goes_on: bool) -> None:
        """Ask what to do about an exercise that hurt."""
        self.hurt.offer(name, easier, fewer, goes_on=goes_on)
        self._place()
        self._settle()
        self.asking.emit(True)

    def close_card(self) -> None:
        """Close the card about what hurt; the focus goes back to the stage."""
        if self.hurt.isVisible():
            self._stage.setFocus()
            self.hurt.hide()
            self._settle()
            self.asking.emit(False)

    def wake(self) -> None:
        """The mouse or a finger moved: show the controls when following along."""
        if self._far:
            self.controls.wake()

    def arrange(self, size: QSize, figure: QRect, middle: QRect, between: tuple[int, int]) -> None:
        """Place all parts over a stage of this size: the card in `middle`, the controls `between` two places below."""
        self._size, self._figure, self._middle, self._between = size, figure, middle, between
        self._place()

    def _place(self) -> None:
        size, figure = self._size, self._figure
        self.controls.place(size.width(), size.height(), *self._between)
        side = round(size.height() * _SHARE) if self._far else _SIGN
        side = max(_LEAST, min(side, figure.height(), figure.width()))
        self.sign.setProperty("buttonHeight", side)
        self.sign.setGeometry(QRect(figure.center() - QPoint(side // 2, side // 2), QSize(side, side)))
        self.hurt.place(self._middle, QRect(QPoint(), size), far=self._far)

    def _settle(self) -> None:
        asks = self.hurt.isVisible()
        self.sign.setVisible(self._paused and not asks)
        self.sign.raise_()
        if self._far and self._paused and not asks:
            self.controls.wake()
        elif not self._far or asks:
            self.controls.rest()
