"""The mannequin's bones: names, lengths and where each joins its parent; metres, stature 1.70 m.

Lengths are the shares of stature of R. Drillis and R. Contini, "Body segment parameters" (1966), as drawn in D. A.
Winter, "Biomechanics and Motor Control of Human Movement" (4th ed. 2009, fig. 4.1): heights of ankle 0.039, knee 0.285,
hip 0.530 and shoulder 0.818, upper arm 0.186, forearm 0.146, hand 0.108, foot 0.152; so thigh 0.245 and shin 0.246.
Breadths there (shoulders 0.259, hips 0.191) are over the skin, so joint centres lie further in.
"""

import numpy as np

from backcoach.figure.geometry import Array

STATURE = 1.70
THIGH_LENGTH = 0.245 * STATURE
SHIN_LENGTH = 0.246 * STATURE
ANKLE_HEIGHT = 0.039 * STATURE
UPPER_ARM_LENGTH = 0.186 * STATURE
FOREARM_LENGTH = 0.146 * STATURE
TRUNK_LENGTH = (0.818 - 0.530) * STATURE
"""From the hip joints to the shoulder joints."""

PELVIS, CHEST, NECK, HEAD = 0, 6, 7, 8
UPPER_ARM, FOREARM, HAND = (9, 10), (11, 12), (13, 14)
THIGH, SHIN, FOOT = (15, 16), (17, 18), (19, 20)
BONES = 21
"""Bone numbers. 1 to 3 are lumbar, 4 to 6 thoracic (6 carries the shoulders); pairs are (left, right)."""

MIRROR = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 9, 12, 11, 14, 13, 16, 15, 18, 17, 20, 19])
"""The bone on the other side."""

HIP = np.array((0.0, 0.088, 0.0))
"""The left hip joint in the pelvis, whose origin lies midway between the hip joints."""

_JOINTS = ((-0.020, 0.10), (-0.012, 0.16), (-0.010, 0.22), (-0.018, 0.285), (-0.028, 0.35), (-0.035, 0.415),
           (-0.030, 0.525), (-0.008, 0.632))  # fmt: skip
SPINE = np.array([(x, 0.0, z) for x, z in _JOINTS])
"""(8,3) joints from the sacrum to the skull when standing, in the pelvis's axes."""

LINKS = np.diff(np.vstack((np.zeros((1, 3)), SPINE)), axis=0)
"""(8,3) each spinal joint in its parent bone's axes."""

SPINE_SHARES = np.zeros((8, 3))
"""(8 joints, lumbar/chest/neck): the share of each region's bend that each joint takes."""
SPINE_SHARES[0:3, 0] = (0.36, 0.34, 0.30)
SPINE_SHARES[3:6, 1] = (0.36, 0.34, 0.30)
SPINE_SHARES[6:8, 2] = (0.5, 0.5)

STERNUM = np.array((0.020, 0.022, TRUNK_LENGTH)) - SPINE[5]
"""The inner end of the left collarbone, in the chest's axes."""
SHOULDER = np.array((-0.012, 0.180, TRUNK_LENGTH)) - SPINE[5]
"""The left shoulder joint at rest, in the chest's axes."""

LANDMARKS: dict[str, tuple[int, tuple[float, float, float]]] = {
    "head": (HEAD, (-0.075, 0.0, 0.085)),
    "forehead": (HEAD, (0.095, 0.0, 0.125)),
    "face": (HEAD, (0.105, 0.0, 0.06)),
    "chin": (HEAD, (0.085, 0.0, -0.02)),
    "breastbone": (CHEST, (0.115, 0.0, -0.01)),
    "upper-back": (CHEST, (-0.075, 0.0, 0.045)),
    "mid-back": (4, (-0.085, 0.0, 0.03)),
    "belly": (1, (0.105, 0.0, 0.02)),
    "low-back": (2, (-0.08, 0.0, 0.0)),
    "pelvis": (PELVIS, (0.0, 0.0, 0.0)),
    "sacrum": (PELVIS, (-0.115, 0.0, 0.04)),
    "left-seat": (PELVIS, (-0.045, 0.07, -0.105)),
    "left-hip": (PELVIS, (0.0, 0.155, 0.02)),
    "left-ribs": (3, (0.03, 0.13, 0.03)),
    "left-shoulder": (UPPER_ARM[0], (0.0, 0.02, 0.0)),
    "left-elbow": (UPPER_ARM[0], (0.0, 0.0, -UPPER_ARM_LENGTH)),
    "left-palm": (HAND[0], (0.0, 0.0, -0.07)),
    "left-thigh-front": (THIGH[0], (0.072, 0.0, -0.22)),
    "left-thigh-back": (THIGH[0], (-0.075, 0.0, -0.25)),
    "left-thigh-low": (THIGH[0], (0.06, 0.0, -0.36)),
    "left-knee": (SHIN[0], (0.05, 0.0, 0.0)),
    "left-shin": (SHIN[0], (0.045, 0.0, -0.12)),
    "left-ankle": (SHIN[0], (0.0, 0.0, -SHIN_LENGTH)),
    "left-sole": (FOOT[0], (0.10, 0.0, -ANKLE_HEIGHT)),
    "left-heel": (FOOT[0], (-0.03, 0.0, -0.04)),
    "left-toes": (FOOT[0], (0.20, 0.0, -0.05)),
}
"""Named points on the skin, in their bone's axes; every left one has a mirrored right one."""


def landmark(name: str) -> tuple[int, Array]:
    """Bone and local position of a landmark such as "belly" or "right-knee"; raises KeyError for an unknown name."""
    if name.startswith("right-"):
        bone, (x, y, z) = LANDMARKS["left-" + name[6:]]
        return int(MIRROR[bone]), np.array((x, -y, z))
    bone, place = LANDMARKS[name]
    return bone, np.array(place)


def twin(name: str) -> str:
    """The same landmark on the other side."""
    if name.startswith("left-"):
        return "right-" + name[5:]
    return "left-" + name[6:] if name.startswith("right-") else name
