"""Exports the journal to a file: all of it or some days, with or without a passphrase."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit

from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_page import DataPage
from backcoach.ui.design.check_box import Switch
from backcoach.ui.design.date_fields import DateField
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:
    from backcoach.history.exchange.export import Format

_MONTH = timedelta(days=30)
_SHORT = 8
"""Letters under which a passphrase can be found by trying."""


class ExportPage(DataPage):
    """Chooses format, days and passphrase, and writes the file."""

    def __init__(self, theme: Theme, work: BackgroundJobs, today: date) -> None:
        super().__init__(theme, work)
        self.words = theme.words
        self.form = SegmentedChoice(
            theme,
            [
                ("json", theme.words.gettext("Complete")),
                ("csv", theme.words.gettext("Tables")),
                ("fhir", theme.words.gettext("Health record")),
            ],
            name=theme.words.gettext("What for"),
        )
        self.form.set_value("json")
        self.form.changed.connect(self._explain)
        self.labelled([(theme.words.gettext("What for"), self.form)])
        self.hint = self.text("", "muted")
        self.some = Switch(theme, theme.words.gettext("Only some days"))
        self.some.changed.connect(self._show_days)
        self.labelled([(theme.words.gettext("Days"), self.some)])
        self.first = DateField(theme, today, name=theme.words.gettext("First day"))
        self.last = DateField(theme, today, name=theme.words.gettext("Last day"))
        self.first.set_value(today - _MONTH)
        self.days = self.labelled([(theme.words.gettext("From"), self.first), (theme.words.gettext("To"), self.last)])
        self.passphrase = LineEdit(
            theme,
            name=theme.words.gettext("Passphrase"),
            hint=theme.words.gettext("None: anybody can open the file"),
            longest=200,
        )
        self.again = LineEdit(theme, name=theme.words.gettext("Passphrase once more"), longest=200)
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textChanged.connect(self._remark)
        self.locked = self.labelled(
            [(theme.words.gettext("Passphrase"), self.passphrase), (theme.words.gettext("Once more"), self.again)]
        )
        self.remark = self.text("", "hurt")
        self.write = self.button(theme.words.gettext("Export…"), self._ask_where, kind="filled")
        self.buttons(self.write)
        self.days.hide()
        self._explain()

    def _explain(self) -> None:
        self.hint.say(
            {
                "json": self.words.gettext(
                    "JSON with all there is; BackCoach can take it in again, here or on another computer."
                ),
                "csv": self.words.gettext(
                    "Tables for a spreadsheet: sessions, steps and scores in a zip, or the scores as .csv."
                ),
                "fhir": self.words.gettext("The scores as FHIR R4, for programs that keep health records."),
            }[self.form.value()]
        )
        self.locked.setVisible(self.form.value() != "csv")
        self._remark()

    def _passphrase(self) -> str | None:
        """What locks the file; None for a form that BackCoach could not open again here, and where nothing is typed."""
        return (self.passphrase.text() or None) if self.form.value() != "csv" else None

    def _remark(self) -> None:
        """Say what speaks against the passphrase; only two different ones keep the file from being written."""
        typed = self._passphrase()
        twice = typed is None or typed == self.again.text()
        if not twice and self.again.text():
            words = self.words.gettext("The two passphrases are not the same.")
        elif typed is not None and len(typed) < _SHORT:
            words = self.words.gettext("A passphrase as short as this can be found by trying.")
        else:
            words = ""
        self.remark.say(words)
        self.remark.setVisible(bool(words))
        self.write.setEnabled(twice)
        self.resized.emit()

    def _show_days(self) -> None:
        self.days.setVisible(self.some.value())
        self.resized.emit()

    def _ask_where(self) -> None:
        from backcoach.history.exchange.export import ENDINGS, SEALED_ENDING

        ending = SEALED_ENDING if self._passphrase() else ENDINGS[self.form.value()]
        name, _ = QFileDialog.getSaveFileName(self, self.write.text(), str(Path.home() / f"backcoach{ending}"))
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the file, with progress, and say where it is."""
        form: Format = self.form.value()
        first, last = (self.first.value(), self.last.value()) if self.some.value() else (None, None)
        passphrase, tick = self._passphrase(), self.work.tick
        self.do(
            lambda journal: journal.transfer.export(
                path, form, first=first, last=last, passphrase=passphrase, tick=tick
            ),
            lambda _: self.said.emit(self.words.gettext("Written: {path}.", path=path)),
        )
