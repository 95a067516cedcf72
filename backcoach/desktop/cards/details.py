"""An exercise in full, over the window while a session goes on."""

from PySide6.QtWidgets import QWidget

from backcoach.catalog import Catalog, Exercise
from backcoach.desktop.cards.card import Card
from backcoach.desktop.look import Look
from backcoach.desktop.stage.details import Details
from backcoach.session import BreathPattern


class DetailsCard(Card):
    """Shows the details page; its easier and harder forms can be looked at, but not started."""

    def __init__(
        self,
        look: Look,
        catalog: Catalog,
        details: Details,
        exercise: Exercise,
        breath: BreathPattern,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, exercise.name, parent, width=720)
        self.heading.hide()
        details.setMinimumHeight(560)
        details.exercise_picked.connect(lambda id: details.show_exercise(catalog.exercise(id), breath, playable=False))
        details.closed.connect(self.accept)
        details.show_exercise(exercise, breath, playable=False)
        self.body.addWidget(details)
        self.fit()
