"""Chooses the exercise whose figure posing begins with."""

from PySide6.QtWidgets import QWidget

from backcoach.app.library import Library
from backcoach.catalog import Exercise
from backcoach.phrases import Phrases
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.ui.widgets.exercise_filter import ExerciseFilter, best_matches
from backcoach.ui.widgets.exercise_list import ExerciseList
from backcoach.ui.widgets.exercise_rows import ExerciseRow
from backcoach.ui.widgets.search_field import SearchField


class BeginDialog(Dialog):
    """Accepted with the exercise that was picked in `picked`."""

    def __init__(
        self, theme: Theme, library: Library, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None
    ) -> None:
        words = theme.words
        super().__init__(theme, words.gettext("Which figure comes nearest?"), parent, width=520)
        self._library, self._phrases = library, phrases
        self.picked: Exercise | None = None
        self.text(words.gettext("It moves and is dosed like that exercise until you change it."), token="muted")
        self.field = SearchField(theme, name=words.gettext("Search for an exercise"))
        self.field.textChanged.connect(self._refresh)
        self.found = ExerciseList(theme, thumbnail, words.gettext("Exercises with a figure"))
        self.found.setMinimumHeight(300)
        self.found.picked.connect(self._take)
        self.field.returnPressed.connect(lambda: self.found.pick(0))
        self.body.addWidget(self.field)
        self.body.addWidget(self.found, 1)
        self.button(words.gettext("Cancel")).clicked.connect(self.reject)
        self._refresh()
        self.fit(480)
        self.field.setFocus()

    def _refresh(self) -> None:
        exercises = [one for one in self._library.catalog.exercises.values() if self._has_figure(one)]
        found = best_matches(ExerciseFilter(words=self.field.text()), exercises)
        self.found.show_rows([ExerciseRow(one, self._phrases.position(one.position)) for one in found])

    def _has_figure(self, exercise: Exercise) -> bool:
        return not exercise.pictures and self._library.motions.file(exercise.figure or exercise.id).is_file()

    def _take(self, _place: int, id: str) -> None:
        self.picked = self._library.catalog.exercise(id)
        self.accept()
