"""The commands that export, back up, restore, synchronise and erase the journal."""

import argparse
from contextlib import nullcontext
from typing import TYPE_CHECKING

from backcoach.cli.command_options import AddCommand, add_days, days_of, output_of, path, services_of
from backcoach.cli.passphrase import add_passphrase, passphrase_of
from backcoach.cli.terminal import say, warn
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.records import Contents
    from backcoach.history.sync.reports import Synced

FORMATS = "json", "csv", "fhir"
ERASE = "delete everything"


def add(command: AddCommand) -> None:
    """Add these commands with the given function."""
    export = command("export", _export, "write the journal, or some days of it, to a file")
    export.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help="the file to write")
    export.add_argument(
        "--format", choices=FORMATS, default="json", help="only json is complete and can be imported whole (json)"
    )
    add_days(export)
    export.add_argument("--person", metavar="NAME", help="the person a health record (fhir) is about")
    add_passphrase(export)
    unseal = command("unseal", _unseal, "write an export with a passphrase as a file without one")
    unseal.add_argument("file", metavar="FILE", type=path)
    unseal.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help="the file to write")
    add_passphrase(unseal)
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


def _export(options: argparse.Namespace) -> None:
    first, last = days_of(options)
    with services_of(options).journal.reading() as journal:
        journal.transfer.export(
            options.output, options.format, first=first, last=last, passphrase=passphrase_of(options, new=True),
            person=options.person or "",
        )  # fmt: skip
    alone = options.format == "csv" and options.output.suffix.lower() == ".csv"
    say(f"Written: {options.output}." + (" It has the scores; a .zip has sessions and steps as well." if alone else ""))


def _unseal(options: argparse.Namespace) -> None:
    from backcoach.history.exchange.files import written
    from backcoach.history.exchange.reading import content_of

    passphrase = passphrase_of(options)
    if passphrase is None:
        raise Problem("{file} is opened with its passphrase; give it with --passphrase-file.", file=options.file)
    data = content_of(options.file, passphrase)
    output = output_of(options)
    with written(output) as file:
        file.write(data)
    say(f"Written: {output}.")


def _backup(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        backups = journal.transfer.own_backups()
        kept = backups.take("by-hand")
        if options.to:
            kept = backups.copy_to(kept, options.to)
    say(f"Written: {kept}.")


def _restore(options: argparse.Namespace) -> None:
    from backcoach.app.window_lock import without_window

    services = services_of(options)
    with without_window(services.folder) if options.yes else nullcontext(), services.journal.writing() as journal:
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
        raise Problem("{problem} On the command line, --yes agrees.", problem=problem) from None


def _erase(options: argparse.Namespace) -> None:
    if options.confirm != ERASE:
        raise Problem(
            'This deletes the whole history and every backup on this computer. Add --confirm "{erase}" to do it.',
            erase=ERASE,
        )
    from backcoach.app.places import forget_data_folder
    from backcoach.app.window_lock import without_window

    services = services_of(options)
    with without_window(services.folder):
        erased = services.journal.erase()
    forget_data_folder(services.folder)
    say(f"Deleted: {len(erased.removed)} files and folders of the journal, its backups and caches.")
    for left in erased.stays:
        say(f"Still there: {left}.")
    say(
        "Exports, shared folders and other computers keep what they have; a disk may keep overwritten data for a while."
    )


def _counted(contents: "Contents") -> str:
    return ", ".join(map(_number, (contents.sessions, contents.steps, contents.scores), ("session", "step", "score")))


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
