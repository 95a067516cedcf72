"""The commands that bring the journal out, in, back and together."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.merge import Merged
    from backcoach.history.records import Contents
    from backcoach.history.rows import Rows

FORMATS = "json", "csv", "fhir"
ERASE = "delete everything"
_KINDS = "session", "step", "score"

Run = Callable[[argparse.Namespace], int]
Command = Callable[[str, Run, str], argparse.ArgumentParser]


class HistoryCommands:
    """Adds the commands; `folder_of` says where the journal is, `say` prints a line, `caches` may be thrown away."""

    def __init__(
        self, folder_of: Callable[[argparse.Namespace], Path], say: Callable[[str], None],
        caches: Callable[[], list[Path]],
    ) -> None:  # fmt: skip
        self._folder_of = folder_of
        self._say = say
        self._caches = caches

    def add(self, command: Command) -> None:
        """To a parser, by the function that makes its commands."""
        out = command("export", self._export, "the journal as a file: all of it, or some days")
        out.add_argument("-o", "--output", metavar="FILE", required=True, help="where it goes")
        out.add_argument("--format", choices=FORMATS, default="json", help="json is complete and can be imported")
        out.add_argument("--from", dest="first", metavar="DAY", help="the first day, such as 2026-01-31")
        out.add_argument("--to", dest="last", metavar="DAY", help="the last day")
        _add_passphrase(out)
        self._add_import(command)
        backup = command("backup", self._backup, "a copy of the journal, checked")
        backup.add_argument("--to", metavar="FILE", help="where it goes, instead of beside the journal")
        back = command("restore", self._restore, "replace the journal by a backup, after a look at what would change")
        back.add_argument("file", metavar="FILE")
        back.add_argument("--yes", action="store_true", help="do it; without, it is only told")
        together = command("sync", self._sync, "exchange what is new with other computers through a shared folder")
        together.add_argument("folder", metavar="FOLDER")
        gone = command("erase", self._erase, "delete the journal, its backups and all that is left of it")
        gone.add_argument("--confirm", metavar="WORDS", default="", help=f'must be "{ERASE}"')

    def _add_import(self, command: Command) -> None:
        into = command("import", self._import, "add what another journal, or a table from elsewhere, holds")
        into.add_argument("file", metavar="FILE")
        into.add_argument("--preview", action="store_true", help="only tell what would come")
        into.add_argument("--date-column", metavar="NAME", help="of a table: the column with the day or moment")
        into.add_argument("--score-column", metavar="NAME", help="of a table: the column with the score, 0 to 10")
        into.add_argument("--note-column", metavar="NAME", help="of a table: the column with a note")
        into.add_argument("--date-format", metavar="FORMAT", help="how its dates are written, such as %%d.%%m.%%Y")
        into.add_argument("--question", metavar="QUESTION", default="now", help="what its scores answer (now)")
        _add_passphrase(into)

    def _export(self, options: argparse.Namespace) -> int:
        path = Path(options.output)
        with self.reading(options) as journal:
            journal.export(
                path, options.format, first=day(options.first), last=day(options.last),
                passphrase=_passphrase(options),
            )  # fmt: skip
        self._say(f"Written: {path}.")
        return 0

    def _import(self, options: argparse.Namespace) -> int:
        rows = _rows(options)
        with self._writing(options) as journal:
            merged = journal.preview_of(rows) if options.preview else journal.take_in(rows)
        self._say(("Would come: " if options.preview else "Taken in: ") + _told(merged))
        return 0

    def _backup(self, options: argparse.Namespace) -> int:
        with self._writing(options) as journal:
            backups = journal.own_backups()
            path = backups.take("by-hand")
            if options.to:
                path = backups.copy_to(path, Path(options.to))
        self._say(f"Written: {path}.")
        return 0

    def _restore(self, options: argparse.Namespace) -> int:
        path = Path(options.file)
        with self._writing(options) as journal:
            preview = journal.preview_restore(path)
            self._say(f"{path} holds {_counted(preview.holds)}.")
            self._say(f"Back would come {_counted(preview.returns)}, in another version {_counted(preview.differs)}.")
            self._say(f"Not in it, and gone from here, would be {_counted(preview.goes)}.")
            if options.yes:
                self._say(f"Restored; what was there before is in {journal.restore(path)}.")
            else:
                self._say("Nothing was changed; say --yes to do it.")
        return 0

    def _sync(self, options: argparse.Namespace) -> int:
        with self._writing(options) as journal:
            synced = journal.sync(Path(options.folder))
        came = _counted(synced.new)
        self._say(f"Sent {synced.sent} entries; from {synced.files} other files came {came}.")
        for name in synced.unreadable:
            _warn(f"{name} could not be read yet; try again later.")
        return 0

    def _erase(self, options: argparse.Namespace) -> int:
        if options.confirm != ERASE:
            raise Problem(f'This deletes the whole history and every backup here; say --confirm "{ERASE}" to do it.')
        from backcoach.history.erase import erase

        caches = self._caches()
        erase(self._folder_of(options), spill=caches, caches=caches)
        self._say("All of it is deleted.")
        return 0

    @contextmanager
    def _writing(self, options: argparse.Namespace) -> "Iterator[Journal]":
        from backcoach.clock import SystemClock
        from backcoach.history.journal import Journal

        opened = Journal.open(self._folder_of(options), SystemClock())
        if opened.set_aside:
            _warn(f"The journal was damaged and was put aside as {opened.set_aside}.")
        try:
            yield opened.journal
        finally:
            opened.journal.close()

    @contextmanager
    def reading(self, options: argparse.Namespace) -> "Iterator[Journal]":
        """The journal, or what can be read of one that may not be written."""
        from backcoach.clock import SystemClock
        from backcoach.history.journal import Journal

        folder, clock = self._folder_of(options), SystemClock()
        try:
            journal = Journal.open(folder, clock).journal
        except Problem as problem:
            journal = Journal.beside(folder, clock, problem)
            if not any(_numbers(journal.contents())):
                raise
            _warn(str(problem))
        try:
            yield journal
        finally:
            journal.close()


def _add_passphrase(to: argparse.ArgumentParser) -> None:
    to.add_argument("--passphrase-file", metavar="FILE", help="the first line of FILE locks or opens it")


def _passphrase(options: argparse.Namespace) -> str | None:
    if options.passphrase_file is None:
        return None
    try:
        return Path(options.passphrase_file).read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise Problem(f"{options.passphrase_file} cannot be read as text; choose another file.") from None


def _rows(options: argparse.Namespace) -> "Rows":
    """What a file to be imported holds."""
    from backcoach.history.exchange.reading import NeedsColumns, plain, rows_in

    path, passphrase = Path(options.file), _passphrase(options)
    try:
        return rows_in(path, passphrase)
    except NeedsColumns:
        if not (options.date_column and options.score_column):
            raise
    from backcoach.clock import SystemClock
    from backcoach.history.exchange.diary import Columns, scores_in, table_of, text_of

    columns = Columns(
        options.date_column, options.score_column, options.note_column, options.question, options.date_format
    )
    return scores_in(table_of(text_of(plain(path, passphrase))), columns, SystemClock().now())


def day(text: str | None) -> date | None:
    """The day that was typed; Problem for what is none."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise Problem(f"“{text}” is not a day; write it like 2026-01-31.") from None


def _told(merged: "Merged") -> str:
    return f"{_counted(merged.new)} new, {_counted(merged.changed)} in a newer version."


def _counted(contents: "Contents") -> str:
    counts = zip(_numbers(contents), _KINDS, strict=True)
    return ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for number, name in counts)


def _numbers(contents: "Contents") -> tuple[int, int, int]:
    return contents.sessions, contents.steps, contents.scores


def _warn(sentence: str) -> None:
    print(f"backcoach: {sentence}", file=sys.stderr)
