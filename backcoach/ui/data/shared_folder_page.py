"""Two computers: a folder that the user's own synchroniser keeps equal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.design.check_box import Switch
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme

if TYPE_CHECKING:
    from backcoach.history.sync.folder import Synced


class SharedFolderPage(DataPage):
    """Chooses the folder and exchanges what is new; `chosen` carries the folder, empty for none, and whether to
    exchange at each start."""

    chosen = Signal(str, bool)

    def __init__(self, theme: Theme, work: BackgroundJobs, folder: str, *, at_start: bool, at_rest: bool) -> None:
        super().__init__(theme, work)
        self._folder = folder
        self._at_rest = at_rest
        tr = self.tr
        self.text(
            tr("If Syncthing, Nextcloud, OneDrive or the like keeps a folder equal on your computers, BackCoach can "
               "exchange its entries there. Whoever reads that folder can read them; BackCoach itself sends nothing."),
            "muted",
        )  # fmt: skip
        self.path = Label(theme, BODY)
        self.labelled([(tr("Folder"), self.path)])
        self.choose = self.button(tr("Choose a folder…"), self._ask_folder, icon="folder")
        self.leave = self.button(tr("Use none"), lambda: self.use(""), kind="quiet")
        self.buttons(self.choose, self.leave)
        self.at_start = Switch(theme, tr("Exchange at each start, too"))
        self.at_start.set_value(at_start)
        self.at_start.changed.connect(self._tell)
        self.column.addWidget(self.at_start)
        self.exchange = self.button(tr("Exchange now"), self.sync, icon="restart")
        self.buttons(self.exchange)
        self._show_folder()

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.choose.text(), self._folder or str(Path.home()))
        if name:
            self.use(name)

    def use(self, folder: str) -> None:
        """Exchange through this folder from now on."""
        self._folder = folder
        self._show_folder()
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self._folder, self.at_start.value() and bool(self._folder))

    def _show_folder(self) -> None:
        self.path.say(self._folder or self.tr("None chosen"))
        for control in (self.leave, self.at_start):
            control.setEnabled(bool(self._folder))
        self.exchange.setEnabled(bool(self._folder) and self._at_rest)

    def sync(self) -> None:
        """Send and receive what is new."""
        folder = Path(self._folder)
        self.do(lambda journal: journal.transfer.sync(folder), self._synced)

    def _synced(self, synced: Synced) -> None:
        self.changed.emit()
        self.said.emit(self.words.synced(synced))
