"""Steps in the editor, as functions: add, move, measure, circuit, order; and taking them back."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.app.own.changes import MOST, Changes
from backcoach.app.own.routine_edits import (
    added,
    arranged,
    empty_routine,
    moved,
    removed,
    stretches_last,
    with_measure,
)
from backcoach.catalog import RoutineItem
from tests.builders import catalog, exercise, routine, stretch

IDS = ("a", "b", "c", "d")
FOUR = routine(*(RoutineItem(exercise=id) for id in IDS))


def order(one: object) -> str:
    return "".join(item.exercise for item in one.items)  # type: ignore[attr-defined]


@given(st.integers(0, 3), st.integers(-2, 6))
def test_moving_keeps_the_others_in_order_and_stays_within_the_ends(place: int, to: int) -> None:
    result = order(moved(FOUR, place, to))
    assert result.replace(IDS[place], "") == "abcd".replace(IDS[place], "")
    assert result.index(IDS[place]) == min(3, max(0, to))
    assert order(removed(FOUR, place)) == "abcd".replace(IDS[place], "")


def test_one_is_added_at_a_place_or_at_the_end() -> None:
    one = RoutineItem(exercise="x")
    assert (order(added(FOUR, one, 1)), order(added(FOUR, one))) == ("axbcd", "abcdx")
    assert order(added(empty_routine("r", "R", "Mine"), one)) == "x"


def test_another_count_or_another_kind_of_hold_gives_way() -> None:
    item = with_measure(with_measure(RoutineItem(exercise="a"), "repetitions", 8), "hold_s", 5)
    assert (item.repetitions, item.hold_s) == (8, 5)
    item = with_measure(item, "hold_breaths", 3)
    assert (item.repetitions, item.hold_s, item.hold_breaths) == (8, None, 3)
    assert with_measure(item, "time_s", 20).repetitions is None


def test_in_a_circuit_the_rounds_are_the_sets() -> None:
    circuit = arranged(replace(FOUR, items=(RoutineItem(exercise="a", sets=3),)), "circuit")
    assert (circuit.rounds, circuit.items[0].sets) == (2, None)
    assert added(circuit, RoutineItem(exercise="b", sets=3)).items[1].sets is None
    assert arranged(circuit, "circuit") is circuit
    assert arranged(circuit, "straight").rounds == 1


def test_stretches_go_behind_the_last_strengthening_and_only_those_before_it() -> None:
    known = catalog(exercise("a"), stretch("b"), exercise("c"), stretch("d"))
    assert order(stretches_last(FOUR, known)) == "acbd"
    assert stretches_last(stretches_last(FOUR, known), known) == stretches_last(FOUR, known)
    only = catalog(*(stretch(id) for id in IDS))
    assert stretches_last(FOUR, only) == FOUR


@given(st.lists(st.integers(0, 3), max_size=20))
def test_what_is_undone_can_be_done_again(values: list[int]) -> None:
    changes = Changes(-1)
    steps = sum(changes.change(value) for value in values)
    end = changes.current
    for _ in range(steps):
        assert changes.can_undo
        changes.undo()
    assert (changes.current, changes.can_undo) == (-1, False)
    for _ in range(steps):
        assert changes.can_redo
        changes.redo()
    assert (changes.current, changes.can_redo) == (end, False)


def test_letters_of_one_name_are_one_step_and_a_new_step_ends_redoing() -> None:
    changes = Changes("")
    for typed in ("L", "Lu", "Lun"):
        changes.change(typed, "name")
    changes.undo()
    assert changes.current == ""
    changes.redo()
    changes.change("Lunc", "name")
    changes.undo()
    assert changes.current == "Lun", "what was undone and redone is a step of its own"
    changes.change("x")
    assert not changes.can_redo
    for number in range(MOST + 5):
        changes.change(str(number))
    for _ in range(MOST + 5):
        changes.undo()
    assert changes.current != ""
