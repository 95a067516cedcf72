"""The three views of the history and the switch between them; all but the first are made when they are first shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backcoach.ui.design.scroll_area import PageArea
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme


class ViewSwitch(QWidget):
    """`pain` is the first view; `makers` make the others by name."""

    shown = Signal(str)
    """Another view is shown: "pain", "exercises" or "keeping" (on screen “Keeping at it”)."""

    def __init__(self, theme: Theme, pain: QWidget, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._makers = makers
        self._made = {"pain": PageArea(pain)}
        self._stack = QStackedWidget()
        self._stack.addWidget(self._made["pain"])
        options = (
            ("pain", theme.words.gettext("Pain")),
            ("exercises", theme.words.gettext("Exercises")),
            ("keeping", theme.words.gettext("Keeping at it")),
        )
        self.switch = SegmentedChoice(theme, options, name=theme.words.gettext("History"), compact=True, tabs=True)
        self.switch.set_value("pain")
        self.switch.changed.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.switch)
        column.addWidget(self._stack, 1)

    @property
    def name(self) -> str:
        """The name of the view that is shown."""
        return str(self.switch.value())

    def _turn(self) -> None:
        name = self.name
        if name not in self._made:
            self._made[name] = PageArea(self._makers[name]())
            self._stack.addWidget(self._made[name])
        self._stack.setCurrentWidget(self._made[name])
        self.shown.emit(name)
