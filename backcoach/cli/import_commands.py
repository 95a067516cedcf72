"""The commands that take a file in, list what was taken in, and undo it."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec

from backcoach.cli.command_options import AddCommand, path, services_of
from backcoach.cli.passphrase import add_passphrase, passphrase_of
from backcoach.cli.terminal import say, warn
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.history.comparison import Comparison
    from backcoach.history.diary.answers import Answers
    from backcoach.history.diary.look import Look
    from backcoach.history.diary.scales import Scale
    from backcoach.history.diary.table import Doubt
    from backcoach.history.imports import Imports
    from backcoach.history.merge import Merged
    from backcoach.history.records import Contents
    from backcoach.history.row_checks import SetAside

_SHOWN = 10
_MOST_FAULTS = 50
_COLUMNS = (
    ("day", "the day, or day and time"),
    ("time", "the time of day, where it stands in a column of its own; “none” if there is none"),
    ("score", "the pain score"),
    ("note", "a note; “none” if there is none"),
)
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_ORDERS = "day-first", "month-first", "year-first", "year-day-month"
_NUMBERS = "spreadsheet", "unix-seconds", "unix-milliseconds"
_LEAVE_OUT = "leave-out"


def add(command: AddCommand) -> None:
    """To a parser, by the function that makes its commands."""
    into = command("import", _import, "add what another journal, or a diary from elsewhere, holds")
    into.add_argument("file", metavar="FILE", type=path)
    into.add_argument("--preview", action="store_true", help="only tell what would come")
    _add_file_options(into.add_argument_group("what a diary from elsewhere is"))
    _add_day_options(into.add_argument_group("how its days and scores are read"))
    _add_decisions(into.add_argument_group("what is taken of it"))
    add_passphrase(into)
    command("imports", _list, "what was taken in from files, the newest first")
    undo = command("undo-import", _undo, "delete what an import brought and put back what it changed")
    undo.add_argument("id", metavar="ID", help="as imports tells it")


def _add_file_options(to: argparse._ArgumentGroup) -> None:
    to.add_argument("--encoding", metavar="NAME", help="such as utf-8, cp1252 or utf-16-le")
    to.add_argument("--separator", metavar="SIGN", help="comma, semicolon, tab, bar, or the sign itself")
    to.add_argument("--no-quotes", action="store_true", help="read quotation marks as plain letters")
    to.add_argument("--heading", metavar="LINE", type=int, help="the line that names the columns, 0 for none")
    for name, about in _COLUMNS:
        names = [f"--{name}-column", "--date-column"] if name == "day" else [f"--{name}-column"]
        to.add_argument(*names, dest=f"{name}_column", metavar="NAME", help=f"the column with {about}")
    to.add_argument(
        "--only",
        metavar="COLUMN=TEXT",
        action="append",
        help="only rows with this text there, * for any; may be repeated",
    )


def _add_day_options(to: argparse._ArgumentGroup) -> None:
    to.add_argument("--order", choices=_ORDERS, help="of days such as 1/2/2026")
    to.add_argument("--numbers", choices=_NUMBERS, help="what days that are bare numbers are")
    to.add_argument("--date-format", metavar="FORMAT", help="how days are written, such as %%d.%%m.%%Y")
    to.add_argument("--zone", metavar="ZONE", help="of its times, such as UTC, +02:00, Europe/Berlin; local, or column")
    to.add_argument("--scale", metavar="LOW-HIGH", help="the scale of the scores, such as 0-5 or 0-100")
    to.add_argument("--round", dest="rounding", choices=("half-up", "half-down", _LEAVE_OUT), help="scores such as 4.5")
    to.add_argument("--ranges", choices=("lower", "upper", _LEAVE_OUT), help="scores such as 6-7")
    to.add_argument(
        "--word", metavar="WORD=N", action="append", help="the score for a word, or leave-out; may be repeated"
    )
    to.add_argument("--other-words", choices=(_LEAVE_OUT,), help="all other words")


def _add_decisions(to: argparse._ArgumentGroup) -> None:
    to.add_argument("--misfits", choices=("mend", _LEAVE_OUT), help="rows with more or fewer cells than the heading")
    to.add_argument(
        "--marked", choices=(_LEAVE_OUT, "keep"), help="rows that the table marks as deleted, archived or the like"
    )
    to.add_argument("--bad-rows", choices=(_LEAVE_OUT,), help="rows that cannot be right")
    to.add_argument("--question", metavar="QUESTION", default="now", help="what its scores answer (now)")
    to.add_argument("--source", metavar="NAME", help="a name for the diary; the same name is the same diary")
    to.add_argument("--same-moments", choices=("same", "another"), help="whether it is a diary that is here already")
    to.add_argument(
        "--bring-back", action="store_true", help="also what was deleted here, and instead of what was corrected here"
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
    say(("Would be added: " if options.preview else "Added: ") + _told(merged))


def _tell_aside(options: argparse.Namespace, aside: "Sequence[SetAside]") -> None:
    """Name the rows of a journal that are not sound; a Problem until the user has said that they are left out."""
    for one in aside[:_MOST_FAULTS]:
        warn(f"Left out: {one}.")
    if len(aside) > _MOST_FAULTS:
        warn(f"… and {len(aside) - _MOST_FAULTS:,} more.")
    if aside and not options.preview and options.bad_rows is None:
        raise Problem(
            "Nothing of {file} was taken in because of {rows}; "
            "leave out what cannot be right with --bad-rows leave-out.",
            file=options.file,
            rows=_number(len(aside), "row"),
        )
    if aside:
        say(f"Left out: {_number(len(aside), 'row')} that cannot be right.")


def _import_diary(options: argparse.Namespace, data: bytes, answers: "Answers", imports: "Imports") -> None:
    from backcoach.clock import SystemClock
    from backcoach.history.diary.look import look_into, take

    look = look_into(data, answers, imports, SystemClock().now())
    if options.preview:
        _show(look)
    found = look.comparison
    if found is None or not look.ready:
        _complain(options.file, look)
    for remark in look.reading.remarks:
        say(remark)
    if look.brings(answers) and not options.preview:
        batch = take(look, answers, imports, options.file.name)
        say("Added: " + _counts(found, answers))
        say(f"To undo it: backcoach undo-import {batch.id[:8]}")
    else:
        say(("Would be added: " if options.preview else "Nothing was added: ") + _counts(found, answers))
    for line in _left_out(look):
        say(line)


def _show(look: "Look") -> None:
    """The first rows as they would stand in the history."""
    say(f"It is {look.reading.what}.")
    for what, name in msgspec.structs.asdict(look.reading.arrangement.columns).items():
        if name:
            say(f"  {what}: “{name}”")
    for entry in look.reading.entries[:_SHOWN]:
        when = f"{entry.at:%Y-%m-%d}      " if entry.alone else f"{entry.at:%Y-%m-%d %H:%M}"
        say(f"  {when:17} {entry.value:>2}  {' '.join(entry.note.split())[:60]}".rstrip())
    if days := look.reading.days:
        say(f"From {days[0]} to {days[1]}.")


def _complain(file: Path, look: "Look") -> NoReturn:
    """Every question and every fault, each in a sentence; then the Problem that nothing was taken in."""
    for doubt in look.doubts:
        warn(_asked(doubt))
    for stop in look.reading.stops:
        warn(stop)
    faults = look.reading.faults
    for fault in faults[:_MOST_FAULTS]:
        warn(look.reading.told(fault))
    if len(faults) > _MOST_FAULTS:
        warn(f"… and {len(faults) - _MOST_FAULTS:,} more.")
    hint = " Put these rows right, or leave them out with --bad-rows leave-out." if faults else ""
    raise Problem("Nothing of {file} was taken in.{hint}", file=file, hint=hint)


def _asked(doubt: "Doubt") -> str:
    """A question with the option that answers it."""
    from backcoach.history.diary.look import OPTIONS

    option = OPTIONS[doubt.key]
    if doubt.key == "quoted":
        return f"{doubt.words} Answer with {option}."
    if doubt.key == "words":
        said = " ".join(f"{option} “{choice.value}=…”" for choice in doubt.choices[:12])
        return f"{doubt.words} Answer with {said}, or with --other-words leave-out."
    said = "; ".join(_choice(option, choice.value, choice.words) for choice in doubt.choices[:12])
    return f"{doubt.words} Answer with {said or option}."


def _choice(option: str, value: str, words: str) -> str:
    typed = value or "none"
    quoted = f'"{typed}"' if not typed.replace("-", "").isalnum() else typed
    return f"{option} {quoted}" + ("" if words in (value, typed) or value.endswith(f"={words}") else f" ({words})")


def _counts(found: "Comparison", answers: "Answers") -> str:
    over = answers.bring_back
    parts = [
        (len(found.new), "new"),
        (len(found.changed), "changed"),
        (found.same, "already here"),
        (len(found.deleted), "brought back" if over else "deleted here and left so (--bring-back takes them)"),
        (len(found.kept), "overruled" if over else "corrected here and left so (--bring-back takes the diary's)"),
    ]
    said = [_number(count, "score") + f" {words}" for count, words in parts if count or words == "new"]
    return ", ".join(said) + "."


def _left_out(look: "Look") -> Iterator[str]:
    """How many rows are left out and why, and the notes that stand in them."""
    left = look.reading.left
    for why, count in look.reading.left_out().items():
        yield f"Left out: {_number(count, 'row')} {why}."
    notes = [one for one in left if one.note]
    for one in notes[:_SHOWN]:
        yield f"  {look.reading.unit.lower()} {one.line}: {' '.join(one.note.split())[:100]}"
    if len(notes) > _SHOWN:
        yield f"  and {len(notes) - _SHOWN:,} more with a note"


def _answers(options: argparse.Namespace) -> "Answers":
    """The options as answers; a Problem for one that is none."""
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
    with services_of(options).journal.reading() as journal:
        batches = journal.transfer.imports.listed()
    for batch in batches:
        state = "   undone" if batch.undone else ""
        counts = f"{batch.added:,} new, {batch.changed:,} changed"
        say(f"{batch.id[:8]}   {batch.at:%Y-%m-%d %H:%M}   {counts}   {batch.file}{state}")
    if not batches:
        say("Nothing was added from a file yet.")


def _undo(options: argparse.Namespace) -> None:
    with services_of(options).journal.writing() as journal:
        found = [batch for batch in journal.transfer.imports.listed() if batch.id.startswith(options.id)]
        if len(found) != 1 or len(options.id) < 4:
            raise Problem(
                "There is no import “{options}”, or more than one; backcoach imports lists them.", options=options.id
            )
        done = journal.transfer.imports.undo(found[0].id)
    left = f", {_number(done.left, 'entry', 'entries')} changed since and left" if done.left else ""
    deleted, back = _number(done.deleted, "entry", "entries"), _number(done.put_back, "entry", "entries")
    say(f"Undone: {deleted} deleted, {back} put back{left}.")


def _told(merged: "Merged") -> str:
    return f"{_counted(merged.new)}; replaced by newer versions: {_counted(merged.changed)}."


def _counted(contents: "Contents") -> str:
    return ", ".join(map(_number, (contents.sessions, contents.steps, contents.scores), ("session", "step", "score")))


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
