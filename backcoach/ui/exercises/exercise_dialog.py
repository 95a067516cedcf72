"""An exercise in full, to read during a session."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from backcoach.app.library import Library
from backcoach.catalog import Exercise
from backcoach.session import BreathPattern
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.exercise_page import ExercisePage


class ExerciseDialog(Dialog):
    """Shows the page of an exercise; its easier and harder forms can be looked at, but not started.

    `warnings` returns what the user's cautions say about an exercise.
    """

    def __init__(
        self,
        theme: Theme,
        library: Library,
        page: ExercisePage,
        exercise: Exercise,
        breath: BreathPattern,
        parent: QWidget | None = None,
        *,
        warnings: Callable[[Exercise], Sequence[str]] = lambda _: (),
    ) -> None:
        super().__init__(theme, exercise.name, parent, width=720)
        self.heading.hide()
        page.setMinimumHeight(min(560, self._room().height() - 64))

        def show(shown: Exercise) -> None:
            page.show_exercise(shown, breath, playable=False, warnings=warnings(shown))

        page.exercise_picked.connect(lambda id: show(library.catalog.exercise(id)))
        page.closed.connect(self.accept)
        show(exercise)
        self.body.addWidget(page)
        self.fit()
        page.read_out()
