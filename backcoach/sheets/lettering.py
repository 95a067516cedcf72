"""Sets text: measures it, breaks it into lines, and says with which font it is painted."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from backcoach.plain_text import for_paper
from backcoach.sheets.boxes import Block, Piece, Rect, Text, stacked

FINE = 10
"""Font units in a point: text is set ten times too large and shrunk in painting, so nothing is rounded or hinted."""
LEADING = 1.27
SLACK = 0.5
"""Points by which a line may be wider than its space; no eye sees them."""
BETWEEN = " · "


class Run(NamedTuple):
    """Letters of one weight."""

    text: str
    bold: bool = False


class Style(NamedTuple):
    """How a text looks: size in points, leading in sizes, grey 0 (black) to 1."""

    size: float
    bold: bool = False
    grey: float = 0.0
    leading: float = LEADING


def font_of(family: str, size: float, *, bold: bool) -> QFont:
    """The font, `FINE` times the size in points.

    Contextual forms are off: Inter's raised dash between digits has no letter behind it, and would be lost to search.
    """
    font = QFont(family)
    font.setPixelSize(round(size * FINE))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


class Face(NamedTuple):
    """A font with its measures."""

    font: QFont
    metrics: QFontMetricsF


class Lettering:
    """Sets texts in one family; everything is in points."""

    def __init__(self, family: str) -> None:
        self.family = family
        self._faces: dict[tuple[float, bool], Face] = {}

    def face(self, size: float, *, bold: bool) -> Face:
        """The font of a size in points, made once: a sheet is set several times before one fits."""
        if (size, bold) not in self._faces:
            font = font_of(self.family, size, bold=bold)
            self._faces[size, bold] = Face(font, QFontMetricsF(font))
        return self._faces[size, bold]

    def width(self, text: str, style: Style) -> float:
        """How wide a text is on one line."""
        return self.face(style.size, bold=style.bold).metrics.horizontalAdvance(text) / FINE

    def set(self, words: str | Sequence[Run], style: Style, width: float, most: int = 1000) -> Block:
        """A text in lines of at most `width`, cut with an ellipsis after `most` of them; nothing for no text."""
        runs = [Run(words, style.bold)] if isinstance(words, str) else words
        runs = [Run(for_paper(run.text), run.bold) for run in runs]
        runs = [Run(" ".join(run.text.split()) if len(runs) == 1 else run.text, run.bold) for run in runs]
        if not any(run.text for run in runs):
            return Block((), 0.0)
        text = _Setting(self, runs, style, width).text(most)
        return Block((text,), text.rect.height)

    def parts(self, words: str, style: Style, width: float) -> Block:
        """A text that is broken between its parts (at " · ") rather than within one."""
        lines: list[str] = []
        for part in words.split(BETWEEN):
            longer = BETWEEN.join([*lines[-1:], part])
            if lines and self.width(longer, style) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return stacked([self.set(line, style, width, 2) for line in lines])

    def line(self, words: str, style: Style, x: float, y: float, width: float, *, align: float = 0.0) -> Text:
        """One line in a space that starts at (x, y): at its left edge (align 0), middle (0.5) or right edge (1)."""
        set_ = self.set(words or " ", style, width, most=1).boxes[0]
        assert isinstance(set_, Text)
        moved = set_.rect.moved(x + align * (width - set_.rect.width), y)
        return Text(moved, set_.lines, set_.size, set_.leading, set_.rise, set_.grey)


class _Setting:
    """One text on its way to lines."""

    def __init__(self, lettering: Lettering, runs: Sequence[Run], style: Style, width: float) -> None:
        self._lettering = lettering
        self._runs = runs
        self._style = style
        self._width = width
        self._words = "".join(run.text for run in runs)
        self._layout = QTextLayout(self._words, self._face().font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        self._lines = self._broken()

    def text(self, most: int) -> Text:
        style = self._style
        metrics = self._face().metrics
        leading = style.size * style.leading
        rise = (leading - (metrics.ascent() + metrics.descent()) / FINE) / 2 + metrics.ascent() / FINE
        lines = [self._pieces(line) for line in self._lines[:most]]
        if len(self._lines) > most:
            lines[-1] = self._cut(lines[-1])
        width = max(self._end(pieces) for pieces in lines)
        rect = Rect(0, 0, min(width, self._width), len(lines) * leading)
        return Text(rect, tuple(lines), style.size, leading, rise, style.grey)

    def _face(self, *, bold: bool = False) -> Face:
        return self._lettering.face(self._style.size, bold=bold)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges = []
        start = 0
        for run in self._runs:
            part = QTextLayout.FormatRange()
            shape = QTextCharFormat()
            shape.setFont(self._face(bold=run.bold).font)
            part.start, part.length, part.format = start, len(run.text), shape
            ranges.append(part)
            start += len(run.text)
        return ranges

    def _broken(self) -> list[QTextLine]:
        lines = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self._width * FINE)
            self._narrow(line)
            lines.append(line)
        self._layout.endLayout()
        return lines

    def _narrow(self, line: QTextLine) -> None:
        """Take letters from a line that is too wide once it stands alone: those of cursive scripts change with what
        follows."""
        columns = line.textLength()
        while columns > 1 and self._end(self._pieces(line)) > self._width + SLACK:
            columns -= 1
            line.setNumColumns(columns, self._width * FINE)

    def _pieces(self, line: QTextLine) -> tuple[Piece, ...]:
        """The part of every run that lies in a line."""
        first, last = line.textStart(), line.textStart() + line.textLength()
        pieces = []
        start = 0
        for run in self._runs:
            low, high = max(first, start), min(last, start + len(run.text))
            if low < high:
                x = self._x(line, low) if low > first else 0.0
                pieces.append(Piece(x, self._words[low:high], run.bold))
            start += len(run.text)
        return tuple(pieces)

    def _x(self, line: QTextLine, place: int) -> float:
        x, _ = cast("tuple[float, int]", line.cursorToX(place))  # not an object, as the stubs have it
        return x / FINE

    def _advance(self, piece: Piece) -> float:
        return self._face(bold=piece.bold).metrics.horizontalAdvance(piece.text.rstrip()) / FINE

    def _end(self, pieces: Sequence[Piece]) -> float:
        return pieces[-1].x + self._advance(pieces[-1])

    def _cut(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The line with as few letters less as make room for an ellipsis."""
        *before, last = pieces
        words = last.text.rstrip()
        while words and last.x + self._advance(Piece(last.x, words + "…", last.bold)) > self._width:
            words = words[:-1].rstrip()
        return (*before, Piece(last.x, words + "…", last.bold))
