"""The commands that export, back up, restore, synchronise and erase the journal."""

import argparse
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli.command_options import AddCommand, add_days, days_of, output_of, path, services_of, words_of
from backcoach.cli.counts import contents_told
from backcoach.cli.passphrase import add_passphrase, passphrase_of
from backcoach.cli.terminal import say, warn
from backcoach.problem import Problem
from backcoach.words import N_

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.history.sync.reports import Synced

FORMATS = "json", "csv", "fhir"
ERASE = "delete everything"


def add(command: AddCommand) -> None:
    """Add these commands with the given function."""
    export = command("export", _export, N_("write the journal, or some days of it, to a file"))
    export.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help=N_("the file to write"))
    export.add_argument(
        "--format", choices=FORMATS, default="json", help=N_("only json is complete and can be imported whole (json)")
    )
    add_days(export)
    export.add_argument("--person", metavar="NAME", help=N_("the person a health record (fhir) is about"))
    add_passphrase(export)
    unseal = command("unseal", _unseal, N_("write an export with a passphrase as a file without one"))
    unseal.add_argument("file", metavar="FILE", type=path)
    unseal.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help=N_("the file to write"))
    add_passphrase(unseal)
    backup = command("backup", _backup, N_("make a backup of the journal and check it"))
    backup.add_argument(
        "--to", metavar="FILE", type=path, help=N_("the file to write, instead of one beside the journal")
    )
    restore = command("restore", _restore, N_("show what restoring a backup would change; with --yes, restore it"))
    restore.add_argument("file", metavar="FILE", type=path)
    restore.add_argument("--yes", action="store_true", help=N_("restore it"))
    sync = command("sync", _sync, N_("exchange new entries with other computers through a shared folder"))
    sync.add_argument("folder", metavar="FOLDER", type=path)
    sync.add_argument("--yes", action="store_true", help=N_("let the others change or delete many entries here"))
    erase = command("erase", _erase, N_("delete the journal, its backups and everything else that holds your entries"))
    erase.add_argument("--confirm", metavar="WORDS", default="", help=N_('must be "delete everything"'))


def _export(options: argparse.Namespace) -> None:
    first, last = days_of(options)
    with services_of(options).journal.reading() as journal:
        journal.transfer.export(
            options.output, options.format, first=first, last=last, passphrase=passphrase_of(options, new=True),
            person=options.person or "",
        )  # fmt: skip
    _tell_written(options, options.output)
    if options.format == "csv" and options.output.suffix.lower() == ".csv":
        say(words_of(options).gettext("It has the scores; a .zip has sessions and steps as well."))


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
    _tell_written(options, output)


def _backup(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        backups = journal.transfer.own_backups()
        kept = backups.take("by-hand")
        if options.to:
            kept = backups.copy_to(kept, options.to)
    _tell_written(options, kept)


def _restore(options: argparse.Namespace) -> None:
    from backcoach.app.window_lock import without_window

    services = services_of(options)
    with without_window(services.folder) if options.yes else nullcontext(), services.journal.writing() as journal:
        preview = journal.transfer.preview_restore(options.file)
        words, counted = words_of(options), partial(contents_told, words_of(options))
        say(words.gettext("{file} holds {contents}.", file=options.file, contents=counted(preview.holds)))
        say(
            words.gettext(
                "It would bring back {returns} and change {differs}.",
                returns=counted(preview.returns),
                differs=counted(preview.differs),
            )
        )
        say(words.gettext("It would remove {contents}.", contents=counted(preview.goes)))
        if options.yes:
            kept = journal.transfer.restore(options.file)
            say(words.gettext("Restored. The journal as it was before is in {file}.", file=kept))
        else:
            say(words.gettext("Nothing was changed. Add --yes to restore it."))


def _sync(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        synced = _exchanged(journal, options)
    words, counted = words_of(options), partial(contents_told, words_of(options))
    sent = words.ngettext("{count:,} entry", "{count:,} entries", synced.sent)
    files = words.ngettext("{count:,} other file", "{count:,} other files", synced.files)
    say(words.gettext("Sent {sent}, received {new} from {files}.", sent=sent, new=counted(synced.new), files=files))
    if not (synced.changed.is_empty and synced.deleted.is_empty):
        changed, deleted = counted(synced.changed), counted(synced.deleted)
        say(words.gettext("Changed here: {changed}; deleted here: {deleted}.", changed=changed, deleted=deleted))
    for name in synced.unreadable:
        warn(words.gettext("{listed} could not be read yet; try again later.", listed=name))
    for note in synced.notes:
        warn(words.text_of(note))


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
    words = words_of(options)
    say(
        words.ngettext(
            "Deleted: {count} file or folder of the journal, its backups and caches.",
            "Deleted: {count} files and folders of the journal, its backups and caches.",
            len(erased.removed),
        )
    )
    for left in erased.stays:
        say(words.gettext("Still there: {listed}.", listed=left))
    say(
        words.gettext(
            "Exports, shared folders and other computers keep what they have; a disk may keep overwritten data for a "
            "while."
        )
    )


def _tell_written(options: argparse.Namespace, file: Path) -> None:
    say(words_of(options).gettext("Written: {file}.", file=file))
