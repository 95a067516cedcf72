"""Each diary of the collection gives its right outcome: by the pipeline, and by the command."""

import re
from pathlib import Path

import pytest

from backcoach.history.diary.answers import Answers
from backcoach.history.diary.look import Look, look_into
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.history.diary.cases import BERLIN, CASES, HERE, SHARED, answers_of, expected, local_to, now_for
from tests.history.helpers import SetClock

FOLDERS = [folder for folder in (HERE, SHARED) if folder.is_dir()]
NAMES = [(folder, name) for folder in FOLDERS for name in CASES]


def look(folder: Path, name: str, answers: Answers) -> Look:
    now = now_for(name)
    journal = Journal.in_memory(SetClock(now))
    try:
        return look_into((folder / name).read_bytes(), answers, journal.transfer.imports, now, local_to(BERLIN))
    finally:
        journal.close()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_of_the_collection_has_a_right_outcome_here(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} - {"README.md"} == CASES.keys()


@pytest.mark.parametrize(("folder", "name"), NAMES)
def test_what_is_asked_is_what_must_be(folder: Path, name: str) -> None:
    case, found = CASES[name], look(folder, name, Answers())
    assert [doubt.key for doubt in found.doubts] == [asked.partition(":")[0] for asked in case.asks]
    for asked, doubt in zip(case.asks, found.doubts, strict=True):
        told = f"{doubt.words} {' / '.join(f'{choice.value} {choice.words}' for choice in doubt.choices)}"
        for part in asked.partition(": ")[2].split(" / "):
            assert part in told
    assert case.stop in " ".join(found.reading.stops)
    assert bool(found.reading.stops) == bool(case.stop)
    assert found.ready == (not case.asks and not case.stop)


@pytest.mark.parametrize(("folder", "name"), NAMES)
def test_with_the_answers_the_right_entries_come_in(folder: Path, name: str) -> None:
    case = CASES[name]
    found = look(folder, name, answers_of(case))
    if case.stop:
        assert not found.ready
        return
    assert found.ready, (found.doubts, found.reading)
    assert [(one.at, one.value, one.note) for one in found.reading.entries] == expected(case)
    assert [one.at.utcoffset() for one in found.reading.entries] == [when.utcoffset() for when, _, _ in expected(case)]
    assert [(left.line, left.note) for left in found.reading.left] == list(case.left)
    for remark in case.remarks:
        assert remark in " ".join(found.reading.remarks)


def test_the_line_of_a_row_is_that_of_the_file() -> None:
    found = look(HERE, "22-wrong-line-number.csv", Answers(words=(("eleven", None),)))
    assert found.ready
    assert re.search("line 8", look(HERE, "22-wrong-line-number.csv", Answers()).doubts[0].words)


def test_a_column_that_is_not_there_is_a_problem_that_names_those_that_are() -> None:
    with pytest.raises(Problem, match=r"no column “Weh”.*“Date”, “Pain”"):
        look(HERE, "52-weekly.csv", Answers(score_column="Weh"))
