"""Which question the columns are about: one at a time, since scores of two questions never share a line."""

from collections.abc import Collection

from backcoach.chart.description import CHARTED
from backcoach.history.records import Question
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.history_text import HistoryText


class QuestionChoice(SegmentedChoice):
    """The charted questions that have scores; hidden if there is no choice."""

    def __init__(self, theme: Theme, words: HistoryText) -> None:
        options = [(question, words.question_short(question)) for question in CHARTED]
        super().__init__(theme, options, name=theme.words.gettext("Which score"), compact=True)
        self._is_chosen = False
        self.changed.connect(self._remember)
        self.hide()

    def _remember(self) -> None:
        self._is_chosen = True

    @property
    def question(self) -> Question:
        """The chosen question."""
        found: Question = self.value() or CHARTED[0]
        return found

    def offer(self, questions: Collection[Question], usual: Question | None, *, shown: bool) -> None:
        """Offer the questions that have scores; `usual` is chosen until the user chooses."""
        for question, segment in self.segments.items():
            segment.setVisible(question in questions)
        if usual and (not self._is_chosen or self.question not in questions):
            self.set_value(usual)
        self.setVisible(shown and len(questions) > 1)
