"""The page that hands a routine on: what is in it to read, and a code from which BackCoach takes it over."""

from collections.abc import Sequence

from backcoach.catalog import Catalog, Routine
from backcoach.phrases import Phrases
from backcoach.session import choose
from backcoach.session.settings import Level
from backcoach.sheets.page_model import (
    Block,
    DrawingBox,
    DrawingShape,
    LineBox,
    OutlineEntry,
    Page,
    Rect,
    Sheet,
    stacked,
)
from backcoach.sheets.sheet_options import MARGIN, SIZES, Paper, SheetContext
from backcoach.sheets.sheet_words import SheetWords
from backcoach.sheets.typesetter import TextStyle, Typesetter

TITLE = TextStyle(22, bold=True, leading=1.15)
PLAIN = TextStyle(10.5, leading=1.35)
NAME = TextStyle(11, bold=True, leading=1.25)
FINE = TextStyle(8, grey=0.25)
SMALLER = 0.8
"""By which the list is set when it would not fit otherwise."""
QUIET = 4
"""Dots round the code that stay white."""
LARGEST_CODE, GAP = 340.0, 14.0


def code_page(
    routine: Routine,
    catalog: Catalog,
    level: Level,
    letters: str,
    phrases: Phrases,
    context: SheetContext,
    paper: Paper,
) -> Sheet:
    """The page of a routine; `letters` are what its code says. Needs a QGuiApplication."""
    width, height = SIZES[paper]
    typesetter = Typesetter(context.family, context.language)
    inside = width - 2 * MARGIN
    foot = _foot(typesetter, phrases, inside)
    space = height - 2 * MARGIN - foot.height - GAP
    lines = [
        (catalog.exercise(item.exercise).name, _told(phrases, catalog, routine, place, level))
        for place, item in enumerate(routine.items)
    ]
    head = stacked([typesetter.set(routine.name, TITLE, inside, 2), _rule(inside)], gap=6)
    code = _code(letters, inside)
    room = space - head.height - code.height - 2 * GAP
    body = next(
        made
        for scale in (1.0, SMALLER, SMALLER**2, 0.0)
        if (made := _list(typesetter, lines, inside, scale)).height <= room
    )
    boxes = [*stacked([head, body, code], gap=GAP).moved(MARGIN, MARGIN)]
    boxes += foot.moved(MARGIN, height - MARGIN - foot.height)
    return Sheet(
        title=routine.name, language=context.language, family=context.family, width=width, height=height, margin=MARGIN,
        pages=(Page(typesetter.page(boxes, width)),), outline=(OutlineEntry(routine.name, 0, MARGIN),),
        missing=typesetter.missing, right_to_left=typesetter.right_to_left,
    )  # fmt: skip


def _told(phrases: Phrases, catalog: Catalog, routine: Routine, place: int, level: Level) -> str:
    """The dose of an item, and its note."""
    item = routine.items[place]
    dose = choose(catalog.exercise(item.exercise), item, routine, level)
    return " · ".join(filter(None, (phrases.dose(dose), item.note)))


def _list(typesetter: Typesetter, lines: Sequence[tuple[str, str]], width: float, scale: float) -> Block:
    """Each exercise with its dose; at no scale at all nothing, since the code has it in any case."""
    if not scale:
        return Block((), 0.0)
    name, plain = (one._replace(size=one.size * scale) for one in (NAME, PLAIN))
    rows = [
        stacked([typesetter.set(title, name, width, 1), typesetter.set(told, plain, width, 2)]) for title, told in lines
    ]
    return stacked(rows, gap=6 * scale)


def _rule(width: float) -> Block:
    return Block((LineBox(Rect(0, 0, width, 0), 1.6),), 1.6)


def _code(letters: str, width: float) -> Block:
    """The code, in the middle, with rows of dots as one shape each."""
    import segno

    rows = [bytes(row) for row in segno.make_qr(letters, error="m", boost_error=False).matrix]
    size = min(LARGEST_CODE, width)
    dot = size / (len(rows) + 2 * QUIET)
    shapes = tuple(
        _bar((start + QUIET) * dot, (place + QUIET) * dot, (end - start) * dot, dot)
        for place, row in enumerate(rows)
        for start, end in _runs(row)
    )
    return Block((DrawingBox(Rect((width - size) / 2, 0, size, size), shapes),), size)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark dots begin and end in a row."""
    edges = [place for place in range(len(row) + 1) if (place and row[place - 1]) != (place < len(row) and row[place])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _bar(x: float, y: float, width: float, height: float) -> DrawingShape:
    return DrawingShape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill=0.0)


def _foot(typesetter: Typesetter, phrases: Phrases, width: float) -> Block:
    words, sheet_words = phrases.words, SheetWords(phrases)
    told = words.gettext("Photograph or scan this page, and drop the picture on the window of BackCoach.")
    made_by = sheet_words.made_by(sheet_words.page(1, 1))
    return stacked([typesetter.set(told, PLAIN, width), typesetter.set(made_by, FINE, width)], gap=3)
