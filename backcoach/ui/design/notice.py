"""A strip that says what happened and what can be done about it, until it is closed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcoach.ui.design.announcing import announce
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import BODY, Theme

_SMALLEST = 7
"""Pixels of the smallest letters, at the usual size of text, of sentences that have little room."""
MOST = 4
"""Sentences shown together; a further one replaces the oldest."""


class Notice(RoundedPanel):
    """Sentences, a line for each, and at most one action; each stays until the user closes the strip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hurt_tint", "hurt", parent)
        self._sentences: dict[int, str] = {}
        self._last = 0
        self._on_action: Callable[[], object] | None = None
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
        if action or not self._sentences:
            self._action.rename(action)
            self._action.setVisible(bool(action))
            self._on_action = act
        self._last += 1
        news = sentence not in self.sentences
        others = [(number, one) for number, one in self._sentences.items() if one != sentence]
        self._show(dict([*others, (self._last, sentence)][-MOST:]))
        if news:
            announce(self, f"{sentence} {action}".strip())
        return self._last

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, the oldest first."""
        return tuple(self._sentences.values())

    def fit(self, width: int, room: int) -> int:
        """The height of the strip at a width: in smaller letters if it would be taller than that many pixels."""
        height = 0
        for pixels in range(BODY, _SMALLEST - 1, -1):
            self._label.set_pixels(pixels)
            height = self._row.totalHeightForWidth(width)
            if height <= room:
                break
        return height

    def take_back(self, number: int) -> None:
        """Show a sentence no more; nothing happens if it was closed or replaced."""
        self._show({other: sentence for other, sentence in self._sentences.items() if other != number})

    def _show(self, sentences: dict[int, str]) -> None:
        self._sentences = sentences
        self._label.say("\n".join(sentences.values()))
        self.setVisible(bool(sentences))

    def _act(self) -> None:
        self._action.clearFocus()  # else hiding it would pass the focus on to some other control
        self._show({})
        if self._on_action:
            self._on_action()
