"""One text broken into lines: in its own direction, with a font for each script. All lengths in points."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from backcoach.sheets.fonts import FINE, Fonts, MeasuredFont
from backcoach.sheets.letters import ISOLATES, is_simple, runs_right_to_left, spans

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
    """Glyphs that stand for some letters together, and those letters."""

    glyphs: int
    text: str


class Reader(Protocol):
    """Is told before glyphs are painted what letters they stand for."""

    def __call__(self, painter: QPainter, clusters: Sequence[Cluster]) -> None:
        """The next glyphs painted are these, in this order."""


class Paragraph:
    """A text of at most `width` in lines. Two with the same text, style and width are equal.

    Its direction is that of most of its letters; without letters it is that of the page.
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
        self._ink = self._set_formats(runs)
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
        above, below = self._ink
        taller = max(leading, above + below + _BETWEEN_INK)
        return taller, min(max(rise + (taller - leading) / 2, above), taller - below)

    def paint(self, painter: QPainter, number: int, x: float, baseline: float, reader: Reader | None = None) -> None:
        """Paint a line in units of 1/FINE points; its leftmost ink is at `x`."""
        line = self._lines[number]
        origin = QPointF(x * FINE - line.naturalTextRect().x(), baseline * FINE - line.ascent())
        if self._simple:
            line.draw(painter, origin)
            return
        runs = [run for run in line.glyphRuns(-1, -1, _ALL) if not self._is_control(run)]
        starts = sorted({place for run in runs for place in run.stringIndexes()} | {self.end(number)})
        ends = dict(pairwise(starts))
        for run in runs:
            if reader:
                reader(painter, self._clusters(run, ends))
            painter.drawGlyphRun(origin, run)

    def _is_control(self, run: QGlyphRun) -> bool:
        """Whether a run is only an isolate's begin or end, which has no ink but may be a space in some font."""
        return all(self.text[place] in ISOLATES for place in run.stringIndexes())

    def _clusters(self, run: QGlyphRun, ends: dict[int, int]) -> list[Cluster]:
        found: list[Cluster] = []
        before = -1
        for place in run.stringIndexes():
            if place == before:
                found[-1] = found[-1]._replace(glyphs=found[-1].glyphs + 1)
            else:
                found.append(Cluster(1, self.text[place : ends.get(place, place + 1)].strip(ISOLATES)))
            before = place
        return found

    def _set_formats(self, runs: Sequence[TextRun]) -> tuple[float, float]:
        """Weights and fonts for each part of the text; returns how far its ink may reach above and below."""
        formats: list[QTextLayout.FormatRange] = []
        start = 0
        for run in runs:
            formats.append(_format(start, len(run.text), self._font(bold=run.bold)))
            start += len(run.text)
        ink = 0.0, 0.0
        if not self._simple:
            bold = [run.bold for run in runs for _ in run.text]
            for begin, end, script in self._pieces(bold):
                ink = self._set_other(formats, begin, end, script, bold=bold[begin], ink=ink)
        self._layout.setFormats(formats)
        return ink

    def _pieces(self, bold: Sequence[bool]) -> list[tuple[int, int, str]]:
        """The spans of other scripts and the isolates, divided where the weight changes."""
        pieces = [(place, place + 1, "") for place, letter in enumerate(self.text) if letter in ISOLATES]
        for span in spans(self.text):
            changes = [place for place in range(span.start + 1, span.end) if bold[place] != bold[place - 1]]
            pieces += [(one, two, span.script) for one, two in pairwise([span.start, *changes, span.end])]
        return pieces

    def _set_other(
        self, formats: list[QTextLayout.FormatRange], begin: int, end: int, script: str, *, bold: bool,
        ink: tuple[float, float],
    ) -> tuple[float, float]:  # fmt: skip
        family = self._fonts.family_for(script, self.text) if script else ""
        font = self._fonts.font(self._style.size, bold=bold, family=family)
        formats.append(_format(begin, end - begin, font))
        if not script:
            return ink
        self._fonts.check(self.text[begin:end], font)
        box = font.metrics.tightBoundingRect(self.text[begin:end])
        return max(ink[0], -box.top() / FINE), max(ink[1], box.bottom() / FINE)

    def _font(self, *, bold: bool) -> MeasuredFont:
        return self._fonts.font(self._style.size, bold=bold)

    def _broken(self) -> list[QTextLine]:
        lines = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self._width * FINE)
            lines.append(line)
        self._layout.endLayout()
        return lines


_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


def _format(start: int, length: int, font: MeasuredFont) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    shape = QTextCharFormat()
    shape.setFont(font.font)
    part.start, part.length, part.format = start, length, shape
    return part
