"""What goes on beside the user: no timer at rest, the screen awake while a session runs and never longer."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from backcoach.ui.session.screen_inhibitor import ScreenInhibitor
from tests.corner import sampled
from tests.settled import settled
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio

CALM_FRAME_MS = 100
FRAME_MS = 16


def ticking(studio: Studio) -> list[QTimer]:
    """Every timer that runs, wherever it belongs."""
    studio.app.processEvents()
    return [one for one in gc.get_objects() if isinstance(one, QTimer) and isValid(one) and one.isActive()]


def test_no_timer_runs_at_rest(studio: Studio) -> None:
    studio.wait(lambda: not ticking(studio))  # the last of the small pictures
    for act in (
        lambda: studio.press("Ctrl+F"),
        lambda: studio.view.history.show_table(on=True),
        lambda: studio.controller.stage.start(),
    ):
        act()
        studio.wait(lambda: not ticking(studio))


def test_one_timer_runs_in_a_session_and_none_while_it_is_paused_or_over(studio: Studio) -> None:
    studio.wait(lambda: not ticking(studio))
    studio.start()
    assert ticking(studio) == [studio.controller.stage.frames]
    studio.press("Space")
    assert ticking(studio) == []
    studio.press("Space")
    assert ticking(studio) == [studio.controller.stage.frames]
    studio.jump(studio.view.routine.timeline.duration_s + 1)
    assert ticking(studio) == []


def test_no_timer_stays_behind_a_closed_window(studio: Studio) -> None:
    studio.start()
    studio.close()
    studio.wait(lambda: not ticking(studio))
    assert not studio.controller.stage.frames.isActive()


def test_details_move_only_while_they_are_in_view(studio: Studio) -> None:
    studio.controller.show_details("bird-dog")
    assert ticking(studio)
    studio.click("Back")
    studio.wait(lambda: not ticking(studio))


def test_reduced_motion_looks_at_the_clock_less_often(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    studio = open_studio()
    assert studio.controller.stage.frames.interval() == FRAME_MS
    studio.start()
    studio.view.services.settings.change(replace(SETTLED, reduce_motion=True))
    assert studio.controller.stage.frames.interval() == CALM_FRAME_MS
    assert not studio.controller.stage.view._eased
    studio.session.stop("")
    again = open_studio(preferences=replace(SETTLED, reduce_motion=True))
    again.start()
    assert not again.controller.stage.view._eased
    again.jump(again.view.routine.timeline.work_start_of(0) + 0.1)
    disc = again.controller.stage.view._ring._state.disc
    again.jump(1.9)
    assert again.controller.stage.view._ring._state.disc == disc, "the disc stands still within a phase"


def awake(studio: Studio) -> bool:
    """Whether the screen is kept awake."""
    return studio.inhibitor.held


def finish(studio: Studio) -> None:
    studio.jump(studio.view.routine.timeline.duration_s + 1)


def sleep(studio: Studio) -> None:
    studio.clock.sleep(3000)
    studio.session.frame()


def stop(studio: Studio) -> None:
    with studio.answering(lambda dialog: dialog.reject()):
        studio.press("S")


@sampled
@pytest.mark.parametrize(
    "leave",
    [finish, sleep, stop, lambda studio: studio.press("Space"), Studio.close, lambda studio: studio.session.leave()],
    ids=["finish", "sleep", "stop", "pause", "close", "leave"],
)
def test_the_screen_is_kept_awake_while_a_session_runs_and_let_go_of_on_every_way_out(
    studio: Studio, leave: Callable[[Studio], object]
) -> None:
    assert not awake(studio)
    studio.press("Space")
    assert not awake(studio), "not for the question before"
    studio.press("5", "Return")
    assert awake(studio)
    leave(studio)
    assert not awake(studio)


def test_going_on_keeps_it_awake_again(studio: Studio) -> None:
    studio.start()
    studio.press("Space", "Space")
    assert awake(studio)


def test_a_dialog_that_pauses_lets_it_sleep_meanwhile(studio: Studio) -> None:
    studio.start()
    held: list[bool] = []
    with studio.answering(lambda dialog: held.append(awake(studio))):
        studio.press("S")
    assert held == [False]


class Way:
    """Stands for the system's own way of keeping a screen awake."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def prepare(self) -> None:
        self.told.append("prepare")

    def hold(self) -> None:
        self.told.append("hold")

    def release(self) -> None:
        self.told.append("release")


