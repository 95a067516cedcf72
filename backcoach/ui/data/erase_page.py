"""Deletes everything after a typed confirmation."""

from PySide6.QtCore import Signal

from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.theme import Theme


class ErasePage(DataPage):
    """Deletes only after the phrase was typed."""

    confirmed = Signal()
    """Delete everything now."""

    def __init__(self, theme: Theme, work: BackgroundJobs, *, at_rest: bool) -> None:
        super().__init__(theme, work)
        self._at_rest = at_rest
        self.phrase = theme.words.gettext("delete everything")
        self.text(
            theme.words.gettext(
                "This deletes the journal, its backups, what was set aside or waits to be written, and "
                "all caches on this computer. It cannot be undone."
            )
        )
        self.text(
            theme.words.gettext(
                "These stay: your settings with your name and cautions (settings.json), your own "
                "exercises and routines, window.lock, window.json and faults.log, which hold no entries, "
                "files of other programs, what you exported, shared folders and other computers. A disk "
                "may keep deleted data for a while."
            )
        )
        words = theme.words.gettext("Type “{phrase}”", phrase=self.phrase)
        self.line = LineEdit(theme, name=words, longest=60)
        self.line.textChanged.connect(lambda _: self._weigh())
        self.labelled([(words, self.line)])
        self.delete = self.button(theme.words.gettext("Delete everything"), self._go, kind="stop", icon="delete")
        self.buttons(self.delete)
        self._weigh()

    def _weigh(self) -> None:
        self.delete.setEnabled(self._at_rest and self.line.text().strip().casefold() == self.phrase.casefold())

    def _go(self) -> None:
        self.line.clear()
        self.confirmed.emit()
