"""One of many: a button that opens the list."""

from collections.abc import Sequence
from typing import Any

from backcoach.desktop.controls.control import Control
from backcoach.desktop.controls.filter_chip import FilterChip
from backcoach.desktop.look import Look


class Pick(Control):
    """Chooses a text among `choices`, or the empty one, which is called `usual`."""

    def __init__(self, look: Look, usual: str, choices: Sequence[str], *, name: str) -> None:
        super().__init__()
        self._known = set(choices)
        self._chip = FilterChip(look, usual, usual, [(choice, choice) for choice in choices])
        self._chip.setAccessibleName(name)
        self._chip.setMinimumWidth(240)
        self._chip.changed.connect(self.changed)
        self.row.addWidget(self._chip)
        self.row.addStretch()
        self._kept = ""

    def value(self) -> str:
        """The text that is chosen; one that cannot be had at present is kept until another is chosen."""
        return self._chip.value or self._kept

    def set_value(self, value: Any) -> None:
        """Choose a text."""
        self._kept = "" if value in self._known else value
        self._chip.choose(value if value in self._known else "")
