"""How far the figure moves, so that it is painted again only when a movement can be seen."""

from itertools import pairwise

import numpy as np

from backcoach.figure.motion import Motion, pose
from backcoach.figure.skeleton import Pose, ellipsoids

_SAMPLES = 8
"""Parts of a phase between which the way of every part of the body is added up."""


def travel_m(motion: Motion, side: str | None, phase: str) -> float:
    """Metres that the part which moves most goes in a phase, growing with the breath included; 0 if nothing moves.

    Raises Problem if the motion has no such phase.
    """
    poses = [pose(motion, side, phase, place / _SAMPLES) for place in range(_SAMPLES + 1)]
    return float(sum(_apart(*pair) for pair in pairwise(poses)))


def _apart(one: Pose, other: Pose) -> float:
    """Metres between two poses, where they are farthest apart."""
    (centre, axes), (other_centre, other_axes) = ellipsoids(one), ellipsoids(other)
    growth = np.abs(np.linalg.norm(other_axes, axis=1) - np.linalg.norm(axes, axis=1)).max(axis=1)
    bodies = np.linalg.norm(other_centre - centre, axis=1) + growth
    props = np.linalg.norm(np.asarray(other.props) - np.asarray(one.props), axis=-1)
    return max(float(bodies.max()), float(props.max(initial=0.0)))
