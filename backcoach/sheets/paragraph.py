"""One text broken into lines: in its own direction, with a font for each script. All lengths in points."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from backcoach.sheets.fonts import FINE, Fonts, MeasuredFont
from backcoach.sheets.letters import ISOLATES, is_simple, runs_right_to_left

LEADING = 1.27
_BETWEEN_INK = 0.2
"""Points at least between the lowest ink of a line and the highest of the next."""


class TextRun(NamedTuple):
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


class TextStyle(NamedTuple):
    """How a text looks: size in points, line height as a multiple of it, grey from 0 (black) to 1 (white)."""

    size: float
    bold: bool = False
    grey: float = 0.0
    leading: float = LEADING


class Cluster(NamedTuple):
    """Glyphs that stand for some letters together, those letters, and whether each glyph takes room of its own.

    Glyphs and letters are in visual order, from left to right, even in Arabic: PDF readers expect that.
    """

    text: str
    room: tuple[bool, ...]


class Reader(Protocol):
    """Called before glyphs are painted, with the letters that they stand for."""

    def __call__(self, painter: QPainter, clusters: Sequence[Cluster]) -> None:
        """The next glyphs painted are these, in this order."""


class Paragraph:
    """A text in lines of at most `width`. Two with the same text, style and width are equal.

    Its direction is that of most of its letters; a text without letters has the page's direction.
    """

    def __init__(
        self, fonts: Fonts, runs: Sequence[TextRun], style: TextStyle, width: float, *, right_to_left: bool
    ) -> None:
        self.text = "".join(run.text for run in runs)
        self._key = *runs, style, width, right_to_left
        self._fonts = fonts
        self._style = style
        self._width = width
        self._simple = is_simple(self.text)
        self.right_to_left = runs_right_to_left(self.text, page=right_to_left)
        self._layout = QTextLayout(self.text, fonts.font(style.size, bold=False).font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        if self.right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self._layout.setTextOption(option)
        self.ink = self._set_formats(runs)
        self._lines = self._broken()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Paragraph) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def end(self, number: int) -> int:
        """The place in the text where a line ends."""
        return self._lines[number].textStart() + self._lines[number].textLength()

    def line(self, number: int) -> str:
        """The text of a line."""
        return self.text[self._lines[number].textStart() : self.end(number)]

    def width(self, number: int) -> float:
        """The width of a line, without spaces at its end."""
        return self._lines[number].naturalTextWidth() / FINE

    def pitch(self) -> tuple[float, float]:
        """From one line to the next, and from the top of a line to its baseline, so that no ink of two lines meets."""
        style, metrics = self._style, self._fonts.font(self._style.size, bold=False).metrics
        leading = style.size * style.leading
        rise = (leading - (metrics.ascent() + metrics.descent()) / FINE) / 2 + metrics.ascent() / FINE
        above, below = self.ink
        taller = max(leading, above + below + _BETWEEN_INK)
        return taller, min(max(rise + (taller - leading) / 2, above), taller - below)

    def paint(self, painter: QPainter, number: int, x: float, baseline: float, reader: Reader | None = None) -> None:
        """Paint a line in units of 1/FINE points; its leftmost ink is at `x`."""
        line = self._lines[number]
        origin = QPointF(x * FINE - line.naturalTextRect().x(), baseline * FINE - line.ascent())
        if self._simple or self._fonts.missing.intersection(self.text):
            line.draw(painter, origin)  # also a box for each letter without a font
            return
        runs = [_as_seen(run) for run in line.glyphRuns(-1, -1, _ALL) if not self._is_control(run)]
        starts = sorted({place for run in runs for place in run.stringIndexes()} | {self.end(number)})
        ends = dict(pairwise(starts))
        for run in runs:
            if reader:
                reader(painter, [*self._clusters(run, ends)])
            painter.drawGlyphRun(origin, run)

    def _is_control(self, run: QGlyphRun) -> bool:
        """Whether a run is only an isolate's begin or end, which has no ink but may be a space in some font."""
        return all(self.text[place] in ISOLATES for place in run.stringIndexes())

    def _clusters(self, run: QGlyphRun, ends: Mapping[int, int]) -> Iterator[Cluster]:
        advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        glyphs = zip(run.stringIndexes(), advances, strict=True)
        for place, group in groupby(glyphs, key=lambda glyph: glyph[0]):
            letters = self.text[place : ends.get(place, place + 1)].strip(ISOLATES)
            room = tuple(advance.x() != 0 for _, advance in group)
            yield Cluster(letters[::-1] if run.isRightToLeft() else letters, room)

    def _set_formats(self, runs: Sequence[TextRun]) -> tuple[float, float]:
        """Weights and fonts for each part of the text; returns how far its ink may reach above and below."""
        ends = [*accumulate(len(run.text) for run in runs)]
        weights = tuple((start, end, run.bold) for start, end, run in zip([0, *ends], ends, runs, strict=False))
        if self._simple:
            self._layout.setFormats([_format(start, end, self._font(bold=bold)) for start, end, bold in weights])
            return 0.0, 0.0
        cut = self._fonts.parts(self.text, weights)
        fonts = [_format(part.start, part.end, self._font(bold=part.bold, family=part.family)) for part in cut.parts]
        self._layout.setFormats(fonts)
        return cut.above * self._style.size, cut.below * self._style.size

    def _font(self, *, bold: bool, family: str = "") -> MeasuredFont:
        return self._fonts.font(self._style.size, bold=bold, family=family)

    def _broken(self) -> list[QTextLine]:
        lines = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self._width * FINE)
            lines.append(line)
        self._layout.endLayout()
        return lines


def _as_seen(run: QGlyphRun) -> QGlyphRun:
    """A run with its glyphs from left to right."""
    if run.isRightToLeft():
        run.setGlyphIndexes(run.glyphIndexes()[::-1])
        run.setPositions(run.positions()[::-1])
        run.setStringIndexes(run.stringIndexes()[::-1])
    return run


_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


def _format(start: int, end: int, font: MeasuredFont) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    shape = QTextCharFormat()
    shape.setFont(font.font)
    part.start, part.length, part.format = start, end - start, shape
    return part
