"""The bars of the routine."""

from itertools import pairwise

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.routine_progress import RoutineProgress, exercise_spans
from tests.shipped import shipped_catalog
from tests.ui.pixels import pixels

CATALOG = shipped_catalog()
TIMELINE = compile_timeline(CATALOG.routines["seven-actions"], CATALOG, SessionSettings())


@pytest.fixture
def bars(qtbot: QtBot, theme: Theme) -> RoutineProgress:
    bars = RoutineProgress(theme)
    qtbot.addWidget(bars)
    bars.resize(700, 10)
    bars.use(TIMELINE)
    return bars


def filled(bars: RoutineProgress, theme: Theme) -> int:
    """Pixels of the middle line in the accent's colour."""
    line, accent = pixels(bars.grab().toImage())[5], theme.color("accent")
    return int((line == (accent.blue(), accent.green(), accent.red())).all(axis=1).sum())


@pytest.mark.parametrize("id", [*CATALOG.routines])
def test_spans_abut_and_there_is_one_for_each_turn_of_an_exercise(id: str) -> None:
    timeline = compile_timeline(CATALOG.routines[id], CATALOG, SessionSettings())
    spans = exercise_spans(timeline)
    assert spans[0][0] == 0
    assert spans[-1][1] == pytest.approx(timeline.duration_s)
    assert all(a[1] == pytest.approx(b[0]) for a, b in pairwise(spans))
    items = [step.item for step in timeline.steps]
    turns = 1 + sum(a != b for a, b in pairwise(items))
    assert len(spans) == turns


def test_it_fills_with_time_and_is_full_at_the_end(bars: RoutineProgress, theme: Theme) -> None:
    counts = []
    for part in range(11):
        bars.show_time(TIMELINE.duration_s * part / 10)
        counts.append(filled(bars, theme))
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert counts[-1] > 600


def test_each_exercise_has_a_bar_of_the_same_width(bars: RoutineProgress, theme: Theme) -> None:
    line, paper = pixels(bars.grab().toImage())[5], theme.color("track")
    track = (line == (paper.blue(), paper.green(), paper.red())).all(axis=1).astype(int)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], track, [0]))))
    widths = edges[1::2] - edges[::2]
    assert len(widths) == 7
    assert widths.max() - widths.min() <= 2


def test_more_time_keeps_what_was_filled(bars: RoutineProgress, theme: Theme) -> None:
    bars.show_time(300)
    before = filled(bars, theme)
    bars.use(TIMELINE.extended(300, 10))
    assert abs(filled(bars, theme) - before) < 40


def test_without_a_timeline_it_is_empty(qtbot: QtBot, theme: Theme) -> None:
    bars = RoutineProgress(theme)
    qtbot.addWidget(bars)
    bars.resize(bars.sizeHint())
    assert filled(bars, theme) == 0


def test_many_exercises_have_narrower_gaps(qtbot: QtBot, theme: Theme) -> None:
    circuit: Timeline = compile_timeline(CATALOG.routines["five-tips-circuit"], CATALOG, SessionSettings())
    bars = RoutineProgress(theme)
    qtbot.addWidget(bars)
    bars.resize(300, 10)
    bars.use(circuit)
    bars.show_time(circuit.duration_s)
    assert filled(bars, theme) > 150
