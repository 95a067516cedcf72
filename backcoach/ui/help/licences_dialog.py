"""The licence texts of everything that BackCoach is made of."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.fields import Dropdown
from backcoach.ui.design.theme import SMALL, Theme


class LicencesDialog(Dialog):
    """Shows the texts by name, one at a time."""

    def __init__(self, theme: Theme, texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.words.gettext("Licences"), parent, width=760)
        self._texts = texts
        first, *others = texts
        self.part = Dropdown(theme, first, others, name=theme.words.gettext("Part"))
        self._first = first
        self.part.changed.connect(self._show_text)
        self.body.addWidget(self.part)
        self.shown = self.text("", token="muted")
        self.shown.set_pixels(SMALL + 1)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addStretch()
        self.button(theme.words.gettext("Close"), usual=True).clicked.connect(self.accept)
        self._show_text()

    def _show_text(self) -> None:
        self.shown.say(self._texts[self.part.value() or self._first])
        self.fit()
