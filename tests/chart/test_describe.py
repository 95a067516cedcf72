"""What is drawn of a journal: every score once, a session as one sign, one question on a line."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import combinations
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from backcoach.chart.columns import span_of
from backcoach.chart.describe import describe, entries_of, first_days, move_of, spreads_of
from backcoach.chart.description import CHARTED, ScoreChart
from backcoach.chart.frame import frame_of
from backcoach.history.journal import Journal
from backcoach.history.records import QUESTIONS, Score, StepPlace
from backcoach.history.timestamps import day_number
from tests.fakes import FakeClock

NOW = datetime(2026, 5, 20, 18, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = day_number(TODAY)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with closing(Journal.in_memory(FakeClock(NOW))) as journal:
        yield journal


def session(journal: Journal, before: int | None, after: int | None, at: datetime = NOW, note: str = "") -> None:
    record = journal.sessions.start("seven-actions", "{}", 600)
    if before is not None:
        journal.scores.log("now-before", before, at, session_id=record.id)
    if after is not None:
        journal.scores.log("now-after", after, at, session_id=record.id)
    journal.sessions.end_step(record.id, StepPlace(0, "bird-dog", 1), "done", 600)
    journal.sessions.finish(record.id, note)


def fortnight(journal: Journal) -> ScoreChart:
    return describe(journal, span_of("fortnight", TODAY, None), TODAY, "now-before", gentle="gentle")


@st.composite
def scores(draw: st.DrawFn) -> list[Score]:
    """Scores of a few days; those of one session share its id, as far as they were given."""
    ids = [None, "a", "b", "c"]
    return [
        Score(
            str(uuid4()), draw(st.sampled_from(QUESTIONS)), draw(st.integers(0, 10)),
            NOW - timedelta(hours=draw(st.integers(0, 72))), draw(st.sampled_from(ids)),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]  # fmt: skip


@given(scores())
def test_every_score_of_the_chart_is_in_one_entry(given_: list[Score]) -> None:
    entries = entries_of(given_)
    told = sorted(score.id for entry in entries for score in entry.scores)
    assert told == sorted(score.id for score in given_ if score.question in CHARTED)
    for entry in entries:
        assert len(entry.scores) == 1 or entry.sign == "session"
        assert 0 <= entry.y <= 10


@given(scores(), st.integers(150, 1400))
def test_signs_of_a_day_never_overlap_and_stand_in_the_order_of_time(given_: list[Score], width: int) -> None:
    chart = ScoreChart(span_of("fortnight", TODAY, None), TODAY, None, entries_of(given_))
    frame = frame_of(chart, QRectF(0, 0, width, 240), 1.0, strip=False)
    marks = [entry for entry in chart.entries if entry.sign != "day"]
    for one, other in combinations(marks, 2):
        (near, at), (far, other_at) = ((frame.place(each).x(), (each.column, each.at)) for each in (one, other))
        assert abs(near - far) >= (frame.mark(one.of) + frame.mark(other.of)) / 2
        assert (near < far) == (at < other_at) or at == other_at


def test_a_session_is_one_sign_from_before_to_after(journal: Journal) -> None:
    session(journal, 6, 4)
    session(journal, 3, 3, NOW - timedelta(hours=2))
    session(journal, 2, 5, NOW - timedelta(hours=4))
    session(journal, 4, None, NOW - timedelta(1))
    session(journal, None, 4, NOW - timedelta(2))
    journal.scores.log("now", 7)
    journal.scores.log("last-24-hours", 5)
    journal.scores.log("peg-pain", 5)
    chart = fortnight(journal)
    assert chart.signs == {"lower", "same", "higher", "session", "after", "check-in", "day"}
    assert chart.filled == [DAY - 2, DAY - 1, DAY]
    today = [(one.sign, one.before, one.after) for one in chart.entries_of(DAY) if one.sign == "session"]
    assert today == [("session", 2, 5), ("session", 3, 3), ("session", 6, 4)]
    assert chart.spread_of(DAY) is None
    assert {move_of(6, 4), move_of(3, 3), move_of(2, 5)} == {"lower", "same", "higher"}


def test_notes_and_gentle_days_have_flags_and_sessions_their_minutes(journal: Journal) -> None:
    session(journal, 6, 4, note="Left early.")
    journal.scores.log("now", 3, NOW - timedelta(2), note="Slept badly.")
    gentle = journal.sessions.start("gentle", "{}", 60)
    journal.sessions.end_step(gentle.id, StepPlace(0, "bird-dog", 1), "done", 60)
    chart = fortnight(journal)
    assert [(flag.column, flag.notes, flag.gentle) for flag in chart.flags] == [
        (DAY - 2, ("Slept badly.",), False), (DAY, ("Left early.",), False),
    ]  # fmt: skip
    assert [(one.column, one.minutes, one.sessions) for one in chart.minutes] == [(DAY, 11, 2)]


def test_a_day_of_gentle_sessions_alone_is_a_gentle_day(journal: Journal) -> None:
    gentle = journal.sessions.start("gentle", "{}", 60)
    journal.sessions.end_step(gentle.id, StepPlace(0, "bird-dog", 1), "done", 60)
    assert [flag.gentle for flag in fortnight(journal).flags] == [True]


def test_weeks_have_the_spread_of_one_question_alone(journal: Journal) -> None:
    for day, value in ((0, 6), (0, 6), (0, 6), (1, 2), (7, 4), (7, 8), (7, 4), (15, 5)):
        journal.scores.log("now-before", value, NOW - timedelta(day))
    journal.scores.log("now", 10)
    chart = describe(journal, span_of("quarter", TODAY, None), TODAY, "now-before", baseline=4.5)
    first, second, third = chart.spreads
    assert (third.low, third.level, third.high, third.number, third.days) == (2, 4, 6, 4, 2), "a day weighs as a day"
    assert (second.quarter, second.three_quarters) == (4, 6)
    assert first.few
    assert not second.few
    assert [(piece.column, piece.to_y) for piece in chart.line] == [(second.column, third.level)]
    assert chart.baseline == 4.5
    assert chart.question == "now-before"
    assert chart.entries == ()


@given(st.dictionaries(st.tuples(st.integers(20_000, 20_400), st.integers(0, 10)), st.integers(1, 5), max_size=60))
def test_a_spread_is_in_order_and_counts_every_score(counts: dict[tuple[int, int], int]) -> None:
    tally = [(*key, number) for key, number in sorted(counts.items())]
    for unit in ("week", "month", "quarter", "year"):
        spreads = spreads_of(tally, unit)
        assert sum(one.number for one in spreads) == sum(counts.values())
        for one in spreads:
            assert one.low <= one.quarter <= one.three_quarters <= one.high
            assert one.low <= one.level <= one.high


def test_questions_and_the_first_entry_are_those_of_the_chart(journal: Journal) -> None:
    assert first_days(journal) == {}
    journal.scores.log("during", 3, NOW - timedelta(9), exercise="bird-dog")
    journal.scores.log("now", 3, NOW - timedelta(3))
    journal.scores.log("now-after", 3)
    assert first_days(journal) == {"now-after": TODAY, "now": TODAY - timedelta(3)}
