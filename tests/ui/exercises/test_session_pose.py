"""What the figure shows at a moment of a session, and in its slow repetitions beside an exercise."""

import msgspec

from backcoach.catalog import Limits, RoutineItem
from backcoach.session import SessionSettings, compile_timeline
from backcoach.ui.figures.figure_player import Demonstration
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.session_pose import PICTURES_A_SECOND, SessionPose, movement, shown_at
from tests.builders import catalog, exercise, routine
from tests.studio import Studio

LIFT = exercise()


def shown(t: float, **most: int) -> SessionPose:
    made = routine(RoutineItem(exercise=LIFT.id, most=Limits(**most)))
    timeline = compile_timeline(made, catalog(LIFT), SessionSettings(get_ready_s=5))
    return shown_at(timeline.at(t), LIFT)


def begins() -> float:
    timeline = compile_timeline(routine(LIFT), catalog(LIFT), SessionSettings(get_ready_s=5))
    return timeline.work_start_of(0)


def test_in_the_last_second_of_getting_ready_the_figure_goes_to_where_the_movement_begins() -> None:
    assert shown(begins() - 2) == SessionPose(None, None)
    assert 0.3 < shown(begins() - 0.5).progress < 0.7


def test_the_figure_keeps_to_the_range_that_a_caution_allows() -> None:
    assert shown(begins() + 1).scale == 1.0
    assert shown(begins() + 1, range_percent=60).scale == 0.6
    assert shown(0, range_percent=60).scale == 0.6


def test_a_movement_is_all_that_the_figure_shows_while_it_moves_and_each_repetition_only_once() -> None:
    made = routine(RoutineItem(exercise=LIFT.id, repetitions=4))
    timeline = compile_timeline(made, catalog(LIFT), SessionSettings(get_ready_s=5))
    poses = list(movement(timeline.segments, LIFT))
    assert len(poses) == len(set(poses))
    frames = (timeline.at(k / PICTURES_A_SECOND / 2) for k in range(round(2 * PICTURES_A_SECOND * timeline.duration_s)))
    work = [(moment.segment.phase, shown_at(moment, LIFT)) for moment in frames if moment.segment.kind == "work"]
    moving = {pose for phase, pose in work if phase != "hold"}
    assert moving <= set(poses)
    assert len(poses) <= len(moving) + len({phase for phase, _ in work})


def test_at_ones_own_pace_the_overview_keeps_to_it_too() -> None:
    made = routine(RoutineItem(exercise=LIFT.id, most=Limits(range_percent=50)))
    timeline = compile_timeline(made, catalog(LIFT), SessionSettings(own_pace=True))
    pose = shown_at(timeline.at(timeline.work_start_of(0)), LIFT)
    assert (pose.overview, pose.scale) == (True, 0.5)


def test_beside_an_exercise_and_in_its_steps_the_figure_keeps_to_it_too(studio: Studio) -> None:
    settings, planner = studio.view.services.settings, studio.view.services.planner
    cat = studio.view.services.library.catalog.exercise("cat-cow")
    assert planner.movement_share(cat) == 1.0
    settings.change(msgspec.structs.replace(settings.current, cautions=("osteoporosis",)))
    assert planner.movement_share(cat) == 0.5
    assert planner.movement_share(studio.view.services.library.catalog.exercise("belly-breathing")) == 1.0
    view = FigureView(studio.view.theme, studio.view.services.library.motions)
    view.use(cat, planner.movement_share(cat))
    view.show_pose(SessionPose(None, "inhale", 1.0))
    assert view._shown.scale == 0.5
    view.show_pose(SessionPose(None, None, 0.4))
    assert (view._shown.scale, view._shown.progress) == (0.5, 0.4)
    view.deleteLater()


def test_between_two_slow_repetitions_the_figure_stays_where_they_begin() -> None:
    assert Demonstration(LIFT).at(0.5) == SessionPose(None, None, 1.0)
