"""The name of the routine, and the order of its sets: straight or as a circuit."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.own.routine_edits import arranged
from backcoach.catalog import Routine
from backcoach.ui.design.fields import LineEdit, NumberField
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme


class HeadPanel(QWidget):
    """`changed` carries the changed routine, and the topic of the change for undo."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = theme.words
        self.name = LineEdit(theme, name=words.gettext("Name of the routine"), longest=80)
        self.name.textEdited.connect(lambda text: self._change("name", name=text))
        options = [("straight", words.gettext("One after the other")), ("circuit", words.gettext("In rounds"))]
        self.arrangement = SegmentedChoice(theme, options, name=words.gettext("Order"))
        self.arrangement.changed.connect(
            lambda: self.changed.emit(arranged(self._routine, self.arrangement.value()), "")
        )
        self.rounds = NumberField(theme, 1, 20, name=words.gettext("Rounds"), unit=words.gettext(" rounds"), width=170)
        self.rounds.changed.connect(lambda: self._change("rounds", rounds=self.rounds.value()))
        between = words.gettext("Rest between exercises")
        unit = words.gettext(" s between exercises")
        self.rest = NumberField(theme, 0, 600, step=5, name=between, unit=unit, width=320)
        self.rest.changed.connect(lambda: self._change("rest", rest_s=self.rest.value()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(FlowLayout([self.arrangement, self.rounds, self.rest], spacing=10))

    def show_routine(self, routine: Routine) -> None:
        """Show the head of a routine, without a signal."""
        self._routine = routine
        if self.name.text() != routine.name:
            self.name.setText(routine.name)
        self.arrangement.set_value(routine.arrangement)
        self.rounds.setVisible(routine.arrangement == "circuit")
        for field, value in ((self.rounds, routine.rounds), (self.rest, routine.rest_s)):
            field.spin.blockSignals(True)
            field.set_value(value)
            field.spin.blockSignals(False)

    def _change(self, topic: str, **values: object) -> None:
        self.changed.emit(replace(self._routine, **values), topic)
