"""Your data: backups, out, in, shared with other computers, gone; each on a page of its own."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcoach.desktop.cards.card import SIDE, Card, height_for
from backcoach.desktop.controls.choices import Choices
from backcoach.desktop.data.backups import BackupsPage
from backcoach.desktop.data.busy import Busy
from backcoach.desktop.data.erase import ErasePage
from backcoach.desktop.data.export import ExportPage
from backcoach.desktop.data.page import Page
from backcoach.desktop.data.shared import SharedPage
from backcoach.desktop.data.take_in import ImportPage
from backcoach.desktop.data.work import Work
from backcoach.desktop.desk import Desk
from backcoach.desktop.look import Look
from backcoach.problem import Problem


class DataCard(Card):
    """Works on the journal of a desk; `at_rest`: no session goes on, so that it may be replaced."""

    replaced = Signal()
    """The desk has another journal now."""

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None, *, at_rest: bool = True) -> None:
        super().__init__(look, self.tr("Your data"), parent, width=760)
        self._desk = desk
        self.work = Work(desk.folder, desk.clock, lambda: desk.journal, self)
        chosen, today = desk.preferences, desk.clock.now().date()
        self.backups = BackupsPage(look, self.work, at_rest=at_rest)
        self.export = ExportPage(look, self.work, today)
        self.take_in = ImportPage(look, self.work, desk.clock, at_rest=at_rest)
        self.shared = SharedPage(look, self.work, chosen.shared_folder, at_start=chosen.share_at_start, at_rest=at_rest)
        self.erase = ErasePage(look, self.work, at_rest=at_rest)
        self.pages: tuple[tuple[str, Page], ...] = (
            (self.tr("Backups"), self.backups),
            (self.tr("Export"), self.export),
            (self.tr("Import"), self.take_in),
            (self.tr("Two computers"), self.shared),
            (self.tr("Delete"), self.erase),
        )
        self._lay_out_pages(at_rest=at_rest)
        self.show_page(0)

    def _lay_out_pages(self, *, at_rest: bool) -> None:
        names = [(place, words) for place, (words, _) in enumerate(self.pages)]
        self.tabs = Choices(self.look, names, name=self.tr("Pages"))
        self.tabs.changed.connect(self._turn)
        self.body.addWidget(self.tabs)
        if not at_rest:
            self.text(self.tr("A session goes on: stop it before restoring, taking in or deleting."), token="hurt")
        for _, page in self.pages:
            page.said.connect(self._say)
            page.changed.connect(self._desk.scores_changed)
            page.resized.connect(self._refit)
            self.body.addWidget(page)
        self.body.addStretch()
        self.said = self.text("", strong=True)
        self.busy = Busy(self.look, self.work)
        self.body.addWidget(self.busy)
        self.work.changed.connect(self._follow_work)
        self.work.progressed.connect(self._follow_work)
        self.shared.chosen.connect(self._share)
        self.erase.confirmed.connect(self._erase)
        self.button(self.tr("Close"), usual=False).clicked.connect(self.accept)

    def show_page(self, place: int) -> None:
        """Turn to a page."""
        self.tabs.set_value(place)
        self._turn()

    def done(self, result: int) -> None:
        """Close; what is on its way is given up."""
        self.work.cancel()
        super().done(result)

    def _turn(self) -> None:
        self._say("")
        for place, (_, page) in enumerate(self.pages):
            page.setVisible(place == self.tabs.value())
        self.pages[self.tabs.value()][1].shown()
        self._refit()

    def _refit(self) -> None:
        room = self.width() - 2 * SIDE
        heights = (height_for(page.column, room) for _, page in self.pages)
        self.fit(max(heights) + 150)

    def _say(self, words: str) -> None:
        self.said.say(words)

    def _follow_work(self) -> None:
        """While a long piece of work goes on, nothing else is begun; a short one does not take the keyboard away."""
        at_work = self.work.busy and self.busy.bar.isVisible()
        for _, page in self.pages:
            page.setEnabled(not at_work)
        self.tabs.setEnabled(not at_work)

    def _share(self, folder: str, at_start: bool) -> None:
        self._desk.change(
            msgspec.structs.replace(self._desk.preferences, shared_folder=folder, share_at_start=at_start)
        )

    def _erase(self) -> None:
        try:
            self._desk.delete_everything()
        except Problem as problem:
            self._say(str(problem))
        else:
            self._say(self.tr("All of it is deleted; a new journal has begun."))
        self.replaced.emit()
