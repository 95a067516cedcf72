"""An exercise in full, over the window while a session goes on."""

from PySide6.QtWidgets import QWidget

from backcoach.app.library import Library
from backcoach.catalog import Exercise
from backcoach.session import BreathPattern
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.exercise_page import ExercisePage


class ExerciseDialog(Dialog):
    """Shows the details page; its easier and harder forms can be looked at, but not started."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        details: ExercisePage,
        exercise: Exercise,
        breath: BreathPattern,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, exercise.name, parent, width=720)
        self.heading.hide()
        details.setMinimumHeight(560)
        details.exercise_picked.connect(
            lambda id: details.show_exercise(library.catalog.exercise(id), breath, playable=False)
        )
        details.closed.connect(self.accept)
        details.show_exercise(exercise, breath, playable=False)
        self.body.addWidget(details)
        self.fit()
