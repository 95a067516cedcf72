"""The ring: what it shows, and that it repaints all that changed and little more."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.pacer import Pacer
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.ring import DIGITS, RIM, Ring, RingState
from backcoach.ui.session.session_text import digits
from tests.shipped import shipped_catalog
from tests.strategies import scaled
from tests.ui.pixels import Pixels, pixels

SIDE = 240
STATES = st.builds(
    RingState,
    digits=st.sampled_from(["1", "9", "12", "88", "3:25", "→"]),
    word=st.sampled_from(["", "breathe out", "at your own pace"]),
    rim=st.floats(0, 1),
    disc=st.floats(0, 1),
)


class NotingRing(Ring):
    """Notes what it asks to have painted again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.asked = QRegion()
        self.times = 0

    def boxes(self) -> list[QRect]:
        """The parts of it that are asked for."""
        boxes: list[QRect] = list(self.asked.intersected(self.rect()))  # type: ignore[call-overload]
        return boxes

    def update(self, *area: object) -> None:
        """As Qt does, and noted."""
        box = area[0] if area and isinstance(area[0], QRect) else self.rect()
        self.asked = self.asked.united(box)
        self.times += 1
        super().update(*area)


@pytest.fixture
def ring(qtbot: QtBot, theme: Theme) -> NotingRing:
    ring = NotingRing(theme)
    qtbot.addWidget(ring)
    ring.resize(SIDE, SIDE)
    return ring


def whole(ring: QWidget) -> QImage:
    """All of it painted again."""
    image = QImage(ring.size(), QImage.Format.Format_RGB32)
    ring.render(image)
    return image


def differing(one: QImage, other: QImage) -> Pixels:
    """By how much each pixel differs: Qt bends an arc a little differently for each length, which is seen as some
    tens of 255 levels in the pixels on the very edge of the rim; those are let pass."""
    by: Pixels = np.abs(pixels(one).astype(np.int16) - pixels(other)).max(axis=2).astype(np.uint8)
    middle, width = (SIDE - 1) / 2, SIDE * RIM
    y, x = np.ogrid[:SIDE, :SIDE]
    radius = np.hypot(x - middle, y - middle)
    edges = [abs(radius - (SIDE / 2 - 1 - inwards)) < 2 for inwards in (0, width)]
    by[(edges[0] | edges[1]) & (by < 110)] = 0
    return by


def unfaithful(ring: NotingRing, before: QImage, after: QImage) -> int:
    """How many pixels changed outside of what was asked to be painted again."""
    changed = differing(before, after)
    for box in ring.boxes():
        changed[box.top() : box.bottom() + 1, box.left() : box.right() + 1] = 0
    return int(np.count_nonzero(changed))


def test_during_a_breath_all_that_changes_is_repainted_and_not_everything(ring: NotingRing) -> None:
    catalog = shipped_catalog()
    timeline = compile_timeline(catalog.as_routine("crocodile-breathing"), catalog, SessionSettings())
    pacer, asked_pixels, frames = Pacer(timeline), 0, 0
    before = whole(ring)
    for frame in range(12 * 30):
        moment = timeline.at(5 + frame / 30)
        ring.asked = QRegion()
        ring.show_state(RingState(digits(moment), "breathe", moment.progress, pacer.fullness(moment)))
        after = whole(ring)
        assert unfaithful(ring, before, after) == 0, moment
        asked_pixels += sum(box.width() * box.height() for box in ring.boxes())
        before, frames = after, frames + 1
    assert asked_pixels / frames < 0.7 * SIDE * SIDE


