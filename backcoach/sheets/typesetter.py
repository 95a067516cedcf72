"""Sets text: measures it and breaks it into lines; all sizes in points."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt

from backcoach.plain_text import for_paper
from backcoach.sheets.fonts import FINE, Fonts
from backcoach.sheets.letters import is_simple
from backcoach.sheets.page_model import Block, Box, Rect, TextBox, TextLine, mirrored, stacked
from backcoach.sheets.paragraph import LEADING, Paragraph, TextRun, TextStyle

__all__ = ["LEADING", "TextRun", "TextStyle", "Typesetter"]

BETWEEN = " · "
_ENDLESS = 100_000.0
"""Points: a line that is never broken."""
_AS_SPACES = str.maketrans(dict.fromkeys("\t\n\r\u2028\u2029", " "))
"""Tabs and line ends in the user's texts: some fonts give a tab ink that is as tall as several pages."""


class Typesetter:
    """Lays out texts of pages in one language, in one font family where it has the letters; all sizes in points.

    Texts are remembered, because a sheet is laid out several times until it fits.
    """

    def __init__(self, family: str, language: str = "en-GB") -> None:
        self.right_to_left = QLocale(language).textDirection() == Qt.LayoutDirection.RightToLeft
        self._fonts = Fonts(family, language)
        self._texts: dict[tuple[tuple[TextRun, ...], TextStyle, float, int], Block] = {}

    @property
    def missing(self) -> str:
        """The letters met so far that no font of this machine has."""
        return "".join(sorted(self._fonts.missing))

    def width(self, text: str, style: TextStyle) -> float:
        """Width of a text on one line, in points."""
        if is_simple(text):
            return self._fonts.font(style.size, bold=style.bold).metrics.horizontalAdvance(text) / FINE
        return self._paragraph([TextRun(_on_a_line(text), style.bold)], style, _ENDLESS).width(0)

    def set(self, words: str | Sequence[TextRun], style: TextStyle, width: float, most: int = 1000) -> Block:
        """A text in lines of at most `width`, cut with an ellipsis after `most` lines; an empty text has no boxes."""
        runs = (TextRun(words, style.bold),) if isinstance(words, str) else tuple(words)
        key = runs, style, width, most
        if key not in self._texts:
            self._texts[key] = self._set(runs, style, width, most)
        return self._texts[key]

    def _set(self, words: Sequence[TextRun], style: TextStyle, width: float, most: int) -> Block:
        runs = [TextRun(_on_a_line(run.text), run.bold) for run in words]
        runs = [TextRun(" ".join(run.text.split()) if len(runs) == 1 else run.text, run.bold) for run in runs]
        if not any(run.text for run in runs):
            return Block((), 0.0)
        paragraph = self._paragraph(runs, style, width)
        if paragraph.count > most:
            paragraph = self._cut(paragraph, runs, style, width, most)
        text = _box(paragraph, style, width)
        return Block((text,), text.rect.height)

    def _paragraph(self, runs: Sequence[TextRun], style: TextStyle, width: float) -> Paragraph:
        return Paragraph(self._fonts, runs, style, width, right_to_left=self.right_to_left)

    def _cut(
        self, paragraph: Paragraph, runs: Sequence[TextRun], style: TextStyle, width: float, most: int
    ) -> Paragraph:
        """The text with just enough letters removed at its end to make room for an ellipsis in the last line."""
        end = paragraph.end(most - 1)
        while True:
            kept = _up_to(runs, end)
            cut = self._paragraph(kept, style, width)
            if cut.count <= most or end <= 0:
                return cut
            end = len(paragraph.text[:end].rstrip()) - 1

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

    def page(self, boxes: Sequence[Box], width: float) -> tuple[Box, ...]:
        """The boxes of a page laid out from left to right, mirrored if the language reads the other way."""
        return mirrored(boxes, width) if self.right_to_left else tuple(boxes)

    def line(self, words: str, style: TextStyle, x: float, y: float, width: float, *, align: float = 0.0) -> TextBox:
        """One line in a space that starts at (x, y): at its left edge (align 0), middle (0.5) or right edge (1)."""
        set_ = self.set(words or " ", style, width, most=1).boxes[0]
        assert isinstance(set_, TextBox)
        moved = set_.rect.moved(x + align * (width - set_.rect.width), y)
        return TextBox(moved, set_.lines, set_.size, set_.leading, set_.rise, set_.grey)


def _on_a_line(text: str) -> str:
    return for_paper(text).translate(_AS_SPACES)


def _box(paragraph: Paragraph, style: TextStyle, width: float) -> TextBox:
    widths = [paragraph.width(number) for number in range(paragraph.count)]
    widest = min(max(widths), width)
    leading, rise = paragraph.pitch()
    lines = tuple(
        TextLine(paragraph.line(number), widest - wide if paragraph.right_to_left else 0.0, paragraph, number)
        for number, wide in enumerate(widths)
    )
    return TextBox(Rect(0, 0, widest, len(lines) * leading), lines, style.size, leading, rise, style.grey)


def _up_to(runs: Sequence[TextRun], end: int) -> list[TextRun]:
    """The runs up to a place in their text, with an ellipsis behind."""
    kept: list[TextRun] = []
    start = 0
    for run in runs:
        if start < end or not kept:
            kept.append(TextRun(run.text[: max(end - start, 0)], run.bold))
        start += len(run.text)
    return [*kept[:-1], TextRun(kept[-1].text.rstrip() + "…", kept[-1].bold)]
