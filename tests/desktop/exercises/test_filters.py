"""Finding exercises."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog.read import read_catalog
from backcoach.desktop.exercises.filters import MAT, NOTHING, Filter, equipment_names
from tests.places import ASSETS

ALL = list(read_catalog(ASSETS).exercises.values())
NAMES = equipment_names(ALL)
FILTERS = st.builds(
    Filter,
    words=st.sampled_from(["", "back", "BREATH", "knee roll", "zzz"]),
    position=st.sampled_from(["", *{one.position for one in ALL}]),
    equipment=st.sampled_from(["", NOTHING, *NAMES]),
    kind=st.sampled_from(["", *{one.kind for one in ALL}]),
)


def found(wanted: Filter) -> set[str]:
    return {one.id for one in ALL if wanted.matches(one)}


def test_an_empty_filter_lets_everything_through() -> None:
    assert len(found(Filter())) == len(ALL)


@given(FILTERS)
def test_each_part_narrows_what_the_others_let_through(wanted: Filter) -> None:
    alone = [
        Filter(words=wanted.words),
        Filter(position=wanted.position),
        Filter(equipment=wanted.equipment),
        Filter(kind=wanted.kind),
    ]
    assert found(wanted) == set.intersection(*map(found, alone))


def test_words_may_stand_anywhere_in_any_order_and_case() -> None:
    assert "bird-dog" in found(Filter(words="DOG bird"))
    one = next(one for one in ALL if one.other_names)
    assert one.id in found(Filter(words=one.other_names[0]))
    assert found(Filter(words="   ")) == found(Filter())
    assert found(Filter(words="zzz")) == set()


def test_without_equipment_a_mat_is_allowed() -> None:
    for one in ALL:
        bare = {thing.name for thing in one.equipment} <= {MAT}
        assert (one.id in found(Filter(equipment=NOTHING))) == bare


def test_every_piece_of_equipment_finds_what_needs_it() -> None:
    assert sorted(NAMES) == NAMES
    for name in NAMES:
        assert found(Filter(equipment=name)) == {
            one.id for one in ALL if name in {thing.name for thing in one.equipment}
        }
        assert found(Filter(equipment=name))
