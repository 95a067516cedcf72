"""What is fuzzed: a target for every reader of files, with files to begin from.

A target takes the bytes of one file, and raises nothing if the file is read, or refused with a Problem.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz_own_files import coded, exercise, letters, motion, routine, shared
from fuzz_target import ROOT, Make, Target, refusing

if TYPE_CHECKING:
    from backcoach.history.journal import Journal

SEALED = bytes([4, 8, 1])
"""Parameters of a key that is quick to derive, so that many files a second can be opened."""
MANY = 300
"""Entries that a journal may take in before it is thrown away, so that looking at all of it stays quick."""
ANSWERS: dict[str, tuple[object, ...]] = {
    "order": (None, "day-first", "month-first", "year-first", "year-day-month"),
    "zone": (None, "UTC", "local", "column", "Europe/Berlin", "+25"),
    "marked": (None, "leave-out", "keep"),
    "numbers": (None, "spreadsheet", "unix-seconds", "unix-milliseconds"),
    "date_format": (None, "%d.%m.%Y", "%m/%d/%y %I:%M %p", "%Y%m%dT%H%M%S%z", "%c", "%d %B", "%j", "%"),
    "rounding": (None, "half-up", "half-down", "leave-out"),
    "ranges": (None, "lower", "upper", "leave-out"),
    "heading": (None, 0, 1, 2),
    "score_column": (None, "1", "2", "3", "Pain"),
    "day_column": (None, "1", "2", "Date"),
    "time_column": (None, "", "2", "3"),
    "quoted": (True, False),
    "misfits": (None, "mend", "leave-out"),
    "other_words": (False, True),
    "separator": (None, ",", ";", "\t"),
    "encoding": (None, "utf-8", "cp1252", "utf-16-le", "shift_jis"),
}
"""Possible answers about a diary, useful or not."""


def _journals(folder: Path, act: Callable[..., object]) -> Target:
    """A target that acts on a journal in memory; when the file is refused, every row must be unchanged."""
    from backcoach.history.journal import Journal
    from backcoach.problem import Problem
    from tests.history.helpers import SetClock

    journal = Journal.in_memory(SetClock())

    def take(data: bytes) -> None:
        nonlocal journal
        path = folder / "file"
        path.write_bytes(data)
        before = journal.transfer.rows()
        try:
            act(journal, path)
        except Problem:
            assert journal.transfer.rows() == before, "a refused file has changed the journal"
        if journal.contents().steps + journal.contents().scores > MANY:
            journal.close()
            journal = Journal.in_memory(SetClock())

    return take


def _lived(folder: Path) -> Path:
    """The folder of a closed journal with entries in it, and three exports beside it."""
    from backcoach.history.journal import Journal
    from tests.history.freeze import fill
    from tests.history.helpers import SetClock

    clock = SetClock()
    journal = Journal.open(folder / "lived", clock).journal
    fill(journal, clock)
    for form in ("json", "csv", "fhir"):
        journal.transfer.export(folder / f"lived.{form}", form)
    journal.close()
    return folder / "lived"


def exported(folder: Path) -> tuple[Target, list[bytes]]:
    """`backcoach import` of a file that claims to be an export; rows that cannot be right are left out."""
    from backcoach.history.exchange.reading import content_of, sifted_of

    _lived(folder)
    target = _journals(folder, lambda journal, path: journal.transfer.take_in(sifted_of(path, content_of(path)).rows))
    return target, [(folder / f"lived.{form}").read_bytes() for form in ("json", "csv", "fhir")]


def diary(folder: Path) -> tuple[Target, list[bytes]]:
    """A diary from elsewhere, looked at without answers, and imported if nothing is asked."""
    return _journals(folder, _take_diary(lambda _: {}, 0)), _diaries()


def answered(folder: Path) -> tuple[Target, list[bytes]]:
    """The same with answers, useful or not: a byte for each before the file."""

    def answers(head: bytes) -> dict[str, object]:
        return {
            name: values[byte % len(values)] for byte, (name, values) in zip(head, ANSWERS.items(), strict=False)
        } | {"bad_rows": (None, "leave-out")[sum(head) % 2]}

    chance = random.Random(1)
    seeds = [head + one for one in _diaries() for head in (bytes(len(ANSWERS)), chance.randbytes(len(ANSWERS)))]
    return _journals(folder, _take_diary(answers, len(ANSWERS))), seeds


def _take_diary(answers_of: Callable[[bytes], dict[str, object]], head: int) -> Callable[["Journal", Path], object]:
    from backcoach.history.diary.answers import Answers
    from backcoach.history.diary.look import look_into, take
    from tests.history.helpers import START

    def act(journal: "Journal", path: Path) -> None:
        data = path.read_bytes()
        answers = Answers(**answers_of(data[:head].ljust(head, b"\0")))  # type: ignore[arg-type]
        look = look_into(data[head:], answers, journal.transfer.imports, START)
        if look.ready and look.brings(answers):
            journal.transfer.imports.undo(take(look, answers, journal.transfer.imports, "file").id)

    return act


def _diaries() -> list[bytes]:
    """Diaries of every kind; those of the test cases, and workbooks."""
    folder = ROOT / "tests" / "history" / "exchange" / "diaries"
    found = [path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix != ".md"]
    return [*found, *(path.read_bytes() for path in sorted((folder.parent / "workbooks").glob("*.*")))]


def backup(folder: Path) -> tuple[Target, list[bytes]]:
    """A damaged backup: previewed, merged into the journal, and restored."""
    from backcoach.history.journal import Journal
    from backcoach.problem import Problem
    from tests.history.helpers import SetClock

    lived = _lived(folder)
    good = (lived / "journal.db").read_bytes()
    journal = Journal.open(lived, SetClock()).journal
    path = folder / "backup.db"

    def take(data: bytes) -> None:
        path.write_bytes(data)
        for act in (journal.transfer.preview_restore, journal.transfer.bring_in, journal.transfer.restore):
            before = journal.transfer.rows()
            try:
                act(path)
            except Problem:
                assert journal.transfer.rows() == before, "a refused backup has changed the journal"

    return take, [good, good[:4096]]


def opened(folder: Path) -> tuple[Target, list[bytes]]:
    """The content of a file that the passphrase opens."""
    from backcoach.history.exchange.reading import content_of, sifted_of
    from backcoach.history.exchange.sealed import MAGIC, _cipher, _nonce

    _lived(folder)
    head = MAGIC + SEALED + bytes(16 + 7)
    cipher = _cipher("x", head)

    def act(journal: "Journal", path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(head + cipher.encrypt(_nonce(head, 0, last=True), content, head))
        journal.transfer.take_in(sifted_of(path, content_of(path, "x")).rows)

    return _journals(folder, act), [(folder / f"lived.{form}").read_bytes() for form in ("json", "csv", "fhir")]


def sealed(_folder: Path) -> tuple[Target, list[bytes]]:
    """A file under a passphrase: only its first bytes are right."""
    from backcoach.history.exchange.sealed import MAGIC, unsealed

    return refusing(lambda data: unsealed(MAGIC + SEALED + data, "x")), [bytes(60)]


def synced(folder: Path) -> tuple[Target, list[bytes]]:
    """Another machine's file in the shared folder: complete lines with the right checksum and made-up content."""
    from hashlib import sha256

    _lived(folder)
    shared = folder / "shared"
    shared.mkdir()

    def act(journal: "Journal", path: Path) -> None:
        data = path.read_bytes().replace(b"\n", b" ")
        line = sha256(data).hexdigest()[:16].encode() + b" " + data + b"\n"
        (shared / "backcoach-other.jsonl").write_bytes(line)
        journal.transfer.sync(shared)

    return _journals(folder, act), [(folder / "lived.json").read_bytes()]


