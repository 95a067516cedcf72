from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.exchange.as_csv import SCORES
from backcoach.history.exchange.diary import Columns, guess, scores_in, table_of, text_of
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.history.helpers import BERLIN, START


def in_berlin(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=BERLIN)


def taken(text: str, columns: Columns) -> list[tuple[datetime, int, str]]:
    rows = scores_in(table_of(text), columns, START, in_berlin)
    return [(row.at, row.value, row.note) for row in rows.scores]


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[misc,arg-type]


def test_a_spreadsheet_becomes_scores() -> None:
    text = "Datum;Schmerz;Notiz\n31.1.2026;4;steif\n1.2.2026;;\n1.2.2026;7/10;\n"
    columns = Columns("Datum", "Schmerz", "Notiz", date_format="%d.%m.%Y")
    assert taken(text, columns) == [(berlin(2026, 1, 31, 12), 4, "steif"), (berlin(2026, 2, 1, 12), 7, "")]


def test_moments_with_and_without_an_offset_keep_their_time() -> None:
    text = "when,pain\n2026-05-01 07:30,3\n2026-05-01T07:30:00Z,4.0\n2026-05-01,5\n"
    found = taken(text, Columns("when", "pain"))
    assert [at.isoformat() for at, _, _ in found] == [
        "2026-05-01T07:30:00+02:00",
        "2026-05-01T07:30:00+00:00",
        "2026-05-01T12:00:00+02:00",
    ]
    timed = Columns("when", "pain", date_format="%d/%m/%Y %H.%M")
    assert taken("when,pain\n01/05/2026 07.30,3\n", timed) == [(berlin(2026, 5, 1, 7, 30), 3, "")]


def test_a_time_may_stand_behind_a_day_of_any_form() -> None:
    text = "when,pain\n1 May 2026,2\n1 May 2026 07:30,3\n1 May 2026 07:30:15,4\n"
    found = taken(text, Columns("when", "pain", date_format="%d %B %Y"))
    expected = (berlin(2026, 5, 1, 12), berlin(2026, 5, 1, 7, 30), berlin(2026, 5, 1, 7, 30, 15))
    assert tuple(at for at, _, _ in found) == expected


def test_taking_it_in_again_changes_nothing_and_two_equal_lines_both_count(journal: Journal) -> None:
    table = table_of("day,pain\n2026-05-01,4\n2026-05-01,4\n")
    rows = scores_in(table, Columns("day", "pain"), START, in_berlin)
    assert journal.transfer.take_in(rows).new.scores == 2
    journal.scores.delete(rows.scores[0].id)
    again = scores_in(table, Columns("day", "pain"), START, in_berlin)
    assert journal.transfer.take_in(again).new.scores == 0
    assert journal.scores.count() == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2026-05-01,11", "Line 2 of the table: A score is a whole number"),
        ("2026-05-01,4.5", "not a whole score"),
        ("2026-05-01,high", "not a whole score"),
        ("yesterday,4", "“yesterday” is not a date"),
        (",4", "not a date"),
        ("0000-01-01,4", "not a date"),
        ("0001-01-01,4", "year 1 cannot be right"),
        ("9999-12-31,4", "still to come"),
        ("2027-01-01,4", "still to come"),
    ],
)
def test_the_first_fault_is_named_with_its_line(line: str, words: str) -> None:
    with pytest.raises(Problem, match=words):
        taken(f"day,pain\n{line}\n", Columns("day", "pain"))


def test_a_note_that_is_too_long_is_a_fault() -> None:
    with pytest.raises(Problem, match="characters"):
        taken(f"day,pain,note\n2026-05-01,4,{'x' * 11_000}\n", Columns("day", "pain", "note"))


def test_columns_that_are_not_there_and_unknown_questions_are_problems() -> None:
    with pytest.raises(Problem, match="no column “score”; it has day, pain"):
        taken("day,pain\n2026-05-01,4\n", Columns("day", "score"))
    with pytest.raises(Problem, match="has no question"):
        taken("day,pain\n2026-05-01,4\n", Columns("day", "pain", question="mood"))  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_write_can_be_read(encoding: str) -> None:
    assert text_of("Notiz: Rücken".encode(encoding)) == "Notiz: Rücken"


def test_another_encoding_is_a_problem() -> None:
    for data in ("Rücken".encode("latin-1"), b"\xff\xfea"):
        with pytest.raises(Problem, match="CSV UTF-8"):
            text_of(data)


def test_what_is_no_table_is_a_problem() -> None:
    for text in ("", "day,pain\n"):
        with pytest.raises(Problem, match="no rows"):
            table_of(text)
    with pytest.raises(Problem, match="not a table"):
        table_of('day,pain\n"' + "x" * 200_000 + '",4\n')


def test_a_table_of_our_own_is_better_taken_as_json() -> None:
    with pytest.raises(Problem, match="export the journal as JSON"):
        table_of(",".join(SCORES) + "\n" + "," * 6 + "\n")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_rows_with_too_few_or_too_many_cells_lose_nothing_of_the_others(separator: str) -> None:
    text = "day,pain,note\n2026-05-01,4\n2026-05-02,5,a,b\n".replace(",", separator)
    assert table_of(text) == [
        {"day": "2026-05-01", "pain": "4", "note": ""},
        {"day": "2026-05-02", "pain": "5", "note": "a"},
    ]


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["Datum", "Uhrzeit", "Schmerz", "Notes"], Columns("Datum", "Schmerz", "Notes")),
        (["timestamp", "NRS"], Columns("timestamp", "NRS")),
        (["a", "b"], None),
        (["date", "mood"], None),
        (["pain date"], None),
    ],
)
def test_columns_are_guessed_by_their_names(names: list[str], columns: Columns | None) -> None:
    assert guess(names) == columns


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_a_problem(text: str) -> None:
    with suppress(Problem):
        scores_in(table_of("day,pain\n" + text), Columns("day", "pain"), START, in_berlin)


def test_local_time_is_the_machine_s_unless_it_is_handed_in(tmp_path: Path) -> None:
    [row] = scores_in(table_of("day,pain\n2026-05-01,4\n"), Columns("day", "pain"), START).scores
    assert row.at.replace(tzinfo=None) == datetime(2026, 5, 1, 12)
