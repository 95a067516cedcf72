"""The moving figure: it paints only what changed, and what was seen once is not drawn a second time."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView
from pytestqt.qtbot import QtBot

from backcoach.app.motion_library import MotionLibrary
from backcoach.catalog.read import read_catalog
from backcoach.figure.figure_painter import Drawing, FigurePainter
from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.session_pose import SessionPose
from tests.corner import corner
from tests.places import ASSETS
from tests.ui.pixels import Pixels, pixels

CATALOG = read_catalog(ASSETS)
MOVING = [id for id in CATALOG.exercises if MotionLibrary(ASSETS / "motions").file(id).exists()]
WIDTH, HEIGHT = 320, 230
REST = SessionPose("left", None)


class NotingView(FigureView):
    """Notes what it asks to have painted again."""

    asked = QRegion()

    def update(self, *area: object) -> None:
        """As Qt does, and noted."""
        box = area[0] if area and isinstance(area[0], QRect) else self.rect()
        self.asked = self.asked.united(box)
        super().update(*area)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, motions: MotionLibrary) -> NotingView:
    view = NotingView(theme, motions)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.show()
    return view


def whole(view: FigureView) -> Pixels:
    """All of it painted."""
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    view.render(image)
    return pixels(image)


def show(view: FigureView, id: str, pose: SessionPose) -> None:
    """Show an exercise in a pose."""
    view.use(CATALOG.exercise(id))
    view.show_pose(pose)
    whole(view)


def poses(view: FigureView, id: str) -> list[SessionPose]:
    """Some pictures of each phase in a row, and the other side."""
    phases = CATALOG.exercise(id).phase_names
    left = [SessionPose("left", phase, 0.4 + k / 60) for phase in phases for k in range(3)]
    return [*left, SessionPose("right", phases[0], 0.5), REST]


def missed(before: Pixels, after: Pixels, asked: QRegion) -> int:
    """How many pixels changed outside of what was asked to be painted again."""
    changed = (before != after).any(axis=2)
    for box in asked.intersected(QRect(0, 0, WIDTH, HEIGHT)):  # type: ignore[attr-defined]
        changed[box.top() : box.bottom() + 1, box.left() : box.right() + 1] = False
    return int(changed.sum())


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("id", corner(MOVING, "bird-dog", "open-book"))
def test_all_that_changes_is_painted_again(view: NotingView, id: str, mirrored: bool) -> None:
    view.mirrored = mirrored
    show(view, id, REST)
    before = whole(view)
    for pose in poses(view, id):
        view.asked = QRegion()
        view.show_pose(pose)
        after = whole(view)
        assert missed(before, after, view.asked) == 0, pose
        before = after


def test_a_small_movement_asks_for_a_small_part(view: NotingView) -> None:
    show(view, "bird-dog", SessionPose("left", "reach", 0.5))
    view.asked = QRegion()
    view.show_pose(SessionPose("left", "reach", 0.52))
    box = view.asked.boundingRect()
    assert 0 < box.width() * box.height() < 0.5 * WIDTH * HEIGHT


def test_a_repetition_draws_nothing_anew(view: NotingView, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[object] = []
    compose = FigurePainter.compose

    def noted(*what: Any) -> Drawing:
        composed.append(what)
        return compose(*what)

    monkeypatch.setattr(FigurePainter, "compose", noted)
    show(view, "cat-cow", REST)
    run = [SessionPose(None, phase, share / 10) for phase in ("inhale", "exhale") for share in range(11)]
    seen, times = [], []
    for _ in range(2):
        for pose in run:
            view.show_pose(pose)
            seen.append(whole(view))
        times.append(len(composed))
    assert times[0] == times[1] > 5
    assert all(np.array_equal(a, b) for a, b in zip(seen[: len(run)], seen[len(run) :], strict=True))
    assert any((a != b).any() for a, b in pairwise(seen))


def test_the_way_back_and_what_was_drawn_ahead_are_only_copied(
    view: NotingView, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = [SessionPose("left", "turn", share / 8) for share in range(9)]
    back = [SessionPose("left", "return", share / 8) for share in range(9)]
    show(view, "open-book", REST)
    seen = []
    for pose in way:
        view.show_pose(pose)
        seen.append(whole(view))
    monkeypatch.setattr(FigurePainter, "compose", None)  # it would fail
    for pose, picture in zip(back, reversed(seen), strict=True):
        view.draw_ahead(pose)
        view.show_pose(pose)
        assert np.array_equal(whole(view), picture)
    monkeypatch.undo()
    view._forget()
    assert all(view.draw_ahead(pose) for pose in way)
    assert not any(view.draw_ahead(pose) for pose in way)
    monkeypatch.setattr(FigurePainter, "compose", None)
    for pose, picture in zip(way, seen, strict=True):
        view.show_pose(pose)
        assert np.array_equal(whole(view), picture)


def test_nothing_is_drawn_ahead_that_will_not_be_shown_or_kept(view: NotingView) -> None:
    pose = SessionPose("left", "turn", 0.5)
    show(view, "open-book", REST)
    view._book._room = 0
    assert view.draw_ahead(pose)
    assert not view.draw_ahead(pose), "the book is full"
    view._forget()
    assert not view.draw_ahead(SessionPose("left", None, overview=True))
    view.still = True
    assert not view.draw_ahead(pose)


def test_another_look_draws_anew(view: NotingView, theme: Theme) -> None:
    show(view, "bird-dog", SessionPose("left", "reach", 0.5))
    pictures = [whole(view)]
    theme.use(dark=True)
    pictures.append(whole(view))
    theme.use(dark=False)
    view.turn(40, 10)
    pictures.append(whole(view))
    view.mirrored = True
    pictures.append(whole(view))
    assert all((a != b).any() for a, b in pairwise(pictures))


def test_a_figure_of_no_size_waits_until_it_has_one(view: NotingView) -> None:
    show(view, "bird-dog", SessionPose("left", "reach", 0.5))
    view.resize(0, 0)
    view.show_pose(SessionPose("left", "reach", 0.9))
    view.resize(WIDTH, HEIGHT)
    late = whole(view)
    show(view, "bird-dog", SessionPose("left", "reach", 0.9))
    assert np.array_equal(late, whole(view))


def test_a_hidden_figure_is_not_drawn(view: NotingView, monkeypatch: pytest.MonkeyPatch) -> None:
    show(view, "bird-dog", SessionPose("left", "reach", 0.5))
    view.hide()
    monkeypatch.setattr(FigurePainter, "compose", None)  # it would fail
    view.show_pose(SessionPose("left", "reach", 0.7))


def test_turned_by_a_quarter_it_is_drawn_as_before(qtbot: QtBot, view: NotingView) -> None:
    show(view, "bird-dog", SessionPose("left", "reach", 0.5))
    straight = whole(view)
    scene = QGraphicsScene()
    held = scene.addWidget(view)
    held.setRotation(90)
    turned = QGraphicsView(scene)
    turned.setFrameShape(QGraphicsView.Shape.NoFrame)
    turned.resize(HEIGHT, WIDTH)
    qtbot.addWidget(turned)
    turned.show()
    image = pixels(turned.grab().toImage())
    held.setWidget(None)  # type: ignore[arg-type]  # Qt's way to let go of it
    assert np.abs(np.rot90(image).astype(int) - straight).max(2).mean() < 4
