"""What is drawn of a journal: scores, or days, weeks, months and years of them; each question by itself."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.journal import Journal
from backcoach.history.timestamps import day_number, day_of
from backcoach.ui.history.axes import Stretch, stretch_of
from backcoach.ui.history.chart_data import ChartData, summed
from backcoach.ui.history.time_units import Unit
from tests.fakes import FakeClock
from tests.ui.history.support import NOW, TODAY, JournalIn, log

FORTNIGHT = stretch_of(TODAY - timedelta(13), TODAY)
BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), timezone(timedelta(hours=9))


def wall(seconds: float) -> str:
    return f"{datetime(1970, 1, 1) + timedelta(seconds=seconds):%Y-%m-%d %H:%M}"


def test_an_empty_journal_draws_nothing(tmp_path: Path, journal_in: JournalIn) -> None:
    data = ChartData(journal_in(tmp_path))
    view = data.view(FORTNIGHT, 250)
    assert (data.days(), data.questions, view.marks, view.line_of, len(view.line.x)) == (None, [], [], None, 0)


def test_few_scores_are_drawn_one_by_one_with_their_ids(tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    scores = log(journal, "now-before", (3, 4), (1, 6))
    (marks,) = ChartData(journal).view(FORTNIGHT, 250).marks
    assert (marks.unit, marks.y.tolist(), marks.ids) == ("score", [4.0, 6.0], [score.id for score in scores])


def test_questions_never_share_marks_and_pain_in_an_exercise_is_not_charted(
    tmp_path: Path, journal_in: JournalIn
) -> None:
    journal = journal_in(tmp_path)
    for question in ("during", "last-24-hours", "now", "now-after", "now-before"):
        journal.scores.log(question, 5)
    view = ChartData(journal).view(FORTNIGHT, 250)
    assert [marks.question for marks in view.marks] == ["now-before", "now-after", "now", "last-24-hours"]
    assert all(len(marks.x) == 1 for marks in view.marks)


def test_a_score_stands_at_the_wall_clock_of_its_place(tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    journal.scores.log("now", 1, datetime(2026, 5, 18, 8, 0, tzinfo=TOKYO))
    journal.scores.log("now", 2, datetime(2026, 5, 18, 8, 0, tzinfo=BERLIN))
    (marks,) = ChartData(journal).view(FORTNIGHT, 250).marks
    assert [wall(x) for x in marks.x] == ["2026-05-18 08:00"] * 2


@pytest.mark.parametrize(
    ("day", "hours", "expected"),
    [
        (date(2026, 3, 29), (0, 1), ["01:30", "03:30"]),  # the clock goes forward
        (date(2025, 10, 26), (0, 1, 2), ["01:30", "02:30", "02:30"]),  # the clock goes back
    ],
)
def test_days_with_a_change_of_the_clock(
    tmp_path: Path, day: date, hours: tuple[int], expected: list[str], journal_in: JournalIn
) -> None:
    journal = journal_in(tmp_path)
    start = datetime(day.year, day.month, day.day, 1, 30, tzinfo=BERLIN).astimezone(UTC)
    for hour in hours:
        journal.scores.log("now", 3, (start + timedelta(hours=hour)).astimezone(BERLIN))
    data = ChartData(journal)
    (marks,) = data.view(stretch_of(day, day), 250).marks
    assert [wall(x)[-5:] for x in marks.x] == expected
    assert data.days() == (day_number(day), day_number(day))


def test_a_day_that_is_ahead_of_here_belongs_to_the_history(tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path, datetime(2026, 5, 20, 23, 0, tzinfo=timezone(timedelta(hours=-8))))
    journal.scores.log("now", 3, datetime(2026, 5, 21, 9, 0, tzinfo=TOKYO))
    assert ChartData(journal).days() == (day_number(date(2026, 5, 21)),) * 2


def test_too_many_scores_are_drawn_as_days_with_median_and_extremes(tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    log(journal, "now", *((day + part / 100, part % 11) for day in range(14) for part in range(22)))
    view = ChartData(journal).view(FORTNIGHT, 250)
    (marks,) = view.marks
    assert view.unit == "day"
    assert not marks.ids
    assert set(zip(marks.low.tolist(), marks.y.tolist(), marks.high.tolist(), strict=True)) == {(0.0, 5.0, 10.0)}


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChartData]:
    with closing(Journal.open(tmp_path_factory.mktemp("long"), FakeClock(NOW)).journal) as journal:
        log(journal, "now-before", *((day / 2, day % 11) for day in range(800)))
        yield ChartData(journal)


@given(st.floats(60, 3000), st.floats(1, 4))
def test_more_room_never_shows_less(long: ChartData, pixels: float, more: float) -> None:
    order: list[Unit] = ["score", "day", "week", "month", "year"]
    year = stretch_of(TODAY - timedelta(364), TODAY)
    assert order.index(long.view(year, pixels * more).unit) <= order.index(long.view(year, pixels).unit)


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_stretch_counts_the_scores_of_its_days(long: ChartData, ago: int, length: int) -> None:
    first, last = TODAY - timedelta(ago + length - 1), TODAY - timedelta(ago)
    days = [(NOW - timedelta(day / 2)).date() for day in range(800)]
    assert long.count(stretch_of(first, last)) == sum(first <= day <= last for day in days)


TALLIES = st.dictionaries(st.tuples(st.integers(-400, 25_000), st.integers(0, 10)), st.integers(1, 4), min_size=1)


@given(TALLIES, st.sampled_from(("day", "week", "month", "year")))
def test_sums_are_those_of_plain_python(counted: dict[tuple[int, int], int], unit: Unit) -> None:
    tally = np.array(sorted((*key, number) for key, number in counted.items()), np.int64)
    marks = summed("now", unit, tally)
    groups: dict[object, list[int]] = {}
    for day, value, number in tally.tolist():
        groups.setdefault(group(day_of(day), unit), []).extend([value] * number)
    expected = [(median(given), min(given), max(given), len(given)) for given in groups.values()]
    assert list(zip(marks.y, marks.low, marks.high, marks.count, strict=True)) == expected
    assert [group(day_of(int(first)), unit) for first in marks.first] == list(groups)
    assert [group(day_of(int(last)), unit) for last in marks.last] == list(groups)


def group(day: date, unit: Unit) -> object:
    keys = {"day": day, "week": day.isocalendar()[:2], "month": (day.year, day.month), "year": day.year}
    return keys[unit]


def test_the_line_is_the_week_before_a_session_where_there_is_one(tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    log(journal, "now", *((day, 8) for day in range(7)))
    assert ChartData(journal).view(FORTNIGHT, 250).line_of == "now"
    log(journal, "now-before", *((day, 2) for day in range(7)))
    view = ChartData(journal).view(FORTNIGHT, 250)
    assert view.line_of == "now-before"
    assert set(view.line.y[np.isfinite(view.line.y)]) == {2.0}


def test_gaps_of_the_line_stay_gaps(tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    log(journal, "now-before", *((day, 3) for day in [*range(7), *range(40, 47)]))
    line = ChartData(journal).view(stretch_of(TODAY - timedelta(60), TODAY), 250).line
    assert np.isnan(line.y).sum() > 20
    assert np.isfinite(line.y).any()


def test_a_stretch_without_scores_has_marks_beside_it_at_most(tmp_path: Path, journal_in: JournalIn) -> None:
    journal = journal_in(tmp_path)
    log(journal, "now", (100, 3))
    data = ChartData(journal)
    assert data.count(FORTNIGHT) == 0
    assert all(len(marks.x) == 0 for marks in data.view(FORTNIGHT, 250).marks)


def test_years_at_the_ends_of_the_calendar_can_be_asked_for(long: ChartData) -> None:
    assert long.view(Stretch(-6e10, -5.9e10), 250).marks
