"""A file into the journal: looked at first, its columns named where it is a table from elsewhere, and undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit

from backcoach.clock import Clock
from backcoach.problem import Problem
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.columns_form import ColumnsForm
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.theme import Theme
from backcoach.ui.design.undo_bar import UndoBar

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.merge import Merged
    from backcoach.history.rows import Rows

Table = list[dict[str, str]]


class ImportPage(DataPage):
    """Adds what another journal or a table holds; nothing is taken away, and doing it again changes nothing."""

    def __init__(self, theme: Theme, work: BackgroundJobs, clock: Clock, *, at_rest: bool) -> None:
        super().__init__(theme, work)
        self._clock = clock
        self._at_rest = at_rest
        self._path: Path | None = None
        self._table: Table = []
        self._rows: Rows | None = None
        tr = self.tr
        self.text(
            tr("A complete export of BackCoach, or a table (CSV) with a date and a score in each row."),
            "muted",
        )
        self.choose = self.button(tr("Choose a file…"), self._ask_file, icon="folder")
        self.buttons(self.choose)
        self.passphrase = LineEdit(theme, name=tr("Passphrase"), longest=200)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.editingFinished.connect(self._open_again)
        self.locked = self.labelled([(tr("Passphrase"), self.passphrase)])
        self.columns = ColumnsForm(theme)
        self.columns.changed.connect(self._read_table)
        self.column.addWidget(self.columns)
        self.told = self.text("")
        self.take = self.button(tr("Take it in"), self.take_in, kind="filled")
        self.buttons(self.take)
        self.undo_bar = UndoBar(theme)
        self.column.addWidget(self.undo_bar)
        self._begin_again()

    def _begin_again(self) -> None:
        self._rows = None
        self.locked.hide()
        self.columns.hide()
        self._tell("")

    def _tell(self, words: str) -> None:
        self.told.say(words)
        self.told.setVisible(bool(words))
        self.take.setEnabled(self._rows is not None and self._at_rest)
        self.resized.emit()

    def _ask_file(self) -> None:
        kinds = self.tr("Exports and tables (*.json *.csv *.tsv *.txt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), str(Path.home()), kinds)
        if name:
            self.look_into(Path(name))

    def look_into(self, path: Path) -> None:
        """Tell what a file would bring, or ask what is needed to read it."""
        self._path = path
        self._begin_again()
        passphrase = self.passphrase.text() or None
        self.do(lambda _: _read(path, passphrase), self._show_read)

    def _open_again(self) -> None:
        if self._path and self.locked.isVisible() and self.passphrase.text():
            self.look_into(self._path)

    def _show_read(self, found: Rows | Table | None) -> None:
        if found is None:
            self.locked.show()
            self.passphrase.setFocus()
            self._tell(self.tr("This file is under a passphrase; type it and press Enter."))
        elif isinstance(found, list):
            self._table = found
            self.columns.show_table(found)
            self.columns.show()
            self._read_table()
        else:
            self._preview(found)

    def _read_table(self) -> None:
        """What the table would bring with these columns; done here, for a diary is small."""
        from backcoach.history.exchange.diary import scores_in

        self._rows = None
        columns = self.columns.value()
        if columns is None:
            self._tell(self.tr("Choose the columns with the date and the score."))
            return
        try:
            rows = scores_in(self._table, columns, self._clock.now())
        except Problem as problem:
            self._tell(str(problem))
            return
        self._preview(rows)

    def _preview(self, rows: Rows) -> None:
        self.do(lambda journal: journal.transfer.preview_of(rows), lambda merged: self._show_preview(rows, merged))

    def _show_preview(self, rows: Rows, merged: Merged) -> None:
        self._rows = rows
        name = self._path.name if self._path else ""
        self._tell(f"{name}: {self.words.would_come(merged)}")

    def take_in(self) -> None:
        """Add it, after a backup."""
        rows = self._rows
        if rows is not None and self._at_rest:
            self._rows = None  # a second click means nothing
            self.do(lambda journal: _take(journal, rows), self._taken)

    def _taken(self, end: tuple[Merged, Path | None]) -> None:
        merged, before = end
        self.changed.emit()
        self._begin_again()
        words = self.words.came(merged)
        if before is None:
            self.said.emit(words)
        else:
            self.undo_bar.offer(words, lambda: self._back_again(before))
        self.resized.emit()

    def _back_again(self, before: Path) -> None:
        self.do(lambda journal: journal.transfer.restore(before), lambda _: self._undone())

    def _undone(self) -> None:
        self.changed.emit()
        self.said.emit(self.tr("All is as it was before."))


def _read(path: Path, passphrase: str | None) -> Rows | Table | None:
    """The rows of a journal, or a table from elsewhere; None for a file that needs a passphrase."""
    from backcoach.history.exchange.diary import table_of, text_of
    from backcoach.history.exchange.reading import NeedsColumns, NeedsPassphrase, plain, rows_in

    try:
        return rows_in(path, passphrase)
    except NeedsPassphrase:
        return None
    except NeedsColumns:
        return table_of(text_of(plain(path, passphrase)))


def _take(journal: Journal, rows: Rows) -> tuple[Merged, Path | None]:
    """Take rows in; with what they brought, the backup that was made before."""
    merged = journal.transfer.take_in(rows)
    backups = journal.backups.listed() if journal.backups else []
    return merged, next((backup.path for backup in backups if backup.why == "before-import"), None)
