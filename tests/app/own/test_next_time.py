"""Next time fewer, as the user's own dose."""

import pytest
from msgspec.structs import replace

from backcoach.app.own.next_time import NextTime
from backcoach.app.services import Services
from backcoach.catalog import RoutineItem


@pytest.fixture
def less(services: Services) -> NextTime:
    return NextTime(services.library, services.planner, "smaller")


def item_of(services: Services, routine: str, exercise: str) -> RoutineItem:
    return next(item for item in services.library.catalog.routine(routine).items if item.exercise == exercise)


def test_each_time_it_is_less_and_one_step_back_is_the_time_before(services: Services, less: NextTime) -> None:
    numbers = []
    undone = None
    while dose := less.dose("seven-actions", "open-book"):
        numbers.append(dose.repetitions)
        undone = less.take("seven-actions", ("open-book",))
    assert numbers == [5, 3, 2, 1]
    assert undone
    undone()
    assert item_of(services, "seven-actions", "open-book").repetitions == 2


def test_a_note_that_is_there_stays(services: Services, less: NextTime) -> None:
    mine = replace(item_of(services, "seven-actions", "open-book"), note="Slowly.")
    services.library.use_doses("seven-actions", {"open-book": mine})
    less.take("seven-actions", ("open-book",))
    assert item_of(services, "seven-actions", "open-book").note == "Slowly."


def test_where_a_set_has_no_less_there_are_fewer_sets_but_not_in_a_circuit(services: Services, less: NextTime) -> None:
    once = RoutineItem(exercise="open-book", sets=2, repetitions=1)
    services.library.use_doses("seven-actions", {"open-book": once})
    dose = less.dose("seven-actions", "open-book")
    assert dose
    assert dose.sets == 1
    circuit = services.library.catalog.routine("five-tips-circuit")
    id = circuit.items[0].exercise
    while less.dose(circuit.id, id):
        less.take(circuit.id, (id,))
    assert services.library.catalog.routine(circuit.id).rounds == circuit.rounds


def test_less_than_a_caution_allows_is_less_than_that(services: Services, less: NextTime) -> None:
    known = services.library.catalog
    limited = [
        (routine.id, item.exercise, caution, most)
        for routine in known.routines.values()
        for item in routine.items
        for caution, care in known.exercise(item.exercise).care.items()
        if (most := care.most.repetitions) and not care.hide and not care.use
    ]
    assert limited
    routine, exercise, caution, most = limited[0]
    services.settings.change(replace(services.settings.current, cautions=(caution,)))
    dose = less.dose(routine, exercise)
    assert dose is None or dose.repetitions is None or dose.repetitions < most


def test_of_what_is_not_there_or_hidden_there_is_no_less(services: Services, less: NextTime) -> None:
    assert less.dose("open-book", "open-book") is None
    assert less.dose("seven-actions", "bird-dog") is None
    assert services.journal.current
    services.journal.current.facts.hide_exercise("open-book")
    assert less.dose("seven-actions", "open-book") is None