@given(st.lists(STATES, min_size=2, max_size=6))
@settings(max_examples=scaled(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_two_states_nothing_of_the_first_is_left(ring: NotingRing, states: list[RingState]) -> None:
    before = whole(ring)
    for state in states:
        ring.asked = QRegion()
        ring.show_state(state)
        after = whole(ring)
        assert unfaithful(ring, before, after) == 0
        before = after


@given(STATES, STATES)
@settings(max_examples=scaled(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_part_painted_alone_is_the_same_as_that_part_of_the_whole(
    ring: NotingRing, old: RingState, new: RingState
) -> None:
    ring.show_state(old)
    canvas = whole(ring)
    ring.asked = QRegion()
    ring.show_state(new)
    painter = QPainter(canvas)
    for box in ring.boxes():
        ring.render(painter, box.topLeft(), QRegion(box), QWidget.RenderFlag.DrawChildren)
    painter.end()
    assert not differing(canvas, whole(ring)).any()


def test_whatever_changes_is_one_box(ring: NotingRing) -> None:
    """Several at a time are cut into spans by Qt, which takes longer than the pixels between them."""
    whole(ring)
    for state in (RingState("7", "turn", 0.3, 0.3), RingState("7", "turn", 0.31, 0.4), RingState("6", "hold", 0, 1)):
        ring.asked, ring.times = QRegion(), 0
        ring.show_state(state)
        assert (ring.times, len(ring.boxes())) == (1, 1)


def test_the_same_state_again_costs_nothing(ring: NotingRing) -> None:
    state = RingState("7", "hold", 0.5, 0.5)
    ring.show_state(state)
    ring.asked = QRegion()
    ring.show_state(state)
    assert ring.asked.isEmpty()


def test_less_than_half_a_pixel_of_growth_costs_nothing(ring: NotingRing) -> None:
    ring.show_state(RingState("7", "hold", 0.5, 0.5))
    ring.asked = QRegion()
    ring.show_state(RingState("7", "hold", 0.5, 0.5005))
    assert ring.asked.isEmpty()


def test_the_disc_grows_with_the_breath_and_the_rim_with_the_phase(ring: NotingRing, theme: Theme) -> None:
    def count(token: str, state: RingState) -> int:
        ring.show_state(state)
        color = theme.color(token)
        return int((pixels(whole(ring)) == (color.blue(), color.green(), color.red())).all(axis=2).sum())

    discs = [count("tint", RingState(disc=disc)) for disc in (0, 0.25, 0.5, 1)]
    assert discs == sorted(discs)
    assert discs[-1] > 1.5 * discs[0]
    rims = [count("accent", RingState(rim=rim)) for rim in (0, 0.25, 0.5, 1)]
    assert rims[0] == 0
    assert rims == sorted(rims)


@pytest.mark.parametrize("text", ["1", "8", "12", "88", "10:00", "59:59", "→"])
@pytest.mark.parametrize("side", [150, 328, 713])
def test_digits_and_word_fit_the_ring(qtbot: QtBot, theme: Theme, text: str, side: int) -> None:
    ring = Ring(theme)
    qtbot.addWidget(ring)
    ring.resize(side, side)
    ring.show_state(RingState(text, "at your own pace", disc=0))
    image = pixels(whole(ring))
    ink = theme.color("ink")
    rows, columns = np.nonzero((image == (ink.blue(), ink.green(), ink.red())).all(axis=2))
    assert len(rows)
    margin = side * 0.07
    assert margin < columns.min()
    assert columns.max() < side - margin
    if len(text) == 1 and text != "→":
        assert rows.max() - rows.min() > side * DIGITS * 0.68


@pytest.mark.parametrize("word", ["at your own pace", "change sides", "breathe out", "get ready"])
def test_no_word_is_cut_off(qtbot: QtBot, theme: Theme, word: str) -> None:
    ring = Ring(theme)
    qtbot.addWidget(ring)
    ring.resize(150, 150)
    ring.show_state(RingState("1", word))
    box = ring._disc_box(1.0)
    from PySide6.QtGui import QFontMetricsF

    from backcoach.ui.session.ring import WORD

    assert QFontMetricsF(theme.font(150 * WORD, strong=True)).horizontalAdvance(word) <= box.width()


def test_another_theme_repaints_all_of_it(ring: NotingRing, theme: Theme) -> None:
    ring.show_state(RingState("7", "hold", 0.5, 0.5))
    light = whole(ring)
    ring.asked = QRegion()
    theme.use(dark=True)
    assert ring.asked.contains(ring.rect())
    dark = pixels(whole(ring))
    assert (dark != pixels(light)).any(axis=2).mean() > 0.95
    paper = theme.color("paper")
    assert tuple(dark[0, 0]) == (paper.blue(), paper.green(), paper.red())


def test_it_is_drawn_in_the_middle_of_its_room(qtbot: QtBot, theme: Theme) -> None:
    ring = Ring(theme)
    qtbot.addWidget(ring)
    ring.resize(400, 200)
    ring.show_state(RingState("7", "hold", 1, 1))
    image = pixels(whole(ring))
    paper = theme.color("paper")
    _, columns = np.nonzero((image != (paper.blue(), paper.green(), paper.red())).any(axis=2))
    assert 95 <= columns.min() <= 105
    assert 295 <= columns.max() <= 305
    assert ring.mapTo(ring, QPoint()) == QPoint()
    assert ring.sizeHint().width() == ring.sizeHint().height()


@pytest.mark.parametrize("side", [220, 330, 500])
@pytest.mark.parametrize("word", ["at your own pace", "breathe out", "hold"])
def test_the_word_keeps_clear_of_the_rim(qtbot: QtBot, theme: Theme, word: str, side: int) -> None:
    """At the word's height the ring is narrower than in its middle."""
    ring = Ring(theme)
    qtbot.addWidget(ring)
    ring.resize(side, side)
    ring.show()
    ring.show_state(RingState(digits="22", word=word, rim=0, disc=0))
    with_word = pixels(ring.grab().toImage())
    ring.show_state(RingState(digits="22", word="", rim=0, disc=0))
    plain = pixels(ring.grab().toImage())
    ys, xs = np.nonzero((with_word != plain).any(axis=2))
    middle = (side - 1) / 2
    below = ys > middle + side * 0.15  # only the word is here: without it the digits are lower
    reach = np.hypot(xs[below] - middle, ys[below] - middle).max()
    assert reach < side * (0.5 - RIM) - 4
