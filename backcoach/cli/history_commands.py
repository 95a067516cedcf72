"""The commands that bring the journal out, in, back and together."""

import argparse
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from backcoach.cli.command_options import AddCommand, add_days, days_of, path, services_of
from backcoach.cli.terminal import say, warn
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.merge import Merged
    from backcoach.history.records import Contents
    from backcoach.history.rows import Rows
    from backcoach.history.sync.reports import Synced

FORMATS = "json", "csv", "fhir"
ERASE = "delete everything"


def add(command: AddCommand) -> None:
    """To a parser, by the function that makes its commands."""
    out = command("export", _export, "the journal as a file: all of it, or some days")
    out.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help="where it goes")
    out.add_argument("--format", choices=FORMATS, default="json", help="json is complete and can be imported")
    add_days(out)
    _add_passphrase(out)
    _add_import(command)
    backup = command("backup", _backup, "a copy of the journal, checked")
    backup.add_argument("--to", metavar="FILE", type=path, help="where it goes, instead of beside the journal")
    back = command("restore", _restore, "replace the journal by a backup, after a look at what would change")
    back.add_argument("file", metavar="FILE", type=path)
    back.add_argument("--yes", action="store_true", help="do it; without, it is only told")
    together = command("sync", _sync, "exchange what is new with other computers through a shared folder")
    together.add_argument("folder", metavar="FOLDER", type=path)
    together.add_argument("--yes", action="store_true", help="let the others change or delete many entries here")
    gone = command("erase", _erase, "delete the journal, its backups and all that is left of it")
    gone.add_argument("--confirm", metavar="WORDS", default="", help=f'must be "{ERASE}"')


def _add_import(command: AddCommand) -> None:
    into = command("import", _import, "add what another journal, or a table from elsewhere, holds")
    into.add_argument("file", metavar="FILE", type=path)
    into.add_argument("--preview", action="store_true", help="only tell what would come")
    into.add_argument("--date-column", metavar="NAME", help="of a table: the column with the day or moment")
    into.add_argument("--score-column", metavar="NAME", help="of a table: the column with the score, 0 to 10")
    into.add_argument("--note-column", metavar="NAME", help="of a table: the column with a note")
    into.add_argument("--date-format", metavar="FORMAT", help="how its dates are written, such as %%d.%%m.%%Y")
    into.add_argument("--question", metavar="QUESTION", default="now", help="what its scores answer (now)")
    _add_passphrase(into)


def _add_passphrase(to: argparse.ArgumentParser) -> None:
    to.add_argument("--passphrase-file", metavar="FILE", type=path, help="the first line of FILE locks or opens it")


def _export(options: argparse.Namespace) -> None:
    first, last = days_of(options)
    with services_of(options).journal.reading() as journal:
        journal.transfer.export(options.output, options.format, first=first, last=last, passphrase=_passphrase(options))
    say(f"Written: {options.output}.")


def _import(options: argparse.Namespace) -> None:
    rows = _rows(options)
    with services_of(options).journal.writing() as journal:
        merged = journal.transfer.preview_of(rows) if options.preview else journal.transfer.take_in(rows)
    say(("Would come: " if options.preview else "Taken in: ") + _told(merged))


def _backup(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        backups = journal.transfer.own_backups()
        kept = backups.take("by-hand")
        if options.to:
            kept = backups.copy_to(kept, options.to)
    say(f"Written: {kept}.")


def _restore(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        preview = journal.transfer.preview_restore(options.file)
        say(f"{options.file} holds {_counted(preview.holds)}.")
        say(f"Back would come {_counted(preview.returns)}, in another version {_counted(preview.differs)}.")
        say(f"Not in it, and gone from here, would be {_counted(preview.goes)}.")
        if options.yes:
            say(f"Restored; what was there before is in {journal.transfer.restore(options.file)}.")
        else:
            say("Nothing was changed; say --yes to do it.")


def _sync(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        synced = _exchanged(journal, options)
    sent, files = _number(synced.sent, "entry", "entries"), _number(synced.files, "other file")
    say(f"Sent {sent}; from {files} came {_counted(synced.new)}.")
    if not (synced.changed.is_empty and synced.deleted.is_empty):
        say(f"Changed here: {_counted(synced.changed)}; deleted here: {_counted(synced.deleted)}.")
    for name in synced.unreadable:
        warn(f"{name} could not be read yet; try again later.")
    for note in synced.notes:
        warn(note)


def _exchanged(journal: "Journal", options: argparse.Namespace) -> "Synced":
    from backcoach.history.sync.reports import WouldChangeMuch

    try:
        return journal.transfer.sync(options.folder, agreed=options.yes)
    except WouldChangeMuch as problem:
        raise Problem(f"{problem} On the command line, --yes agrees.") from None


def _erase(options: argparse.Namespace) -> None:
    if options.confirm != ERASE:
        raise Problem(f'This deletes the whole history and every backup here; say --confirm "{ERASE}" to do it.')
    from backcoach.app.places import forget_data_folder

    services = services_of(options)
    erased = services.journal.erase()
    forget_data_folder(services.folder)
    say(f"Deleted: {len(erased.removed)} files and folders of the journal, its backups and caches.")
    for left in erased.stays:
        say(f"Still there: {left}.")
    say(
        "Exports, shared folders and other computers keep what they have; a disk may keep overwritten data for a while."
    )


def _passphrase(options: argparse.Namespace) -> str | None:
    file: Path | None = options.passphrase_file
    if file is None:
        return None
    try:
        return file.read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise Problem(f"{file} cannot be read as text; choose another file.") from None


def _rows(options: argparse.Namespace) -> "Rows":
    """What a file to be imported holds."""
    from backcoach.history.exchange.reading import NeedsColumns, plain, rows_in

    passphrase = _passphrase(options)
    try:
        return rows_in(options.file, passphrase)
    except NeedsColumns as needed:
        data, complaint = plain(options.file, passphrase), str(needed)
    from backcoach.clock import SystemClock
    from backcoach.history.exchange.diary import Columns, scores_in, table_of, text_of

    table = table_of(text_of(data))
    if not (options.date_column and options.score_column):
        raise Problem(_needed(options.file, [*table[0]]) if len(table[0]) > 1 else complaint)
    columns = Columns(
        options.date_column, options.score_column, options.note_column, options.question, options.date_format
    )
    return scores_in(table, columns, SystemClock().now())


def _needed(file: Path, names: list[str]) -> str:
    """The sentence that asks which columns of a table are meant, with those that probably are."""
    from backcoach.history.exchange.diary import guess

    asked = f"{file} is a table with the columns {', '.join(names)[:200]}; say which hold the day and the score"
    if not (meant := guess(names)):
        return f"{asked}, with --date-column and --score-column."
    note = f" --note-column {quote(meant.note)}" if meant.note else ""
    return f"{asked}, such as --date-column {quote(meant.date)} --score-column {quote(meant.score)}{note}."


def _told(merged: "Merged") -> str:
    return f"{_counted(merged.new)} new, {_counted(merged.changed)} in a newer version."


def _counted(contents: "Contents") -> str:
    return ", ".join(map(_number, (contents.sessions, contents.steps, contents.scores), ("session", "step", "score")))


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
