"""Says in a PDF which letters its glyphs stand for, where Qt cannot: joined, stacked and reordered letters.

Qt maps each glyph to one letter, and a ligature to none. Here each glyph is mapped to the letters that it mostly stands
for; where that does not give the letters of a text, `ActualText` says them (PDF 1.7, 14.9.4). To find a text again in
what Qt wrote, it is painted with a pen whose width identifies it: nothing of a text is drawn with its pen.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QPainter, QPen

from backcoach.sheets.letter_map import read_map, written_map
from backcoach.sheets.paragraph import Cluster
from backcoach.sheets.pdf_streams import PdfStreams

_FIRST, _STEPS = 10_000, 16
"""The pen's width for the first text, which no line on a page has, and how many texts there are to one more."""
_MARK = re.compile(rb"(?<=\n)(\d{5}(?:\.\d+)?) w")
_TEXT = re.compile(rb"BT\n(/F(\d+) .*?)ET\n", re.DOTALL)
_GLYPH = re.compile(rb"[^\n]* Td <([0-9A-F]{4})> Tj\n")
_CONTENT = re.compile(rb"/Contents (\d+) 0 R")
_TABLE = re.compile(rb"/ToUnicode (\d+) 0 R")

Maps = dict[int, dict[int, str]]
"""Letters by glyph, for each font by its number."""


class GlyphText:
    """Collects what the glyphs stand for while pages are painted, and writes it into the PDF afterwards."""

    def __init__(self) -> None:
        self._texts: list[Sequence[Cluster]] = []

    def __call__(self, painter: QPainter, clusters: Sequence[Cluster]) -> None:
        """The next glyphs painted are these, in this order."""
        pen = QPen(painter.pen())
        pen.setWidthF(_FIRST + len(self._texts) / _STEPS)
        painter.setPen(pen)
        self._texts.append(clusters)

    def written_into(self, pdf: bytes) -> bytes:
        """The PDF, which must come from QPdfWriter, with the letters of all texts collected."""
        if not self._texts:
            return pdf
        file = PdfStreams(pdf)
        pages = {int(number): self._page(file.stream(int(number))) for number in _CONTENT.findall(pdf)}
        tables, maps = _maps(file, [part for parts in pages.values() for part in parts if isinstance(part, _Text)])
        written = {number: b"".join(_written(part, maps) for part in parts) for number, parts in pages.items()}
        return file.replaced(written | {tables[font]: written_map(letters) for font, letters in maps.items()})

    def _page(self, content: bytes) -> "list[bytes | _Text]":
        """The content of a page, with its marked texts apart."""
        first, *rest = _MARK.split(content)
        parts: list[bytes | _Text] = [first]
        for mark, part in zip(rest[::2], rest[1::2], strict=True):
            found = _TEXT.search(part)
            clusters = self._texts[round((float(mark) - _FIRST) * _STEPS)]
            if found and len(_GLYPH.findall(found[1])) >= sum(len(cluster.room) for cluster in clusters):
                text = _Text(int(found[2]), found[1], clusters)
                parts += [b"1 w" + part[: found.start(1)], text, part[found.end(1) :]]
            else:
                parts.append(b"1 w" + part)
        return parts


class _Group(NamedTuple):
    """The glyphs of a cluster, as numbers and as they are written, and the letters that each of them has."""

    glyphs: list[int]
    lines: list[bytes]
    shares: list[str]


class _Text(NamedTuple):
    """A text as Qt wrote it, in a font by its number; there may be more glyphs than the clusters have."""

    font: int
    written: bytes
    clusters: Sequence[Cluster]

    def groups(self) -> Iterator[_Group]:
        """Its glyphs, cluster by cluster.

        More glyphs are the same ones again, which Qt paints for a font that has no bold letters: they have no letters.
        """
        found = [(int(match[1], 16), match[0]) for match in _GLYPH.finditer(self.written)]
        start = 0
        for cluster in self.clusters:
            end = start + len(cluster.room)
            yield _Group([one for one, _ in found[start:end]], [two for _, two in found[start:end]], _shares(cluster))
            start = end
        for glyph, line in found[start:]:
            yield _Group([glyph], [line], [""])


def _shares(cluster: Cluster) -> list[str]:
    """The letters divided among the glyphs that take room; other glyphs, such as accents, have none.

    A reader would take a gap for a space, so every glyph that takes room gets letters if there are enough.
    """
    wide = [place for place, room in enumerate(cluster.room) if room] or [0]
    letters = [*cluster.text[: len(wide) - 1], cluster.text[len(wide) - 1 :]]
    shares = dict(zip(wide, letters, strict=False))
    return [shares.get(place, "") for place in range(len(cluster.room))]


def _maps(file: PdfStreams, texts: Sequence[_Text]) -> tuple[dict[int, int], Maps]:
    """For each font in use the number of its table, and the letters that each of its glyphs mostly stands for."""
    seen: dict[int, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for text in texts:
        for group in text.groups():
            for glyph, share in zip(group.glyphs, group.shares, strict=True):
                seen[text.font][glyph][share] += 1
    tables, maps = {}, {}
    for font, glyphs in seen.items():
        found = _TABLE.search(file.whole(font))
        assert found is not None
        tables[font] = int(found[1])
        mostly = {glyph: counts.most_common(1)[0][0] for glyph, counts in glyphs.items()}
        maps[font] = read_map(file.stream(tables[font])) | mostly
    return tables, maps


def _written(part: bytes | _Text, maps: Maps) -> bytes:
    if isinstance(part, bytes):
        return part
    groups = [*part.groups()]
    head = part.written[: part.written.index(groups[0].lines[0])]
    return head + b"".join(_said(group, maps[part.font]) for group in groups)


def _said(group: _Group, letters: dict[int, str]) -> bytes:
    """The glyphs of a group, with their letters where the table does not say them."""
    if [letters.get(glyph, "") for glyph in group.glyphs] == group.shares:
        return b"".join(group.lines)
    return b"".join(_span(share, line) for share, line in zip(group.shares, group.lines, strict=True))


def _span(letters: str, line: bytes) -> bytes:
    actual = letters.encode("utf-16-be").hex().upper().encode()
    return b"/Span<</ActualText<FEFF%s>>>BDC\n%sEMC\n" % (actual, line)
