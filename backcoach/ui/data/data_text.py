"""The texts about backups, about what a file holds and about what was imported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject

from backcoach.phrases import plural

if TYPE_CHECKING:
    from backcoach.history.comparison import Comparison
    from backcoach.history.diary.look import Look
    from backcoach.history.diary.reading import Reading
    from backcoach.history.imports import Batch, Undone
    from backcoach.history.merge import Merged
    from backcoach.history.records import BackupFile, Contents, RestorePreview
    from backcoach.history.row_checks import SetAside
    from backcoach.history.sync.reports import Synced


_FAULTS = 50
_NOTES = 5


class DataText(QObject):
    """Turns counts into sentences."""

    def contents(self, of: Contents) -> str:
        """The counts: 12 sessions, 84 steps, 30 scores; "nothing" if all are 0."""
        parts = (
            (of.sessions, self.tr("1 session"), self.tr("{} sessions")),
            (of.steps, self.tr("1 step"), self.tr("{} steps")),
            (of.scores, self.tr("1 score"), self.tr("{} scores")),
        )
        said = [plural(number, one, more) for number, one, more in parts if number]
        return ", ".join(said) if said else self.tr("nothing")

    def backup(self, backup: BackupFile, size: int) -> str:
        """A backup in a line: time, reason, size."""
        day = backup.taken_at.date()
        when = QLocale().toString(QDate(day.year, day.month, day.day), self.tr("ddd d MMM yyyy"))
        large = QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        return "   ·   ".join((f"{when}, {backup.taken_at:%H:%M}", self._why(backup.why), large))

    def _why(self, why: str) -> str:
        return {
            "daily": self.tr("daily"),
            "by-hand": self.tr("by hand"),
            "before-import": self.tr("before taking something in"),
            "before-restore": self.tr("before a restore"),
            "before-migration": self.tr("before a new version"),
        }.get(why, why)

    def restore(self, preview: RestorePreview) -> str:
        """What a backup holds, and what restoring it would change."""
        lines = [self.tr("It holds {}.").format(self.contents(preview.holds))]
        for contents, words in (
            (preview.returns, self.tr("Back would come {}.")),
            (preview.differs, self.tr("In another version: {}.")),
            (preview.goes, self.tr("Not in it, and gone from here: {}.")),
        ):
            if any((contents.sessions, contents.steps, contents.scores)):
                lines.append(words.format(self.contents(contents)))
        return "\n".join(
            lines if len(lines) > 1 else [*lines, self.tr("That is what is here now; nothing would change.")]
        )

    def would_come(self, merged: Merged) -> str:
        """What an import would bring."""
        return self._merged(merged, self.tr("New: {}."), self.tr("In a newer version: {}."))

    def came(self, merged: Merged) -> str:
        """What an import has brought."""
        return self._merged(merged, self.tr("Taken in: {}."), self.tr("In a newer version: {}."))

    def aside(self, rows: Sequence[SetAside]) -> list[str]:
        """The rows of a journal that are not sound, each with its reason."""
        if not rows:
            return []
        count = plural(len(rows), self.tr("1 row"), self.tr("{} rows"))
        lines = [self.tr("{} cannot be right and will be left out:").format(count)]
        lines += [f"    {one}" for one in rows[:_FAULTS]]
        return lines + ([self.tr("… and {} more.").format(len(rows) - _FAULTS)] if len(rows) > _FAULTS else [])

    def _merged(self, merged: Merged, new: str, changed: str) -> str:
        if not any(_numbers(merged.new)) and not any(_numbers(merged.changed)):
            return self.tr("All of it is here already.")
        lines = [(merged.new, new), (merged.changed, changed)]
        return " ".join(words.format(self.contents(of)) for of, words in lines if any(_numbers(of)))

    def look(self, look: Look, *, bring_back: bool) -> str:
        """What a diary would bring, what is left out, and all that stands against it."""
        reading, found = look.reading, look.comparison
        lines = [*reading.stops, *(reading.told(fault) for fault in reading.faults[:_FAULTS])]
        if len(reading.faults) > _FAULTS:
            lines.append(self.tr("… and {} more.").format(len(reading.faults) - _FAULTS))
        if look.doubts:
            asked = [doubt.words for doubt in look.doubts if doubt.key.endswith("_column")]
            lines += asked or [self.tr("Please answer what is asked above.")]
        if found is not None and reading.entries:
            lines.append(self._compared(found, bring_back=bring_back))
        if reading.days:
            lines.append(self.tr("From {} to {}.").format(*map(self.day, reading.days)))
        return "\n".join([*lines, *self._left_out(reading)])

    def _compared(self, found: Comparison, *, bring_back: bool) -> str:
        parts = (
            (len(found.new), self.tr("{} new")),
            (len(found.changed), self.tr("{} changed")),
            (found.same, self.tr("{} already here")),
            (len(found.deleted), self.tr("{} brought back") if bring_back else self.tr("{} deleted here and left so")),
            (len(found.kept), self.tr("{} overruled") if bring_back else self.tr("{} corrected here and left so")),
        )
        return ", ".join(words.format(f"{count:,}") for count, words in parts if count or words == parts[0][1]) + "."

    def _left_out(self, reading: Reading) -> list[str]:
        lines = [
            self.tr("Left out: {} {}.").format(plural(count, self.tr("1 row"), self.tr("{} rows")), why)
            for why, count in reading.left_out().items()
        ]
        notes = [left for left in reading.left if left.note]
        lines += [f"    {reading.unit} {left.line}: {' '.join(left.note.split())[:90]}" for left in notes[:_NOTES]]
        return lines + (
            [self.tr("    … and {} more with a note").format(len(notes) - _NOTES)] if len(notes) > _NOTES else []
        )

    def day(self, day: date) -> str:
        """A day in words."""
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("d MMMM yyyy"))

    def batch(self, batch: Batch) -> str:
        """An import in a line: when, from what, how many."""
        when = f"{self.day(batch.at.date())}, {batch.at:%H:%M}"
        counts = self.tr("{} new, {} changed").format(f"{batch.added:,}", f"{batch.changed:,}")
        undone = (self.tr("undone"),) if batch.undone else ()
        return "   ·   ".join((when, batch.file or self.tr("another journal"), counts, *undone))

    def taken(self, batch: Batch) -> str:
        """What an import has brought."""
        return self.tr("Taken in: {} new, {} changed.").format(f"{batch.added:,}", f"{batch.changed:,}")

    def undone(self, done: Undone) -> str:
        """What the undoing of an import has done."""
        words = self.tr("Undone: {} deleted, {} put back.").format(f"{done.deleted:,}", f"{done.put_back:,}")
        if done.left:
            words += " " + self.tr("{} changed here since were left.").format(f"{done.left:,}")
        return words

    def synced(self, synced: Synced) -> str:
        """What an exchange with other computers has brought."""
        others = plural(synced.files, self.tr("1 other file"), self.tr("{} other files"))
        sent = plural(synced.sent, self.tr("1 entry sent"), self.tr("{} entries sent"))
        words = self.tr("{}; from {} came {}.").format(sent, others, self.contents(synced.new))
        if not synced.changed.is_empty:
            words += " " + self.tr("Changed here: {}.").format(self.contents(synced.changed))
        if not synced.deleted.is_empty:
            words += " " + self.tr("Deleted here: {}.").format(self.contents(synced.deleted))
        if synced.unreadable:
            words += " " + self.tr("{} could not be read yet; try again later.").format(", ".join(synced.unreadable))
        return " ".join([words, *synced.notes])


def _numbers(of: Contents) -> tuple[int, int, int]:
    return of.sessions, of.steps, of.scores
