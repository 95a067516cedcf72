"""The keys, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from backcoach.desktop.cards.card import Card
from backcoach.desktop.controls.labels import Words
from backcoach.desktop.controls.paint import draw_box, smooth
from backcoach.desktop.look import BODY, SMALL, Look

_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeyCap(QLabel):
    """A key as it looks on a keyboard."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__(key)
        self._look = look
        self.setFont(look.font(SMALL, strong=True))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(self.sizeHint())
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as its word, at least square."""
        return QSize(max(30, self.fontMetrics().horizontalAdvance(self.text()) + 16), 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A key with a thicker lower edge."""
        painter, look = smooth(QPainter(self)), self._look
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_box(painter, box, look.color("line"), look.color("line"), radius=6)
        draw_box(painter, box.adjusted(0, 0, 0, -2), look.color("raised"), look.color("line"), radius=6)
        painter.setPen(look.color("ink"))
        painter.drawText(self.rect().adjusted(0, 0, 0, -2), int(Qt.AlignmentFlag.AlignCenter), self.text())


class ShortcutsCard(Card):
    """Lists what each key does; `keys` are (keys as Qt writes them, a space between alternatives, words) by column."""

    def __init__(self, look: Look, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Keys"), parent, width=760)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(2, 16)
        for column in (1, 4):
            grid.setColumnStretch(column, 1)
        rows = -(-len(keys) // 2)
        for place, (key, words) in enumerate(keys):
            left = 3 * (place // rows)
            grid.addLayout(self._caps(key), place % rows, left)
            label = Words(look, BODY)
            label.say(words)
            grid.addWidget(label, place % rows, left + 1)
        self.body.addLayout(grid)
        close = self.button(self.tr("Close"), usual=True)
        close.clicked.connect(self.accept)
        self.fit()

    def _caps(self, keys: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch()
        for place, key in enumerate(keys.split()):
            if place:
                between = Words(self.look, SMALL, "muted")
                between.say(self.tr("or"))
                row.addWidget(between)
            for part in _chord(key):
                row.addWidget(KeyCap(self.look, part))
        return row


def _chord(key: str) -> list[str]:
    """The keys to press together: Ctrl+F is Ctrl and F, and + is itself."""
    parts = key.split("+") if len(key) > 1 else [key]
    return [_SIGNS.get(part, part) for part in parts]
