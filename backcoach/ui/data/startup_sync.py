"""The exchange with other computers at each start."""

from pathlib import Path

from PySide6.QtCore import QObject

from backcoach.app.services import Services
from backcoach.history.sync.reports import Synced
from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_text import DataText


class StartupSync(QObject):
    """One exchange through the shared folder, in the background; tells only what came or went wrong."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self.work = BackgroundJobs(services.folder, services.clock, lambda: services.journal.current, self)

    def begin(self) -> None:
        """Start it."""
        folder = Path(self._services.settings.current.shared_folder)
        self.work.run(lambda journal: journal.transfer.sync(folder), self._done, self._fail)

    def _done(self, synced: Synced) -> None:
        came = synced.new.sessions + synced.new.scores + synced.changed.sessions + synced.changed.scores
        came += synced.deleted.sessions + synced.deleted.scores
        if came:
            self._services.journal.changed.emit()
        if came or synced.is_news:
            self._services.said.emit(DataText(self._services.words).synced(synced))

    def _fail(self, problem: Problem) -> None:
        self._services.said.emit(problem.said(self._services.words))
