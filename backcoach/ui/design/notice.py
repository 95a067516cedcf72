"""A strip that says what happened and what can be done about it, until it is closed."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, RADIUS, Theme

MOST = 4
"""Sentences that stand together; a further one takes the place of the oldest."""


class Notice(QWidget):
    """Sentences, a line for each, with at most one action; those not yet closed stay, so that none is missed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentences: dict[int, str] = {}
        self._last = 0
        self._wanted: Callable[[], object] | None = None
        self._words = Label(theme, BODY)
        self._action = Button(theme, size=36)
        self._action.clicked.connect(self._act)
        close = Button(theme, icon="close", kind="quiet", name=self.tr("Close this message"), size=36)
        close.clicked.connect(lambda: self._show({}))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> int:
        """Show a sentence, with a button if something can be done about it; a number for `take_back`."""
        if action or not self._sentences:
            self._action.rename(action)
            self._action.setVisible(bool(action))
            self._wanted = act
        self._last += 1
        others = [(number, one) for number, one in self._sentences.items() if one != sentence]
        self._show(dict([*others, (self._last, sentence)][-MOST:]))
        return self._last

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, the oldest first."""
        return tuple(self._sentences.values())

    def take_back(self, number: int) -> None:
        """Show a sentence no more; nothing happens if it was closed or replaced."""
        self._show({other: sentence for other, sentence in self._sentences.items() if other != number})

    def _show(self, sentences: dict[int, str]) -> None:
        self._sentences = sentences
        self._words.say("\n".join(sentences.values()))
        self.setVisible(bool(sentences))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A framed strip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("hurt"), 1.2))
        painter.setBrush(self._theme.color("hurt_tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _act(self) -> None:
        self._show({})
        if self._wanted:
            self._wanted()
