"""A page as data: boxes with places and sizes in points (1/72 inch), from the top left corner down and to the right."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcoach.catalog import Exercise
from backcoach.chart.description import ScoreChart
from backcoach.sheets.paragraph import Paragraph

DrawFigure = Callable[[QPainter, QRectF, Exercise], None]
DrawInside = Callable[[QPainter, QRectF], None]
MistakeOf = Callable[[Exercise], DrawInside | None]
"""Draws the common mistake of an exercise, crossed out; None if there is no picture of one."""
"""Draws an exercise's figure within a rectangle, in the painter's units (points)."""


class Rect(msgspec.Struct, frozen=True):
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> "Rect":
        """A rectangle of the same size, shifted."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


class TextLine(msgspec.Struct, frozen=True):
    """A line of a paragraph, by its number there; `x` is its distance from the left edge of the box."""

    text: str
    x: float
    paragraph: Paragraph
    number: int


class TextBox(msgspec.Struct, frozen=True):
    """Lines of text; `rect` is as wide as the widest line. `grey` is from 0 (black) to 1 (white)."""

    rect: Rect
    lines: tuple[TextLine, ...]
    size: float
    leading: float
    rise: float
    """From the top of a line down to its baseline."""
    grey: float = 0.0

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join("".join(line.text for line in self.lines).split())


class LineBox(msgspec.Struct, frozen=True):
    """A horizontal or vertical line: its rectangle has no height or no width."""

    rect: Rect
    width: float
    grey: float = 0.0


class FrameBox(msgspec.Struct, frozen=True):
    """A rounded outline: around a text, or a box to tick or write in."""

    rect: Rect
    radius: float
    width: float
    grey: float = 0.0


class FigureBox(msgspec.Struct, frozen=True):
    """The space for an exercise's figure."""

    rect: Rect
    exercise: Exercise


class PictureBox(msgspec.Struct, frozen=True):
    """The space for a picture that is drawn by a function."""

    rect: Rect
    draw: DrawInside


class DrawingShape(msgspec.Struct, frozen=True):
    """A path through points, relative to its drawing's top left corner; `fill` is the grey it is filled with."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.0
    grey: float = 0.0
    fill: float | None = None
    dashed: bool = False


class DrawingBox(msgspec.Struct, frozen=True):
    """Shapes that form one drawing, in grey."""

    rect: Rect
    shapes: tuple[DrawingShape, ...]


class ChartBox(msgspec.Struct, frozen=True):
    """The space for a chart of scores, in colour or in grey."""

    rect: Rect
    chart: ScoreChart
    colour: bool = False


class SignBox(msgspec.Struct, frozen=True):
    """The space for one sign of a chart's legend."""

    rect: Rect
    sign: str
    colour: bool = False


Box = TextBox | LineBox | FrameBox | FigureBox | PictureBox | DrawingBox | ChartBox | SignBox
B = TypeVar("B", bound=TextBox | LineBox | FrameBox | FigureBox | PictureBox | DrawingBox | ChartBox | SignBox)


class Block(msgspec.Struct, frozen=True):
    """Boxes that belong together, relative to (0, 0), and their total height."""

    boxes: tuple[Box, ...]
    height: float

    def at_least(self, height: float) -> "Block":
        """The block, made taller if it is lower than a height."""
        return Block(self.boxes, max(self.height, height))

    def moved(self, dx: float, dy: float) -> tuple[Box, ...]:
        """The boxes, shifted."""
        return tuple(moved(box, dx, dy) for box in self.boxes)


EMPTY = Block((), 0.0)


class Page(msgspec.Struct, frozen=True):
    """Everything on one page, in reading order."""

    boxes: tuple[Box, ...]


class OutlineEntry(msgspec.Struct, frozen=True):
    """An entry of the PDF's outline: page number from 0, and `y` from the top of the page."""

    title: str
    page: int
    y: float


class Sheet(msgspec.Struct, frozen=True):
    """Pages of one size (width, height and margin in points), ready to be painted on any device."""

    title: str
    language: str
    width: float
    height: float
    margin: float
    family: str
    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    draw_figure: DrawFigure | None = None
    missing: str = ""
    """Letters on its pages that no font of this machine has."""
    right_to_left: bool = False


def mirrored(boxes: Iterable[Box], width: float) -> tuple[Box, ...]:
    """The boxes mirrored for reading from the right; the content of each box is not mirrored."""
    return tuple(moved(box, width - box.rect.right - box.rect.x, 0) for box in boxes)


def moved(box: B, dx: float, dy: float) -> B:
    """The same box, shifted."""
    return msgspec.structs.replace(box, rect=box.rect.moved(dx, dy))


def stacked(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks one below the other with a gap between them; empty ones add no gap."""
    boxes: list[Box] = []
    y = 0.0
    for block in blocks:
        if block.height:
            y += gap if y else 0.0
            boxes += block.moved(0, y)
            y += block.height
    return Block(tuple(boxes), y)


def splits(text: Block) -> Iterator[tuple[Block, Block]]:
    """All ways to split a block of one text between two lines; those with the longest first part come first."""
    for box in text.boxes:
        assert isinstance(box, TextBox)
        for place in range(len(box.lines), 0, -1):
            yield _of_lines(box, box.lines[:place]), _of_lines(box, box.lines[place:])


def _of_lines(text: TextBox, lines: tuple[TextLine, ...]) -> Block:
    if not lines:
        return EMPTY
    rect = Rect(text.rect.x, text.rect.y, text.rect.width, len(lines) * text.leading)
    return Block((msgspec.structs.replace(text, rect=rect, lines=lines),), rect.height)


def beside(left: Block, x: float, right: Block) -> Block:
    """Two blocks side by side; the right one starts at `x`."""
    return Block((*left.boxes, *right.moved(x, 0)), max(left.height, right.height))
