"""A form from a list of rows: each row has the setting that its control shows and changes."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcoach.app.preferences import Preferences
from backcoach.app.setting_fields import SettingField
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, SMALL, Theme

_LABEL = 168
"""Pixels of the column of labels."""


class FormRow(NamedTuple):
    """A labelled control for a setting, or for none, as a button.

    A row without a label takes the whole width; `hint` is a quieter line below the control.
    """

    field: SettingField | None
    label: str
    control: FormControl
    hint: str = ""


class Form(QWidget):
    """Shows preferences in rows; `changed` is sent when the user changed one. `narrow`: labels are above the fields."""

    changed = Signal()

    def __init__(
        self, theme: Theme, rows: Sequence[FormRow], preferences: Preferences, *, narrow: bool = False
    ) -> None:
        super().__init__()
        self._narrow = narrow
        self._theme = theme
        self._rows = rows
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, 0 if narrow else min(theme.length(_LABEL), 240))
        self._grid.setColumnStretch(1, 1)
        for place, row in enumerate(rows):
            self._add(place, row)
            if row.field:
                row.control.set_value(row.field.value(preferences))
                row.control.changed.connect(self.changed)
        self._grid.setRowStretch(2 * len(rows), 1)

    def applied_to(self, preferences: Preferences) -> Preferences:
        """The preferences with the values of the form."""
        for row in self._rows:
            if row.field:
                preferences = row.field.replaced(preferences, row.control.value())
        return preferences

    def _add(self, place: int, row: FormRow) -> None:
        if row.label:
            label = _words(self._theme, row.label, BODY)
            label.setMinimumHeight(0 if self._narrow else 44)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
        if row.label and row.control.accessible_role and not row.control.accessibleName():
            row.control.setAccessibleName(row.label)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(row.control)
        if row.hint:
            row.control.describe(row.hint)
            cell.addWidget(_words(self._theme, row.hint, SMALL, "muted"))
        if row.label and not self._narrow:
            self._grid.addLayout(cell, 2 * place, 1)
        else:
            self._grid.addLayout(cell, 2 * place + 1, 0, 1, 2)


def _words(theme: Theme, text: str, pixels: int, token: str = "ink") -> Label:
    label = Label(theme, pixels, token, paragraph=True)
    label.say(text)
    return label
