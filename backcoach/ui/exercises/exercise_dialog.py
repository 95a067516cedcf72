"""An exercise in full, to read during a session."""

from PySide6.QtWidgets import QWidget

from backcoach.app.library import Library
from backcoach.catalog import Exercise
from backcoach.session import BreathPattern
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.exercise_page import ExercisePage


class ExerciseDialog(Dialog):
    """Shows the page of an exercise; its easier and harder forms can be looked at, but not started."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        page: ExercisePage,
        exercise: Exercise,
        breath: BreathPattern,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, exercise.name, parent, width=720)
        self.heading.hide()
        page.setMinimumHeight(560)
        page.exercise_picked.connect(
            lambda id: page.show_exercise(library.catalog.exercise(id), breath, playable=False)
        )
        page.closed.connect(self.accept)
        page.show_exercise(exercise, breath, playable=False)
        self.body.addWidget(page)
        self.fit()
