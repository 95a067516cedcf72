"""The complete journal as JSON: each row with its revision and tombstone on a line, in the order of the ids."""

from collections.abc import Iterator

import msgspec

from backcoach.history.exchange.source import Source
from backcoach.history.rows import KINDS, Rows

FORMAT, VERSION = "backcoach-journal", 1


class Head(msgspec.Struct):
    """The fields that identify a journal among other JSON files."""

    format: str = ""
    version: int = 0


def as_json(source: Source) -> Iterator[bytes]:
    """The parts of the file; the same journal always gives the same bytes."""
    yield f'{{"format":"{FORMAT}","version":{VERSION}'.encode()
    encoder = msgspec.json.Encoder()
    for name, kind in zip(Rows.__struct_fields__, KINDS, strict=True):
        yield f',\n"{name}":['.encode()
        before = b"\n"
        for row in source.rows(kind):
            yield before + encoder.encode(row)
            before = b",\n"
        yield b"]"
    yield b"}\n"
