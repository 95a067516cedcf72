"""Two computers: a folder that the user's own synchroniser keeps equal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.design.check_box import Switch
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme

if TYPE_CHECKING:
    from backcoach.history.sync.reports import Synced


class SharedFolderPage(DataPage):
    """Chooses the folder and exchanges what is new; `chosen` carries the folder, empty for none, and whether to
    exchange at each start."""

    chosen = Signal(str, bool)

    def __init__(self, theme: Theme, work: BackgroundJobs, folder: str, *, at_start: bool, at_rest: bool) -> None:
        super().__init__(theme, work)
        self.words = theme.words
        self._folder = folder
        self._at_rest = at_rest
        self.text(
            theme.words.gettext("If Syncthing, Nextcloud, OneDrive or the like keeps a folder the same on your "
                                "computers, BackCoach can exchange its entries there. Whoever reads that folder can "
                                "read them; BackCoach itself sends nothing."),
            "muted",
        )  # fmt: skip
        self.path = Label(theme, BODY)
        self.labelled([(theme.words.gettext("Folder"), self.path)])
        self.choose = self.button(theme.words.gettext("Choose a folder…"), self._ask_folder, icon="folder")
        self.leave = self.button(theme.words.gettext("Use none"), lambda: self.use(""), kind="quiet")
        self.buttons(self.choose, self.leave)
        self.at_start = Switch(theme, theme.words.gettext("Exchange at each start, too"))
        self.at_start.set_value(at_start)
        self.at_start.changed.connect(self._tell)
        self.column.addWidget(self.at_start)
        self.exchange = self.button(theme.words.gettext("Exchange now"), lambda: self.sync(), icon="restart")
        self.agree = self.button(
            theme.words.gettext("Let them change it"), lambda: self.sync(agreed=True), kind="quiet"
        )
        self.agree.hide()
        self.buttons(self.exchange, self.agree)
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
        self.path.say(self._folder or self.words.gettext("None chosen"))
        for control in (self.leave, self.at_start):
            control.setEnabled(bool(self._folder))
        self.exchange.setEnabled(bool(self._folder) and self._at_rest)

    def sync(self, *, agreed: bool = False) -> None:
        """Send and receive what is new; the user has `agreed` that much is changed or deleted here."""
        folder = Path(self._folder)
        self.said.emit("")
        self.agree.hide()
        self.work.run(lambda journal: journal.transfer.sync(folder, agreed=agreed), self._synced, self._fail)

    def _fail(self, problem: Problem) -> None:
        from backcoach.history.sync.reports import WouldChangeMuch

        self.agree.setVisible(isinstance(problem, WouldChangeMuch))
        self.said.emit(problem.said(self.words))

    def _synced(self, synced: Synced) -> None:
        self.changed.emit()
        self.said.emit(self.data_text.synced(synced))
