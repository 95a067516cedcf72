"""The keyboard shortcuts in two columns: those of a session and those of the window."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.painting import draw_box, smooth
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.keyboard import Shortcut

_PLUS = r"\+(?=.)"
"""Between keys that are pressed together; the key + itself is none."""
_HELD = ("Ctrl", "Shift", "Alt", "Meta")
_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeyCap(QLabel):
    """A key as it looks on a keyboard."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__(key)
        self._theme = theme
        theme.dress(self, SMALL, strong=True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as its text, at least square."""
        return QSize(max(30, self.fontMetrics().horizontalAdvance(self.text()) + 16), self.fontMetrics().height() + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A key with a thicker lower edge."""
        painter, theme = smooth(QPainter(self)), self._theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_box(painter, box, theme.color("edge"), theme.color("edge"), radius=6)
        draw_box(painter, box.adjusted(0, 0, 0, -2), theme.color("raised"), theme.color("edge"), radius=6)
        painter.setPen(theme.color("ink"))
        painter.drawText(self.rect().adjusted(0, 0, 0, -2), int(Qt.AlignmentFlag.AlignCenter), self.text())


class ShortcutsDialog(Dialog):
    """Lists what each key does: in a session at the left, in the window at the right."""

    reads_out = True

    def __init__(self, theme: Theme, keys: Sequence[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.words.gettext("Keys"), parent, width=840)
        self.words = theme.words
        self.change_wanted = False
        """The user wants other keys, and closed it for that."""
        listed = [key for key in keys if key.keys]
        in_session = 1 + max((place for place, key in enumerate(listed) if key.when == "session"), default=-1)
        columns = self.row(44)
        columns.addLayout(self._column(theme.words.gettext("A session"), listed[:in_session]), 1)
        columns.addLayout(self._column(theme.words.gettext("The window"), listed[in_session:]), 1)
        self.body.addLayout(columns)
        others = theme.words.gettext(
            "Media keys, Page Up and Page Down, and the buttons of a presenter’s remote do the same."
        )
        self.text(others, token="muted").set_pixels(SMALL)
        change = self.button(theme.words.gettext("Change keys…"))
        change.clicked.connect(self._want_change)
        close = self.button(theme.words.gettext("Close"), usual=True)
        close.clicked.connect(self.accept)
        self.fit()
        self.read_out()

    def _want_change(self) -> None:
        self.change_wanted = True
        self.accept()

    def _column(self, title: str, keys: Sequence[Shortcut]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self.text(title, strong=True, token="muted", into=column).set_pixels(SMALL)
        column.addSpacing(4)
        between = f" {self.words.gettext('or')} "
        for place, key in enumerate(keys):
            row = _ShortcutRow(self.theme, line_above=place > 0)
            told = (" ".join(map(_key_told, re.split(_PLUS, one))) for one in key.keys)
            row.setAccessibleName(self.words.labelled(key.words, between.join(told)))
            self.text(key.words, into=row.row)
            row.row.setStretch(0, 1)
            self._add_keys(row.row, key.keys)
            column.addWidget(row)
        column.addStretch()
        return column

    def _add_keys(self, row: QHBoxLayout, keys: Sequence[str]) -> None:
        for place, key in enumerate(keys):
            if place:
                self.text(self.words.gettext("or"), token="muted", into=row).set_pixels(SMALL)
            for part in _chord(key):
                row.addWidget(KeyCap(self.theme, part))


class _ShortcutRow(QWidget):
    """A text and its keys on one line, under a hairline."""

    accessible_role = "ListItem"

    def __init__(self, theme: Theme, *, line_above: bool) -> None:
        super().__init__()
        self._theme = theme
        self._line_above = line_above
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 5, 0, 4)
        self.row.setSpacing(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line_above:
            QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.color("line"))


def _chord(key: str) -> list[str]:
    """The keys to press together: "Ctrl+F" is Ctrl and F; a single "+" is one key."""
    parts = re.split(_PLUS, key)
    return [_SIGNS.get(part) or _key_told(part) for part in parts]


def _key_told(key: str) -> str:
    """The name of a key in the user's language, as Qt knows it: Strg for Ctrl, Leertaste for Space."""
    native = QKeySequence.SequenceFormat.NativeText
    if key in _HELD:
        return QKeySequence(f"{key}+A").toString(native).removesuffix("A").rstrip("+") or key
    return QKeySequence(key).toString(native) or key
