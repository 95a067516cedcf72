"""The commands that export, import, back up, restore, synchronise and erase the journal."""

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
    """Add these commands with the given function."""
    export = command("export", _export, "write the journal, or some days of it, to a file")
    export.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help="the file to write")
    export.add_argument(
        "--format", choices=FORMATS, default="json", help="only json is complete and can be imported (json)"
    )
    add_days(export)
    _add_passphrase(export)
    _add_import(command)
    backup = command("backup", _backup, "make a backup of the journal and check it")
    backup.add_argument("--to", metavar="FILE", type=path, help="the file to write, instead of one beside the journal")
    restore = command("restore", _restore, "show what restoring a backup would change; with --yes, restore it")
    restore.add_argument("file", metavar="FILE", type=path)
    restore.add_argument("--yes", action="store_true", help="restore it")
    sync = command("sync", _sync, "exchange new entries with other computers through a shared folder")
    sync.add_argument("folder", metavar="FOLDER", type=path)
    sync.add_argument("--yes", action="store_true", help="let the others change or delete many entries here")
    erase = command("erase", _erase, "delete the journal, its backups and everything else that holds your entries")
    erase.add_argument("--confirm", metavar="WORDS", default="", help=f'must be "{ERASE}"')


def _add_import(command: AddCommand) -> None:
    imported = command("import", _import, "add the entries of another journal, or the scores of a table")
    imported.add_argument("file", metavar="FILE", type=path)
    imported.add_argument("--preview", action="store_true", help="only show what would be added")
    imported.add_argument("--date-column", metavar="NAME", help="in a table, the column with the day or the time")
    imported.add_argument("--score-column", metavar="NAME", help="in a table, the column with the score, 0 to 10")
    imported.add_argument("--note-column", metavar="NAME", help="in a table, the column with a note")
    imported.add_argument(
        "--date-format", metavar="FORMAT", help="in a table, the format of the dates, such as %%d.%%m.%%Y"
    )
    imported.add_argument(
        "--question", metavar="QUESTION", default="now", help="in a table, the question that the scores answer (now)"
    )
    _add_passphrase(imported)


def _add_passphrase(to: argparse.ArgumentParser) -> None:
    to.add_argument("--passphrase-file", metavar="FILE", type=path, help="a file whose first line is the passphrase")


def _export(options: argparse.Namespace) -> None:
    first, last = days_of(options)
    with services_of(options).journal.reading() as journal:
        journal.transfer.export(options.output, options.format, first=first, last=last, passphrase=_passphrase(options))
    say(f"Written: {options.output}.")


def _import(options: argparse.Namespace) -> None:
    rows = _rows(options)
    with services_of(options).journal.writing() as journal:
        merged = journal.transfer.preview_of(rows) if options.preview else journal.transfer.take_in(rows)
    say(("Would be added: " if options.preview else "Added: ") + _summary(merged))


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
        say(f"It would bring back {_counted(preview.returns)} and change {_counted(preview.differs)}.")
        say(f"It would remove {_counted(preview.goes)}.")
        if options.yes:
            say(f"Restored. The journal as it was before is in {journal.transfer.restore(options.file)}.")
        else:
            say("Nothing was changed. Add --yes to restore it.")


def _sync(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        synced = _exchanged(journal, options)
    sent, files = _number(synced.sent, "entry", "entries"), _number(synced.files, "other file")
    say(f"Sent {sent}, received {_counted(synced.new)} from {files}.")
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
        raise Problem(
            f'This deletes the whole history and every backup on this computer. Add --confirm "{ERASE}" to do it.'
        )
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
    """The entries of a file to be imported."""
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
    """The sentence that asks for the columns of a table, with a guess at them."""
    from backcoach.history.exchange.diary import guess

    asked = f"{file} is a table with the columns {', '.join(names)[:200]}; say which columns hold the day and the score"
    if not (meant := guess(names)):
        return f"{asked}, with --date-column and --score-column."
    note = f" --note-column {quote(meant.note)}" if meant.note else ""
    return f"{asked}, such as --date-column {quote(meant.date)} --score-column {quote(meant.score)}{note}."


def _summary(merged: "Merged") -> str:
    return f"{_counted(merged.new)}; replaced by newer versions: {_counted(merged.changed)}."


def _counted(contents: "Contents") -> str:
    return ", ".join(map(_number, (contents.sessions, contents.steps, contents.scores), ("session", "step", "score")))


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
