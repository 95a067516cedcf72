"""Sets text: finds the font, measures text and breaks it into lines; all sizes in points."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetrics,
    QFontMetricsF,
    QGuiApplication,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from backcoach.plain_text import for_paper
from backcoach.problem import Problem
from backcoach.sheets.page_model import Block, Rect, TextBox, TextPiece, stacked

FINE = 10
"""Font pixels per point: text is laid out ten times too large and scaled down when painted, to avoid rounding."""
LEADING = 1.27
SLACK = 0.5
"""Points by which a line may exceed its space; too little to be visible."""
BETWEEN = " · "


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


def font_of(family: str, size: float, *, bold: bool) -> QFont:
    """The font at `FINE` times the size in points.

    Contextual alternates are off: Inter's raised dash between digits maps to no character, so searching would miss it.
    """
    font = QFont(family)
    font.setPixelSize(round(size * FINE))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


class MeasuredFont(NamedTuple):
    """A font with its metrics."""

    font: QFont
    metrics: QFontMetricsF


class Typesetter:
    """Lays out texts in one font family; all sizes in points.

    Texts and fonts are remembered, because a sheet is laid out several times until it fits.
    """

    def __init__(self, family: str) -> None:
        self.family = family
        self._fonts: dict[tuple[float, bool], MeasuredFont] = {}
        self._texts: dict[tuple[tuple[TextRun, ...], TextStyle, float, int], Block] = {}

    def font(self, size: float, *, bold: bool) -> MeasuredFont:
        """The font of a size in points."""
        if (size, bold) not in self._fonts:
            font = font_of(self.family, size, bold=bold)
            self._fonts[size, bold] = MeasuredFont(font, QFontMetricsF(font))
        return self._fonts[size, bold]

    def width(self, text: str, style: TextStyle) -> float:
        """Width of a text on one line, in points."""
        return self.font(style.size, bold=style.bold).metrics.horizontalAdvance(text) / FINE

    def set(self, words: str | Sequence[TextRun], style: TextStyle, width: float, most: int = 1000) -> Block:
        """A text in lines of at most `width`, cut with an ellipsis after `most` lines; an empty text has no boxes."""
        runs = (TextRun(words, style.bold),) if isinstance(words, str) else tuple(words)
        key = runs, style, width, most
        if key not in self._texts:
            self._texts[key] = self._set(runs, style, width, most)
        return self._texts[key]

    def _set(self, words: Sequence[TextRun], style: TextStyle, width: float, most: int) -> Block:
        runs = [TextRun(for_paper(run.text), run.bold) for run in words]
        runs = [TextRun(" ".join(run.text.split()) if len(runs) == 1 else run.text, run.bold) for run in runs]
        if not any(run.text for run in runs):
            return Block((), 0.0)
        text = _Paragraph(self, runs, style, width).text(most)
        return Block((text,), text.rect.height)

    def parts(self, words: str, style: TextStyle, width: float) -> Block:
        """A text that is broken between its parts (at " · ") rather than inside one."""
        lines: list[str] = []
        for part in words.split(BETWEEN):
            longer = BETWEEN.join([*lines[-1:], part])
            if lines and self.width(longer, style) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return stacked([self.set(line, style, width, 2) for line in lines])

    def line(self, words: str, style: TextStyle, x: float, y: float, width: float, *, align: float = 0.0) -> TextBox:
        """One line in a space that starts at (x, y): at its left edge (align 0), middle (0.5) or right edge (1)."""
        set_ = self.set(words or " ", style, width, most=1).boxes[0]
        assert isinstance(set_, TextBox)
        moved = set_.rect.moved(x + align * (width - set_.rect.width), y)
        return TextBox(moved, set_.lines, set_.size, set_.leading, set_.rise, set_.grey)


class _Paragraph:
    """One text being broken into lines."""

    def __init__(self, typesetter: Typesetter, runs: Sequence[TextRun], style: TextStyle, width: float) -> None:
        self._typesetter = typesetter
        self._runs = runs
        self._style = style
        self._width = width
        self._words = "".join(run.text for run in runs)
        self._layout = QTextLayout(self._words, self._font().font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        self._lines = self._broken()

    def text(self, most: int) -> TextBox:
        style = self._style
        metrics = self._font().metrics
        leading = style.size * style.leading
        rise = (leading - (metrics.ascent() + metrics.descent()) / FINE) / 2 + metrics.ascent() / FINE
        lines = [self._pieces(line) for line in self._lines[:most]]
        if len(self._lines) > most:
            lines[-1] = self._cut(lines[-1])
        width = max(self._end(pieces) for pieces in lines)
        rect = Rect(0, 0, min(width, self._width), len(lines) * leading)
        return TextBox(rect, tuple(lines), style.size, leading, rise, style.grey)

    def _font(self, *, bold: bool = False) -> MeasuredFont:
        return self._typesetter.font(self._style.size, bold=bold)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges = []
        start = 0
        for run in self._runs:
            part = QTextLayout.FormatRange()
            shape = QTextCharFormat()
            shape.setFont(self._font(bold=run.bold).font)
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
        """Shorten a line that is too wide on its own: in cursive scripts, letters change shape at the end of a line."""
        columns = line.textLength()
        while columns > 1 and self._end(self._pieces(line)) > self._width + SLACK:
            columns -= 1
            line.setNumColumns(columns, self._width * FINE)

    def _pieces(self, line: QTextLine) -> tuple[TextPiece, ...]:
        """The parts of the runs that are in this line."""
        first, last = line.textStart(), line.textStart() + line.textLength()
        pieces = []
        start = 0
        for run in self._runs:
            low, high = max(first, start), min(last, start + len(run.text))
            if low < high:
                x = self._x(line, low) if low > first else 0.0
                pieces.append(TextPiece(x, self._words[low:high], run.bold))
            start += len(run.text)
        return tuple(pieces)

    def _x(self, line: QTextLine, place: int) -> float:
        x, _ = cast("tuple[float, int]", line.cursorToX(place))  # the stubs wrongly say object
        return x / FINE

    def _advance(self, piece: TextPiece) -> float:
        return self._font(bold=piece.bold).metrics.horizontalAdvance(piece.text.rstrip()) / FINE

    def _end(self, pieces: Sequence[TextPiece]) -> float:
        return pieces[-1].x + self._advance(pieces[-1])

    def _cut(self, pieces: tuple[TextPiece, ...]) -> tuple[TextPiece, ...]:
        """The line with just enough letters removed to make room for an ellipsis."""
        *before, last = pieces
        words = last.text.rstrip()
        while words and last.x + self._advance(TextPiece(last.x, words + "…", last.bold)) > self._width:
            words = words[:-1].rstrip()
        return (*before, TextPiece(last.x, words + "…", last.bold))


def printing_family(folder: Path) -> str:
    """The font family for printing: from the font files in the folder, else the system's.

    Needs a QGuiApplication. Raises Problem if there is no font at all.
    """
    families: list[str] = []
    for path in sorted(folder.glob("*.[ot]tf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if families:
        return min(families, key=len)
    font = QGuiApplication.font()
    if not QFontMetrics(font).inFont("a"):  # the database lists family names even if no font file exists
        raise Problem(
            "There is no font on this machine to print with; install one, such as the package fonts-dejavu-core."
        )
    return font.family()
