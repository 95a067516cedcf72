"""Outlines on paper are simplified without visible change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.figure.brush import FEWEST, UNSEEN, thinned
from backcoach.figure.geometry import Array


def ellipse(count: int, width: float, height: float) -> Array:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.column_stack((width * np.cos(turn), height * np.sin(turn)))


def distance(point: Array, outline: Array) -> float:
    """Distance from a point to the nearest side of an outline."""
    starts, sides = outline, np.roll(outline, -1, axis=0) - outline
    along = np.clip(((point - starts) * sides).sum(axis=1) / np.maximum((sides**2).sum(axis=1), 1e-12), 0, 1)
    return float(np.hypot(*(starts + along[:, None] * sides - point).T).min())


@given(st.integers(6, 400), st.floats(0.5, 60), st.floats(0.5, 60))
def test_a_simplified_outline_stays_within_its_tolerance(count: int, width: float, height: float) -> None:
    outline = ellipse(count, width, height)
    thin = thinned(outline, UNSEEN)
    assert FEWEST / 2 <= len(thin) <= count
    assert max(distance(point, thin) for point in outline) <= 3 * UNSEEN


def test_a_smooth_outline_keeps_a_small_part_of_its_points() -> None:
    assert len(thinned(ellipse(400, 10, 6), UNSEEN)) < 60


@pytest.mark.parametrize("count", range(FEWEST))
def test_an_outline_of_few_points_is_not_simplified(count: int) -> None:
    outline = ellipse(count, 1, 1) if count else np.empty((0, 2))
    assert thinned(outline, UNSEEN) is outline


def test_corners_stay() -> None:
    square = np.array([(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)], dtype=float)
    corners = {tuple(point) for point in thinned(square, UNSEEN)}
    assert {(0, 0), (2, 0), (2, 2), (0, 2)} <= corners
