"""How a chosen person looks: sitting and standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from backcoach.person import Person
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from backcoach.app.motion_library import MotionLibrary

SHOWN = ("standing-extension", "rib-lift-breathing", "glute-bridge")
"""Exercises whose starting pose shows the person: from the side, from the front, lying."""
HEIGHT = 150


class PersonPreview(FormControl):
    """Shows a person in a few poses; a screen reader learns the same from the choices below."""

    def __init__(self, theme: Theme, motions: MotionLibrary) -> None:
        super().__init__()
        self._theme, self._motions, self._person = theme, motions, Person()
        self.setFixedHeight(theme.length(HEIGHT))

    def show_person(self, person: Person) -> None:
        """Show another person."""
        self._person = person
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The poses side by side."""
        from backcoach.figure import pose
        from backcoach.figure.figure_painter import FigureOptions, FigurePainter
        from backcoach.figure.person_look import palette_of

        palette = palette_of(self._person, "dark" if self._theme.dark else "light")
        figures, painter = FigurePainter(palette, person=self._person), QPainter(self)
        width = self.width() / len(SHOWN)
        for place, id in enumerate(SHOWN):
            motion = self._motions.get(id)
            if motion is not None:
                box = QRectF(place * width, 0, width, self.height())
                options = FigureOptions(marks=False, labels=False)
                figures.paint(painter, box, motion, pose(motion, None, None, 0.0), options)
        painter.end()
