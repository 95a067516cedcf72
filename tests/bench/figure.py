"""What one picture of the figure costs: pose, paint and both, beside an empty repaint of the same size."""

import gc
import json
import os
import subprocess
import sys
from statistics import median
from time import process_time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from backcoach.app.places import assets_folder
from backcoach.figure import LIGHT, Motion, load_motions, pose
from backcoach.figure.figure_painter import FigureOptions, FigurePainter
from tests.bench.rows import Row

SIZE = (400, 600)
RUNS = 5
FRAMES = 60
NAMED = ("bird-dog", "cat-cow", "glute-bridge", "open-book")

Costs = dict[str, list[float]]
"""Milliseconds of an empty repaint, a pose and a repaint with the figure, by motion."""


class Studio:
    """Plays motions into one picture, as the stage does: arrows and highlights, no labels."""

    def __init__(self) -> None:
        self._image = QImage(*SIZE, QImage.Format.Format_RGB32)
        self._painter = FigurePainter(LIGHT)

    def costs(self, motion: Motion) -> list[float]:
        """Median milliseconds of processor time of an empty repaint, a pose, and a repaint with the figure."""
        each = FRAMES // len(motion.phases)
        spent = [self._frame(motion, phase, frame / each) for phase in motion.phases for frame in range(each)]
        return [median(costs) * 1000 for costs in zip(*spent, strict=True)]

    def _frame(self, motion: Motion, phase: str, share: float) -> tuple[float, float, float]:
        """Seconds of an empty repaint, of a pose, and of a pose's repaint."""
        began = process_time()
        self._cleared().end()
        emptied = process_time()
        body = pose(motion, "left", phase, share)
        posed = process_time()
        painter = self._cleared()
        self._painter.paint(painter, QRectF(0, 0, *SIZE), motion, body, FigureOptions(phase=phase, labels=False))
        painter.end()
        return emptied - began, posed - emptied, process_time() - posed

    def _cleared(self) -> QPainter:
        painter = QPainter(self._image)
        painter.fillRect(self._image.rect(), QColor(LIGHT.paper))
        return painter


def measured() -> Costs:
    """Medians over several runs, after one that warms up."""
    motions, studio = load_motions(assets_folder() / "motions"), Studio()
    for motion in motions.values():
        studio.costs(motion)
    gc.collect()
    runs = [{name: studio.costs(motion) for name, motion in motions.items()} for _ in range(RUNS)]
    return {name: [median(run[name][k] for run in runs) for k in range(3)] for name in motions}


def figure_rows() -> list[Row]:
    """Of all motions, of those for which a limit is wanted, and of the dearest; in a process of its own."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.figure"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    costs: Costs = json.loads(run.stdout)
    empty, posing, painting = (median(one[k] for one in costs.values()) for k in range(3))
    both = {name: posed + painted for name, (_, posed, painted) in costs.items()}
    dearest = max(both, key=both.__getitem__)
    return [
        Row("figure's pose, all motions, processor time", posing, "ms", "empty repaint, 400×600", empty),
        Row("figure's paint, all motions", painting, "ms", "empty repaint, 400×600", empty),
        Row("figure's pose and paint, all motions", median(both.values()), "ms", "empty repaint, 400×600", empty),
        *(Row(f"… {name}", both[name], "ms", "empty repaint, 400×600", empty) for name in NAMED if name in both),
        Row(f"… the dearest, {dearest}", both[dearest], "ms", "empty repaint, 400×600", empty),
    ]


if __name__ == "__main__":
    application = QGuiApplication([])
    print(json.dumps(measured()))
    application.shutdown()