def test_the_system_is_asked_once_and_told_when_it_is_over() -> None:
    system = Way()
    inhibitor = ScreenInhibitor(system)
    inhibitor.release()
    for _ in range(2):
        inhibitor.hold()
        inhibitor.hold()
        inhibitor.release()
        inhibitor.release()
    assert system.told == ["hold", "release"] * 2


# sound


@pytest.fixture
def loud(open_studio: OpenStudio) -> Studio:
    """The window of a user who wants sound."""
    return open_studio(preferences=settled())


def runs(process: int) -> bool:
    """Whether there is such a process, not counting one that only waits to be forgotten."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_stays_behind_a_closed_window(loud: Studio) -> None:
    loud.start()
    sound = loud.controller.sound.sound
    loud.wait(lambda: sound.process_id > 0)
    process = sound.process_id
    assert runs(process)
    loud.close()
    assert not runs(process)


def test_no_process_is_started_before_the_first_session(loud: Studio) -> None:
    assert not loud.controller.sound.is_started


def test_no_process_is_started_for_who_wants_silence(studio: Studio) -> None:
    studio.start()
    studio.press("T", "R")
    assert not studio.controller.sound.is_started


def test_what_is_said_is_shown_as_well(loud: Studio) -> None:
    loud.start()
    captions: list[str] = []
    loud.controller.sound.captioned.connect(captions.append)
    foot = loud.controller.stage.view.foot.coming
    read: dict[str, None] = {}
    for _ in range(28):
        loud.jump(0.5)
        read[foot.accessibleName()] = None
    spoken = [words for words in captions if words]
    assert spoken
    assert spoken[0] in " ".join(read), "part after part, none of it cut"
    loud.press("T", "R", "Space")
    assert loud.state == "paused"
    loud.jump(loud.session.left_s + 1)
    loud.controller.sound.try_out(loud.view.services.settings.current.sound)


class PaintCount(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.paints = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.paints += event.type() == QEvent.Type.Paint
        return False


def play_whole_frames(studio: Studio, seconds: float) -> None:
    for _ in range(round(seconds / 0.1)):
        studio.clock.advance(0.1)
        studio.session.frame()
        studio.app.processEvents()


def painted_in(studio: Studio, kind: str, phase: str | None) -> int:
    """How often the figure is painted in the first segment of a kind that lasts more than 2 s."""
    timeline = studio.view.routine.timeline
    segment = next(one for one in timeline.segments if (one.kind, one.phase) == (kind, phase) and one.duration_s > 2)
    studio.go_to(segment.step)
    assert studio.session.player
    studio.jump(max(0.0, segment.start_s + 0.3 - studio.session.player.moment.t))
    count = PaintCount(studio.controller.stage.view._figure)
    play_whole_frames(studio, 1.5)
    assert studio.session.player.moment.segment == segment
    return count.paints


def test_the_figure_is_painted_only_while_it_moves(studio: Studio) -> None:
    studio.start()
    studio.picture()
    assert painted_in(studio, "get_ready", None) == 0
    assert painted_in(studio, "work", "inhale") > 3
    assert painted_in(studio, "work", "hold") == 0


def test_nothing_of_the_stage_is_painted_while_a_session_is_paused(studio: Studio) -> None:
    studio.start()
    studio.jump(30)
    studio.press("Space")
    studio.picture()
    view = studio.controller.stage.view
    counts = [PaintCount(part) for part in (view._figure, view._ring, view._progress, view)]
    play_whole_frames(studio, 2)
    assert [count.paints for count in counts] == [0, 0, 0, 0]


def test_all_motions_are_read_while_the_question_before_is_on_the_stage(studio: Studio) -> None:
    studio.controller.stage.start()
    studio.wait(lambda: studio.controller.stage.is_prepared and not ticking(studio))
    assert not studio.controller.stage.reader.busy
