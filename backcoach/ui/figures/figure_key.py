"""What the signs in and on the figure mean, in one line."""

from PySide6.QtWidgets import QWidget

from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme


class FigureKey(Label):
    """Words for arrow, ring, letters and band; a screen reader reads them as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, SMALL, "muted", parent=parent)
        words = theme.words
        self.say(
            words.gettext(
                "Arrow: move this way. Ring with a dot: keep still. L and R: the left or right limb at work. "
                "Yellow band: the left wrist."
            )
        )
