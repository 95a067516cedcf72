"""Export of the journal, or some days of it, as JSON, CSV or FHIR, with or without a passphrase."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, cast, get_args

from backcoach.history.exchange.as_csv import write_csv, write_scores
from backcoach.history.exchange.as_fhir import as_fhir
from backcoach.history.exchange.as_json import as_json
from backcoach.history.exchange.files import written
from backcoach.history.exchange.sealed import Sealer
from backcoach.history.exchange.source import DayRange, Source, Tick

Format = Literal["json", "csv", "fhir"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: dict[Format, str] = {"json": ".json", "csv": ".zip", "fhir": ".fhir.json"}
SEALED_ENDING = ".backcoach"
"""Of whatever is under a passphrase: a desktop then opens it with BackCoach."""
ALL_DAYS = DayRange()


def unheard(_done: int, _of: int) -> None:
    """Does nothing: for callers that do not show progress."""


def export(
    connection: sqlite3.Connection, path: Path, form: Format, *, days: DayRange = ALL_DAYS,
    passphrase: str | None = None, tick: Tick = unheard, person: str = "",
) -> None:  # fmt: skip
    """Write the whole file or nothing. Raises Problem if it cannot be written, and whatever `tick` raises.

    Tables go into a zip; if the file's name ends in .csv, only the scores are written. `person` is the person that a
    health record is about, if the record is to name one.
    """
    alone = path.suffix.lower() == ".csv"
    with written(path) as file, _at_one_moment(connection):
        if passphrase is None:
            _write(Source(connection, days, tick), file, form, person, scores_alone=alone)
        else:
            sealer = Sealer(file, passphrase)
            _write(Source(connection, days, tick), cast(BinaryIO, sealer), form, person, scores_alone=alone)
            sealer.finish()


def _write(source: Source, file: BinaryIO, form: Format, person: str, *, scores_alone: bool) -> None:
    if form == "csv":
        (write_scores if scores_alone else write_csv)(source, file)
    else:
        file.writelines(as_json(source) if form == "json" else as_fhir(source, person))


@contextmanager
def _at_one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """One reading transaction: changes made meanwhile are not in the export."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
