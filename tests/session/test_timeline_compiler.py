"""Compiling a routine to a timeline."""

from collections import Counter, defaultdict

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.catalog import Catalog, Exercise, Routine, RoutineItem
from backcoach.catalog.types import HOLDS
from backcoach.session import BreathPattern, Segment, SessionSettings, Step, Timeline, choose, compile_timeline
from tests.builders import ROLLER, breathing, catalog, dose, exercise, routine, stretch, tempo
from tests.strategies import exercises, few, plans, settings

CHANGE_S = 5

Plan = tuple[Routine, Catalog]
PLAIN = SessionSettings()


def timeline(*parts: Exercise, chosen: SessionSettings = PLAIN, **changes: object) -> Timeline:
    return compile_timeline(routine(*parts, **changes), catalog(*parts), chosen)


def kinds(made: Timeline) -> list[tuple[str, float]]:
    """Kinds of segments with their seconds; all work of a step counts as one."""
    found: list[tuple[str, float]] = []
    for segment in made.segments:
        if found and found[-1][0] == segment.kind == "work":
            found[-1] = ("work", found[-1][1] + segment.duration_s)
        else:
            found.append((segment.kind, segment.duration_s))
    return found


def work(made: Timeline) -> list[Segment]:
    return [segment for segment in made.segments if segment.kind == "work"]


def seconds_by_side(made: Timeline) -> dict[tuple[str, str | None], float]:
    found: dict[tuple[str, str | None], float] = defaultdict(float)
    for segment in work(made):
        found[segment.exercise, segment.side] += segment.duration_s
    return found


def test_a_breathing_exercise_as_a_whole_timeline() -> None:
    made = timeline(breathing(dose=dose(breaths=(1, 9))))
    assert made.id == "mine"
    assert made.steps == (Step(item=0, exercise="breathe", set=1, sets=1, side=None),)
    assert made.segments == (
        Segment(0, 10, "get_ready", "breathe", 1, 1, 0),
        Segment(10, 4, "work", "breathe", 1, 1, 0, None, 1, 1, "inhale", of_breaths=True),
        Segment(14, 2, "work", "breathe", 1, 1, 0, None, 1, 1, "hold", of_breaths=True),
        Segment(16, 6, "work", "breathe", 1, 1, 0, None, 1, 1, "exhale", of_breaths=True),
    )
    assert made.duration_s == 22


def test_each_side_gets_its_full_dose_with_time_to_change() -> None:
    made = timeline(stretch(switch_s=8, dose=dose(hold_s=(20, 20), sets=(2, 2), rest_s=30)))
    assert [(step.set, step.side) for step in made.steps] == [(1, "left"), (1, "right"), (2, "left"), (2, "right")]
    assert kinds(made) == [
        ("get_ready", 10), ("work", 26), ("switch_side", 8), ("work", 26),
        ("rest", 22), ("get_ready", 8), ("work", 26), ("switch_side", 8), ("work", 26),
    ]  # fmt: skip


def test_rest_contains_getting_ready() -> None:
    made = timeline(exercise(dose=dose(repetitions=(1, 1), sets=(2, 2), rest_s=30)))
    assert kinds(made) == [("get_ready", 10), ("work", 5), ("rest", 25), ("get_ready", 5), ("work", 5)]


def test_a_rest_shorter_than_getting_ready_is_left_out() -> None:
    made = timeline(exercise(dose=dose(repetitions=(1, 1), sets=(2, 2), rest_s=3)))
    assert kinds(made) == [("get_ready", 10), ("work", 5), ("get_ready", 5), ("work", 5)]


@pytest.mark.parametrize("rest_s", [0, 45])
def test_the_user_s_own_rest_replaces_every_other(rest_s: int) -> None:
    one, two = exercise("a", dose=dose(repetitions=(1, 1), sets=(2, 2), rest_s=30)), exercise("b")
    made = timeline(one, two, rest_s=20, chosen=SessionSettings(rest_s=rest_s))
    between = [rest_s - 5, 5] if rest_s else [5]
    assert [s for kind, s in kinds(made) if kind != "work"] == [10, *between, *between]


