"""Notes of one session are put together, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.history.checks import LONGEST_NOTE
from backcoach.history.journal import Journal
from backcoach.history.notes import joined
from tests.history.helpers import SetClock

SHORT = st.text(max_size=LONGEST_NOTE // 2 - 1)


@given(SHORT, SHORT)
def test_both_notes_are_in_it_and_once(note: str, more: str) -> None:
    whole = joined(note, more)
    assert note in whole
    assert more in whole
    assert joined(note, whole) == whole


def test_notes_that_are_too_long_together_leave_the_newer_one() -> None:
    assert joined("a" * LONGEST_NOTE, "b") == "b"
    assert joined("a", "") == "a"


def test_the_end_of_a_session_keeps_the_note_that_it_had() -> None:
    journal = Journal.in_memory(SetClock())
    session = journal.sessions.start("gentle-day", "{}", 60.0)
    journal.sessions.set_note(session.id, "slept badly")
    journal.sessions.stop(session.id, "other", "left knee")
    assert journal.sessions.get(session.id).note == "slept badly\nleft knee"
    journal.sessions.finish(session.id)
    assert journal.sessions.get(session.id).note == "slept badly\nleft knee"
    journal.close()
