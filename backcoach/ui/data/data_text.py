"""The texts about backups, about what a file holds and about what was imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject

from backcoach.phrases import plural

if TYPE_CHECKING:
    from backcoach.history.merge import Merged
    from backcoach.history.records import BackupFile, Contents, RestorePreview
    from backcoach.history.sync.reports import Synced


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

    def _merged(self, merged: Merged, new: str, changed: str) -> str:
        if not any(_numbers(merged.new)) and not any(_numbers(merged.changed)):
            return self.tr("All of it is here already.")
        lines = [(merged.new, new), (merged.changed, changed)]
        return " ".join(words.format(self.contents(of)) for of, words in lines if any(_numbers(of)))

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
