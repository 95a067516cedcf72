"""A strip that says what happened and what can be done about it, until it is closed."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcoach.ui.design.announcing import announce
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import SMALLEST, Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import BODY, Theme

_SMALLEST = 7
"""Pixels of the smallest letters, at the usual size of text, of sentences that have little room; never under SMALLEST
on the screen if text is larger."""
MOST = 4
"""Sentences shown together; a further one replaces the oldest."""


class _Said(NamedTuple):
    """A sentence, the text of its button if something can be done, and what that does."""

    sentence: str
    action: str
    act: Callable[[], object] | None


class Notice(RoundedPanel):
    """Sentences, a line for each, and the action of the last one that has any; each stays until it is acted upon, taken
    back, or the user closes the strip.
    """

    closed = Signal()
    """Nothing is said any more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hurt_tint", "hurt", parent)
        self._said: dict[int, _Said] = {}
        self._last = 0
        self._label = Label(theme, BODY)
        self._action = Button(theme, size=36)
        self._action.clicked.connect(self._act)
        close = Button(theme, icon="close", kind="quiet", name=theme.words.gettext("Close this message"), size=36)
        close.clicked.connect(lambda: self._show({}))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._action)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> int:
        """Show a sentence; returns its number for `take_back`.

        `action` is the text of its button and `act` what that does, if something can be done.
        """
        self._last += 1
        news = sentence not in self.sentences
        others = [(number, one) for number, one in self._said.items() if one.sentence != sentence]
        self._show(dict([*others, (self._last, _Said(sentence, action, act))][-MOST:]))
        if news:
            announce(self, f"{sentence} {action}".strip())
        return self._last

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, the oldest first."""
        return tuple(one.sentence for one in self._said.values())

    def fit(self, width: int, room: int) -> int:
        """The height of the strip at a width: in smaller letters if it would be taller than that many pixels."""
        height, least = 0, min(_SMALLEST, round(SMALLEST / self._theme.scale))
        for pixels in range(BODY, least - 1, -1):
            self._label.set_pixels(pixels)
            height = self._row.totalHeightForWidth(width)
            if height <= room:
                break
        return height

    def take_back(self, number: int) -> None:
        """Show a sentence no more; nothing happens if it was closed or replaced."""
        self._show({other: one for other, one in self._said.items() if other != number})

    def _show(self, said: dict[int, _Said]) -> None:
        self._said = said
        self._label.say("\n".join(self.sentences))
        number = self._acting
        action = said[number].action if number else ""
        self._action.rename(action)
        self._action.setVisible(bool(action))
        self.setVisible(bool(said))
        if not said:
            self.closed.emit()

    @property
    def _acting(self) -> int:
        """The number of the sentence that the button belongs to; 0 if there is none."""
        return max((number for number, one in self._said.items() if one.action), default=0)

    def _act(self) -> None:
        number = self._acting
        act = self._said[number].act
        self._action.clearFocus()  # otherwise hiding it would pass the focus on to some other control
        self.take_back(number)
        if act:
            act()
