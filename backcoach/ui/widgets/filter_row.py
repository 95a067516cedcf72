"""Filters beside a search for exercises: position, equipment, kind."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from backcoach.catalog import Exercise
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import FilterButton
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.exercise_filter import NOTHING, ExerciseFilter, equipment_names


class FilterRow(FlowLayout):
    """Three buttons, each of which lets everything through until a value is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, phrases: Phrases, exercises: Iterable[Exercise]) -> None:
        words, exercises = theme.words, [*exercises]
        positions = sorted({exercise.position for exercise in exercises})
        kinds = sorted({exercise.kind for exercise in exercises})
        equipment = [(NOTHING, words.gettext("No equipment")), *equipment_names(exercises)]
        self.position = FilterButton(
            theme, words.gettext("Position"), words.gettext("Any position"),
            [(name, phrases.position(name)) for name in positions],
        )  # fmt: skip
        self.equipment = FilterButton(theme, words.gettext("Equipment"), words.gettext("Any equipment"), equipment)
        self.kind = FilterButton(
            theme, words.gettext("Kind"), words.gettext("Any kind"), [(name, phrases.kind(name)) for name in kinds]
        )
        self._buttons = (self.position, self.equipment, self.kind)
        super().__init__(self._buttons)
        for one in self._buttons:
            one.changed.connect(self.changed)

    def wanted(self, words: str) -> ExerciseFilter:
        """What an exercise must match, with words that were typed."""
        return ExerciseFilter(words, self.position.value, self.equipment.value, self.kind.value)

    def clear(self) -> None:
        """Let everything through again."""
        for one in self._buttons:
            one.choose("")
