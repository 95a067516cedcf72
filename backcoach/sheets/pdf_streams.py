"""Reads and replaces the streams of a PDF that QPdfWriter made, with its plain cross-reference table."""

import re
import zlib
from collections.abc import Mapping
from itertools import pairwise

_STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)


class PdfStreams:
    """The objects of a PDF by their numbers."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        self._trailer = pdf.index(b"trailer", self._table)
        entries = [line.split() for line in pdf[self._table : self._trailer].splitlines()[3:]]
        numbers = {int(place): number for number, (place, *_) in enumerate(entries, 1)}
        ends = dict(pairwise([*sorted(numbers), self._table]))
        self._places = {number: (start, ends[start]) for start, number in sorted(numbers.items())}

    def whole(self, number: int) -> bytes:
        """The bytes of an object in the file."""
        start, end = self._places[number]
        return self._pdf[start:end]

    def stream(self, number: int) -> bytes:
        """The content of an object's stream."""
        found = _STREAM.search(self.whole(number))
        assert found is not None
        return zlib.decompress(found[1]) if b"/FlateDecode" in self.whole(number)[: found.start()] else found[1]

    def replaced(self, streams: Mapping[int, bytes]) -> bytes:
        """The PDF with other content in some streams."""
        made, places = [self._pdf[: min(start for start, _ in self._places.values())]], {}
        length = len(made[0])
        for number in self._places:
            places[number] = length
            made.append(_object(number, streams[number]) if number in streams else self.whole(number))
            length += len(made[-1])
        rows = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
        table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        trailer = self._pdf[self._trailer : self._pdf.rindex(b"startxref")]
        return b"".join([*made, table, rows, trailer, b"startxref\n%d\n%%%%EOF\n" % length])


def _object(number: int, content: bytes) -> bytes:
    stream = zlib.compress(content, 9)
    head = b"%d 0 obj\n<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n" % (number, len(stream))
    return head + stream + b"\nendstream\nendobj\n"
