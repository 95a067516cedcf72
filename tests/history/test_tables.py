from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.bounds import possible
from backcoach.history.journal import Journal
from backcoach.history.records import Score, SessionRecord, StepRecord
from backcoach.history.rows import KINDS, JournalRow, SessionRow
from backcoach.history.tables import Field, Stored, columns_of, fields_of, read, written
from tests.history.helpers import SetClock

SQL = {str: "TEXT", float: "REAL"}

moments = st.builds(
    lambda seconds, minutes: (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=seconds)).astimezone(
        timezone(timedelta(minutes=minutes))
    ),
    st.integers(0, 7_258_118_399_999_999),
    st.integers(-18 * 60, 18 * 60),
).filter(possible)
sessions = st.builds(
    SessionRow,
    id=st.uuids().map(str),
    started_at=moments,
    ended_at=st.none() | moments,
    routine=st.text(max_size=9),
    settings=st.just("{}"),
    planned_s=st.floats(0, 1e9),
    active_s=st.floats(0, 1e9),
    position=st.integers(0, 9),
    state=st.sampled_from(["running", "stopped"]),
    reason=st.just(""),
    note=st.text(max_size=9),
    deleted=st.booleans(),
    revision=st.integers(1, 2**53),
    changed_at=moments.map(lambda at: at.astimezone(UTC)),
)


def described(kind: type[Stored], field: Field) -> list[tuple[str, str, bool]]:
    """The columns of a field as (name, SQL type, NOT NULL), from its annotation."""
    annotation = get_type_hints(kind)[field.name]
    options = get_args(annotation) or (annotation,)
    values = [type(option) if isinstance(option, str) else option for option in options]
    sql = SQL.get(values[0], "INTEGER")
    return [(column, sql, type(None) not in values) for column in field.columns]


@pytest.mark.parametrize("kind", [*KINDS, Score, SessionRecord, StepRecord])
def test_the_schema_has_the_columns_that_the_structs_describe(kind: type[Stored]) -> None:
    with closing(Journal.in_memory(SetClock())) as journal:
        table = journal.query('SELECT name, type, "notnull" FROM pragma_table_info(?)', kind.table)
    schema = {(name, sql, bool(needed)) for name, sql, needed in table}
    own = {column for field in fields_of(kind) for column in described(kind, field)}
    if issubclass(kind, JournalRow):
        assert own | ({("day", "INTEGER", True)} if kind.day_of else set()) == schema
    else:
        assert own < schema


def test_the_order_of_columns_stays_for_machines_of_different_versions_compare_rows_by_it() -> None:
    assert {kind.table: " ".join(kind.columns()) for kind in KINDS} == {
        "session": "id started_us started_offset ended_us ended_offset routine settings planned_s active_s position"
        " state reason note deleted revision changed_us day",
        "step": "id session_id at_us at_offset position exercise set_number side outcome hurt active_s revision"
        " changed_us",
        "score": "id question value at_us at_offset session_id exercise note deleted revision changed_us day",
        "hidden_exercise": "id hidden revision changed_us",
        "meta": "id value revision changed_us",
    }


@given(sessions)
def test_a_row_is_the_same_after_a_visit_to_the_database(row: SessionRow) -> None:
    with closing(Journal.in_memory(SetClock())) as journal:
        with journal._store.change():
            journal._store.add(row)
        assert journal._store.find(SessionRow, "WHERE id = ?", row.id) == [row]
        assert journal.sessions.get(row.id) == SessionRecord(
            **{f: getattr(row, f) for f in SessionRecord.__struct_fields__}
        )


@given(sessions)
def test_a_row_goes_into_as_many_values_as_it_has_columns_and_comes_back(row: SessionRow) -> None:
    values = tuple(written(row))
    assert len(values) == len(columns_of(SessionRow))
    assert read(SessionRow, values) == row
    assert SessionRow.of(row.values()) == row


def test_a_moment_that_a_bad_disk_made_is_1970_and_not_an_error() -> None:
    bad = ("x", None, None, None, None, *("" for _ in range(8)))
    assert read(SessionRecord, bad).started_at == datetime(1970, 1, 1, tzinfo=UTC)
    assert read(SessionRecord, bad).ended_at is None
