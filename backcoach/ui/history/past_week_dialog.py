"""Three questions about the past week, answered together; their mean is the PEG score."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backcoach.history.records import PEG, Question
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.score_picker import ScorePicker
from backcoach.words import Words


def asked(words: Words) -> dict[Question, str]:
    """The three questions in the words of the source (Krebs 2009), so that answers can be compared."""
    return {
        "peg-pain": words.gettext("What number best describes your pain on average in the past week?"),
        "peg-enjoyment": words.gettext(
            "What number best describes how, during the past week, pain has interfered with your enjoyment of life?"
        ),
        "peg-activity": words.gettext(
            "What number best describes how, during the past week, pain has interfered with your general activity?"
        ),
    }


def ends(words: Words, question: Question) -> tuple[str, str]:
    """The words at 0 and at 10."""
    if question in PEG[1:]:
        return words.gettext("does not interfere"), words.gettext("completely interferes")
    return words.gettext("no pain"), words.gettext("pain as bad as you can imagine")


class PastWeekDialog(Dialog):
    """Asks all three; `answer` has the values in order after Save.

    A digit answers the question with the focus; Enter goes to the next question and saves after the last.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.words.gettext("Your past week"), parent, width=680)
        self.answer: tuple[int, ...] | None = None
        self.pickers: list[ScorePicker] = []
        for question, sentence in asked(theme.words).items():
            self.text(sentence)
            picker = ScorePicker(theme, ends=ends(theme.words, question))
            picker.setAccessibleName(sentence)
            picker.chosen.connect(self._allow)
            self.pickers.append(picker)
            self.body.addWidget(picker)
            self.body.addSpacing(10)
        self.button(theme.words.gettext("Cancel")).clicked.connect(self.reject)
        self.keep = self.button(theme.words.gettext("Save"), usual=True)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._keep)
        self.pickers[0].focus_quietly()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next question without an answer."""
        waiting = [picker for picker in self.pickers if picker.value is None]
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and waiting and not isinstance(self.focusWidget(), Button):
            waiting[0].focus_quietly()
        else:
            super().keyPressEvent(event)

    def _values(self) -> tuple[int, ...]:
        return tuple(picker.value for picker in self.pickers if picker.value is not None)

    def _allow(self) -> None:
        self.keep.setEnabled(len(self._values()) == len(PEG))

    def _keep(self) -> None:
        self.answer = self._values()
        self.accept()
