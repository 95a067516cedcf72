"""Three answers about the past week are one score."""

from datetime import timedelta

from backcoach.history.journal import Journal
from backcoach.history.records import PEG, PegScore
from tests.history.helpers import SetClock


def test_the_mean_of_the_three_is_the_score(journal: Journal, clock: SetClock) -> None:
    for values in ((6, 5, 4), (3, 2, 2)):
        journal.scores.log_peg(values, clock.now())
        clock.move(days=7)
    assert [one.mean for one in journal.scores.peg()] == [5.0, 7 / 3]
    first = clock.now().date() - timedelta(7)
    assert journal.scores.peg(first) == [PegScore(clock.now() - timedelta(7), 7 / 3)]
    assert sorted(score.question for score in journal.scores.find(first)) == sorted(PEG)


def test_one_that_lacks_an_answer_is_none(journal: Journal, clock: SetClock) -> None:
    journal.scores.log_peg((6, 5, 4), clock.now())
    journal.scores.delete(journal.scores.find()[0].id)
    assert journal.scores.peg() == []
