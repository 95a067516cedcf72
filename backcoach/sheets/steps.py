"""The numbered steps of an exercise, in one column or two."""

from collections.abc import Iterable, Sequence
from itertools import chain

from backcoach.sheets.boxes import Block, beside, splits, stacked
from backcoach.sheets.lettering import Lettering, Run, Style

MOST_STEPS, LONGEST_STEP = 16, 4
"""Steps, and lines of each, that are told of an exercise which is too long for any page; no shipped one is."""


def set_steps(lettering: Lettering, steps: Sequence[str], style: Style, width: float, *, cut: bool) -> list[Block]:
    """A block for each step; where they must be `cut`, an ellipsis behind the last one tells of more."""
    told, lines = [*steps], LONGEST_STEP if cut else 1000
    if cut and len(steps) > MOST_STEPS:
        told = [*steps[: MOST_STEPS - 1], f"{steps[MOST_STEPS - 1]} …"]
    return [_step(lettering, f"{number}", step, style, width, lines) for number, step in enumerate(told, 1)]


Columns = tuple[Block, Block]


def run_in_steps(lettering: Lettering, steps: Sequence[str], style: Style, width: float, lead: float = 0.0) -> Columns:
    """All steps as one text in two columns, as low as its lines allow where the right one starts `lead` lower."""
    marks = (Run(f"{number}\N{NO-BREAK SPACE}", bold=True) for number in range(1, len(steps) + 1))
    told = [(mark, Run(f"{' '.join(step.split())}   ")) for mark, step in zip(marks, steps, strict=True)]
    text = lettering.set([*chain.from_iterable(told)], style, width)
    return _lowest(splits(text), lead)


def _step(lettering: Lettering, number: str, step: str, style: Style, width: float, lines: int) -> Block:
    indent = style.size * (1.3 if len(number) == 1 else 1.9)
    mark = lettering.line(number, style._replace(bold=True), 0, 0, indent)
    words = lettering.set(step, style, width - indent, lines)
    return beside(Block((mark,), 0), indent, words)


def in_two_columns(blocks: Sequence[Block], lead: float = 0.0) -> Columns:
    """The blocks in two columns, divided where they are lowest with the right one starting `lead` lower."""
    return _lowest(((stacked(blocks[:place]), stacked(blocks[place:])) for place in range(len(blocks), 0, -1)), lead)


def _lowest(pairs: Iterable[Columns], lead: float) -> Columns:
    return min(pairs, key=lambda pair: max(pair[0].height, pair[1].height + lead if pair[1].height else 0.0))
