"""The commands that bring the journal out, back and together."""

import argparse
from typing import TYPE_CHECKING

from backcoach.cli.command_options import AddCommand, add_days, days_of, path, services_of
from backcoach.cli.passphrase import add_passphrase, passphrase_of
from backcoach.cli.terminal import say, warn
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.records import Contents

FORMATS = "json", "csv", "fhir"
ERASE = "delete everything"


def add(command: AddCommand) -> None:
    """To a parser, by the function that makes its commands."""
    out = command("export", _export, "the journal as a file: all of it, or some days")
    out.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help="where it goes")
    out.add_argument("--format", choices=FORMATS, default="json", help="json is complete and can be imported")
    add_days(out)
    out.add_argument("--person", metavar="NAME", help="whom a health record (fhir) is about")
    add_passphrase(out)
    opened = command("unseal", _unseal, "write an export that is under a passphrase as it is without")
    opened.add_argument("file", metavar="FILE", type=path)
    opened.add_argument("-o", "--output", metavar="FILE", type=path, required=True, help="where it goes")
    add_passphrase(opened)
    backup = command("backup", _backup, "a copy of the journal, checked")
    backup.add_argument("--to", metavar="FILE", type=path, help="where it goes, instead of beside the journal")
    back = command("restore", _restore, "replace the journal by a backup, after a look at what would change")
    back.add_argument("file", metavar="FILE", type=path)
    back.add_argument("--yes", action="store_true", help="do it; without, it is only told")
    together = command("sync", _sync, "exchange what is new with other computers through a shared folder")
    together.add_argument("folder", metavar="FOLDER", type=path)
    gone = command("erase", _erase, "delete the journal, its backups and all that is left of it")
    gone.add_argument("--confirm", metavar="WORDS", default="", help=f'must be "{ERASE}"')


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
        raise Problem(f"{options.file} is opened with its passphrase; give it with --passphrase-file.")
    data = content_of(options.file, passphrase)
    with written(options.output) as file:
        file.write(data)
    say(f"Written: {options.output}.")


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
        synced = journal.transfer.sync(options.folder)
    sent, files = _number(synced.sent, "entry", "entries"), _number(synced.files, "other file")
    say(f"Sent {sent}; from {files} came {_counted(synced.new)}.")
    for name in synced.unreadable:
        warn(f"{name} could not be read yet; try again later.")


def _erase(options: argparse.Namespace) -> None:
    if options.confirm != ERASE:
        raise Problem(f'This deletes the whole history and every backup here; say --confirm "{ERASE}" to do it.')
    from backcoach.app.places import forget_data_folder

    services = services_of(options)
    services.journal.erase()
    forget_data_folder(services.folder)
    say("All of it is deleted.")


def _counted(contents: "Contents") -> str:
    return ", ".join(map(_number, (contents.sessions, contents.steps, contents.scores), ("session", "step", "score")))


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
