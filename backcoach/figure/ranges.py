"""Ranges of motion of human joints, and the joint angles of a pose; degrees.

Elbow, forearm, hip flexion and extension, knee and ankle: passive means of women of 20 to 44, who move further than
men, from J. M. Soucie et al., "Range of motion measurements: reference values and a database for comparison studies",
Haemophilia 17 (2011) 500-507 (674 healthy people; the CDC's "Joint Range of Motion Study"). Shoulder extension,
wrist, hip abduction, adduction and rotation: American Academy of Orthopaedic Surgeons, "Joint Motion: Method of
Measuring and Recording" (1965). Lumbar and thoracic spine: the upper ends of the ranges in D. J. Magee, "Orthopedic
Physical Assessment" (lumbar 40-60 forward, 20-35 back, 15-20 aside, 3-18 round; thoracic 20-45, 25-45, 20-40, 35-50),
or within them. Neck: within the American Medical Association's 60 forward, 75 back, 45 aside and 80 round. MARGIN is
added to both ends; body weight takes some joints further, as `LOADED` says.
"""

import math

import numpy as np

from backcoach.figure.body import CHEST, FOOT, FOREARM, HAND, PELVIS, SHIN, THIGH, UPPER_ARM
from backcoach.figure.geometry import Array, swing_twist
from backcoach.figure.limbs import bend_between
from backcoach.figure.skeleton import Pose

MARGIN = 12.0
"""Degrees allowed beyond the published means, since half of all people move further than the mean."""

RANGES: dict[str, tuple[float, float]] = {
    "knee": (-1.6, 141.9),
    "elbow": (-4.7, 150.0),
    "hip flexion": (-18.1, 133.8),
    "hip abduction": (-30.0, 45.0),
    "hip rotation": (-45.0, 45.0),
    "ankle": (-13.8, 62.1),
    "shoulder behind": (0.0, 60.0),
    "forearm": (-82.0, 90.6),
    "wrist": (-80.0, 70.0),
    "lumbar flex": (-30.0, 60.0),
    "lumbar side": (-20.0, 20.0),
    "lumbar twist": (-10.0, 10.0),
    "chest flex": (-25.0, 40.0),
    "chest side": (-25.0, 25.0),
    "chest twist": (-40.0, 40.0),
    "head flex": (-60.0, 45.0),
    "head side": (-45.0, 45.0),
    "head twist": (-80.0, 80.0),
}
"""Lowest and highest angle. Ankle + is pointing the toes; wrist + is bending back; the spine's as in motion files."""

LOADED: dict[str, tuple[float, float]] = {
    "knee": (0.0, 13.0),
    "ankle": (20.0, 10.0),
    "wrist": (0.0, 18.0),
    "hip abduction": (0.0, 20.0),
    "hip rotation": (0.0, 15.0),
}
"""Extra degrees below and above when body weight or a bent hip allows them: sitting on the heels bends the knee to
about 155 degrees; deep squats and tucked toes load the ankle, hands under the shoulders the wrist; a bent hip opens to
about 65 degrees."""


def joint_angles(pose: Pose, spine: Array | None = None) -> dict[str, float]:
    """Every joint's angle in degrees by name; limb joints begin with their side. `spine` is `Stance.angles` (3,3)."""
    angles: dict[str, float] = {}
    for k, side in enumerate(("left", "right")):
        sign = 1.0 - 2 * k
        _arm(angles, pose, side, k, sign)
        _leg(angles, pose, side, k, sign)
    if spine is not None:
        for row, region in zip(spine, ("lumbar", "chest", "head"), strict=True):
            for value, way in zip(row, ("flex", "side", "twist"), strict=True):
                angles[f"{region} {way}"] = float(value)
    return angles


def _arm(angles: dict[str, float], pose: Pose, side: str, k: int, sign: float) -> None:
    upper, lower = pose.frames[UPPER_ARM[k]], pose.frames[FOREARM[k]]
    relative = pose.frames[CHEST].T @ upper
    aim = -relative[:, 2]
    raised = math.hypot(aim[0], aim[1] * (aim[1] * sign < 0))
    behind = math.degrees(math.asin(min(1.0, max(0.0, -aim[0])))) if aim[2] < 0.5 else 0.0
    angles[f"{side} shoulder behind"] = behind if raised > 0.05 else 0.0
    angles[f"{side} elbow"] = -bend_between(upper, lower)
    twist, swing = swing_twist(lower.T @ pose.frames[HAND[k]], 2)
    angles[f"{side} forearm"] = -sign * twist
    fingers = -swing[:, 2]
    palm_turn = math.radians(twist)
    back = np.array((-math.sin(palm_turn), math.cos(palm_turn), 0.0)) * sign
    angles[f"{side} wrist"] = math.degrees(math.atan2(float(fingers @ back), -float(fingers[2])))


def _leg(angles: dict[str, float], pose: Pose, side: str, k: int, sign: float) -> None:
    upper, lower = pose.frames[THIGH[k]], pose.frames[SHIN[k]]
    relative = pose.frames[PELVIS].T @ upper
    aim = -relative[:, 2]
    angles[f"{side} hip flexion"] = math.degrees(
        math.atan2(aim[0], math.hypot(aim[2], 0.0) * (1 if aim[2] < 0 else -1))
    )
    angles[f"{side} hip abduction"] = math.degrees(math.asin(max(-1.0, min(1.0, aim[1] * sign))))
    angles[f"{side} hip rotation"] = sign * spin(relative, aim)
    angles[f"{side} knee"] = bend_between(upper, lower)
    toes = lower.T @ pose.frames[FOOT[k]][:, 0]
    angles[f"{side} ankle"] = math.degrees(math.atan2(-float(toes[2]), math.hypot(float(toes[0]), float(toes[1]))))


def spin(relative: Array, aim: Array) -> float:
    """Rotation of a limb's upper bone about its own axis in degrees, relative to one first flexed, then abducted."""
    bent, spread = math.atan2(aim[0], -aim[2]), math.asin(max(-1.0, min(1.0, aim[1])))
    cf, sf, cs, ss = math.cos(bent), math.sin(bent), math.cos(spread), math.sin(spread)
    front = np.array((cf, 0.0, sf))
    left = np.array((sf * ss, cs, -cf * ss))
    own = relative[:, 0]
    return math.degrees(math.atan2(float(own @ left), float(own @ front)))


def outside(angles: dict[str, float]) -> list[tuple[str, float, float]]:
    """Joints out of range: name, angle, and the limit (margin included) that the angle exceeds."""
    found = []
    for name, value in angles.items():
        joint = name.split(" ", 1)[1] if name.startswith(("left ", "right ")) else name
        if joint not in RANGES:
            continue
        low, high = RANGES[joint]
        below, above = LOADED.get(joint, (0.0, 0.0))
        if joint in ("hip abduction", "hip rotation") and angles[name.replace(joint, "hip flexion")] < 40:
            below, above = 0.0, 0.0
        if not low - below - MARGIN <= value <= high + above + MARGIN:
            found.append((name, value, low - below - MARGIN if value < low else high + above + MARGIN))
    return found
