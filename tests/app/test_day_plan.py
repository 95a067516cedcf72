"""What a routine becomes today: as long as there is time, with what there is, and the reason for each change."""

from msgspec.structs import replace

from backcoach.app.day_plan import LESS_BY_S, offered
from backcoach.app.services import Services
from backcoach.coaching.things import NO_THINGS
from backcoach.history.records import StepPlace


def choose(services: Services, **changes: object) -> None:
    services.settings.change(replace(services.settings.current, **changes))


def test_lengths_are_offered_where_they_save_time() -> None:
    assert offered(3 * 60) == ()
    assert offered(10 * 60 + LESS_BY_S) == (5, 10)
    assert offered(10 * 60 + LESS_BY_S - 1) == (5,)
    assert offered(37 * 60) == (5, 10, 15)


def test_each_length_has_its_real_seconds(services: Services) -> None:
    routine = services.library.catalog.routine("five-tips-circuit")
    lengths = services.planner.lengths(routine)
    assert set(lengths) == {0, 5, 10}
    assert lengths[5] <= 300 < lengths[10] <= 600 < lengths[0]
    services.planner.choose_length(10)
    plan = services.planner.plan(routine)
    assert plan
    assert plan.timeline.duration_s == lengths[10]
    services.planner.choose_length(0)
    plan = services.planner.plan(routine)
    assert plan
    assert (plan.timeline.duration_s, plan.for_time) == (lengths[0], ())


def test_what_is_left_out_for_time_is_named(services: Services) -> None:
    services.planner.choose_length(5)
    plan = services.planner.plan(services.library.catalog.routine("seven-actions"))
    assert plan
    whole = [item.exercise for item in services.library.catalog.routine("seven-actions").items]
    assert [item.exercise for item in plan.routine.items] + list(plan.for_time) == whole


def test_each_reason_is_told_apart(services: Services) -> None:
    choose(services, equipment=("exercise mat", "cushion"), cautions=("wrist", "osteoporosis"))
    assert services.journal.current
    services.journal.current.facts.hide_exercise("pelvic-tilt")
    plan = services.planner.plan(services.library.catalog.routine("five-tips-circuit"))
    assert plan
    assert set(plan.no_thing) | {old for old, _ in plan.swapped} == {"front-thigh-foam-roll", "alternating-step-up"}
    assert plan.lacking == ("foam roller", "step")
    assert (plan.put_away, plan.hidden) == (("pelvic-tilt",), ())
    warned = [one for one in services.library.catalog.exercises.values() if services.planner.warnings(one)]
    assert set(plan.care) == {one.id for one in warned} & {item.exercise for item in plan.routine.items}


def test_a_routine_that_needs_what_is_not_there_is_not_possible(services: Services) -> None:
    catalog = services.library.catalog
    needy = catalog.routine("seven-actions")
    needy = replace(needy, items=tuple(item for item in needy.items if item.exercise == "glute-ball-release"))
    choose(services, equipment=(NO_THINGS,))
    assert services.planner.usable(needy) is None
    assert services.planner.plan(needy) is None
    assert services.planner.lengths(needy) == {}


def test_when_it_was_done_last_is_known(services: Services) -> None:
    journal = services.journal.current
    assert journal
    assert services.planner.last_done("mine") is None
    journal.sessions.start("mine", "{}", 60.0)
    done = journal.sessions.start("mine", "{}", 60.0)
    journal.sessions.end_step(done.id, StepPlace(0, "bird-dog", 1), "done", 60.0)
    journal.sessions.finish(done.id)
    assert services.planner.last_done("mine") == done.started_at


def test_a_shorter_session_that_was_cut_short_goes_on_as_it_was(services: Services) -> None:
    from backcoach.app.session_recorder import SessionRecorder

    services.planner.choose_length(5)
    plan = services.planner.plan(services.library.catalog.routine("seven-actions"))
    assert plan
    recorder = SessionRecorder(services.journal.write)
    recorder.begin(plan.timeline, services.planner.session_settings)
    services.planner.choose_length(0)
    found = services.planner.unfinished()
    assert found
    assert found.timeline.steps == plan.timeline.steps
