"""What the history says, in words that claim nothing."""

from contextlib import closing
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from backcoach.chart.columns import Unit
from backcoach.chart.describe import entries_of
from backcoach.chart.description import CHARTED, Minutes, Spread
from backcoach.chart.legend_signs import _ORDER
from backcoach.history.journal import Journal
from backcoach.history.records import QUESTIONS, Score
from backcoach.history.trends import Comparison, Summary, Usual, Verdict
from backcoach.phrases import Phrases
from backcoach.ui.history.history_text import HistoryText
from backcoach.words import Words
from tests.fakes import FakeClock
from tests.ui.history.support import name_of


@pytest.fixture
def words() -> HistoryText:
    return HistoryText(Phrases(Words()), name_of)


def test_every_question_has_a_short_name_of_its_own(words: HistoryText) -> None:
    assert len({words.question(question) for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (
            Summary(11, 12_000, Usual(4, 9), Usual(3, 8), None),
            "11 sessions in 30 days, 3 h 20 min. Usually 4 before, 3 after.",
        ),
        (Summary(1, 300, Usual(6, 1), Usual(4, 1), None), "1 session in 30 days, 5 min. Before 6, after 4."),
        (Summary(1, 300, Usual(6, 1), None, None), "1 session in 30 days, 5 min. One score so far: 6 before."),
        (Summary(1, 300, None, Usual(2, 3), None), "1 session in 30 days, 5 min. Usually 2 after."),
        (Summary(0, 0, None, None, Usual(3.5, 4)), "No session in the last 30 days. Usually 3.5 at check-ins."),
        (Summary(0, 0, None, None, None), "No session in the last 30 days."),
    ],
)
def test_the_last_30_days(words: HistoryText, summary: Summary, expected: str) -> None:
    assert f"{words.sessions(summary)} {words.usual(summary)}".strip() == expected


def test_the_verdict_never_says_why(words: HistoryText) -> None:
    compared = [Comparison(verdict, 5.0, None if verdict == "too early" else 3.25) for verdict in get_args(Verdict)]
    assert [words.verdict(one) for one in compared] == [
        "Noticeably lower than in your first week",
        "About the same as in your first week",
        "Noticeably higher than in your first week",
        "About 5 in your first week, about 3.2 lately: not clear yet",
        "Too few scores lately to tell",
    ]
    assert words.verdict(Comparison("too early")) == "Too early to tell"


def test_a_week_in_words(words: HistoryText) -> None:
    when = words.span("week", date(2026, 5, 18))
    told = words.spread("now", Spread(1, 2, 4, 4.57, 6, 7, 9, 4), when, Minutes(1, 30.0, 2))
    assert told.text() == (
        "4.6 · check-in. Week of 18 May 2026. 9 scores on 4 days. lowest 2, highest 7. 2 sessions, 30 min"
    )
    assert (
        words.spread("now", Spread(1, 4, 4, 4, 4, 4, 1, 1), "then", None).text()
        == "4 · check-in. then. 1 score on 1 day"
    )


def test_a_crowded_day_is_told_in_a_few_lines(words: HistoryText) -> None:
    scores = [Score(str(n), "now", n, datetime(2026, 5, 20, 8 + n, tzinfo=UTC)) for n in range(9)]
    with closing(Journal.in_memory(FakeClock())) as journal:
        told = words.entries(date(2026, 5, 20), entries_of(scores), None, journal, None)
    assert told.more[0] == "08:00  0 check-in"
    assert told.more[-1] == "and 2 more"
    assert len(told.more) == 8


def test_spans_are_named_by_what_they_are(words: HistoryText) -> None:
    day = date(2026, 4, 1)
    units: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
    assert [words.span(unit, day) for unit in units] == [
        "Wed 1 Apr 2026", "Week of 1 Apr 2026", "April 2026", "Apr 2026 – Jun 2026", "2026",
    ]  # fmt: skip


def test_every_sign_of_the_legend_and_every_question_has_a_name_of_its_own(words: HistoryText) -> None:
    assert len({words.sign(sign) for sign in _ORDER}) == len(_ORDER)
    assert len({words.question_short(question) for question in CHARTED}) == len(CHARTED)


def test_days_of_the_calendar_in_words(words: HistoryText) -> None:
    assert words.active_days(1, 4) == "Last 4 weeks: 1 day with a session"
    assert words.active_days(9, 4) == "Last 4 weeks: 9 days with a session"
    assert words.active_day(date(2026, 5, 1), 0) == "Fri 1 May 2026: no session"
    assert words.active_day(date(2026, 5, 1), 1140) == "Fri 1 May 2026: 19 min"
