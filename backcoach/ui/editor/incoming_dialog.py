"""What a shared routine brings, before it is taken in."""

from PySide6.QtWidgets import QWidget

from backcoach.app.own.sharing import Incoming
from backcoach.phrases import Phrases
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme


class IncomingDialog(Dialog):
    """Accepted when the routine shall be taken in as a copy."""

    def __init__(
        self, theme: Theme, incoming: Incoming, lines: list[str], phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, incoming.routine.name, parent, width=560)
        words = theme.words
        self.text(words.gettext("Somebody shared this routine with you. Nobody here has checked what is in it."))
        self.text(phrases.exercises(len(incoming.routine.items)), strong=True)
        for line in lines:
            self.text(line)
        for told in self._news(incoming):
            self.text(told, token="muted")
        self.button(words.gettext("Cancel")).clicked.connect(self.reject)
        if not incoming.is_known:
            self.button(words.gettext("Add it to my routines"), usual=True).clicked.connect(self.accept)
        self.fit()

    def _news(self, incoming: Incoming) -> list[str]:
        """What is new, what there is under the same name, and what is here already."""
        words = self.theme.words

        def named(ids: tuple[str, ...]) -> str:
            return words.listed([incoming.exercises[id].name for id in ids])

        told = []
        if incoming.is_known:
            told.append(words.gettext("You have all of it already."))
        if incoming.new:
            told.append(words.gettext("New exercises: {listed}.", listed=named(incoming.new)))
        if incoming.different:
            told.append(
                words.gettext(
                    "Different from yours, so they are added beside them: {listed}.", listed=named(incoming.different)
                )
            )
        if incoming.known and not incoming.is_known:
            told.append(words.gettext("Here already: {listed}.", listed=named(incoming.known)))
        if count := len(incoming.pictures):
            told.append(words.ngettext("{count} picture, kept small.", "{count} pictures, kept small.", count))
        return told
