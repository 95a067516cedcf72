"""The commands that import a file, list imports, and undo one."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec

from backcoach.cli.command_options import AddCommand, path, services_of, words_of
from backcoach.cli.counts import contents_told
from backcoach.cli.diary_told import SHOWN, column_told, counts_told, left_out, question_told
from backcoach.cli.passphrase import add_passphrase, passphrase_of
from backcoach.cli.terminal import say, warn
from backcoach.problem import Problem
from backcoach.words import N_, Message, Words

if TYPE_CHECKING:
    from backcoach.history.diary.answers import Answers
    from backcoach.history.diary.look import Look
    from backcoach.history.diary.scales import Scale
    from backcoach.history.imports import Imports
    from backcoach.history.row_checks import SetAside

_MOST_FAULTS = 50
_COLUMNS = (
    ("day", N_("the column with the day, or day and time")),
    ("time", N_("the column with the time of day, where it has one of its own; “none” if there is none")),
    ("score", N_("the column with the pain score")),
    ("note", N_("the column with a note; “none” if there is none")),
)
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_ORDERS = "day-first", "month-first", "year-first", "year-day-month"
_NUMBERS = "spreadsheet", "unix-seconds", "unix-milliseconds"
_LEAVE_OUT = "leave-out"


def add(command: AddCommand) -> None:
    """To a parser, by the function that makes its commands."""
    into = command("import", _import, N_("add what another journal, or a diary from elsewhere, holds"))
    into.add_argument("file", metavar="FILE", type=path)
    into.add_argument("--preview", action="store_true", help=N_("only tell what would come"))
    _add_file_options(into.add_argument_group(N_("what a diary from elsewhere is")))
    _add_day_options(into.add_argument_group(N_("how its days and scores are read")))
    _add_decisions(into.add_argument_group(N_("what is taken of it")))
    add_passphrase(into)
    command("imports", _list, N_("what was taken in from files, the newest first"))
    undo = command("undo-import", _undo, N_("delete what an import brought and put back what it changed"))
    undo.add_argument("id", metavar="ID", help=N_("as imports tells it"))


def _add_file_options(to: argparse._ArgumentGroup) -> None:
    to.add_argument("--encoding", metavar="NAME", help=N_("the encoding, such as utf-8, cp1252 or utf-16-le"))
    to.add_argument("--separator", metavar="SIGN", help=N_("comma, semicolon, tab, bar, or the sign itself"))
    to.add_argument("--no-quotes", action="store_true", help=N_("read quotation marks as plain letters"))
    to.add_argument("--heading", metavar="LINE", type=int, help=N_("the line that names the columns, 0 for none"))
    for name, about in _COLUMNS:
        names = [f"--{name}-column", "--date-column"] if name == "day" else [f"--{name}-column"]
        to.add_argument(*names, dest=f"{name}_column", metavar="NAME", help=about)
    to.add_argument(
        "--only",
        metavar="COLUMN=TEXT",
        action="append",
        help=N_("only rows with this text there, * for any; may be repeated"),
    )


def _add_day_options(to: argparse._ArgumentGroup) -> None:
    to.add_argument("--order", choices=_ORDERS, help=N_("the order in days such as 1/2/2026"))
    to.add_argument("--numbers", choices=_NUMBERS, help=N_("what days that are bare numbers are"))
    to.add_argument("--date-format", metavar="FORMAT", help=N_("how days are written, such as %%d.%%m.%%Y"))
    to.add_argument(
        "--zone", metavar="ZONE", help=N_("the zone of its times, such as UTC, +02:00, Europe/Berlin; local, or column")
    )
    to.add_argument("--scale", metavar="LOW-HIGH", help=N_("the scale of the scores, such as 0-5 or 0-100"))
    to.add_argument(
        "--round",
        dest="rounding",
        choices=("half-up", "half-down", _LEAVE_OUT),
        help=N_("what becomes of scores such as 4.5"),
    )
    to.add_argument("--ranges", choices=("lower", "upper", _LEAVE_OUT), help=N_("what becomes of scores such as 6-7"))
    to.add_argument(
        "--word", metavar="WORD=N", action="append", help=N_("the score for a word, or leave-out; may be repeated")
    )
    to.add_argument("--other-words", choices=(_LEAVE_OUT,), help=N_("all other words"))


def _add_decisions(to: argparse._ArgumentGroup) -> None:
    to.add_argument(
        "--marked", choices=(_LEAVE_OUT, "keep"), help=N_("rows that the table marks as deleted, archived or the like")
    )
    to.add_argument(
        "--misfits", choices=("mend", _LEAVE_OUT), help=N_("rows with more or fewer cells than the heading")
    )
    to.add_argument("--bad-rows", choices=(_LEAVE_OUT,), help=N_("rows that cannot be right"))
    to.add_argument("--question", metavar="QUESTION", default="now", help=N_("what its scores answer (now)"))
    to.add_argument("--source", metavar="NAME", help=N_("a name for the diary; the same name is the same diary"))
    to.add_argument(
        "--same-moments", choices=("same", "another"), help=N_("whether it is a diary that is here already")
    )
    to.add_argument(
        "--bring-back",
        action="store_true",
        help=N_("restore what was deleted here, and replace what was corrected here"),
    )


def _import(options: argparse.Namespace) -> None:
    from backcoach.history.exchange.reading import NotAJournal, content_of, sifted_of

    data = content_of(options.file, passphrase_of(options))
    services = services_of(options)
    try:
        found = sifted_of(options.file, data)
    except NotAJournal:
        answers = _answers(options)
        with services.journal.writing() as journal:
            _import_diary(options, data, answers, journal.transfer.imports)
        return
    _tell_aside(options, found.aside)
    with services.journal.writing() as journal:
        merged = (
            journal.transfer.preview_of(found.rows)
            if options.preview
            else journal.transfer.take_in(found.rows, options.file.name)
        )
    words = words_of(options)
    new, changed = contents_told(words, merged.new), contents_told(words, merged.changed)
    if options.preview:
        say(words.gettext("Would be added: {new}; replaced by newer versions: {changed}.", new=new, changed=changed))
    else:
        say(words.gettext("Added: {new}; replaced by newer versions: {changed}.", new=new, changed=changed))


def _tell_aside(options: argparse.Namespace, aside: "Sequence[SetAside]") -> None:
    """Name the rows of a journal that are not sound; a Problem until the user has said that they are left out."""
    words = words_of(options)
    for one in aside[:_MOST_FAULTS]:
        warn(words.gettext("Left out: {row}.", row=one))
    _warn_of_more(len(aside), words)
    if aside and not options.preview and options.bad_rows is None:
        raise Problem(
            "Nothing of {file} was taken in because of {rows}; "
            "leave out what cannot be right with --bad-rows leave-out.",
            file=options.file,
            rows=Message.plural("{count:,} row", "{count:,} rows", len(aside)),
        )
    if aside:
        say(
            words.ngettext(
                "Left out: {count:,} row that cannot be right.",
                "Left out: {count:,} rows that cannot be right.",
                len(aside),
            )
        )


def _warn_of_more(faults: int, words: Words) -> None:
    if faults > _MOST_FAULTS:
        warn(words.gettext("… and {count:,} more.", count=faults - _MOST_FAULTS))


def _import_diary(options: argparse.Namespace, data: bytes, answers: "Answers", imports: "Imports") -> None:
    from backcoach.clock import SystemClock
    from backcoach.history.diary.look import look_into, take

    words = words_of(options)
    look = look_into(data, answers, imports, SystemClock().now())
    if options.preview:
        _show(look, words)
    found = look.comparison
    if found is None or not look.ready:
        _complain(options.file, look, words)
    for remark in look.reading.remarks:
        say(words.text_of(remark))
    counts = counts_told(found, answers, words)
    if look.brings(answers) and not options.preview:
        batch = take(look, answers, imports, options.file.name)
        say(words.gettext("Added: {counts}.", counts=counts))
        say(words.gettext("To undo it: {command}", command=f"backcoach undo-import {batch.id[:8]}"))
    elif options.preview:
        say(words.gettext("Would be added: {counts}.", counts=counts))
    else:
        say(words.gettext("Nothing was added: {counts}.", counts=counts))
    for line in left_out(look, words):
        say(line)


def _show(look: "Look", words: Words) -> None:
    """The first rows as they would look in the history."""
    say(words.gettext("It is {what}.", what=look.reading.what))
    for what, name in msgspec.structs.asdict(look.reading.arrangement.columns).items():
        if name:
            say("  " + words.gettext("{column}: “{name}”", column=column_told(what, words), name=name))
    for entry in look.reading.entries[:SHOWN]:
        when = f"{entry.at:%Y-%m-%d}      " if entry.alone else f"{entry.at:%Y-%m-%d %H:%M}"
        say(f"  {when:17} {entry.value:>2}  {' '.join(entry.note.split())[:60]}".rstrip())
    if days := look.reading.days:
        say(words.gettext("From {first} to {last}.", first=str(days[0]), last=str(days[1])))


def _complain(file: Path, look: "Look", words: Words) -> NoReturn:
    """Print every question and every fault, each in a sentence; then raise the Problem that nothing was imported."""
    for doubt in look.doubts:
        warn(question_told(doubt, words))
    faults = look.reading.faults
    for sentence in (*look.reading.stops, *map(look.reading.told, faults[:_MOST_FAULTS])):
        warn(words.text_of(sentence))
    _warn_of_more(len(faults), words)
    if faults:
        raise Problem(
            "Nothing of {file} was taken in. Put these rows right, or leave them out with --bad-rows leave-out.",
            file=file,
        )
    raise Problem("Nothing of {file} was taken in.", file=file)


def _answers(options: argparse.Namespace) -> "Answers":
    """The options as answers. Raises Problem for an invalid one."""
    from backcoach.history.diary.answers import Answers

    return Answers(
        encoding=options.encoding, separator=_separator(options.separator), quoted=not options.no_quotes,
        heading=options.heading, day_column=options.day_column, time_column=options.time_column,
        score_column=options.score_column, note_column=options.note_column, only=_only(options.only),
        order=options.order, numbers=options.numbers, date_format=options.date_format,
        zone=options.zone, marked=options.marked, scale=_scale(options.scale),
        rounding=options.rounding, ranges=options.ranges, words=tuple(_words(options.word or ())),
        other_words=options.other_words is not None, misfits=options.misfits, bad_rows=options.bad_rows,
        question=options.question, source=options.source, moments=options.same_moments, bring_back=options.bring_back,
    )  # fmt: skip


def _separator(text: str | None) -> str | None:
    sign = _SEPARATORS.get(text, text) if text else None
    if sign is not None and (len(sign) != 1 or sign in '"\r\n'):
        raise Problem(
            "“{text}” cannot separate columns; choose comma, semicolon, tab, bar or another single sign.", text=text
        )
    return sign


def _only(texts: Sequence[str] | None) -> tuple[tuple[str, str], ...] | None:
    if texts is None:
        return None
    if texts == ["all"]:
        return (("all", ""),)
    pairs = [text.rpartition("=") for text in texts]
    if any(not sign or not column for column, sign, _ in pairs):
        raise Problem("Write --only as COLUMN=TEXT, such as --only “Symptom=Back pain”.")
    return tuple((column, wanted) for column, _, wanted in pairs)


def _scale(text: str | None) -> "Scale | None":
    from backcoach.history.diary.scales import scale_in

    if text is None:
        return None
    found = scale_in(text)
    if found is None:
        raise Problem("“{text}” is not a scale; write it like 0-5 or 0-100.", text=text)
    return found


def _words(texts: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    for text in texts:
        word, sign, value = text.rpartition("=")
        if not sign or not (value == _LEAVE_OUT or (value.isdecimal() and int(value) <= 10)):
            raise Problem("“{text}” gives no score to a word; write it like Severe=8, or Severe=leave-out.", text=text)
        yield word.strip(), None if value == _LEAVE_OUT else int(value)


def _list(options: argparse.Namespace) -> None:
    words = words_of(options)
    with services_of(options).journal.reading() as journal:
        batches = journal.transfer.imports.listed()
    for batch in batches:
        state = "   " + words.gettext("undone") if batch.undone else ""
        counts = words.gettext("{added:,} new, {changed:,} changed", added=batch.added, changed=batch.changed)
        say(f"{batch.id[:8]}   {batch.at:%Y-%m-%d %H:%M}   {counts}   {batch.file}{state}")
    if not batches:
        say(words.gettext("Nothing was added from a file yet."))


def _undo(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        found = [batch for batch in journal.transfer.imports.listed() if batch.id.startswith(options.id)]
        if len(found) != 1 or len(options.id) < 4:
            raise Problem(
                "There is no import “{options}”, or more than one; backcoach imports lists them.", options=options.id
            )
        done = journal.transfer.imports.undo(found[0].id)
    words = words_of(options)
    deleted = words.ngettext("{count:,} entry deleted", "{count:,} entries deleted", done.deleted)
    back = words.ngettext("{count:,} entry put back", "{count:,} entries put back", done.put_back)
    parts = [deleted, back]
    if done.left:
        parts.append(
            words.ngettext(
                "{count:,} entry changed since and left", "{count:,} entries changed since and left", done.left
            )
        )
    say(words.gettext("Undone: {listed}.", listed=words.listed(parts)))
