"""Three answers about the past week are one score."""

from datetime import timedelta

from backcoach.history.journal import Journal
from backcoach.history.peg import Peg, answers, keep_answers
from backcoach.history.records import PEG
from tests.history.helpers import SetClock


def test_the_mean_of_the_three_is_the_score(journal: Journal, clock: SetClock) -> None:
    for values in ((6, 5, 4), (3, 2, 2)):
        keep_answers(journal, values, clock.now())
        clock.move(days=7)
    assert [one.mean for one in answers(journal)] == [5.0, 7 / 3]
    first = clock.now().date() - timedelta(7)
    assert answers(journal, first) == [Peg(clock.now() - timedelta(7), 7 / 3)]
    assert sorted(score.question for score in journal.scores(first)) == sorted(PEG)


def test_one_that_lacks_an_answer_is_none(journal: Journal, clock: SetClock) -> None:
    keep_answers(journal, (6, 5, 4), clock.now())
    journal.delete_score(journal.scores()[0].id)
    assert answers(journal) == []