def spilled(folder: Path) -> tuple[Target, list[bytes]]:
    """The file of pending writes that an earlier run left."""
    from backcoach.history.pending import PendingFile

    pending = PendingFile(folder / "journal.db", [folder])

    def take(data: bytes) -> None:
        pending.files[0].write_bytes(data)
        pending.found()

    seed = b'\n{"number":1,"id":"a","write":{"type":"keep-fact","id":"a","value":"b","changed_us":0}}\n'
    return take, [seed]


def carried(folder: Path) -> tuple[Target, list[bytes]]:
    """The same, carried out when the journal is opened."""
    from backcoach.history.journal import Journal
    from backcoach.history.pending import PendingFile
    from tests.history.helpers import SetClock
    from tests.history.pending_writes import a_session, lock_out

    place = folder / "data"
    journal, clock = Journal.open(place, SetClock(), pending_folders=[folder]).journal, SetClock()
    lock_out(journal)
    a_session(journal)
    journal.close()
    (held,) = PendingFile(place / "journal.db", [folder]).files
    seed = held.read_bytes()

    def take(data: bytes) -> None:
        held.write_bytes(data)
        Journal.open(place, clock, pending_folders=[folder]).journal.close()

    return take, [seed]


def journal(folder: Path) -> tuple[Target, list[bytes]]:
    """A damaged journal: opening it must succeed and put the file aside."""
    from backcoach.history.journal import Journal
    from tests.history.helpers import SetClock

    place = folder / "data"
    good = (_lived(folder) / "journal.db").read_bytes()

    def take(data: bytes) -> None:
        for old in place.glob("**/*"):
            if old.is_file():
                old.unlink()
        place.mkdir(exist_ok=True)
        (place / "journal.db").write_bytes(data)
        Journal.open(place, SetClock()).journal.close()

    return refusing(take), [good, good[:4096], b""]


def settings(folder: Path) -> tuple[Target, list[bytes]]:
    """The settings file."""
    from backcoach.app.preferences import FILE_NAME, Preferences, read_preferences, write_preferences

    write_preferences(folder, Preferences())
    seed = (folder / FILE_NAME).read_bytes()

    def take(data: bytes) -> None:
        (folder / FILE_NAME).write_bytes(data)
        read_preferences(folder)

    return refusing(take), [seed]


def texts(folder: Path) -> tuple[Target, list[bytes]]:
    """The safety page and the stop rules of a sheet."""
    from backcoach.coaching.safety import FILE_NAME, read_safety
    from backcoach.problem import Problem
    from backcoach.sheets.stop_rules import read_stop_rules

    def take(data: bytes) -> None:
        (folder / FILE_NAME).write_bytes(data)
        with suppress(Problem):
            read_safety(folder)
        read_stop_rules(folder / FILE_NAME)

    return refusing(take), [(ROOT / "assets" / FILE_NAME).read_bytes()]


TARGETS: dict[str, Make] = {
    make.__name__: make
    for make in (
        exported, diary, answered, sealed, opened, synced, spilled, carried, journal, backup, settings, exercise,
        routine, shared, letters, coded, motion, texts,
    )
}  # fmt: skip
