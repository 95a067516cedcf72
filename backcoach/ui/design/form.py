"""A form from a list of rows: each row names the preference that its control shows and changes."""

from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcoach.app.preferences import Preferences
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, SMALL, Theme

_LABEL = 168
"""Pixels of the column of labels."""


class FormRow(NamedTuple):
    """A labelled control; `path` is where its value lies in the preferences, such as `session.get_ready_s`.

    A row without a label takes the whole width; `hint` is a quieter line below the control.
    """

    path: str
    label: str
    control: FormControl
    hint: str = ""


class Form(QWidget):
    """Shows preferences in rows; `changed` is sent when the user changed one."""

    changed = Signal()

    def __init__(self, theme: Theme, rows: Sequence[FormRow], preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnMinimumWidth(0, _LABEL)
        self._grid.setColumnStretch(1, 1)
        for place, row in enumerate(rows):
            self._add(place, row)
            if row.path:
                row.control.set_value(value_at(preferences, row.path))
                row.control.changed.connect(self.changed)
        self._grid.setRowStretch(len(rows), 1)

    def applied_to(self, preferences: Preferences) -> Preferences:
        """The preferences with what the form shows in its own places."""
        for row in self._rows:
            if row.path:
                preferences = with_value(preferences, row.path, row.control.value())
        return preferences

    def _add(self, place: int, row: FormRow) -> None:
        if row.label:
            label = _words(self._theme, row.label, BODY)
            label.setMinimumHeight(44)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(row.control)
        if row.hint:
            cell.addWidget(_words(self._theme, row.hint, SMALL, "muted"))
        self._grid.addLayout(cell, place, 1 if row.label else 0, 1, 1 if row.label else 2)


def value_at(record: msgspec.Struct, path: str) -> Any:
    """The value at a dotted path of a record."""
    return reduce(getattr, path.split("."), record)


def with_value(record: Any, path: str, value: Any) -> Any:
    """The record with another value at a dotted path."""
    name, _, rest = path.partition(".")
    if rest:
        value = with_value(getattr(record, name), rest, value)
    return msgspec.structs.replace(record, **{name: value})


def _words(theme: Theme, text: str, pixels: int, token: str = "ink") -> Label:
    label = Label(theme, pixels, token)
    label.say(text)
    return label
