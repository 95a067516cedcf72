"""The lines of a motion file that put a limb where it was led: by its angles, or by its place on the floor."""

import numpy as np

from backcoach.figure.geometry import Array, unit
from backcoach.figure.key_pose import PALM, KeyPose, resting
from backcoach.figure.limb_angles import LimbAngles
from backcoach.figure.motion_spec import Table
from backcoach.figure.ranges import joint_angles
from backcoach.figure.skeleton import END, MIDDLE, LimbMode

STAYS, LANDS = 0.05, 0.02
"""Metres above the floor: below the first a standing hand or foot keeps standing, below the second others land."""
PALM_PLACE = np.array((0.0, 0.0, -PALM))
_DOWN = np.array((0.0, 0.0, -1.0))


def table_of_angles(key: KeyPose, k: int, angles: LimbAngles) -> Table:
    """A limb by its angles, with hand or foot as they are on the forearm or shin."""
    side = ("left", "right")[k % 2]
    there = joint_angles(key.pose)
    bend = "elbow" if k < 2 else "knee"
    lines = {"flex": angles.flex, "out": angles.out, "turn": angles.turn, bend: angles.bend}
    if k < 2:
        lines |= {"wrist": there[f"{side} wrist"], "pronate": there[f"{side} forearm"]}
    else:
        lines |= {"ankle": there[f"{side} ankle"]}
    return {name: round(float(value), 1) for name, value in lines.items()}


def on_floor(key: KeyPose, k: int, to: Array) -> Table | None:
    """A hand or foot that stands on the floor at a place; None if it moves through the air."""
    stood = key.bearing[k] and key.plan.modes[k] == LimbMode.WORLD
    axes = key.pose.frames[END[k]] if stood else _landing(key, k)
    lowest = resting(axes, END[k])
    above = to[2] + (PALM * float(axes[2, 2]) if k < 2 else 0.0) - lowest
    if above > (STAYS if stood else LANDS):
        return None
    numbers = _directions(axes, k)
    pole = "elbow_to" if k < 2 else "knee_to"
    return {("hand" if k < 2 else "foot"): rounded(to[:2]), **numbers, pole: rounded(_pole(key, k))}


def _landing(key: KeyPose, k: int) -> Array:
    """How a hand or foot comes to stand: palm or sole down, pointing where it pointed."""
    axes = key.pose.frames[END[k]]
    ahead = -axes[:, 2] if k < 2 else axes[:, 0]
    flat = np.array((ahead[0], ahead[1], 0.0))
    flat = unit(flat) if flat @ flat > 0.04 else np.array((1.0, 0.0, 0.0))
    left = np.array((-flat[1], flat[0], 0.0))
    sign = 1.0 - 2 * (k % 2)
    if k > 1:
        return np.column_stack((flat, left, -_DOWN))
    y = -sign * _DOWN
    return np.column_stack((np.cross(y, -flat), y, -flat))


def _directions(axes: Array, k: int) -> Table:
    sign = 1.0 - 2 * (k % 2)
    if k < 2:
        return {"fingers": rounded(-axes[:, 2]), "palm": rounded(-sign * axes[:, 1])}
    return {"toes": rounded(axes[:, 0]), "sole": rounded(-axes[:, 2])}


def _pole(key: KeyPose, k: int) -> Array:
    """Where elbow or knee points."""
    upper = key.pose.frames[MIDDLE[k]][:, 0]
    return np.asarray(upper if k > 1 else -upper)


def rounded(values: Array) -> list[float]:
    """Numbers as they are written: to a millimetre."""
    return [round(float(value), 3) for value in values]
