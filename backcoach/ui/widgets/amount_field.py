"""A number that is mostly one of a few: those are a click each, every other is stepped or typed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.fields import NumberField
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.theme import Theme

_WIDTH, _HEIGHT = 104, 34
"""Pixels of the field and of the buttons beside it."""


class AmountField(FormControl):
    """A number with its usual values beside it; `told` says one of them, such as "Sets: 3", for screen readers."""

    def __init__(
        self, theme: Theme, low: int, high: int, usual: Sequence[int], *, name: str, told: Callable[[int], str],
        step: int = 1,
    ) -> None:  # fmt: skip
        super().__init__()
        self.number = NumberField(theme, low, high, step=step, name=name, width=_WIDTH)
        self.number.changed.connect(self._mark)
        self.number.changed.connect(self.changed)
        self.buttons = {value: self._button(theme, value, told(value)) for value in usual}
        parts: list[QWidget] = [self.number, *self.buttons.values()]
        self.row.addWidget(FlowLayout(parts, spacing=4), 1)

    def value(self) -> int:
        """The number."""
        return int(self.number.value())

    def set_value(self, value: Any) -> None:
        """Show a number without a signal."""
        self.number.spin.blockSignals(True)
        self.number.set_value(value)
        self.number.spin.blockSignals(False)
        self._mark()

    def _button(self, theme: Theme, value: int, name: str) -> Button:
        button = Button(theme, f"{value}", kind="toggle", size=_HEIGHT, name=name)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._take(value))
        return button

    def _take(self, value: int) -> None:
        self.number.set_value(value)
        self._mark()

    def _mark(self) -> None:
        for value, button in self.buttons.items():
            button.setChecked(value == self.value())
