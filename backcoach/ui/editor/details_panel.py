"""Everything else about an exercise; all of it is optional."""

from collections.abc import Callable
from typing import Any, get_args

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.app.own.exercise_edits import lines, with_figure, with_sides
from backcoach.catalog import Equipment, Exercise
from backcoach.catalog.types import Caution, ExerciseKind, Position, SidePhrase, Sides
from backcoach.phrases import Phrases
from backcoach.ui.design.check_box import CheckBoxList
from backcoach.ui.design.fields import Dropdown, LineEdit
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import TintedBox
from backcoach.ui.design.theme import BODY, SMALL, Theme


class DetailsPanel(QWidget):
    """`changed` carries the changed exercise, and the topic of the change for undo."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme, library: Library, phrases: Phrases, exercise: Exercise) -> None:
        super().__init__()
        self._theme, self._library, self._phrases = theme, library, phrases
        self._exercise = exercise
        self._fields: dict[str, FormControl] = {}
        self._lines: dict[str, tuple[LineEdit, Callable[[Exercise], str]]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add_choices()
        self._add_texts()
        self._add_cautions()

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the details of an exercise."""
        self._exercise = exercise
        for name, field in self._fields.items():
            field.set_value(getattr(exercise, name) or ("" if name != "cautions" else ()))
        for line, shown in self._lines.values():
            if line.text().strip() != shown(exercise):
                line.setText(shown(exercise))
        for name in ("left", "right"):
            self._lines[name][0].setVisible(exercise.sides != "both")
        if lines(self.steps.toPlainText()) != exercise.steps:
            self.steps.setPlainText("\n".join(exercise.steps))

    def _add_choices(self) -> None:
        words, phrases = self._theme.words, self._phrases
        positions = {one: phrases.position(one) for one in get_args(Position)}
        kinds = {one: phrases.kind(one) for one in get_args(ExerciseKind)}
        sides = {one: phrases.sides(one) for one in get_args(Sides)}
        others = {
            id: one.name
            for id, one in sorted(self._library.catalog.exercises.items(), key=lambda pair: pair[1].name)
            if id != self._exercise.id
        }
        none = words.gettext("none")
        self._choice("position", words.gettext("Position"), positions)
        self._choice("kind", words.gettext("Kind"), kinds)
        self._choice("sides", words.gettext("Sides"), sides)
        self._choice("easier", words.gettext("Easier form"), others, none)
        self._choice("harder", words.gettext("Harder form"), others, none)
        drawn = {id: name for id, name in others.items() if not self._library.catalog.exercise(id).pictures}
        self._choice("figure", words.gettext("Move and look like"), drawn, none)

    def _choice(self, name: str, label: str, choices: dict[str, str], none: str | None = None) -> None:
        """A list to choose from; if a value is required, the list begins with the present one."""
        field = Dropdown(self._theme, none or choices[getattr(self._exercise, name)], choices, name=label)
        usual = None if none else getattr(self._exercise, name)

        def take() -> None:
            value: Any = field.value() or usual
            self.changed.emit(self._with(name, value), "")

        field.changed.connect(take)
        self._fields[name] = field
        self._row(label, field)

    def _with(self, name: str, value: Any) -> Exercise:
        if name == "sides":
            return with_sides(self._exercise, value)
        if name == "figure":
            return with_figure(self._exercise, self._library.catalog.exercises.get(value or ""))
        return replace(self._exercise, **{name: value})

    def _add_texts(self) -> None:
        words = self._theme.words
        self._line("left", words.gettext("On the left side, such as: left arm up"), self._side("left"), _left)
        self._line("right", words.gettext("On the right side"), self._side("right"), _right)
        self._line(
            "equipment", words.gettext("Things that it needs, with commas between"), self._things,
            lambda one: ", ".join(thing.name for thing in one.equipment),
        )  # fmt: skip
        self._line(
            "cue", words.gettext("In a few words, shown and said meanwhile"), self._text("cue"), lambda one: one.cue
        )
        self._line("feel", words.gettext("What to feel"), self._text("feel"), lambda one: one.feel)
        label = words.gettext("Steps, a line for each")
        self.steps = QPlainTextEdit()
        self.steps.setFont(self._theme.font(BODY))
        self.steps.setFrameShape(QFrame.Shape.NoFrame)
        self.steps.setAccessibleName(label)
        self.steps.setTabChangesFocus(True)
        self.steps.setFixedHeight(110)
        self.steps.textChanged.connect(self._take_steps)
        box = TintedBox(self._theme, "raised", "line")
        box.column.addWidget(self.steps)
        self._row(label, box)

    def _take_steps(self) -> None:
        steps = lines(self.steps.toPlainText())
        if steps != self._exercise.steps:
            self.changed.emit(replace(self._exercise, steps=steps), "steps")

    def _line(self, name: str, label: str, change: Callable[[str], Exercise], shown: Callable[[Exercise], str]) -> None:
        line = LineEdit(self._theme, name=label, hint=label, longest=200)
        line.textEdited.connect(lambda text: self.changed.emit(change(text.strip()), name))
        self._lines[name] = (line, shown)
        self._column.addWidget(line)

    def _text(self, name: str) -> Callable[[str], Exercise]:
        return lambda text: replace(self._exercise, **{name: text})

    def _side(self, side: str) -> Callable[[str], Exercise]:
        """A phrase for one side. Both sides have a phrase or neither has, so the other side gets its usual name."""

        def change(text: str) -> Exercise:
            words = self._theme.words
            there = self._exercise.side_phrase
            left = there.left if there else words.gettext("Left side")
            right = there.right if there else words.gettext("Right side")
            left, right = (text or left, right) if side == "left" else (left, text or right)
            return replace(self._exercise, side_phrase=SidePhrase(left=left, right=right))

        return change

    def _things(self, text: str) -> Exercise:
        """Things that the catalogue knows are taken from it; other things get the substitute “something like it”."""
        known = {
            one.name.casefold(): one for each in self._library.catalog.exercises.values() for one in each.equipment
        }
        instead = self._theme.words.gettext("something like it")
        names = [name for part in text.split(",") if (name := part.strip())]
        things = tuple(known.get(name.casefold(), Equipment(name=name, instead=instead)) for name in names)
        return replace(self._exercise, equipment=things)

    def _add_cautions(self) -> None:
        words = self._theme.words
        options = [(one, self._phrases.caution(one), "") for one in get_args(Caution)]
        field = CheckBoxList(self._theme, options, columns=2)
        field.changed.connect(lambda: self.changed.emit(replace(self._exercise, cautions=field.value()), ""))
        self._fields["cautions"] = field
        self._row(words.gettext("Take care with"), field)

    def _row(self, label: str, field: QWidget) -> None:
        words = Label(self._theme, SMALL, "muted")
        words.say(label)
        self._column.addWidget(words)
        self._column.addWidget(field)


def _left(exercise: Exercise) -> str:
    return exercise.side_phrase.left if exercise.side_phrase else ""


def _right(exercise: Exercise) -> str:
    return exercise.side_phrase.right if exercise.side_phrase else ""
