"""Adds exercises: typed with their dose, or picked from all of them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.app.own.typed_dose import item_from, read_typed
from backcoach.catalog import Exercise, RoutineItem
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.ui.widgets.exercise_filter import best_matches, near_matches
from backcoach.ui.widgets.exercise_list import ExerciseList
from backcoach.ui.widgets.exercise_rows import ExerciseRow
from backcoach.ui.widgets.filter_row import FilterRow
from backcoach.ui.widgets.search_field import SearchField

_TALL = 312
"""Pixels of the list of what was found."""


class AddPanel(QWidget):
    """A field for "bird dog 3 × 8 hold 5 s", and what matches it; `added` carries the item."""

    added = Signal(object)
    own_asked = Signal(str)
    """The user wants a new exercise of their own; carries the line that was typed."""

    def __init__(self, theme: Theme, library: Library, phrases: Phrases, thumbnail: Thumbnail) -> None:
        super().__init__()
        words = theme.words
        self._words, self._library, self._phrases = words, library, phrases
        self.field = SearchField(theme, name=words.gettext("Add an exercise, such as: bird dog 3 × 8 hold 5 s"))
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.found = ExerciseList(theme, thumbnail, words.gettext("Exercises to add"))
        self.found.picked.connect(lambda _place, id: self._add(id))
        self.found.setFixedHeight(_TALL)
        self.filters = FilterRow(theme, phrases, library.catalog.exercises.values())
        self.filters.changed.connect(self.refresh)
        self._count = Label(theme, SMALL, "muted")
        self.own = Button(theme, kind="outlined", icon="plus", size=36)
        self.own.clicked.connect(self._ask_own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.filters)
        column.addWidget(self._count)
        column.addWidget(self.found)
        column.addWidget(self.own)
        column.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """Show what matches the words, with the dose that was typed after them."""
        typed = read_typed(self.field.text(), self._words)
        exercises = self._library.catalog.exercises.values()
        found = best_matches(self.filters.wanted(typed.words), exercises)
        said = self._phrases.exercises(len(found))
        if not found and (near := near_matches(typed.words, exercises)):
            said = self._words.gettext("Nothing found; did you mean one of these? Ctrl+Enter makes it one of mine.")
        else:
            near = []
        self.found.show_rows([ExerciseRow(one, self._line(one)) for one in found or near])
        self._exercises, self._near = found, near
        nothing = self._words.gettext("Nothing found: Enter makes it an exercise of yours.")
        self._count.say(said if found or near else nothing)
        name = typed.words
        own = self._words.gettext("Make “{name}” an exercise of mine", name=name)
        self.own.rename(own if name else self._words.gettext("An exercise of mine"))

    def _line(self, exercise: Exercise) -> str:
        return f"{self._phrases.kind(exercise.kind)} · {self._phrases.position(exercise.position)}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds the first match, Ctrl+Enter makes an exercise of the user's own, the down arrow goes to the list.

        While nothing is typed, Undo undoes changes of the routine.
        """
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and not self.field.text():
            return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down and (self._exercises or self._near):
            self.found.enter()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_own() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self._take_line()
            return True
        return False

    def _take_line(self) -> None:
        if not self.field.text().strip():
            return
        if self._exercises:
            self._add(self._exercises[0].id)
        elif self._near:
            self.found.enter()
        else:
            self._ask_own()

    def _add(self, id: str) -> None:
        item: RoutineItem = item_from(read_typed(self.field.text(), self._words), self._library.catalog.exercise(id))
        self.field.clear()
        self.filters.clear()
        self.added.emit(item)

    def _ask_own(self) -> None:
        line = self.field.text()
        self.field.clear()
        self.own_asked.emit(line)
