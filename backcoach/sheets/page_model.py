"""A page as data: boxes with places and sizes in points (1/72 inch), from the top left corner down and to the right."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeVar

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcoach.catalog import Exercise

DrawFigure = Callable[[QPainter, QRectF, Exercise], None]
"""Draws an exercise's figure within a rectangle of the painter's own units (points)."""


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
        """The same size elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


class TextPiece(msgspec.Struct, frozen=True):
    """Letters of one weight in a line; `x` is counted from the text's left edge."""

    x: float
    text: str
    bold: bool = False


class TextBox(msgspec.Struct, frozen=True):
    """Set lines; `rect` is as wide as the widest of them. `grey` is 0 for black to 1 for white."""

    rect: Rect
    lines: tuple[tuple[TextPiece, ...], ...]
    size: float
    leading: float
    rise: float
    """From the top of a line down to its baseline."""
    grey: float = 0.0

    @property
    def words(self) -> str:
        """What is written, as one line."""
        return " ".join("".join(piece.text for line in self.lines for piece in line).split())


class LineBox(msgspec.Struct, frozen=True):
    """A rule, level or upright: a rectangle without one of its sides."""

    rect: Rect
    width: float
    grey: float = 0.0


class FrameBox(msgspec.Struct, frozen=True):
    """A rounded outline: round a text, or a box to tick or to write in."""

    rect: Rect
    radius: float
    width: float
    grey: float = 0.0


class FigureBox(msgspec.Struct, frozen=True):
    """The place of an exercise's figure."""

    rect: Rect
    exercise: Exercise


class DrawingShape(msgspec.Struct, frozen=True):
    """A path through points that are counted from its drawing's corner; `fill` is the grey it is filled with.

    `ink` names a colour for those who print in colour; in grey it is not looked at.
    """

    points: tuple[tuple[float, float], ...]
    width: float = 0.0
    grey: float = 0.0
    fill: float | None = None
    dashed: bool = False
    ink: Literal["", "before", "after"] = ""


class DrawingBox(msgspec.Struct, frozen=True):
    """Shapes that make one picture, in colour or in grey."""

    rect: Rect
    shapes: tuple[DrawingShape, ...]
    colour: bool = False


Box = TextBox | LineBox | FrameBox | FigureBox | DrawingBox
B = TypeVar("B", bound=TextBox | LineBox | FrameBox | FigureBox | DrawingBox)


class Block(msgspec.Struct, frozen=True):
    """Boxes that belong together, from (0, 0), and the height they take."""

    boxes: tuple[Box, ...]
    height: float

    def at_least(self, height: float) -> "Block":
        """The block with room below it up to a height."""
        return Block(self.boxes, max(self.height, height))

    def moved(self, dx: float, dy: float) -> tuple[Box, ...]:
        """The boxes elsewhere."""
        return tuple(moved(box, dx, dy) for box in self.boxes)


EMPTY = Block((), 0.0)


class Page(msgspec.Struct, frozen=True):
    """All that is on one page, in reading order."""

    boxes: tuple[Box, ...]


class OutlineEntry(msgspec.Struct, frozen=True):
    """A line of the PDF's outline: page from 0, `y` from its top."""

    title: str
    page: int
    y: float


class Sheet(msgspec.Struct, frozen=True):
    """Pages of one size (width, height and margin in points), ready to be painted on anything."""

    title: str
    language: str
    width: float
    height: float
    margin: float
    family: str
    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    draw_figure: DrawFigure | None = None


def moved(box: B, dx: float, dy: float) -> B:
    """The same box elsewhere."""
    return msgspec.structs.replace(box, rect=box.rect.moved(dx, dy))


def stacked(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks one under the other; empty ones leave no gap."""
    boxes: list[Box] = []
    y = 0.0
    for block in blocks:
        if block.height:
            y += gap if y else 0.0
            boxes += block.moved(0, y)
            y += block.height
    return Block(tuple(boxes), y)


def splits(text: Block) -> Iterator[tuple[Block, Block]]:
    """The ways to part a block of one text between lines: the first of them and the rest, most lines first."""
    for box in text.boxes:
        assert isinstance(box, TextBox)
        for place in range(len(box.lines), 0, -1):
            yield _of_lines(box, box.lines[:place]), _of_lines(box, box.lines[place:])


def _of_lines(text: TextBox, lines: tuple[tuple[TextPiece, ...], ...]) -> Block:
    if not lines:
        return EMPTY
    rect = Rect(text.rect.x, text.rect.y, text.rect.width, len(lines) * text.leading)
    return Block((msgspec.structs.replace(text, rect=rect, lines=lines),), rect.height)


def beside(left: Block, x: float, right: Block) -> Block:
    """Two blocks side by side, the right one from `x` on."""
    return Block((*left.boxes, *right.moved(x, 0)), max(left.height, right.height))
