"""A score from 0 to 10, chosen with one key or one click; none is chosen at first."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from backcoach.ui.design.announcing import announce
from backcoach.ui.design.key_reader import is_plain, key_of
from backcoach.ui.design.labels import Label
from backcoach.ui.design.painting import RADIUS, FocusRing, draw_box, draw_ring, edge_of, smooth
from backcoach.ui.design.theme import SMALL, Theme

LOWEST, HIGHEST = 0, 10
_LEAST, _HALF = 30, 6
"""The least width of a number in pixels at the usual text size, and how many are in the first of two rows."""
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_ENDS: dict[int, int] = {Qt.Key.Key_Home: LOWEST, Qt.Key.Key_End: HIGHEST, Qt.Key.Key_X: HIGHEST}


class _NumberButton(FocusRing, QRadioButton):
    """One number of the row; the chosen one is filled, heavier and larger."""

    def __init__(self, theme: Theme, value: int, name: str) -> None:
        super().__init__(str(value))
        self._theme = theme
        self.wide = True
        """Whether all numbers are in one row."""
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Tall enough for a thumb, and for its number."""
        return QSize(60, max(64, self._theme.length(40)) if self.wide else max(48, self._theme.length(34)))

    def minimumSizeHint(self) -> QSize:
        """Eleven of them fit on the stage of a small window."""
        return QSize(30, 44)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """All of it counts."""
        return self.rect().contains(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The row handles all keys but the space bar."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The number on its ground."""
        painter = smooth(QPainter(self))
        theme, on = self._theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1) if on else QRectF(self.rect()).adjusted(2, 4, -2, -4)
        fill = "accent" if on else "tint" if self.underMouse() else "raised"
        draw_box(painter, box, theme.color(fill), theme.color("accent") if on else edge_of(theme))
        if self.ring:
            ring = box.adjusted(3, 3, -3, -3) if on else box
            draw_ring(painter, ring, theme.color("on_accent" if on else "ink"), RADIUS - 3 if on else RADIUS)
        pixels = min((24 if on else 20) * theme.scale, self.width() * 0.48, self.height() * 0.6)
        painter.setFont(theme.exact_font(pixels, strong=on))
        painter.setPen(theme.color("on_accent" if on else "ink"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class ScorePicker(QWidget):
    """Eleven numbers in a row; `chosen` carries the one that the user chooses, 0 to 10.

    `ends` are the texts below 0 and 10, by default no pain and the worst pain imaginable.
    Keys: 0 to 9; 1 and then 0, or X, for ten; arrows, Home and End.
    """

    chosen = Signal(int)
    accessible_role = "Grouping"

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, ends: tuple[str, str] | None = None) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._theme = theme
        self._ends = ends or (theme.words.gettext("no pain"), theme.words.gettext("worst pain imaginable"))
        self._after_one = False
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._picked)
        self._numbers = QGridLayout()
        self._numbers.setSpacing(2)
        for value in range(LOWEST, HIGHEST + 1):
            self._add_number(value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._numbers)
        layout.addLayout(self._end_labels())
        self.setFocusProxy(self._group.button(LOWEST))

    @property
    def value(self) -> int | None:
        """The chosen number; None before there is one."""
        value = self._group.checkedId()
        return value if value >= LOWEST else None

    def clear(self) -> None:
        """Choose nothing."""
        self._after_one = False
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def choose(self, value: int) -> None:
        """Choose a number as the user would: it takes the focus, and `chosen` is sent."""
        button = self._group.button(value)
        if button.hasFocus():
            announce(button, button.accessibleName())  # no focus moves, so nothing else would announce it
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chosen.emit(value)

    def show_value(self, value: int) -> None:
        """Show a number that was chosen before; nothing is sent."""
        self._group.button(value).setChecked(True)

    def focus_quietly(self) -> None:
        """Take the focus without a ring, which on the first number would look like a choice."""
        self._group.button(self.value or LOWEST).setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one row, or in two where the numbers would be too small to read."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.length(_LEAST * (HIGHEST + 1))
        for value in range(LOWEST, HIGHEST + 1):
            button = self._group.button(value)
            if button.wide != wide:  # type: ignore[attr-defined]  # a number of ours
                button.wide = wide  # type: ignore[attr-defined]
                self._numbers.addWidget(button, *(0, value) if wide else divmod(value, _HALF))

    def event(self, event: QEvent) -> bool:
        """Accept the keys of the row before they reach the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._number_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with a key."""
        number = self._number_of(event)
        if number is None:
            super().keyPressEvent(event)
            return
        self.choose(number)
        self._after_one = key_of(event) == Qt.Key.Key_1

    def _number_of(self, event: QKeyEvent) -> int | None:
        """The number that a key asks for; None for other keys."""
        key = key_of(event)
        if not is_plain(event):
            return None
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            ten = key == Qt.Key.Key_0 and self._after_one
            return HIGHEST if ten else key - Qt.Key.Key_0
        if key in _STEPS:
            step = _STEPS[key]
            start = self.value if self.value is not None else (-1 if step > 0 else HIGHEST + 1)
            return min(HIGHEST, max(LOWEST, start + step))
        return _ENDS.get(key)

    def _picked(self, value: int) -> None:
        self._after_one = False
        self.chosen.emit(value)

    def _add_number(self, value: int) -> None:
        names = {
            LOWEST: self.words.numbered(LOWEST, self._ends[0]),
            HIGHEST: self.words.numbered(HIGHEST, self._ends[1]),
        }
        button = _NumberButton(self._theme, value, names.get(value, str(value)))
        place, count = value - LOWEST + 1, HIGHEST - LOWEST + 1
        button.setAccessibleDescription(self.words.gettext("{place} of {count}", place=place, count=count))
        self._group.addButton(button, value)
        self._numbers.addWidget(button, 0, value)

    def _end_labels(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        for text, side in zip(self._ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            label = Label(self._theme, SMALL + 1, "muted", paragraph=True)
            label.say(text)
            label.setAlignment(side)
            row.addWidget(label, 1)
        return row
