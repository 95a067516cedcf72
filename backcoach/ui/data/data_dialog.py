"""Your data: a page each for backups, export, import, two computers and deletion."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from backcoach.app.services import Services
from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.backups_page import BackupsPage
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.data.erase_page import ErasePage
from backcoach.ui.data.export_page import ExportPage
from backcoach.ui.data.import_page import ImportPage
from backcoach.ui.data.progress_panel import ProgressPanel
from backcoach.ui.data.shared_folder_page import SharedFolderPage
from backcoach.ui.design.dialog import Dialog, height_for
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.file_drop import FileDrop
from backcoach.words import Message


class DataDialog(Dialog):
    """Works on the journal.

    `at_rest`: whether no session is going on, so that the journal may be replaced.
    """

    def __init__(
        self, theme: Theme, services: Services, parent: QWidget | None = None, *, at_rest: bool = True
    ) -> None:
        super().__init__(theme, theme.words.gettext("Your data"), parent, width=760)
        self.words = theme.words
        self._services = services
        self.work = BackgroundJobs(services.folder, services.clock, lambda: services.journal.current, self)
        chosen, today = services.settings.current, services.clock.now().date()
        self.backups = BackupsPage(theme, self.work, at_rest=at_rest)
        self.export = ExportPage(theme, self.work, today)
        self.take_in = ImportPage(theme, self.work, services.clock, at_rest=at_rest)
        self.shared = SharedFolderPage(
            theme, self.work, chosen.shared_folder, at_start=chosen.share_at_start, at_rest=at_rest
        )
        self.erase = ErasePage(theme, self.work, at_rest=at_rest)
        self.pages: tuple[tuple[str, DataPage], ...] = (
            (theme.words.gettext("Backups"), self.backups),
            (theme.words.gettext("Export"), self.export),
            (theme.words.gettext("Import"), self.take_in),
            (theme.words.gettext("Two computers"), self.shared),
            (theme.words.gettext("Delete"), self.erase),
        )
        self._lay_out_pages(at_rest=at_rest)
        self.show_page(0)

    def _lay_out_pages(self, *, at_rest: bool) -> None:
        names = [(place, words) for place, (words, _) in enumerate(self.pages)]
        self.tabs = SegmentedChoice(self.theme, names, name=self.words.gettext("Pages"), tabs=True)
        self.tabs.changed.connect(self._turn)
        self.body.addWidget(self.tabs)
        if not at_rest:
            self.text(
                self.words.gettext("A session is going on: stop it before restoring, importing or deleting."),
                token="hurt",
            )
        for _, page in self.pages:
            page.said.connect(self._say)
            page.changed.connect(self._services.journal.changed.emit)
            page.resized.connect(self._refit)
            self.body.addWidget(page)
        self.body.addStretch()
        self.said = self.text("", strong=True)
        self.busy = ProgressPanel(self.theme, self.work)
        self.body.addWidget(self.busy)
        self.work.changed.connect(self._follow_work)
        self.work.progressed.connect(self._follow_work)
        self.shared.chosen.connect(self._share)
        self.erase.confirmed.connect(self._erase)
        FileDrop(self).dropped.connect(self.show_file)
        self.foot.add(self.take_in.take)
        self.button(self.words.gettext("Close"), usual=False).clicked.connect(self.accept)

    def show_page(self, place: int) -> None:
        """Turn to a page."""
        self.tabs.set_value(place)
        self._turn()

    def show_file(self, file: Path) -> None:
        """Turn to the page that takes files in, and tell there what this one would bring."""
        self.show_page([page for _, page in self.pages].index(self.take_in))
        self.take_in.look_into(file)

    def done(self, result: int) -> None:
        """Close, and cancel what is running."""
        self.work.cancel()
        super().done(result)

    def _turn(self) -> None:
        self._say("")
        for place, (_, page) in enumerate(self.pages):
            page.setVisible(place == self.tabs.value())
        self.take_in.take.setVisible(self.take_in.isVisibleTo(self))
        self.pages[self.tabs.value()][1].shown()
        self._refit()

    def _refit(self) -> None:
        room = self.width() - 2 * self.side
        heights = (height_for(page.column, room) for _, page in self.pages)
        self.fit(max(heights) + 150)

    def _say(self, words: str) -> None:
        self.said.say(words)

    def _follow_work(self) -> None:
        """Disable the pages while long work runs; short work leaves the focus where it is."""
        at_work = self.work.busy and self.busy.bar.isVisible()
        for _, page in self.pages:
            page.setEnabled(not at_work)
        self.tabs.setEnabled(not at_work)

    def _share(self, folder: str, at_start: bool) -> None:
        self._services.settings.change(
            msgspec.structs.replace(self._services.settings.current, shared_folder=folder, share_at_start=at_start)
        )

    def _erase(self) -> None:
        try:
            stays = self._services.journal.delete_everything().stays
        except Problem as problem:
            self._say(problem.said(self.words))
        else:
            words = self.words.gettext("Your journal, its backups and caches are deleted; a new journal has begun.")
            left = self.words.gettext("Still there: {listed}.", listed=Message.listed(stays))
            self._say(f"{words} {left}" if stays else words)
