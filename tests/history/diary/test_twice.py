"""A diary that is imported again: whatever changed in it, nothing is stored twice without a question."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.diary.answers import Answers
from backcoach.history.diary.look import Look, look_into, take
from backcoach.history.exchange.reading import content_of
from backcoach.history.journal import Journal
from tests.history.diary.cases import BERLIN, NOW, local_to
from tests.history.diary.test_odd_files import table
from tests.history.helpers import SetClock

ROWS = "2026-05-01,4,stiff", "2026-05-02,5,", "2026-05-13,6,"
FIRST = table("Date,Pain,Note", *ROWS)


class Twice:
    """A journal, and what was counted of each diary before it was imported."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def look(self, data: str, **answers: Any) -> Look:
        return look_into(data.encode(), Answers(**answers), self.journal.transfer.imports, NOW, local_to(BERLIN))

    def take(self, data: str, **answers: Any) -> str:
        look = self.look(data, **answers)
        if not look.ready or look.comparison is None:
            return ", ".join(f"? {doubt.key}" for doubt in look.doubts)
        found = look.comparison
        if look.brings(Answers(**answers)):
            take(look, Answers(**answers), self.journal.transfer.imports, "diary.csv")
        return f"{len(found.new)} new, {len(found.changed)} changed, {found.same} same"

    def kept(self) -> list[tuple[str, int, str]]:
        """When, how much, and the note, of all scores in the journal."""
        scores = self.journal.transfer.rows().scores
        return sorted((f"{one.at.astimezone(BERLIN):%m-%d %H:%M}", one.value, one.note or "") for one in scores)


@pytest.fixture
def twice() -> Iterator[Twice]:
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        yield Twice(journal)


@pytest.mark.parametrize(
    ("again", "answers", "right"),
    [
        (FIRST, {}, "0 new, 0 changed, 3 same"),
        (FIRST.replace("stiff", "very stiff"), {}, "0 new, 1 changed, 2 same"),
        (FIRST.replace(",5,", ",7,"), {}, "0 new, 1 changed, 2 same"),
        (table("Date;Pain;Note", "01.05.2026;4;stiff", "02.05.2026;5;", "13.05.2026;6;"), {},
         "0 new, 0 changed, 3 same"),
        (table("Date,Pain,Note,Weather", *(f"{row},sun" for row in ROWS)), {}, "0 new, 0 changed, 3 same"),
        (table("Date,Pain,Note,Type", *(f"{row},{row[9]}x" for row in ROWS)), {}, "? only"),
        (table("Date,Pain,Note,Type", *(f"{row},{row[9]}x" for row in ROWS)), {"only": (("all", ""),)},
         "0 new, 0 changed, 3 same"),
        (FIRST.replace("Pain", "Pain level"), {}, "? moments"),
        (table("Date,Time,Pain,Note", *(row.replace(",", ",08:30,", 1) for row in ROWS)), {}, "? moments"),
        (table("Date,Time,Pain,Note", *(row.replace(",", ",08:30,", 1) for row in ROWS)), {"moments": "same"},
         "0 new, 3 changed, 0 same"),
        (table("Date,Time,Pain,Note", *(row.replace(",", ",08:30,", 1) for row in ROWS)), {"moments": "another"},
         "3 new, 0 changed, 0 same"),
        (table("Date,Pain,Note", *ROWS[::-1]), {}, "0 new, 0 changed, 3 same"),
        (table("Date,Pain,Note", "2026-05-14,3,", "2026-05-15,2,"), {}, "2 new, 0 changed, 0 same"),
    ],
)  # fmt: skip
def test_what_changed_in_a_diary_is_changed_or_asked_about(
    twice: Twice, again: str, answers: dict[str, Any], right: str
) -> None:
    assert twice.take(FIRST) == "3 new, 0 changed, 0 same"
    assert twice.take(again, **answers) == right


def test_one_time_that_was_put_right_among_many_new_days_is_asked_about(twice: Twice) -> None:
    before = [f"2026-05-{day:02} 08:30,4" for day in range(1, 8)]
    after = [f"2026-05-{day:02} 08:30,4" for day in range(2, 20)]
    twice.take(table("Date,Pain", *before))
    changed = table("Date,Pain", "2026-05-01 09:15,4", *after)
    assert twice.take(changed) == "? moments"
    assert twice.take(changed, moments="same") == "12 new, 1 changed, 6 same"
    assert twice.kept()[0] == ("05-01 09:15", 4, "")
    assert len(twice.kept()) == 19


def test_one_more_entry_of_a_moment_before_the_others_changes_none_of_them(twice: Twice) -> None:
    twice.take(table("Date,Pain,Note", "2026-05-01,4,a", "2026-05-01,5,b"))
    assert twice.take(table("Date,Pain,Note", "2026-05-01,6,c", "2026-05-01,4,a", "2026-05-01,5,b")) == (
        "1 new, 0 changed, 2 same"
    )
    assert twice.kept() == [("05-01 12:00", 4, "a"), ("05-01 12:00", 5, "b"), ("05-01 12:00", 6, "c")]


@given(
    rows=st.lists(st.tuples(st.integers(1, 4), st.integers(2, 9), st.sampled_from("ab")), min_size=1), data=st.data()
)
def test_a_diary_in_any_order_is_the_same_diary(rows: list[tuple[int, int, str]], data: st.DataObject) -> None:
    lines = [f"2026-05-{day:02},{value},{note}" for day, value, note in rows]
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        twice = Twice(journal)
        twice.take(table("Date,Pain,Note", *lines))
        again = data.draw(st.permutations(lines))
        assert twice.take(table("Date,Pain,Note", *again)) == f"0 new, 0 changed, {len(rows)} same"


ID = "01234567-89ab-4cde-8f01-23456789abcd"
OWN = "id,at,utc_offset,question,value,exercise,note"


@pytest.mark.parametrize(
    "again",
    [
        table(OWN, f"{ID},2026-05-13 22:01,UTC+02:00,now,4,,'=x"),
        table(OWN, f"{ID},13/05/2026 22:01,UTC+02:00,now,4,,'=x"),
        table(OWN, f"{ID},5/13/2026 10:01 PM,UTC+02:00,now,4.0,,'=x"),
        table(OWN.replace(",", ";"), f"{ID};13.05.2026 22:01:40;UTC+02:00;now;4,0;;=x"),
        table(OWN.replace(",", ";"), f"{ID};46155,917824;UTC+02:00;now;4;;=x"),
        table(f"{OWN},weather", f"{ID},2026-05-13 22:01:40,UTC+02:00,now,4,,'=x,rain"),
    ],
)
def test_our_own_table_through_a_spreadsheet_brings_nothing(twice: Twice, again: str) -> None:
    twice.take(table(OWN, f"{ID},2026-05-13 22:01:40,UTC+02:00,now,4,,'=x"))
    assert twice.take(again) == "0 new, 0 changed, 1 same"


def test_our_own_table_under_a_passphrase_comes_back(tmp_path: Path, twice: Twice) -> None:
    twice.take(FIRST)
    path = tmp_path / "scores.csv"
    twice.journal.transfer.export(path, "csv", passphrase="between the two of us")
    data = content_of(path, "between the two of us").decode()
    assert twice.take(data) == "0 new, 0 changed, 3 same"
