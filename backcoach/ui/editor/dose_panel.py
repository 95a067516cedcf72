"""The dose of the chosen exercise: sets, count, hold, rest, sides, and a note."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcoach.app.own.routine_edits import with_measure
from backcoach.catalog import Exercise, Routine, RoutineItem
from backcoach.catalog.measures import HELD, Measure, fitting, has_open_hold
from backcoach.session import ChosenDose, choose
from backcoach.session.settings import Level
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.discard import discard
from backcoach.ui.design.fields import Dropdown, LineEdit
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.editor.labelled import add_labelled
from backcoach.ui.widgets.amount_field import AmountField

USUAL: dict[Measure, tuple[int, ...]] = {
    "repetitions": (5, 8, 10, 12),
    "breaths": (3, 5, 8, 10),
    "time_s": (20, 30, 60, 120),
    "hold_s": (5, 10, 20, 30),
    "hold_breaths": (1, 3, 5, 8),
}
"""Amounts that can be chosen with one click."""
LANGUAGES = {
    "da": "dansk", "de": "Deutsch", "en": "English", "es": "español", "fi": "suomi", "fr": "français", "it": "italiano",
    "nb": "norsk", "nl": "Nederlands", "pl": "polski", "pt": "português", "ru": "русский", "sv": "svenska",
    "tr": "Türkçe", "uk": "українська",
}  # fmt: skip
"""Languages offered for a note; a file may name any other."""
HIGH: dict[Measure, int] = {"repetitions": 100, "breaths": 100, "time_s": 3600, "hold_s": 3600, "hold_breaths": 100}


class DosePanel(QWidget):
    """Shows one item of a routine; `changed` carries the changed item, and the topic of the change for undo.

    `alone` leaves out what concerns the other items.
    """

    changed = Signal(object, str)
    moved, removed = Signal(int), Signal()

    def __init__(self, theme: Theme, level: Level, *, alone: bool = False) -> None:
        super().__init__()
        self._theme, self._level, self._alone = theme, level, alone
        self._words = theme.words
        self._key: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._inside: QWidget | None = None
        self._fields: dict[str, FormControl] = {}
        self.note: LineEdit | None = None
        self.language: Dropdown | None = None

    def show_item(self, exercise: Exercise | None, item: RoutineItem, routine: Routine) -> None:
        """Show an item of a routine; without an exercise the panel is empty."""
        self.setVisible(exercise is not None)
        if exercise is None:
            return
        self._item = item
        dose = choose(exercise, item, routine, self._level)
        held = next((key for key in ("hold_breaths", "hold_s") if getattr(dose, key) is not None), None)
        counted = next((key for key in fitting(exercise) if key not in HELD and getattr(dose, key) is not None), None)
        key = (exercise.id, routine.arrangement, held, counted)
        if key != self._key:
            self._key = key
            self._build(exercise, dose, circuit=routine.arrangement == "circuit")
        self._fill(dose)

    def _build(self, exercise: Exercise, dose: ChosenDose, *, circuit: bool) -> None:
        """Make the rows for the measures of this exercise."""
        if self._inside is not None:
            discard(self._inside)
        self._inside = inside = QWidget()
        self._fields = {}
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        title = Label(self._theme, BODY + 2, strong=True)
        title.say(exercise.name)
        self._grid.addWidget(title, 0, 0, 1, 2)
        if not circuit:
            self._amount("sets", self._words.gettext("Sets"), (1, 2, 3, 4), 1, 100, self._set_field("sets"))
        self._add_measures(exercise, dose)
        self._amount(
            "rest_s",
            self._words.gettext("Rest between sets, s"),
            (0, 15, 30, 60),
            0,
            600,
            self._set_field("rest_s"),
            step=5,
        )
        if exercise.sides != "both":
            self._add_sides(exercise)
        self._add_note()
        if not self._alone:
            self._add_buttons()
        self._column.insertWidget(0, inside)
        inside.show()

    def _add_measures(self, exercise: Exercise, dose: ChosenDose) -> None:
        """What is counted, and how long it is held; if there are two kinds, a choice between them."""
        names = self._names()
        counts = tuple(key for key in fitting(exercise) if key not in HELD)
        shown = next((key for key in counts if getattr(dose, key) is not None), None)
        if len(counts) > 1 and shown:
            self._choice("count", self._words.gettext("Counted by"), counts, shown)
        for key in counts:
            if key == (shown or counts[0]):
                low = 0 if shown is None else 1
                self._amount(key, names[key], USUAL[key], low, HIGH[key], self._set_measure(key))
        if has_open_hold(exercise):
            held: Measure = "hold_breaths" if dose.hold_breaths is not None else "hold_s"
            self._choice("hold", self._words.gettext("Held for"), ("hold_s", "hold_breaths"), held)
            self._amount(held, names[held], USUAL[held], 1, HIGH[held], self._set_measure(held))

    def _names(self) -> dict[Measure, str]:
        words = self._words
        return {
            "repetitions": words.gettext("Repetitions"),
            "breaths": words.gettext("Breaths"),
            "time_s": words.gettext("Time, s"),
            "hold_s": words.gettext("Hold, s"),
            "hold_breaths": words.gettext("Hold, breaths"),
        }

    def _choice(self, name: str, label: str, keys: tuple[Measure, ...], shown: Measure) -> None:
        words = {
            "repetitions": self._words.gettext("repetitions"), "time_s": self._words.gettext("seconds"),
            "hold_s": self._words.gettext("seconds"), "hold_breaths": self._words.gettext("breaths"),
        }  # fmt: skip
        field = SegmentedChoice(self._theme, [(key, words[key]) for key in keys], name=label, compact=True)
        field.set_value(shown)
        usual: dict[Measure, int] = {"repetitions": 8, "time_s": 30, "hold_s": 10, "hold_breaths": 3}

        def take() -> None:
            key: Measure = field.value()
            if getattr(self._item, key) is None:
                self.changed.emit(with_measure(self._item, key, usual[key]), "")

        field.changed.connect(take)
        self._row(label, field)

    def _amount(
        self, key: str, label: str, usual: tuple[int, ...], low: int, high: int, take: Callable[[int], RoutineItem],
        step: int = 1,
    ) -> None:  # fmt: skip
        field = AmountField(
            self._theme, low, high, usual, name=label, step=step,
            told=lambda value: self._words.gettext("{label}: {value}", label=label, value=value),
        )  # fmt: skip
        field.changed.connect(lambda: self.changed.emit(take(field.value()), key))
        self._fields[key] = field
        self._row(label, field)

    def _set_field(self, key: str) -> Callable[[int], RoutineItem]:
        return lambda value: replace(self._item, **{key: value})

    def _set_measure(self, key: Measure) -> Callable[[int], RoutineItem]:
        return lambda value: with_measure(self._item, key, value or None)

    def _add_sides(self, exercise: Exercise) -> None:
        words, name = self._words, self._words.gettext("Sides")
        choices = {
            "each": words.gettext("one side, then the other"), "alternate": words.gettext("in turn"),
            "left": words.gettext("left side only"), "right": words.gettext("right side only"),
        }  # fmt: skip
        usual = choices.pop(exercise.sides)
        field = Dropdown(self._theme, usual, choices, name=name)
        field.changed.connect(lambda: self.changed.emit(replace(self._item, sides=field.value() or None), ""))
        self._fields["sides"] = field
        self._row(name, field)

    def _add_note(self) -> None:
        name = self._words.gettext("Note")
        hint = self._words.gettext("Shown and read aloud, such as: slowly")
        self.note = note = LineEdit(self._theme, name=name, hint=hint, longest=300)
        note.textEdited.connect(lambda text: self.changed.emit(replace(self._item, note=text.strip() or None), "note"))
        self._row(name, note)
        label = self._words.gettext("Language of the note")
        self.language = language = Dropdown(self._theme, self._words.gettext("as the program"), LANGUAGES, name=label)
        language.changed.connect(
            lambda: self.changed.emit(replace(self._item, note_language=language.value() or None), "")
        )
        self._row(label, language)

    def _add_buttons(self) -> None:
        words = self._words
        row = QGridLayout()
        buttons = (
            Button(self._theme, kind="quiet", icon="up", name=words.gettext("Move up (Alt+Up)"), size=36),
            Button(self._theme, kind="quiet", icon="down", name=words.gettext("Move down (Alt+Down)"), size=36),
            Button(self._theme, words.gettext("As in the exercise"), kind="quiet", size=36),
            Button(self._theme, words.gettext("Take out"), kind="quiet", icon="delete", size=36),
        )
        acts = (
            lambda: self.moved.emit(-1),
            lambda: self.moved.emit(1),
            lambda: self.changed.emit(_as_in_the_exercise(self._item), ""),
            self.removed.emit,
        )
        for place, (button, act) in enumerate(zip(buttons, acts, strict=True)):
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button, 0, place)
        row.setColumnStretch(len(buttons), 1)
        self._grid.addLayout(row, self._grid.rowCount(), 0, 1, 2)

    def _row(self, label: str, field: QWidget) -> None:
        add_labelled(self._grid, self._theme, label, field)

    def _fill(self, dose: ChosenDose) -> None:
        """Show the numbers in force, whether they come from the item or from the exercise."""
        for key, field in self._fields.items():
            if key == "sides":
                field.set_value(self._item.sides or "")
            else:
                field.set_value(getattr(dose, key) or 0)
        if self.language is not None:
            self.language.set_value(self._item.note_language or "")
        note = self._item.note or ""
        if self.note is not None and self.note.text().strip() != note:
            self.note.setText(note)


def _as_in_the_exercise(item: RoutineItem) -> RoutineItem:
    """An item with nothing but its exercise and its note."""
    return RoutineItem(exercise=item.exercise, note=item.note, note_language=item.note_language)
