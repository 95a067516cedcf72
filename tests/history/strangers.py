"""Rows as a stranger might send them: at the edges of every bound, and beyond."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args
from uuid import UUID

import msgspec
from hypothesis import strategies as st

from backcoach.coaching import safety_due
from backcoach.history.journal import Journal
from backcoach.history.merge import merge
from backcoach.history.records import QUESTIONS, Outcome, State, StopReason
from backcoach.history.row_checks import MOMENT_FACTS, sift
from tests.exports import rows_in
from tests.history.helpers import SetClock

OFFSETS = st.integers(-18 * 60, 18 * 60) | st.sampled_from([-1080, -720, 0, 345, 1080])
EDGES = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, 23, 59, 59, 999999, tzinfo=UTC))
ids = st.integers(0, 5).map(lambda number: str(UUID(int=number))) | st.uuids().map(str)
texts = st.text(max_size=20) | st.sampled_from(["", "\0", "'); --", "<img src=x>", "\u202e", "x" * 300, "x" * 10_000])
whole = st.integers(0, 12) | st.sampled_from([-1, 1_000_000, 1_000_001, 2**53, 2**63, 2**70])
numbers = st.floats(allow_nan=False, allow_infinity=False) | whole | st.sampled_from([0.0, 1e9, 1e10, -0.0])


def _around(edge: datetime, minutes: int, offset: int) -> str:
    try:
        return (edge + timedelta(minutes=minutes)).astimezone(timezone(timedelta(minutes=offset))).isoformat()
    except OverflowError:
        return edge.isoformat()


moments = (
    st.builds(_around, st.sampled_from(EDGES), st.integers(-2000, 2000), OFFSETS)
    | st.datetimes(datetime(1960, 1, 1), datetime(2210, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)
    | st.sampled_from(["soon", "2026-01-01T00:00:00", "2026-01-01T00:00:00+00:00:30", "9999-12-31T23:59:59-18:00", ""])
)
_HEAD = {"revision": whole.filter(bool), "changed_at": moments}
_FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "sessions": {
        "id": ids, "started_at": moments, "ended_at": st.none() | moments, "routine": texts, "settings": texts,
        "planned_s": numbers, "active_s": numbers, "position": whole, "state": st.sampled_from(get_args(State)),
        "reason": st.sampled_from(get_args(StopReason)), "note": texts, "deleted": st.booleans(),
    },
    "steps": {
        "id": ids, "session_id": ids, "at": moments, "position": whole, "exercise": texts, "set": whole,
        "side": st.none() | texts, "outcome": st.sampled_from(get_args(Outcome)), "hurt": st.booleans(),
        "active_s": numbers,
    },
    "scores": {
        "id": ids, "question": st.sampled_from(QUESTIONS), "value": whole, "at": moments,
        "session_id": st.none() | ids, "exercise": st.none() | texts, "note": texts, "deleted": st.booleans(),
    },
    "hidden_exercises": {"id": texts, "hidden": st.booleans()},
    "facts": {"id": st.sampled_from(sorted(MOMENT_FACTS)) | texts, "value": moments | texts},
}  # fmt: skip


_SOUND: dict[str, dict[str, Any]] = {
    "sessions": {
        "id": "", "started_at": "", "ended_at": None, "routine": "r", "settings": "{}", "planned_s": 1.0,
        "active_s": 1.0, "position": 1, "state": "finished", "reason": "", "note": "", "deleted": False,
    },
    "steps": {
        "id": "", "session_id": str(UUID(int=1)), "at": "", "position": 0, "exercise": "e", "set": 1, "side": None,
        "outcome": "done", "hurt": False, "active_s": 1.0,
    },
    "scores": {
        "id": "", "question": "now", "value": 3, "at": "", "session_id": None, "exercise": None, "note": "",
        "deleted": False,
    },
    "hidden_exercises": {"id": "e", "hidden": True},
    "facts": {"id": "safety_read_at", "value": "2026-01-01T00:00:00+00:00"},
}  # fmt: skip


@st.composite
def _row(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A row that is sound, or strange in one field or two; its moments are always at an edge."""
    at, row = draw(moments), dict(_SOUND[name])
    row |= {field: at for field in row if row[field] == "" and field.endswith("at")}
    row |= {"revision": draw(st.integers(1, 3)), "changed_at": "2026-01-01T00:00:00+00:00"}
    if row["id"] == "":
        row["id"] = draw(ids)
    fields = {**_FIELDS[name], **_HEAD}
    for field in draw(st.lists(st.sampled_from(sorted(fields)), max_size=2)):
        row[field] = draw(fields[field])
    return row


@st.composite
def strange(draw: st.DrawFn) -> bytes:
    """A JSON object of rows, about half of them impossible in some respect."""
    return msgspec.json.encode({name: draw(st.lists(_row(name), max_size=4)) for name in _FIELDS})


def read_everything(journal: Journal, clock: SetClock) -> None:
    """Every reader of the journal, as the window and the commands use them."""
    for session in journal.sessions.find():
        journal.sessions.steps(session.id)
    journal.sessions.unfinished()
    scores = journal.scores.find()
    safety_due(journal.facts.safety_read_at(), clock.now(), scores)
    journal.facts.past_week_offered_at()
    journal.facts.hidden_exercises()
    journal.notes()


def through_everything(text: bytes, place: Path) -> tuple[int, int]:
    """Send rows through merge, export, import, corrections and every reader; how many were sound, how many not.

    Raises whatever any of them raises, and AssertionError if the schema refuses what the checks let pass.
    """
    clock, sifted = SetClock(), sift(text)
    journal, other = Journal.in_memory(clock), Journal.in_memory(clock)
    with journal._store.change():
        assert merge(journal._store, sifted.rows).aside == ()
    for form, name in (("json", "all.json"), ("csv", "all.zip"), ("fhir", "all.fhir.json")):
        journal.transfer.export(place / name, form)  # type: ignore[arg-type]
    other.transfer.take_in(rows_in(place / "all.json"))
    read_everything(journal, clock)
    for score in journal.scores.find():
        journal.scores.correct(score.id, value=3)
    journal.transfer.export(place / "again.json", "json")
    other.transfer.take_in(rows_in(place / "again.json"))
    assert [score.value for score in other.scores.find()] == [score.value for score in journal.scores.find()]
    journal.close()
    other.close()
    return sum(map(len, sifted.rows.kinds())), len(sifted.aside)
