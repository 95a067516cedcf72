"""Finding exercises by words, position, equipment and kind."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog.read import read_catalog
from backcoach.ui.exercises.exercise_filter import MAT, NOTHING, ExerciseFilter, equipment_names
from tests.places import ASSETS

ALL = list(read_catalog(ASSETS).exercises.values())
NAMES = [key for key, _ in equipment_names(ALL)]
FILTERS = st.builds(
    ExerciseFilter,
    words=st.sampled_from(["", "back", "BREATH", "knee roll", "zzz"]),
    position=st.sampled_from(["", *{one.position for one in ALL}]),
    equipment=st.sampled_from(["", NOTHING, *NAMES]),
    kind=st.sampled_from(["", *{one.kind for one in ALL}]),
)


def found(wanted: ExerciseFilter) -> set[str]:
    return {one.id for one in ALL if wanted.matches(one)}


def test_an_empty_filter_lets_everything_through() -> None:
    assert len(found(ExerciseFilter())) == len(ALL)


@given(FILTERS)
def test_each_part_narrows_what_the_others_let_through(wanted: ExerciseFilter) -> None:
    alone = [
        ExerciseFilter(words=wanted.words),
        ExerciseFilter(position=wanted.position),
        ExerciseFilter(equipment=wanted.equipment),
        ExerciseFilter(kind=wanted.kind),
    ]
    assert found(wanted) == set.intersection(*map(found, alone))


def test_words_may_stand_anywhere_in_any_order_and_case() -> None:
    assert "bird-dog" in found(ExerciseFilter(words="DOG bird"))
    one = next(one for one in ALL if one.other_names)
    assert one.id in found(ExerciseFilter(words=one.other_names[0]))
    assert found(ExerciseFilter(words="   ")) == found(ExerciseFilter())
    assert found(ExerciseFilter(words="zzz")) == set()


def test_without_equipment_a_mat_is_allowed() -> None:
    for one in ALL:
        bare = {thing.name for thing in one.equipment} <= {MAT}
        assert (one.id in found(ExerciseFilter(equipment=NOTHING))) == bare


def test_every_piece_of_equipment_finds_what_needs_it() -> None:
    assert sorted(NAMES) == NAMES
    for name in NAMES:
        assert found(ExerciseFilter(equipment=name)) == {
            one.id for one in ALL if name in {thing.name for thing in one.equipment}
        }
        assert found(ExerciseFilter(equipment=name))
