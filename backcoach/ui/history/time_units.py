"""The units of time that marks and bars stand for: days, weeks from Monday, months, years."""

from typing import Literal

import numpy as np

from backcoach.history.trends import Whole

Unit = Literal["score", "day", "week", "month", "year"]


def key_of(unit: Unit, day: Whole) -> Whole:
    """The number of the unit in which a day lies; weeks begin on Monday."""
    if unit == "day":
        return day
    if unit == "week":
        return (day + 3) // 7
    return day.astype("datetime64[D]").astype("datetime64[M]" if unit == "month" else "datetime64[Y]").astype(np.int64)


def start_of(unit: Unit, key: Whole) -> Whole:
    """The first day of the unit with that number."""
    if unit == "day":
        return key
    if unit == "week":
        return key * 7 - 3
    return key.astype("datetime64[M]" if unit == "month" else "datetime64[Y]").astype("datetime64[D]").astype(np.int64)