def test_between_exercises_the_rest_is_the_routines() -> None:
    one, two = (exercise(id, dose=dose(repetitions=(1, 1), rest_s=99)) for id in "ab")
    assert kinds(timeline(one, two, rest_s=20)) == [
        ("get_ready", 10), ("work", 5), ("rest", 15), ("get_ready", 5), ("work", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "extra"),
    [
        ({}, 0),
        ({"position": "supine"}, CHANGE_S),
        ({"equipment": (ROLLER,)}, CHANGE_S),
        ({"position": "supine", "equipment": (ROLLER,)}, 2 * CHANGE_S),
    ],
)
def test_a_new_position_or_equipment_gives_longer_to_get_ready(changes: dict[str, object], extra: float) -> None:
    made = timeline(exercise("a"), exercise("b", **changes), chosen=SessionSettings(get_ready_s=7))
    assert made.segments[made.index_at(made.start_of(1))].duration_s == 7 + extra


def test_the_first_exercise_gives_longer_to_fetch_what_it_needs() -> None:
    assert timeline(exercise(equipment=(ROLLER,))).segments[0].duration_s == 5 + 2 * CHANGE_S


def test_putting_equipment_away_takes_no_time() -> None:
    made = timeline(exercise("a", equipment=(ROLLER,)), exercise("b"))
    assert made.segments[made.index_at(made.start_of(1))].duration_s == 5


def test_going_back_to_the_first_side_takes_as_long_as_changing_did() -> None:
    made = timeline(stretch(switch_s=12, dose=dose(hold_s=(9, 9), sets=(2, 2))))
    assert made.segments[made.index_at(made.start_of(2))].duration_s == 12


def test_straight_sets_finish_an_exercise_and_a_circuit_goes_round() -> None:
    a, b = (exercise(id, dose=dose(repetitions=(1, 1), sets=(2, 2))) for id in "ab")
    assert [(step.exercise, step.set) for step in timeline(a, b).steps] == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]
    circuit = timeline(a, b, arrangement="circuit", rounds=2)
    assert [(step.exercise, step.set) for step in circuit.steps] == [("a", 1), ("b", 1), ("a", 2), ("b", 2)]
    assert {step.sets for step in circuit.steps} == {2}


def test_the_same_exercise_twice_in_a_routine_is_two_items() -> None:
    one = exercise()
    made = timeline(one, one, rest_s=20)
    assert [step.item for step in made.steps] == [0, 1]
    assert kinds(made)[1:4] == [("work", 10), ("rest", 15), ("get_ready", 5)]


def test_own_pace_leaves_one_waiting_segment_for_each_set_and_side() -> None:
    made = timeline(
        exercise(sides="each", dose=dose(repetitions=(3, 3), sets=(2, 2))), chosen=SessionSettings(own_pace=True)
    )
    assert [(segment.duration_s, segment.waits, segment.phase) for segment in work(made)] == [(15, True, None)] * 4


@few
@given(plans(), settings())
def test_segments_abut_from_zero_and_sum_to_the_duration(plan: Plan, chosen: SessionSettings) -> None:
    made = compile_timeline(*plan, chosen)
    at = 0.0
    for segment in made.segments:
        assert segment.start_s == at
        assert segment.duration_s > 0
        at = segment.end_s
    assert at == made.duration_s
    assert made.duration_s == pytest.approx(sum(segment.duration_s for segment in made.segments))


@few
@given(plans(), settings())
def test_every_step_has_a_lead_in_and_then_work(plan: Plan, chosen: SessionSettings) -> None:
    made = compile_timeline(*plan, chosen)
    assert [segment.step for segment in made.segments] == sorted(segment.step for segment in made.segments)
    for index, step in enumerate(made.steps):
        mine = [segment for segment in made.segments if segment.step == index]
        places = [segment.kind == "work" for segment in mine]
        assert places == sorted(places)
        assert {False, True} == {*places}
        assert {(segment.exercise, segment.set, segment.sets) for segment in mine} == {
            (step.exercise, step.set, step.sets)
        }
        assert made.start_of(index) < made.work_start_of(index) < made.end_of(index)
        assert index == 0 or made.end_of(index - 1) == made.start_of(index)


@few
@given(plans(), settings(own_pace=[False]))
def test_each_side_gets_the_same_work(plan: Plan, chosen: SessionSettings) -> None:
    made = compile_timeline(*plan, chosen)
    done = seconds_by_side(made)
    for id in {step.exercise for step in made.steps}:
        if plan[1].exercise(id).sides == "both":
            assert (id, "left") not in done
            assert (id, "right") not in done
        else:
            assert done[id, "left"] == pytest.approx(done[id, "right"])
            assert (id, None) not in done


