"""Spreads of scores that are made up, without a journal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import fmean

from backcoach.chart.columns import Unit
from backcoach.chart.describe import spreads_of
from backcoach.chart.description import Spread
from backcoach.history.timestamps import day_number


def spreads_from(values: Mapping[int, Sequence[int]], unit: Unit) -> tuple[Spread, ...]:
    """The spread of each column, from the scores of each day."""

    def counts(first: date, last: date) -> list[tuple[int, int]]:
        days = range(day_number(first), day_number(last) + 1)
        return sorted(Counter(value for day in days for value in values.get(day, ())).items())

    daily = [(day, fmean(given), len(given)) for day, given in sorted(values.items())]
    return spreads_of(daily, unit, counts)
