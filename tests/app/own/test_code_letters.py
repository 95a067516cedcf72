"""A routine as the text of one code: what goes in comes out, a stranger's text is bounded, too much is reported."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.app.own import code_letters
from backcoach.app.own.code_letters import MARK, MOST_LETTERS, _bytes_of, _lettered, letters_of, shared_of
from backcoach.app.own.exercise_edits import empty_exercise
from backcoach.app.own.shared_file import Shared
from backcoach.catalog import RoutineItem
from backcoach.problem import Problem
from tests.app.own.test_sharing import Place
from tests.builders import routine, write

WHOLE = Shared("noon", b'name = "Noon"\n', {"wall-sit": 'name = "Wände"\n'.encode()})


def test_what_goes_in_comes_out_without_pictures_and_motions() -> None:
    letters = letters_of(WHOLE, "Noon")
    assert len(letters) < 100
    assert shared_of(letters, "a.jpg") == WHOLE
    beside = Shared("noon", WHOLE.routine, WHOLE.exercises, {"wall-sit-1.jpg": b"p"}, {"wall-sit-figure-1": b"m"})
    assert letters_of(beside, "Noon") == letters


@given(st.binary(max_size=200))
def test_bytes_become_letters_and_bytes_again(data: bytes) -> None:
    assert _bytes_of(_lettered(data)) == data


@given(st.one_of(st.text(), st.binary().map(_lettered)))
def test_any_letters_are_read_or_refused(letters: str) -> None:
    with pytest.raises(Problem, match=r"a\.jpg"):
        shared_of(letters, "a.jpg")
    with pytest.raises(Problem, match=r"a\.jpg"):
        shared_of(MARK + letters, "a.jpg")


def test_letters_that_would_unpack_to_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    large = Shared("noon", b"#" * 100_000)
    letters = letters_of(large, "Noon")
    with pytest.raises(Problem, match="cannot be read"):
        shared_of(letters, "a.jpg")
    monkeypatch.setattr(code_letters, "FORMAT", 2)
    newer = letters_of(WHOLE, "Noon")
    monkeypatch.setattr(code_letters, "FORMAT", 1)
    with pytest.raises(Problem, match="newer BackCoach"):
        shared_of(newer, "a.jpg")
    with pytest.raises(Problem, match="is damaged"):
        shared_of(letters_of(Shared("../x", b""), "Noon"), "a.jpg")


def test_what_is_too_large_for_one_code_is_told_in_a_sentence() -> None:
    much = Shared("noon", Random(1).randbytes(1500).hex().encode())
    with pytest.raises(Problem, match="“Noon” has too much in it for one code on paper; share it as a file"):
        letters_of(much, "Noon")
    assert len(letters_of(WHOLE, "Noon")) <= MOST_LETTERS


def test_a_routine_is_handed_on_as_text(tmp_path: Path) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    wide = empty_exercise("wide", "Wide")
    items = (RoutineItem(exercise="plank", note="gently"), RoutineItem(exercise="wide", sets=2))
    write(here.folder, wide, routine(*items, id="noon"))
    here.library.reload()
    letters = here.sharing.letters(here.library.catalog.routine("noon"))
    incoming = there.sharing._looked_at(shared_of(letters, "a.jpg"))
    assert (incoming.new, incoming.routine) == (("wide",), here.library.catalog.routine("noon"))
    id, _take_back = there.sharing.take_in(incoming)
    assert there.library.catalog.routine(id) == here.library.catalog.routine("noon")
