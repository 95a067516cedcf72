"""The table of scores and the buttons for the chosen one."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.history_text import HistoryText
from backcoach.ui.history.score_model import ScoreModel
from backcoach.ui.history.score_table import ScoreTable

if TYPE_CHECKING:
    from backcoach.history.journal import Journal


class ScorePage(QWidget):
    """Scores as a table; the chosen one can be corrected or deleted by keyboard or button."""

    correction_asked = Signal(object)
    """The `Score` to be corrected."""
    deletion_asked = Signal(object)
    """The `Score` to be deleted."""
    problem = Signal(str)
    """A sentence for the user."""

    def __init__(self, theme: Theme, words: HistoryText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._model = ScoreModel(words)
        self.table = ScoreTable(theme, self._model)
        self.correct = Button(theme, theme.words.gettext("Correct"), icon="edit", size=32)
        self.delete = Button(theme, theme.words.gettext("Delete"), icon="delete", size=32)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.table.setMinimumHeight(130)
        column.addWidget(self.table, 1)
        column.addWidget(FlowLayout((self.correct, self.delete)))
        self._connect()

    def _connect(self) -> None:
        self.table.correction_asked.connect(self.correction_asked)
        self.table.deletion_asked.connect(self.deletion_asked)
        self.correct.clicked.connect(self.table.ask_correction)
        self.delete.clicked.connect(self.table.ask_deletion)
        self._model.problem.connect(self.problem)
        keys = Qt.Key
        walk = (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End)
        KeyCapture((*walk, keys.Key_Space, keys.Key_Delete, keys.Key_Return, keys.Key_Enter), self.table)

    def show_days(self, journal: "Journal", first: date | None) -> None:
        """Read the scores from that day on. Raises Problem if the journal cannot be read."""
        self.table.empty_words = self._words.nothing(any_at_all=journal.scores.count() > 0)
        self.table.show_days(journal, first, None)
        for button in (self.correct, self.delete):
            button.setEnabled(self._model.rowCount() > 0)
