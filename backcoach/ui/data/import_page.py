"""Imports a file: looked at first, its questions answered, shown as it would look, and undone at any time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QFileDialog, QLineEdit

from backcoach.clock import Clock
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.batch_list import BatchList
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.data.diary_form import DiaryForm
from backcoach.ui.data.diary_preview import DiaryPreview
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.theme import Theme
from backcoach.ui.design.undo_bar import UndoBar

if TYPE_CHECKING:
    from backcoach.history.diary.answers import Answers
    from backcoach.history.diary.look import Look
    from backcoach.history.diary.opened import OpenedFile
    from backcoach.history.diary.table import Tick
    from backcoach.history.imports import Batch, Undone
    from backcoach.history.journal import Journal
    from backcoach.history.merge import Merged
    from backcoach.history.row_checks import Sifted
    from backcoach.history.rows import Rows
    from backcoach.problem import Problem


class ImportPage(DataPage):
    """Adds what another journal or a diary holds; nothing is taken away, and doing it again doubles nothing."""

    def __init__(self, theme: Theme, work: BackgroundJobs, clock: Clock, *, at_rest: bool) -> None:
        super().__init__(theme, work)
        self.words = theme.words
        self._clock = clock
        self._at_rest = at_rest
        self._path: Path | None = None
        self._rows: Rows | None = None
        self._data: bytes = b""
        self._look: Look | None = None
        self._answers: Answers | None = None
        self.text(
            theme.words.gettext("A complete export of BackCoach, or a diary from elsewhere: CSV, a workbook (.xlsx, "
".ods), FHIR, or an export of Apple Health, Bearable, HabitBull, Loop, Migraine Buddy or "
"Track & Graph."),
            "muted",
        )  # fmt: skip
        self.choose = self.button(theme.words.gettext("Choose a file…"), self._ask_file, icon="folder")
        self.buttons(self.choose)
        self.passphrase = LineEdit(theme, name=theme.words.gettext("Passphrase"), longest=200)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.editingFinished.connect(self._open_again)
        self.locked = self.labelled([(theme.words.gettext("Passphrase"), self.passphrase)])
        self.what = self.text("")
        self.form = DiaryForm(theme)
        self.form.changed.connect(self._look_again)
        self.form.more.changed.connect(self.resized)
        self.column.addWidget(self.form)
        self.told = self.text("")
        self.preview = DiaryPreview(theme)
        self.column.addWidget(self.preview)
        self.take = self.button(theme.words.gettext("Add it to my history"), self.take_in, kind="filled")
        """Belongs at the foot of the dialog, so that it is in view however long the page is."""
        self.undo_bar = UndoBar(theme)
        self.column.addWidget(self.undo_bar)
        self.batches = BatchList(theme, may_undo=at_rest)
        self.batches.undo_asked.connect(self._undo)
        self.column.addWidget(self.batches)
        self._begin_again()

    def shown(self) -> None:
        """Read the list of imports."""
        self.do(lambda journal: journal.transfer.imports.listed(), self._list)

    def _list(self, batches: list[Batch]) -> None:
        self.batches.show_batches(batches)
        self.resized.emit()

    def _begin_again(self) -> None:
        self._rows = self._look = None
        self.locked.hide()
        self.form.begin()
        self.form.hide()
        self.preview.show_entries(())
        self._tell("", "")

    def _tell(self, what: str, words: str) -> None:
        for label, text in ((self.what, what), (self.told, words)):
            label.say(text)
            label.setVisible(bool(text))
        self._enable()
        self.resized.emit()

    def _enable(self) -> None:
        ready = self._rows is not None or self._brings
        self.take.setEnabled(ready and self._at_rest)

    @property
    def _brings(self) -> bool:
        look, answers = self._look, self._answers
        return look is not None and answers is not None and look.ready and bool(look.brings(answers))

    def _ask_file(self) -> None:
        kinds = self.words.gettext(
            "Exports and diaries (*.json *.backcoach *.csv *.tsv *.txt *.xlsx *.ods *.xml *.zip);;All files (*)"
        )
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), str(Path.home()), kinds)
        if name:
            self.look_into(Path(name))

    def look_into(self, path: Path) -> None:
        """Tell what a file would change, or ask what is needed to read it."""
        self._path = path
        self._begin_again()
        passphrase = self.passphrase.text() or None
        self.do(lambda _: _read(path, passphrase), self._show_read)

    def _open_again(self) -> None:
        if self._path and self.locked.isVisible() and self.passphrase.text():
            self.look_into(self._path)

    def _show_read(self, found: Sifted | bytes | None) -> None:
        if found is None:
            self.locked.show()
            self.passphrase.setFocus()
            self._tell("", self.words.gettext("This file is under a passphrase; type it and press Enter."))
        elif isinstance(found, bytes):
            self._data = found
            self._look_again()
        else:
            sifted = found
            self.do(
                lambda journal: journal.transfer.preview_of(sifted.rows),
                lambda merged: self._show_journal(sifted, merged),
            )

    def _show_journal(self, found: Sifted, merged: Merged) -> None:
        self._rows = found.rows
        name = self._path.name if self._path else ""
        self._tell(
            "",
            "\n".join(
                (self.words.labelled(name, self.data_text.would_come(merged)), *self.data_text.aside(found.aside))
            ),
        )

    def _look_again(self) -> None:
        """Look at the diary with the answers so far, beside the window; a later look replaces one that waits."""
        answers, now, tick = self.form.answers(), self._clock.now(), self.work.tick
        before = self._look.opened if self._look and _opened_alike(self._answers, answers) else None
        source: OpenedFile | bytes = before or self._data
        self._answers = answers
        self.take.setEnabled(False)
        self.work.replace_waiting()
        self.said.emit("")
        self.work.run(
            lambda journal: _looked(journal, source, answers, now, tick),
            lambda look: self._show_look(look, answers),
            self._show_unreadable,
        )

    def _show_unreadable(self, problem: Problem) -> None:
        """Say why nothing could be read, and let the user say how the file is written."""
        self._look = None
        self.form.show_unreadable()
        self.form.show()
        self.preview.show_entries(())
        self._tell("", problem.said(self.words))

    def _show_look(self, look: Look, answers: Answers) -> None:
        if answers is not self._answers:
            return  # a newer look is on its way
        self._look = look
        self.form.show_look(look)
        self.form.show()
        self.preview.show_entries(look.reading.entries)
        name = self._path.name if self._path else ""
        what = self.words.gettext("{name} is {what}.", name=name, what=look.reading.what)
        remarks = "\n".join((what, *map(self.words.text_of, look.reading.remarks)))
        self._tell(remarks, self.data_text.look(look, bring_back=self.form.bring_back.value()))

    def take_in(self) -> None:
        """Add it, after a backup."""
        rows, look, answers = self._rows, self._look, self._answers
        name = self._path.name if self._path else ""
        if not self._at_rest or not self.take.isEnabled():
            return
        self.take.setEnabled(False)  # a second click means nothing
        if rows is not None:
            self.do(lambda journal: _merged(journal, rows, name), self._taken_journal)
        elif look is not None and answers is not None:
            chosen, tick = answers, self.work.tick
            self.do(lambda journal: _taken(journal, look, chosen, name, tick), self._taken)

    def _taken_journal(self, end: tuple[Merged, Batch | None]) -> None:
        merged, batch = end
        self._offer_undo(self.data_text.came(merged), batch)

    def _taken(self, batch: Batch) -> None:
        self._offer_undo(self.data_text.taken(batch), batch)

    def _offer_undo(self, words: str, batch: Batch | None) -> None:
        self.changed.emit()
        self._begin_again()
        if batch is None:
            self.said.emit(words)
        else:
            taken = batch.id
            self.undo_bar.offer(words, lambda: self._undo(taken))
        self.shown()

    def _undo(self, batch_id: str) -> None:
        self.undo_bar.forget()
        self.do(lambda journal: journal.transfer.imports.undo(batch_id), self._undone)

    def _undone(self, done: Undone) -> None:
        self.changed.emit()
        self.shown()
        self.said.emit(self.data_text.undone(done))


def _read(path: Path, passphrase: str | None) -> Sifted | bytes | None:
    """The rows of a journal, sound or not, or the content of a diary; None for a file that needs a passphrase."""
    from backcoach.history.exchange.reading import NeedsPassphrase, NotAJournal, content_of, sifted_of

    try:
        data = content_of(path, passphrase)
    except NeedsPassphrase:
        return None
    try:
        return sifted_of(path, data)
    except NotAJournal:
        return data


def _opened_alike(before: Answers | None, now: Answers) -> bool:
    """Whether a file need not be opened again for other answers."""
    if before is None:
        return False
    return (before.encoding, before.separator, before.quoted) == (now.encoding, now.separator, now.quoted)


def _looked(journal: Journal, source: OpenedFile | bytes, answers: Answers, now: datetime, tick: Tick) -> Look:
    from backcoach.history.diary.look import look_into

    return look_into(source, answers, journal.transfer.imports, now, tick=tick)


def _taken(journal: Journal, look: Look, answers: Answers, name: str, tick: Tick) -> Batch:
    from backcoach.history.diary.look import take

    return take(look, answers, journal.transfer.imports, name, tick)


def _merged(journal: Journal, rows: Rows, name: str) -> tuple[Merged, Batch | None]:
    """Import rows; returns what they changed, and the batch, if anything changed."""
    merged = journal.transfer.take_in(rows, name)
    came = msgspec.structs.astuple(merged.new) + msgspec.structs.astuple(merged.changed)
    return merged, journal.transfer.imports.listed()[0] if any(came) else None
