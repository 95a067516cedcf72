"""The texts about backups, about what a file holds and about what was imported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from backcoach.ui.design.clock_text import time_told
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.history.comparison import Comparison
    from backcoach.history.diary.entries import Left
    from backcoach.history.diary.look import Look
    from backcoach.history.diary.reading import Reading
    from backcoach.history.imports import Batch, Undone
    from backcoach.history.merge import Merged
    from backcoach.history.records import BackupFile, Contents, RestorePreview
    from backcoach.history.row_checks import SetAside
    from backcoach.history.sync.reports import Synced


_FAULTS = 50
_NOTES = 5


class DataText:
    """Turns counts into sentences."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def contents(self, of: Contents) -> str:
        """The counts: 12 sessions, 84 steps, 30 scores; "nothing" if all are 0."""
        words, said = self.words, list[str]()
        if of.sessions:
            said.append(words.ngettext("{count} session", "{count} sessions", of.sessions))
        if of.steps:
            said.append(words.ngettext("{count} step", "{count} steps", of.steps))
        if of.scores:
            said.append(words.ngettext("{count} score", "{count} scores", of.scores))
        return words.listed(said) if said else words.gettext("nothing")

    def backup(self, backup: BackupFile, size: int) -> str:
        """A backup in a line: time, reason, size."""
        day = backup.taken_at.date()
        when = QLocale().toString(QDate(day.year, day.month, day.day), self.words.gettext("ddd d MMM yyyy"))
        large = QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        return "   ·   ".join(
            (self.words.listed((when, time_told(backup.taken_at.time()))), self._why(backup.why), large)
        )

    def _why(self, why: str) -> str:
        return {
            "daily": self.words.gettext("daily"),
            "by-hand": self.words.gettext("by hand"),
            "before-import": self.words.gettext("before taking something in"),
            "before-restore": self.words.gettext("before a restore"),
            "before-migration": self.words.gettext("before a new version"),
        }.get(why, why)

    def restore(self, preview: RestorePreview) -> str:
        """What a backup holds, and what restoring it would change."""
        lines = [self.words.gettext("It holds {contents}.", contents=self.contents(preview.holds))]
        if not preview.returns.is_empty:
            returns = self.contents(preview.returns)
            lines.append(self.words.gettext("Back would come {contents}.", contents=returns))
        if not preview.differs.is_empty:
            differs = self.contents(preview.differs)
            lines.append(self.words.gettext("In another version: {contents}.", contents=differs))
        if not preview.goes.is_empty:
            goes = self.contents(preview.goes)
            lines.append(self.words.gettext("Not in it, and gone from here: {contents}.", contents=goes))
        if len(lines) == 1:
            lines.append(self.words.gettext("This is what you have now; nothing would change."))
        return "\n".join(lines)

    def would_come(self, merged: Merged) -> str:
        """What an import would bring."""
        return self._merged(merged, self.words.gettext("New: {contents}.", contents=self.contents(merged.new)))

    def came(self, merged: Merged) -> str:
        """What an import has brought."""
        return self._merged(merged, self.words.gettext("Imported: {contents}.", contents=self.contents(merged.new)))

    def aside(self, rows: Sequence[SetAside]) -> list[str]:
        """The rows of a journal that are not sound, each with its reason."""
        if not rows:
            return []
        lines = [
            self.words.ngettext(
                "{count} row cannot be right and will be left out:",
                "{count} rows cannot be right and will be left out:",
                len(rows),
            )
        ]
        lines += [f"    {one.said(self.words)}" for one in rows[:_FAULTS]]
        return lines + (
            [self.words.gettext("… and {count} more.", count=len(rows) - _FAULTS)] if len(rows) > _FAULTS else []
        )

    def _merged(self, merged: Merged, new: str) -> str:
        if merged.new.is_empty and merged.changed.is_empty:
            return self.words.gettext("All of it is here already.")
        lines = [new] if not merged.new.is_empty else []
        if not merged.changed.is_empty:
            changed = self.contents(merged.changed)
            lines.append(self.words.gettext("In a newer version: {contents}.", contents=changed))
        return " ".join(lines)

    def look(self, look: Look, *, bring_back: bool) -> str:
        """What a diary would change, what is left out, and what still stands in the way."""
        reading, found = look.reading, look.comparison
        told = (*reading.stops, *map(reading.told, reading.faults[:_FAULTS]))
        lines = [*map(self.words.text_of, told)]
        if len(reading.faults) > _FAULTS:
            lines.append(self.words.gettext("… and {count} more.", count=len(reading.faults) - _FAULTS))
        if look.doubts:
            asked = [self.words.text_of(doubt.words) for doubt in look.doubts if doubt.key.endswith("_column")]
            lines += asked or [self.words.gettext("Please answer the questions above.")]
        if found is not None and reading.entries:
            lines.append(self._compared(found, bring_back=bring_back))
        if reading.days:
            first, last = map(self.day, reading.days)
            lines.append(self.words.gettext("From {first} to {last}.", first=first, last=last))
        return "\n".join([*lines, *self._left_out(reading)])

    def _compared(self, found: Comparison, *, bring_back: bool) -> str:
        words = self.words
        new, changed, same = len(found.new), len(found.changed), found.same
        deleted, kept = len(found.deleted), len(found.kept)
        parts = [words.gettext("{number:,} new", number=new)]
        if changed:
            parts.append(words.gettext("{number:,} changed", number=changed))
        if same:
            parts.append(words.gettext("{number:,} already here", number=same))
        if deleted and bring_back:
            parts.append(words.gettext("{number:,} brought back", number=deleted))
        elif deleted:
            parts.append(words.gettext("{number:,} deleted here and left so", number=deleted))
        if kept and bring_back:
            parts.append(words.gettext("{number:,} overruled", number=kept))
        elif kept:
            parts.append(words.gettext("{number:,} corrected here and left so", number=kept))
        return words.listed(parts) + "."

    def _left_out(self, reading: Reading) -> list[str]:
        lines = [
            self.words.gettext(
                "Left out: {part} {why}.", part=self.words.ngettext("{count} row", "{count} rows", count), why=why
            )
            for why, count in reading.left_out().items()
        ]
        notes = [left for left in reading.left if left.note]
        lines += ["    " + self._noted(reading, left) for left in notes[:_NOTES]]
        return lines + (
            ["    " + self.words.gettext("… and {count} more with a note", count=len(notes) - _NOTES)]
            if len(notes) > _NOTES
            else []
        )

    def _noted(self, reading: Reading, left: Left) -> str:
        from backcoach.history.diary.table import at_place

        return at_place(reading.unit, left.line, " ".join(left.note.split())[:90]).said(self.words)

    def day(self, day: date) -> str:
        """A day in words."""
        return QLocale().toString(QDate(day.year, day.month, day.day), self.words.gettext("d MMMM yyyy"))

    def batch(self, batch: Batch) -> str:
        """An import in a line: when, from what, how many."""
        when = self.words.listed((self.day(batch.at.date()), time_told(batch.at.time())))
        counts = self.words.gettext("{added:,} new, {changed:,} changed", added=batch.added, changed=batch.changed)
        undone = (self.words.gettext("undone"),) if batch.undone else ()
        return "   ·   ".join((when, batch.file or self.words.gettext("another journal"), counts, *undone))

    def taken(self, batch: Batch) -> str:
        """What an import has brought."""
        return self.words.gettext(
            "Imported: {added:,} new, {changed:,} changed.", added=batch.added, changed=batch.changed
        )

    def undone(self, done: Undone) -> str:
        """What the undoing of an import has done."""
        words = self.words.gettext(
            "Undone: {deleted:,} deleted, {put_back:,} put back.", deleted=done.deleted, put_back=done.put_back
        )
        if done.left:
            words += " " + self.words.gettext("{left:,} changed here since were left.", left=done.left)
        return words

    def synced(self, synced: Synced) -> str:
        """What an exchange with other computers has brought."""
        others = self.words.ngettext("{count} other file", "{count} other files", synced.files)
        sent = self.words.ngettext("{count} entry sent", "{count} entries sent", synced.sent)
        words = self.words.gettext(
            "{sent}; from {others} came {contents}.", sent=sent, others=others, contents=self.contents(synced.new)
        )
        if not synced.changed.is_empty:
            words += " " + self.words.gettext("Changed here: {contents}.", contents=self.contents(synced.changed))
        if not synced.deleted.is_empty:
            words += " " + self.words.gettext("Deleted here: {contents}.", contents=self.contents(synced.deleted))
        if synced.unreadable:
            words += " " + self.words.gettext(
                "{listed} could not be read yet; try again later.", listed=self.words.listed(synced.unreadable)
            )
        return " ".join([words, *map(self.words.text_of, synced.notes)])
