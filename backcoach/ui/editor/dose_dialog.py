"""My dose of one exercise in one routine."""

from PySide6.QtWidgets import QWidget

from backcoach.catalog import Exercise, Routine, RoutineItem
from backcoach.session.settings import Level
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.editor.dose_panel import DosePanel


class DoseDialog(Dialog):
    """Changes `item`; the change is stored only if the dialog is accepted."""

    def __init__(
        self, theme: Theme, exercise: Exercise, item: RoutineItem, routine: Routine, level: Level,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, theme.words.gettext("My dose"), parent, width=520)
        words = theme.words
        self._exercise, self._routine, self.item = exercise, routine, item
        self.text(words.gettext("For this exercise in “{name}”, from now on.", name=routine.name), token="muted")
        self.dose = DosePanel(theme, level, alone=True)
        self.dose.changed.connect(self._take)
        self.body.addWidget(self.dose)
        self.body.addStretch()
        self.button(words.gettext("Cancel")).clicked.connect(self.reject)
        self.button(words.gettext("Use it"), usual=True).clicked.connect(self.accept)
        self.dose.show_item(exercise, item, routine)
        self.fit()

    def _take(self, item: RoutineItem, _topic: str) -> None:
        self.item = item
        self.dose.show_item(self._exercise, item, self._routine)
