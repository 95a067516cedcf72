"""What the signs in and on the figure mean, in one line."""

from PySide6.QtWidgets import QWidget

from backcoach.catalog import Exercise
from backcoach.regions import felt_at
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme


class FigureKey(Label):
    """Words for arrow, ring, letters, band and tint; a screen reader reads them as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, SMALL, "muted", parent=parent)
        self.words = theme.words

    def use(self, exercise: Exercise) -> None:
        """Say what the signs of an exercise's figure mean."""
        words, regions = self.words, felt_at(exercise, self.words)
        signs = words.gettext(
            "Arrow: move this way. Ring with a dot: keep still. L and R: the left or right limb at work. "
            "Yellow band: the left wrist."
        )
        felt = words.gettext("Violet: where you may feel it ({regions}).", regions=regions) if regions else ""
        self.say(f"{signs} {felt}".rstrip())
