"""The PEG score: pain, enjoyment of life and general activity in the past week, as one mean of three answers."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from backcoach.history.moments import moment
from backcoach.history.records import PEG
from backcoach.history.scores import Scores


class Peg(msgspec.Struct, frozen=True):
    """The mean, 0 to 10, of three answers that were given at one moment."""

    at: datetime
    mean: float


def keep_answers(journal: Scores, values: Sequence[int], at: datetime) -> None:
    """Keep the three answers, in the order of `PEG`."""
    for question, value in zip(PEG, values, strict=True):
        journal.log_score(question, value, at)


def answers(journal: Scores, first: date | None = None, last: date | None = None) -> list[Peg]:
    """The scores of local days, the oldest first; one of which an answer was deleted or moved is left out."""
    given: dict[tuple[int, int], list[int]] = {}
    for question in PEG:
        for us, offset, value, _ in journal.points(question, first, last):
            given.setdefault((us, offset), []).append(value)
    return [
        Peg(moment(us, offset), sum(values) / len(PEG))
        for (us, offset), values in sorted(given.items())
        if len(values) == len(PEG)
    ]
