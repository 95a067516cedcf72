"""Facts about the routine in the making: minutes, things, what cautions change, and whether it is stored."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from backcoach.app.own.drafts import RoutineDraft
from backcoach.app.own.routine_facts import RoutineFacts
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.editor.trouble_panel import TroublePanel


class FactsPanel(RoundedPanel):
    """Lines of text, and a button if something can be done about one of them."""

    stretches_last_asked = Signal()

    def __init__(self, theme: Theme, phrases: Phrases, name_of: Callable[[str], str]) -> None:
        super().__init__(theme, "surface", "line")
        words = theme.words
        self._words, self._phrases, self._name_of = words, phrases, name_of
        self.summary = Label(theme, BODY, strong=True)
        self.needs = Label(theme, SMALL, "muted")
        self.care = Label(theme, SMALL, "hurt")
        self.stretches = Button(theme, words.gettext("Put stretches after strengthening"), kind="quiet", size=36)
        self.trouble = TroublePanel(theme)
        self.stretches.clicked.connect(self.stretches_last_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for part in (self.summary, self.needs, self.care, self.stretches, self.trouble):
            column.addWidget(part)

    def show_facts(self, draft: RoutineDraft, facts: RoutineFacts) -> None:
        """Show the facts of the routine as it is now."""
        words, routine = self._words, draft.record
        self.summary.say(
            self._phrases.routine_summary(len(routine.items), facts.seconds)
            if routine.items
            else words.gettext("Nothing in it yet")
        )
        needs = words.listed([thing.name for thing in facts.needs])
        self._say(self.needs, words.gettext("You need: {listed}.", listed=needs) if needs else "")
        self._say(self.care, "\n".join(self._cautions(facts)))
        self.trouble.show_trouble(draft)
        self.stretches.setVisible(facts.stretches_early)

    def _cautions(self, facts: RoutineFacts) -> list[str]:
        words = self._words
        hidden = [
            words.gettext(
                "{name} stays out of sessions: {cautions}.",
                name=self._name_of(id),
                cautions=words.listed([self._phrases.caution(one) for one in cautions]),
            )
            for id, cautions in facts.hidden
        ]
        return hidden + [
            words.gettext("{name}: {warning}", name=self._name_of(id), warning=warning) for id, warning in facts.warned
        ]

    @staticmethod
    def _say(label: Label, text: str) -> None:
        label.say(text)
        label.setVisible(bool(text))
