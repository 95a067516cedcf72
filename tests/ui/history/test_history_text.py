"""What the history says, in words that claim nothing."""

from datetime import UTC, date, datetime

import pytest

from backcoach.history.records import QUESTIONS, Score
from backcoach.history.trends import Summary
from backcoach.phrases import Phrases
from backcoach.ui.history.history_text import Headline, HistoryText, Place
from backcoach.words import Words
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
            Summary(11, 12_000, 4, 3, "about the same"),
            "11 sessions in 30 days, 3 h 20 min. Before 4, after 3 (medians).",
        ),
        (Summary(1, 300, 4.5, None, None), "1 session in 30 days, 5 min. Before 4.5 (median)."),
        (Summary(1, 300, None, 2, None), "1 session in 30 days, 5 min. After 2 (median)."),
        (Summary(0, 0, None, None, None), "No session in the last 30 days."),
    ],
)
def test_the_last_30_days(words: HistoryText, summary: Summary, expected: str) -> None:
    assert f"{words.sessions(summary)} {words.medians(summary)}".strip() == expected


def test_the_change_never_says_why(words: HistoryText) -> None:
    said = {words.change(Summary(1, 1, 1, 1, change)) for change in ("lower", "about the same", "higher", None)}
    assert said == {
        "Noticeably lower than your first week",
        "About the same as your first week",
        "Noticeably higher than your first week",
        "",
    }


def test_check_ins_are_counted_with_their_median(words: HistoryText) -> None:
    assert words.check_ins([]) == ""
    assert words.check_ins([(1, 4, 1)]) == "1 check-in, median 4."
    assert words.check_ins([(1, 9, 1), (2, 2, 2), (3, 5, 1)]) == "4 check-ins, median 3.5."


def test_a_score_in_words(words: HistoryText) -> None:
    score = Score("1", "now-after", 3, datetime(2026, 5, 20, 8, 5, tzinfo=UTC), note="stiff")
    told = words.score(score, Place("Seven actions"))
    assert told == Headline("3 · after", "Wed 20 May 2026, 08:05", ("Seven actions", "stiff"))
    assert told.text() == "3 · after. Wed 20 May 2026, 08:05. Seven actions. stiff"


def test_several_scores_in_words(words: HistoryText) -> None:
    told = words.scores("now", 4.5, (2, 7), 9, words.span("week", date(2026, 5, 18)))
    assert told.text() == "4.5 · check-in. Week of 18 May 2026. median of 9 scores, 2 to 7"
    assert words.scores("now", 4, (4, 4), 1, "then").more == ("1 score",)


def test_spans_are_named_by_what_they_are(words: HistoryText) -> None:
    day = date(2026, 5, 1)
    assert [words.span(unit, day) for unit in ("day", "month", "year")] == ["Fri 1 May 2026", "May 2026", "2026"]
    assert words.unit("score") == ""
    assert words.unit("month").startswith("months")


def test_days_of_the_calendar_in_words(words: HistoryText) -> None:
    assert words.active_days(1, 4) == "Last 4 weeks: 1 day with a session"
    assert words.active_days(9, 4) == "Last 4 weeks: 9 days with a session"
    assert words.active_day(date(2026, 5, 1), 0) == "Fri 1 May 2026: no session"
    assert words.active_day(date(2026, 5, 1), 1140) == "Fri 1 May 2026: 19 min"