@few
@given(plans(), settings())
def test_repetitions_count_from_one_to_the_number_of_them(plan: Plan, chosen: SessionSettings) -> None:
    made = compile_timeline(*plan, chosen)
    for index in range(len(made.steps)):
        counted = [segment for segment in work(made) if segment.step == index and segment.repetition]
        for side in {segment.side for segment in counted}:
            numbers = [segment.repetition or 0 for segment in counted if segment.side == side]
            totals = {segment.repetitions for segment in counted}
            assert len(totals) == 1
            assert sorted({*numbers}) == [*range(1, 1 + (totals.pop() or 0))]


@few
@given(st.lists(exercises(), min_size=1, max_size=3), st.integers(1, 3), settings())
def test_a_circuit_and_straight_sets_are_the_same_work_in_two_orders(
    drawn: list[Exercise], rounds: int, chosen: SessionSettings
) -> None:
    parts = [replace(one, id=f"e{place}") for place, one in enumerate(drawn)]
    straight = routine(*(RoutineItem(exercise=one.id, sets=rounds) for one in parts))
    circuit = routine(*parts, arrangement="circuit", rounds=rounds)

    def done(mine: Routine) -> Counter[Segment]:
        made = compile_timeline(mine, catalog(*parts), chosen)
        return Counter(replace(segment, start_s=0.0, step=0) for segment in work(made))

    assert done(straight) == done(circuit)


@few
@given(plans(), settings(own_pace=[False]))
def test_pace_changes_no_hold_no_breath_no_rest_and_no_fixed_time(plan: Plan, chosen: SessionSettings) -> None:
    assume(all(not one.dose.time_s for one in plan[1].exercises.values()))
    plain, paced = (compile_timeline(*plan, one) for one in (replace(chosen, pace=1.0), chosen))
    for before, after in zip(plain.segments, paced.segments, strict=True):
        steady = before.kind != "work" or before.phase in {*HOLDS, "inhale", "exhale"}
        factor = 1.0 if steady else chosen.pace
        assert before.duration_s == pytest.approx(after.duration_s * factor)
        assert replace(before, start_s=0.0, duration_s=0.0) == replace(after, start_s=0.0, duration_s=0.0)


@few
@given(plans(), settings())
def test_rest_between_sets_lasts_what_the_dose_says_or_as_long_as_getting_ready(
    plan: Plan, chosen: SessionSettings
) -> None:
    mine, known = plan
    made = compile_timeline(mine, known, chosen)
    for index, (before, step) in enumerate(zip(made.steps, made.steps[1:], strict=False), start=1):
        if before.item == step.item and before.set != step.set:
            one = known.exercise(step.exercise)
            rest = one.dose.rest_s if chosen.rest_s is None else chosen.rest_s
            ready = max(chosen.get_ready_s, one.switch_s if one.sides == "each" else 0)
            assert made.work_start_of(index) - made.start_of(index) == pytest.approx(max(rest, ready))


@few
@given(plans(), settings(own_pace=[False]))
def test_the_work_of_a_set_is_as_long_as_its_dose(plan: Plan, chosen: SessionSettings) -> None:
    mine, known = plan
    made = compile_timeline(mine, known, chosen)
    for index, step in enumerate(made.steps):
        one = known.exercise(step.exercise)
        picked = choose(one, mine.items[step.item], mine, chosen.level)
        breath = sum(seconds for _, seconds in chosen.breath.of(one).phases)
        hold = picked.hold_s or (picked.hold_breaths or 0) * breath
        if one.tempo == "breath":
            cycle = breath
        else:
            steady = {*HOLDS, "inhale", "exhale"}
            cycle = sum(p.s / (1 if p.phase in steady else chosen.pace) if p.s else hold for p in one.tempo)
        count = picked.breaths or picked.repetitions or 1
        expected = picked.time_s or count * cycle * (2 if one.sides == "alternate" else 1)
        assert made.end_of(index) - made.work_start_of(index) == pytest.approx(expected)


def test_a_whole_routine_lasts_what_its_parts_say() -> None:
    """10 ready, 2 breaths of 12; 30 rest; 2 sides of 26 with 5 between; 30 rest; 3 sets of 10 with 20 between."""
    breathe, hold = breathing(), stretch(tempo=tempo(ease_in=3, hold=None, ease_out=3))
    lift = exercise(dose=dose(repetitions=(2, 2), sets=(3, 3), rest_s=20))
    made = timeline(breathe, hold, lift, rest_s=30, chosen=SessionSettings(breath=BreathPattern(4, 2, 6)))
    assert made.duration_s == 10 + 24 + 30 + (26 + 5 + 26) + 30 + (10 + 20 + 10 + 20 + 10)
