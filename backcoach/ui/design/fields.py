"""What is typed into or stepped: one line of text, a number, a list to choose from."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QLineEdit

from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import SMALLEST
from backcoach.ui.design.painting import HEIGHT, FocusRing
from backcoach.ui.design.theme import BODY, Theme

_ROUND_TEXT = 6
"""Pixels that a line leaves beside its text."""


class LineEdit(QLineEdit):
    """One line of text to type."""

    def __init__(self, theme: Theme, *, name: str, hint: str = "", longest: int = 500) -> None:
        super().__init__()
        theme.dress(self, BODY, height=HEIGHT)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self.setTextMargins(11, 0, 11, 1)


class IgnoresWheel:
    """Mixin for a widget that ignores the mouse wheel, so that the page under the pointer scrolls."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


def prepare_spin_box(theme: Theme, spin: QAbstractSpinBox, name: str, width: int) -> None:
    """Give a spin box its font, accessible name and size in pixels."""
    theme.dress(spin, BODY, width=width, height=HEIGHT)
    spin.setAccessibleName(name)
    spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
    spin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _SpinText(spin)


class _SpinText(QObject):
    """The text of a spin box: a click on it takes the focus, and letters that do not fit are made smaller.

    The buttons leave the focus where it is: after a click on them a digit is still a score.
    """

    def __init__(self, spin: QAbstractSpinBox) -> None:
        super().__init__(spin)
        self._spin, self._line = spin, spin.lineEdit()
        self._line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._spin.setFocus(Qt.FocusReason.MouseFocusReason)
        elif event.type() == QEvent.Type.Paint:  # no single event tells of every change of text, font and room
            self._fit()
        return False

    def _fit(self) -> None:
        font = QFont(self._spin.font())
        wide = QFontMetrics(font).horizontalAdvance(self._line.displayText()) + _ROUND_TEXT
        if wide > self._line.width():
            font.setPixelSize(max(SMALLEST, font.pixelSize() * self._line.width() // wide))
        if font.pixelSize() != self._line.font().pixelSize():
            self._line.setFont(font)


class _Number(IgnoresWheel, QDoubleSpinBox):
    """A number without needless zeros."""

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", 4)


class NumberField(FormControl):
    """A number between `low` and `high`, in steps, followed by its unit."""

    def __init__(
        self, theme: Theme, low: float, high: float, *, step: float = 1, unit: str = "", name: str, width: int = 168
    ) -> None:
        super().__init__()
        self.spin = _Number()
        self.spin.setDecimals(0 if float(step).is_integer() else 2)
        self.spin.setRange(low, high)
        self.spin.setSingleStep(step)
        self.spin.setSuffix(unit)
        prepare_spin_box(theme, self.spin, name, width)
        self.row.addWidget(self.spin)
        self.row.addStretch()
        self.spin.valueChanged.connect(lambda _: self.changed.emit())

    def value(self) -> float:
        """The number, an int where the steps are whole."""
        value = self.spin.value()
        return round(value, 2) if self.spin.decimals() else int(value)

    def set_value(self, value: Any) -> None:
        """Show a number."""
        self.spin.setValue(value)


class PercentField(NumberField):
    """A fraction from 0 to 1, shown in steps of ten per cent."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, 0, 100, step=10, unit=" %", name=name)

    def value(self) -> float:
        """The fraction."""
        return super().value() / 100

    def set_value(self, value: Any) -> None:
        """Show a fraction."""
        super().set_value(round(value * 100))


class TextField(FormControl):
    """A short text as a form control; when it is left empty its value is the one that was last set."""

    def __init__(self, theme: Theme, *, name: str, longest: int = 20, width: int = 168) -> None:
        super().__init__()
        self._last_set = ""
        self.line = LineEdit(theme, name=name, longest=longest)
        theme.dress(self.line, BODY, width=width, height=HEIGHT)
        self.line.textEdited.connect(lambda _: self.changed.emit())
        self.row.addWidget(self.line)
        self.row.addStretch()

    def value(self) -> str:
        """What was typed, without spaces round it."""
        return self.line.text().strip() or self._last_set

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self._last_set = value
        self.line.setText(value)


class _ComboBox(IgnoresWheel, FocusRing, QComboBox):
    """Qt's own, with a ring."""


class Dropdown(FormControl):
    """Chooses among `choices`, texts or keys with their names, or the empty one, which is shown as `usual`."""

    def __init__(self, theme: Theme, usual: str, choices: Sequence[str] | Mapping[str, str], *, name: str) -> None:
        super().__init__()
        self._choices = ("", *choices)
        self._unavailable = ""
        self.box = _ComboBox()
        self.box.addItems([usual, *(choices.values() if isinstance(choices, Mapping) else choices)])
        theme.dress(self.box, BODY)
        self.box.setAccessibleName(name)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
        self.box.setCursor(Qt.CursorShape.PointingHandCursor)
        self.box.activated.connect(self._choose)
        self.row.addWidget(self.box)
        self.row.addStretch()

    def value(self) -> str:
        """The chosen text; one that was set but is not among the choices is kept until another is chosen."""
        return self._choices[self.box.currentIndex()] or self._unavailable

    def set_value(self, value: Any) -> None:
        """Choose a text."""
        self._unavailable = "" if value in self._choices else value
        self.box.setCurrentIndex(0 if self._unavailable else self._choices.index(value))

    def _choose(self) -> None:
        self._unavailable = ""
        self.changed.emit()
