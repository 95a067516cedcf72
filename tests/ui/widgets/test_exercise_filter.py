"""Finding exercises by words, position, equipment and kind."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.ui.widgets.exercise_filter import (
    MAT,
    NOTHING,
    ExerciseFilter,
    best_matches,
    equipment_names,
    loosened,
    near_matches,
)
from tests.shipped import shipped_catalog

ALL = list(shipped_catalog().exercises.values())
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


def test_names_come_first() -> None:
    """ "one knee" is in the steps of many exercises; those with it in their names come first."""
    matches = best_matches(ExerciseFilter(words="one knee"), ALL)
    named = ["one knee" in one.name.casefold() for one in matches]
    assert named[0]
    assert named == sorted(named, reverse=True)
    assert {one.id for one in matches} == found(ExerciseFilter(words="one knee"))


def test_another_name_comes_before_the_steps() -> None:
    one = next(one for one in ALL if one.other_names)
    assert ExerciseFilter(words=one.other_names[0]).rank(one) <= 1


def test_a_search_that_finds_nothing_offers_what_is_like_it() -> None:
    assert "bird-dog" in {one.id for one in near_matches("brid dog", ALL)}
    assert near_matches("zzzz", ALL) == []
    assert near_matches("", ALL) == []
    roller = ExerciseFilter(position="seated", equipment="foam roller")
    assert {one.position for one in loosened(roller, ALL)} == {"seated"}
    assert loosened(ExerciseFilter(words="zzzz"), ALL) == []
    assert loosened(ExerciseFilter(words="zzzz", kind="nothing"), ALL) == []
