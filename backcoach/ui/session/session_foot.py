"""The line at the foot of a session: what is spoken, the keys, or what comes next, and the time that is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.labels import Label
from backcoach.ui.design.mirrored import mirror
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.captions import Captions, Turns
from backcoach.ui.session.session_layout import SessionLayout
from backcoach.ui.session.session_text import SessionLines

EXPLAINED_S = 10.0
"""Seconds for which the follow-along view explains its keys."""
_GAP = 16
"""Pixels between words and controls."""


class SessionFoot:
    """Two labels over the stage, `coming` and `left`, and their texts at a time of the session in seconds."""

    def __init__(self, theme: Theme, stage: QWidget) -> None:
        self._words = theme.words
        self._stage = stage
        self.coming = Label(theme, 15, "muted", parent=stage)
        self.left = Label(theme, 15, "muted", one_line=True, parent=stage)
        self._captions = Captions(self._holds)
        self._text = SessionLines()
        self._coming = ""
        self._turns = Turns(self._holds)
        self._pixels = 15
        self._far = self._paused = False
        self._explained_until = 0.0

    def show_text(self, text: SessionLines, t: float) -> None:
        """Other texts."""
        self._text = text
        self._choose_coming()
        self.left.say(text.left)
        self.show_time(t)

    def show_time(self, t: float) -> None:
        """The same texts at another time."""
        self.coming.say(self.words_at(t))

    def show_paused(self, t: float, *, paused: bool) -> None:
        """Whether the session is paused."""
        self._paused = paused
        self.show_time(t)

    def show_far(self, t: float, *, far: bool) -> None:
        """Whether the follow-along view is shown: then the keys are explained for a while."""
        self._far = far
        self._explained_until = t + EXPLAINED_S if far else 0.0

    def show_caption(self, spoken: str, t: float) -> None:
        """What is being spoken from now on; empty for nothing."""
        self._captions.show(spoken, t)
        self.show_time(t)

    def arrange(self, boxes: SessionLayout, t: float) -> None:
        """Place both labels."""
        self._pixels = boxes.foot_px
        below = boxes.left.top() > boxes.coming.bottom()
        sides = Qt.AlignmentFlag
        self.left.setAlignment((sides.AlignLeft if below else sides.AlignRight) | sides.AlignVCenter)
        self.left.fit_into(boxes.left, boxes.foot_px)
        self.coming.fit_into(boxes.coming, boxes.foot_px)
        self._captions.refit()
        self._turns.refit()
        self._choose_coming()
        self.show_time(t)
        mirror(self._stage, self.left, self.coming)

    def between(self, boxes: SessionLayout) -> tuple[int, int]:
        """Where the words about the keys end and the time left begins, if the two are side by side."""
        end = boxes.foot.left() + self.coming.fontMetrics().horizontalAdvance(self._keys(paused=True)) + _GAP
        beside = boxes.left.top() <= boxes.coming.bottom()
        time = self.left.fontMetrics().horizontalAdvance(self.left.text()) + _GAP if beside else 0
        return end, boxes.foot.right() - time

    def words_at(self, t: float) -> str:
        """What is spoken, otherwise the keys of the follow-along view for a while and in a pause, otherwise what comes
        next."""
        caption = self._captions.at(t)
        explains = self._far and (self._paused or t < self._explained_until)
        if explains and (not caption or (self._paused and self._hidden_by_controls(caption))):
            return self._keys(paused=self._paused)
        return caption or self._coming_at(t)

    def _hidden_by_controls(self, caption: str) -> bool:
        """Whether the controls, which stay in a pause, would lie over the end of it."""
        wide = self.coming.fontMetrics().horizontalAdvance
        return wide(caption) > wide(self._keys(paused=True))

    def _coming_at(self, t: float) -> str:
        """What comes next; when following along, in parts that take turns if it is too long for large letters."""
        return self._turns.at(self._coming, t) if self._far else self._coming

    def _choose_coming(self) -> None:
        """With what its side means if there is room for that: measured for each text, not for each frame."""
        self._coming = self._text.coming if self._holds(self._text.coming) else self._text.coming_short

    def _keys(self, *, paused: bool) -> str:
        words = self._words
        return words.gettext("Space goes on · Esc leaves") if paused else words.gettext("Space pauses · Esc leaves")

    def _holds(self, words: str) -> bool:
        """Whether words are read whole, in letters of the size that is meant for them."""
        return bool(self.coming.fitting(words, self._pixels, self._pixels))
