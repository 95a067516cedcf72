"""My dose: beside the routine, used by all that asks the library, put back in one step."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from backcoach.app.library import MY_DOSES, Library
from backcoach.app.own.my_doses import MyDoses, with_doses
from backcoach.catalog import RoutineItem
from backcoach.problem import Problem
from tests.builders import catalog, exercise, routine
from tests.places import ASSETS

MINE = RoutineItem(exercise="open-book", sets=3, repetitions=4)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(ASSETS, tmp_path, tmp_path / "cache")


def dose(library: Library) -> RoutineItem:
    return next(item for item in library.catalog.routine("seven-actions").items if item.exercise == "open-book")


def test_a_dose_is_used_marked_kept_and_put_back(library: Library, tmp_path: Path) -> None:
    told: list[object] = []
    library.changed.connect(lambda _old, new: told.append(new))
    shipped = dose(library)
    assert not library.has_my_dose("seven-actions", "open-book")
    library.use_doses("seven-actions", {"open-book": replace(MINE, exercise="bird-dog")})
    assert (dose(library).sets, dose(library).exercise) == (3, "open-book")
    assert library.has_my_dose("seven-actions", "open-book")
    assert not library.has_my_dose("seven-actions", "segmental-rolling")
    assert not library.has_my_dose("never", "open-book")
    assert next(i for i in library.as_filed("seven-actions").items if i.exercise == "open-book") == shipped
    again = Library(ASSETS, tmp_path, tmp_path / "cache")
    assert dose(again) == dose(library)
    library.use_doses("seven-actions", {"open-book": None})
    assert dose(library) == shipped
    assert len(told) == 2


def test_a_dose_that_does_not_fit_any_more_is_left_out() -> None:
    lift = exercise("lift")
    known = catalog(
        lift, routines=[routine(lift, id="one"), routine(lift, id="round", arrangement="circuit", rounds=2)]
    )
    doses = {id: {"lift": RoutineItem(exercise="lift", sets=2, repetitions=5)} for id in ("one", "round", "gone")}
    used = with_doses(known, doses)
    assert used.routine("one").items[0].sets == 2
    assert (used.routine("round").items[0].sets, used.routine("round").items[0].repetitions) == (None, 5)
    wrong = {"one": {"lift": RoutineItem(exercise="lift", hold_s=5)}}
    assert with_doses(known, wrong) == known


def test_a_file_that_cannot_be_read_counts_as_empty_and_one_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / MY_DOSES).write_text("{broken")
    assert MyDoses(tmp_path).read() == {}
    (tmp_path / MY_DOSES).unlink()
    (tmp_path / MY_DOSES).mkdir()
    with pytest.raises(Problem, match="cannot be written"):
        MyDoses(tmp_path).change("one", {"lift": MINE})
