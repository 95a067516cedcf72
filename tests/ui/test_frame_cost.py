"""What a second of a session has painted and laid out, counted: not how long that takes."""

from collections import Counter
from typing import Self

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from backcoach.catalog.types import HOLDS
from tests.studio import Studio

SECONDS = 2.0


class Counts(QObject):
    """Counts paints and layouts in the window, by widget."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._app = studio.app
        self.painted: Counter[QObject] = Counter()
        self.laid_out = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            self.painted[watched] += event.type() == QEvent.Type.Paint
            self.laid_out += event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish, QEvent.Type.FontChange)
        return False

    def __enter__(self) -> Self:
        self._app.installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._app.removeEventFilter(self)


def play(studio: Studio) -> tuple[Counts, int]:
    """What happens in some seconds, in which it is looked at the clock as often as the session asks; and how often."""
    frames, looks, played = studio.controller.stage.frames, 0, 0.0
    studio.picture()
    with Counts(studio) as counts:
        while played < SECONDS:
            played += frames.interval() / 1000
            studio.clock.advance(frames.interval() / 1000)
            studio.session.frame()
            studio.app.processEvents()
            looks += 1
    return counts, looks


def go_into(studio: Studio, *, moving: bool) -> None:
    """Into a phase that moves, or into a hold, of more than the seconds that are counted."""
    studio.wait(lambda: not studio.view.thumbnails.busy)  # the list has all of its small pictures
    timeline = studio.view.routine.timeline
    segment = next(
        one for one in timeline.segments
        if one.kind == "work" and one.phase is not None and (one.phase not in HOLDS) is moving
        and one.duration_s > SECONDS + 0.5
    )  # fmt: skip
    studio.go_to(segment.step)
    assert studio.session.player
    studio.jump(max(0.0, segment.start_s + 0.2 - studio.session.player.moment.t))


def others(studio: Studio, counts: Counts) -> int:
    """Paints of everything but the ring and the figure."""
    view = studio.controller.stage.view
    return sum(many for widget, many in counts.painted.items() if widget not in (view._ring, view._figure))


def test_while_the_figure_moves_it_and_the_ring_are_all_that_is_painted_often(studio: Studio) -> None:
    studio.start()
    go_into(studio, moving=True)
    counts, looks = play(studio)
    view = studio.controller.stage.view
    assert looks <= 64 * SECONDS
    assert counts.painted[view._ring] <= looks
    assert 3 <= counts.painted[view._figure] <= 31 * SECONDS
    assert others(studio, counts) <= 15 * SECONDS, "digits, what is left, the bar of the routine"
    assert counts.laid_out <= 2 * SECONDS, "words that change once a second"


def test_in_a_hold_the_figure_is_not_painted_and_the_ring_seldom(studio: Studio) -> None:
    studio.start()
    go_into(studio, moving=False)
    counts, looks = play(studio)
    view = studio.controller.stage.view
    assert looks <= 32 * SECONDS
    assert counts.painted[view._figure] == 0
    assert counts.painted[view._ring] <= looks
    assert others(studio, counts) <= 15 * SECONDS
    assert counts.laid_out <= 2 * SECONDS, "words that change once a second"
