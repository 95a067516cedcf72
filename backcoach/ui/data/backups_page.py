"""Backups: make one now or to a file, look into one, restore it, undo that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QFrame, QListWidget, QListWidgetItem

from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.design.scroll_area import use_slim_scroll_bar
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.design.undo_bar import UndoBar

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.records import BackupFile, RestorePreview

_ROWS, _ROW = 5, 34


class _Backups(QListWidget):
    """A list with thin lines between its rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.dress(self, SMALL + 1, height=_ROWS * _ROW + 16)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setViewportMargins(8, 8, 4, 8)
        use_slim_scroll_bar(self)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        palette, roles = self._theme.palette(), QPalette.ColorRole
        palette.setColor(roles.Highlight, self._theme.color("tint"))
        palette.setColor(roles.HighlightedText, self._theme.color("ink"))
        self.setPalette(palette)


class BackupsPage(DataPage):
    """Lists the backups beside the journal and opens other backup files.

    `at_rest`: whether no session is going on.
    """

    def __init__(self, theme: Theme, work: BackgroundJobs, *, at_rest: bool) -> None:
        super().__init__(theme, work)
        self.words = theme.words
        self._at_rest = at_rest
        self._chosen: Path | None = None
        self.text(
            theme.words.gettext("A checked copy is made once a day, and before anything is imported or restored."),
            "muted",
        )
        self.now = self.button(theme.words.gettext("Back up now"), self.back_up, icon="done")
        self.elsewhere = self.button(theme.words.gettext("Back up to a file…"), self._ask_where)
        self.buttons(self.now, self.elsewhere)
        self.list = self._make_list()
        self.column.addWidget(self.list)
        self.told = self.text("")
        self.other = self.button(theme.words.gettext("Look into a file…"), self._ask_file, icon="folder")
        self.bring_back = self.button(theme.words.gettext("Restore this one"), self.restore, icon="undo")
        self.buttons(self.other, self.bring_back)
        self.undo_bar = UndoBar(theme)
        self.column.addWidget(self.undo_bar)
        self._show_chosen(None, "")

    def _make_list(self) -> QListWidget:
        backups = _Backups(self.theme)
        backups.setAccessibleName(self.words.gettext("Backups"))
        backups.currentItemChanged.connect(lambda item, _: self._choose(item))
        return backups

    def shown(self) -> None:
        """Read which backups there are."""
        self.do(_listed, self._list)

    def _list(self, found: list[tuple[BackupFile, int]]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for backup, size in found:
            item = QListWidgetItem(self.data_text.backup(backup, size))
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            item.setSizeHint(QSize(0, self.theme.length(_ROW)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        if not found:
            self.told.say(self.words.gettext("There is no backup yet."))
        self.resized.emit()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.look_into(Path(item.data(Qt.ItemDataRole.UserRole)))

    def back_up(self, target: Path | None = None) -> None:
        """Make a backup now, and put a copy of it elsewhere."""

        def act(journal: Journal) -> Path:
            backups = journal.transfer.own_backups()
            taken = backups.take("by-hand")
            return backups.copy_to(taken, target) if target else taken

        self.do(act, self._backed_up)

    def _backed_up(self, path: Path) -> None:
        self.shown()
        self.said.emit(self.words.gettext("Backed up, checked and kept as {path}.", path=path))

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.elsewhere.text(), str(Path.home() / "backcoach-backup.db"), self.words.gettext("Backups (*.db)")
        )
        if name:
            self.back_up(Path(name))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.other.text(), str(Path.home()), self.words.gettext("Backups (*.db)")
        )
        if name:
            self.list.clearSelection()
            self.look_into(Path(name))

    def look_into(self, path: Path) -> None:
        """Show what a backup holds and what restoring it would change."""
        self._show_chosen(None, "")
        self.do(lambda journal: journal.transfer.preview_restore(path), lambda preview: self._told(path, preview))

    def _told(self, path: Path, preview: RestorePreview) -> None:
        self._show_chosen(path, self.words.labelled(path.name, self.data_text.restore(preview)))

    def _show_chosen(self, path: Path | None, words: str) -> None:
        self._chosen = path
        self.told.say(words)
        self.told.setVisible(bool(words))
        self.bring_back.setEnabled(path is not None and self._at_rest)
        self.resized.emit()

    def restore(self) -> None:
        """Restore the backup that was looked into, after a backup of the present journal."""
        path = self._chosen
        if path is not None and self._at_rest:
            self._chosen = None  # ignores a second click
            self.do(lambda journal: journal.transfer.restore(path), self._restored)

    def _restored(self, before: Path) -> None:
        self.changed.emit()
        self._show_chosen(None, "")
        self.shown()
        self.undo_bar.offer(
            self.words.gettext("Restored; what was here before is backed up."), lambda: self._back_again(before)
        )
        self.resized.emit()

    def _back_again(self, before: Path) -> None:
        self.do(lambda journal: journal.transfer.restore(before), lambda _: self._undone())

    def _undone(self) -> None:
        self.changed.emit()
        self.shown()
        self.said.emit(self.words.gettext("All is as it was before."))


def _listed(journal: Journal) -> list[tuple[BackupFile, int]]:
    return [(backup, backup.path.stat().st_size) for backup in journal.transfer.own_backups().listed()]
