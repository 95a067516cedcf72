"""How an exercise is measured, and how much of it to do: repetitions, a hold, a time or breaths; sets, rest, phases."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.app.own.exercise_edits import (
    MOST_PHASES,
    phases,
    way_of,
    with_amount,
    with_hold,
    with_phase,
    with_rest,
    with_sets,
    with_way,
    without_phase,
)
from backcoach.catalog import Exercise
from backcoach.catalog.measures import Measure, given, has_open_hold
from backcoach.catalog.types import PhaseName
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.check_box import Switch
from backcoach.ui.design.discard import discard
from backcoach.ui.design.fields import Dropdown, NumberField
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme
from backcoach.ui.editor.dose_panel import HIGH, USUAL
from backcoach.ui.editor.labelled import add_labelled
from backcoach.ui.widgets.amount_field import AmountField

CHOICE: tuple[PhaseName, ...] = (
    "lift", "hold", "lower", "reach", "return", "turn", "press", "bend", "tilt", "forward", "back", "sit", "stand",
    "ease_in", "ease_out", "roll", "settle", "stay", "pause",
)  # fmt: skip
"""The phases that are offered; the catalogue has more."""


class MovementPanel(QWidget):
    """`changed` carries the changed exercise, and the topic of the change for undo."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme, phrases: Phrases) -> None:
        super().__init__()
        self._theme, self._phrases, self._words = theme, phrases, theme.words
        self._key: tuple[object, ...] = ()
        self._amounts: dict[str, AmountField] = {}
        self._inside: QWidget | None = None
        words = theme.words
        ways = [
            ("repetitions", words.gettext("Repetitions")), ("hold", words.gettext("A hold")),
            ("time", words.gettext("A time")), ("breaths", words.gettext("Breaths")),
        ]  # fmt: skip
        self.way = SegmentedChoice(theme, ways, name=words.gettext("How it goes"), compact=True)
        self.way.changed.connect(lambda: self.changed.emit(with_way(self._exercise, self.way.value()), ""))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self.way)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the movement and the dose of an exercise."""
        self._exercise = exercise
        self.way.set_value(way_of(exercise))
        key = (way_of(exercise), exercise.tempo, *given(exercise.dose))
        if key != self._key:
            self._key = key
            self._build()
        for name, field in self._amounts.items():
            value = exercise.dose.rest_s if name == "rest_s" else getattr(exercise.dose, name)[0]
            field.set_value(value)

    def _build(self) -> None:
        if self._inside is not None:
            discard(self._inside)
        self._inside, self._amounts = QWidget(), {}
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        words = self._words
        names: dict[Measure, str] = {
            "repetitions": words.gettext("Repetitions"), "breaths": words.gettext("Breaths"),
            "time_s": words.gettext("Time, s"), "hold_s": words.gettext("Hold, s"),
            "hold_breaths": words.gettext("Hold, breaths"),
        }  # fmt: skip
        self._amount("sets", words.gettext("Sets"), (1, 2, 3, 4), (1, 100), with_sets)
        for key in given(self._exercise.dose):
            self._amount(key, names[key], USUAL[key], (1, HIGH[key]), partial(_with, key))
        self._amount("rest_s", words.gettext("Rest between sets, s"), (0, 15, 30, 60), (0, 600), with_rest)
        if way_of(self._exercise) == "repetitions":
            self._add_phases()
        self._column.addWidget(self._inside)
        self._inside.show()

    def _amount(
        self, key: str, label: str, usual: tuple[int, ...], ends: tuple[int, int],
        change: Callable[[Exercise, int], Exercise],
    ) -> None:  # fmt: skip
        field = AmountField(
            self._theme, *ends, usual, name=label,
            told=lambda value: self._words.gettext("{label}: {value}", label=label, value=value),
        )  # fmt: skip
        field.changed.connect(lambda: self.changed.emit(change(self._exercise, field.value()), key))
        self._amounts[key] = field
        self._row(label, field)

    def _add_phases(self) -> None:
        """Whether there is a hold, and each part of the movement with its seconds."""
        words = self._words
        self.hold = Switch(self._theme, words.gettext("Hold each repetition"))
        self.hold.set_value(has_open_hold(self._exercise))
        self.hold.changed.connect(
            lambda: self.changed.emit(with_hold(self._exercise, hold=bool(self.hold.value())), "")
        )
        self._row("", self.hold)
        there = phases(self._exercise)
        for place, part in enumerate(there):
            if part.s is not None:
                self._phase(place, part.phase, part.s)
        free = [one for one in CHOICE if one not in self._exercise.phase_names]
        if len(there) < MOST_PHASES:
            more = Button(self._theme, words.gettext("One part more"), kind="quiet", icon="plus", size=32)
            more.clicked.connect(lambda: self.changed.emit(with_phase(self._exercise, len(there), free[0], 2), ""))
            self._row("", more)

    def _phase(self, place: int, phase: PhaseName, seconds: float) -> None:
        """One part of the movement."""
        words, row = self._words, QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        others = [one for one in CHOICE if one not in self._exercise.phase_names]
        names: dict[str, str] = {one: self._phrases.phase(one) for one in others}
        label = words.gettext("Part {number}", number=place + 1)
        choice = Dropdown(self._theme, self._phrases.phase(phase), names, name=label)
        length = NumberField(
            self._theme, 0.5, 60, step=0.5, unit=words.gettext(" s"), width=120,
            name=words.gettext("Seconds of part {number}", number=place + 1),
        )  # fmt: skip
        length.set_value(seconds)
        choice.changed.connect(
            lambda: self.changed.emit(with_phase(self._exercise, place, _phase_of(choice) or phase, seconds), "")
        )
        length.spin.editingFinished.connect(
            lambda: self.changed.emit(with_phase(self._exercise, place, phase, length.value()), "")
        )
        less = Button(
            self._theme,
            kind="quiet",
            icon="close",
            name=words.gettext("Without part {number}", number=place + 1),
            size=32,
        )
        less.clicked.connect(lambda: self.changed.emit(without_phase(self._exercise, place), ""))
        for widget in (choice, length, less):
            inside.addWidget(widget)
        self._row(label, row)

    def _row(self, label: str, field: QWidget) -> None:
        add_labelled(self._grid, self._theme, label, field)


def _phase_of(choice: Dropdown) -> PhaseName | None:
    return next((one for one in CHOICE if one == choice.value()), None)


def _with(key: Measure, exercise: Exercise, amount: int) -> Exercise:
    return with_amount(exercise, key, amount)
