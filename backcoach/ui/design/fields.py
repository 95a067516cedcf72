"""A frame of our own round the parts of Qt that take typing, and the stepper and the line made with it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QHBoxLayout, QLineEdit, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.painting import HEIGHT, draw_box, draw_ring, edge_of, smooth
from backcoach.ui.design.theme import BODY, Theme


class FieldFrame(QWidget):
    """A rounded frame round one editable part, with a ring while that has the keyboard."""

    def __init__(self, theme: Theme, inner: QLineEdit | QAbstractSpinBox, *, side: int = 12) -> None:
        super().__init__()
        self._theme = theme
        self._inner = inner
        inner.setFrame(False)
        inner.setFont(theme.font(BODY))
        inner.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        inner.installEventFilter(self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(side, 4, side, 4)
        self.row.setSpacing(0)
        self.row.addWidget(inner)
        self.setFixedHeight(HEIGHT)
        self.setFocusProxy(inner)
        theme.changed.connect(self._restyle)
        self._restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint the ring when the keyboard comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame."""
        painter = smooth(QPainter(self))
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_box(painter, box, self._theme.color("raised"), edge_of(self._theme))
        if self._inner.hasFocus():
            draw_ring(painter, box, self._theme.color("accent"))

    def _restyle(self) -> None:
        self._inner.setPalette(self._theme.palette())
        self.update()


class LineEdit(FieldFrame):
    """One line of text to type."""

    def __init__(self, theme: Theme, *, name: str, hint: str = "", longest: int = 500) -> None:
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.edit.setMaxLength(longest)
        super().__init__(theme, self.edit)


class SpinBox(FieldFrame):
    """A spin box between two large buttons, which call `step` with -1 and 1; `names` are its own, less and more."""

    def __init__(
        self, theme: Theme, spin: QAbstractSpinBox, step: Callable[[int], None], names: tuple[str, str, str], width: int
    ) -> None:
        super().__init__(theme, spin, side=4)
        name, less, more = names
        spin.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setAccessibleName(name)
        self.less = self._button("minus", less, lambda: step(-1))
        self.more = self._button("plus", more, lambda: step(1))
        self.row.insertWidget(0, self.less)
        self.row.addWidget(self.more)
        self.setFixedWidth(width)

    def _button(self, icon: str, name: str, step: Callable[[], None]) -> Button:
        button = Button(self._theme, icon=icon, name=name, kind="quiet", size=36)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda _: step())
        return button


class _Number(QDoubleSpinBox):
    """A number without needless zeros that a passing mouse wheel leaves alone."""

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", 4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, HEIGHT - 8)


class NumberField(FormControl):
    """A number between two ends, in steps; its unit stands behind it."""

    def __init__(
        self, theme: Theme, low: float, high: float, *, step: float = 1, unit: str = "", name: str, width: int = 168
    ) -> None:
        super().__init__()
        self.spin = _Number()
        self.spin.setDecimals(0 if float(step).is_integer() else 2)
        self.spin.setRange(low, high)
        self.spin.setSingleStep(step)
        self.spin.setSuffix(unit)
        self.spin.setKeyboardTracking(True)
        self.spinner = SpinBox(theme, self.spin, self.spin.stepBy, (name, self.tr("Less"), self.tr("More")), width)
        self.row.addWidget(self.spinner)
        self.row.addStretch()
        self.spin.valueChanged.connect(lambda _: self.changed.emit())

    def value(self) -> float:
        """The number, whole where its steps are whole."""
        value = self.spin.value()
        return round(value, 2) if self.spin.decimals() else int(value)

    def set_value(self, value: Any) -> None:
        """Show a number."""
        self.spin.setValue(value)


class PercentField(NumberField):
    """A share from 0 to 1, shown in steps of ten per cent."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, 0, 100, step=10, unit=" %", name=name)

    def value(self) -> float:
        """The share."""
        return super().value() / 100

    def set_value(self, value: Any) -> None:
        """Show a share."""
        super().set_value(round(value * 100))


class TextField(FormControl):
    """A short text that is a value of its own; it falls back to what it was when it is left empty."""

    def __init__(self, theme: Theme, *, name: str, longest: int = 20, width: int = 168) -> None:
        super().__init__()
        self._usual = ""
        self.line = LineEdit(theme, name=name, longest=longest)
        self.line.setFixedWidth(width)
        self.line.edit.textEdited.connect(lambda _: self.changed.emit())
        self.row.addWidget(self.line)
        self.row.addStretch()

    def value(self) -> str:
        """What was typed, without spaces round it."""
        return self.line.edit.text().strip() or self._usual

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self._usual = value
        self.line.edit.setText(value)
