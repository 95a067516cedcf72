"""Check boxes with a whole row to hit and a text that wraps."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy

from backcoach.ui.design.check_painting import BESIDE_TEXT, row_height
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.painting import HEIGHT, FocusRing
from backcoach.ui.design.theme import BODY, Theme


class CheckBox(FocusRing, QCheckBox):
    """A check box; `hint` is a quieter line below its text, `token` the colour of a set tick."""

    def __init__(self, theme: Theme, text: str, *, hint: str = "", token: str = "accent") -> None:
        super().__init__(text)
        self._theme = theme
        self._hint = hint
        self.setProperty("hint", hint)
        self.setProperty("token", token)
        theme.dress(self, BODY)
        self.setAccessibleDescription(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Yes: its text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the wrapped text, never less than what is easy to hit."""
        return row_height(self._theme, self.fontMetrics(), self.text(), self._hint, width)

    def sizeHint(self) -> QSize:
        """On one line if there is room."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(width, 320) + BESIDE_TEXT, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two columns in a small window."""
        return QSize(160, HEIGHT - 4)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """The whole row counts."""
        return self.rect().contains(place)


class Switch(FormControl):
    """One check box as a form control; its value is true when it is ticked."""

    accessible_role = "Grouping"

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.tick = CheckBox(theme, text)
        self.tick.clicked.connect(self.changed)
        self.row.addWidget(self.tick)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.tick.setChecked(bool(value))


class CheckBoxList(FormControl):
    """Check boxes in columns; the value is the tuple of the ticked ones. Options are (value, text, hint)."""

    accessible_role = "Grouping"

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str, str]], *, columns: int = 2) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.row.addLayout(grid)
        self.ticks: dict[str, CheckBox] = {}
        rows = -(-len(options) // columns)
        for place, (value, text, hint) in enumerate(options):
            tick = self.ticks[value] = CheckBox(theme, text, hint=hint)
            tick.clicked.connect(self.changed)
            grid.addWidget(tick, place % rows, place // rows)

    def value(self) -> tuple[str, ...]:
        """The ticked values, in the order of the options."""
        return tuple(value for value, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick these and no others."""
        chosen: Collection[str] = value
        for name, tick in self.ticks.items():
            tick.setChecked(name in chosen)
