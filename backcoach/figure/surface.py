"""The mannequin's surface: ellipsoids ("beads") on bones, joined into chains that are drawn and checked; metres."""

import numpy as np

from backcoach.figure.body import (
    ANKLE_HEIGHT,
    CHEST,
    FOOT,
    FOREARM,
    FOREARM_LENGTH,
    HAND,
    HEAD,
    NECK,
    PELVIS,
    SHIN,
    SHIN_LENGTH,  # fmt: skip
    SPINE,
    THIGH,
    THIGH_LENGTH,
    UPPER_ARM,
    UPPER_ARM_LENGTH,
)
from backcoach.figure.geometry import Array

Bead = tuple[int, tuple[float, float, float], tuple[float, float, float]]
"""Bone, centre and radii (front, side, along) in the bone's axes."""


def _trunk(bone: int, x: float, z: float, depth: float, width: float, along: float = 0.085) -> Bead:
    """A bead of the trunk; `z` is its height above the hips when standing."""
    base = SPINE[bone - 1] if bone else np.zeros(3)
    return bone, (x - float(base[0]), 0.0, z - float(base[2])), (depth, width, along)


def _limb(bone: int, *rows: tuple[float, float, float, float]) -> list[Bead]:
    """Beads down a limb from rows (along, forward, outward, radius); inner ones are longer so that they overlap."""
    last = rows[-1][0]
    return [(bone, (x, y, -z), (r, r, max(r, min(0.10, 0.8 * r + min(z, last - z))))) for z, x, y, r in rows]


_CHAINS: dict[str, list[Bead]] = {
    "hips": [_trunk(0, -0.012, -0.035, 0.088, 0.118, 0.06), _trunk(0, -0.010, 0.015, 0.104, 0.158, 0.06),
             _trunk(0, -0.004, 0.075, 0.096, 0.146), _trunk(1, 0.004, 0.125, 0.088, 0.131)],
    "belly": [_trunk(0, -0.002, 0.085, 0.093, 0.143, 0.04), _trunk(1, 0.004, 0.130, 0.089, 0.130),
              _trunk(2, 0.004, 0.190, 0.086, 0.124),
              _trunk(3, 0.002, 0.250, 0.092, 0.130), _trunk(4, -0.002, 0.315, 0.104, 0.142),
              _trunk(5, -0.003, 0.380, 0.110, 0.150),
              _trunk(6, -0.008, 0.435, 0.102, 0.146), _trunk(6, -0.020, 0.485, 0.078, 0.118),
              _trunk(6, -0.028, 0.522, 0.058, 0.070, 0.03)],
    "neck": [(NECK, (0.004, 0.0, 0.024), (0.048, 0.050, 0.03)), (NECK, (0.007, 0.0, 0.05), (0.050, 0.049, 0.04)),
             (NECK, (0.012, 0.0, 0.09), (0.054, 0.052, 0.04))],
    "head": [(HEAD, (0.012, 0.0, 0.072), (0.096, 0.076, 0.098)), (HEAD, (0.034, 0.0, 0.020), (0.066, 0.060, 0.070)),
             (HEAD, (0.050, 0.0, -0.008), (0.046, 0.044, 0.042))],
    "nose": [(HEAD, (0.090, 0.0, 0.062), (0.014, 0.012, 0.016)), (HEAD, (0.110, 0.0, 0.036), (0.012, 0.013, 0.011))],
    "trapezius": [(NECK, (-0.002, 0.018, 0.025), (0.044, 0.034, 0.03)), (CHEST, (-0.006, 0.108, 0.103),
                  (0.042, 0.045, 0.034)),
                  (UPPER_ARM[0], (0.0, 0.0, 0.0), (0.050, 0.050, 0.052))],
    "breast": [(CHEST, (0.004, 0.060, 0.010), (0.088, 0.08, 0.075)), (CHEST, (0.004, 0.115, 0.045),
               (0.066, 0.05, 0.060)),
               (UPPER_ARM[0], (0.0, 0.0, -0.01), (0.050, 0.050, 0.050))],
    "upper_arm": _limb(UPPER_ARM[0], (0.006, 0.0, -0.004, 0.049), (0.05, 0.0, 0.003, 0.0515),
                       (0.12, 0.002, 0.002, 0.047), (0.20, 0.003, 0, 0.0425),
                       (0.27, 0.0, 0, 0.037), (UPPER_ARM_LENGTH, 0, 0, 0.0355)),
    "forearm": _limb(FOREARM[0], (0.0, 0.0, 0.0, 0.0355), (0.05, 0.003, 0.002, 0.0395),
                     (0.10, 0.002, 0.002, 0.037), (0.17, 0, 0, 0.030),
                     (0.22, 0, 0, 0.0255), (FOREARM_LENGTH, 0, 0, 0.025)),
    "hand": [(HAND[0], (0.0, 0.0, 0.0), (0.024, 0.022, 0.024)), (HAND[0], (0.002, 0.0, -0.045), (0.036, 0.016, 0.03)),
             (HAND[0], (0.0, 0.0, -0.085), (0.039, 0.014, 0.02)), (HAND[0], (-0.001, -0.002, -0.130),
             (0.033, 0.011, 0.02)),
             (HAND[0], (-0.002, -0.004, -0.168), (0.022, 0.009, 0.016))],
    "thumb": [(HAND[0], (0.020, -0.002, -0.025), (0.018, 0.015, 0.018)), (HAND[0], (0.046, -0.008, -0.066),
              (0.0125, 0.0115, 0.014)),
              (HAND[0], (0.054, -0.010, -0.095), (0.009, 0.009, 0.011))],
    "buttock": [(PELVIS, (-0.018, 0.060, 0.060), (0.084, 0.074, 0.06)), (PELVIS, (-0.036, 0.070, -0.015),
                (0.084, 0.080, 0.07)),
                (THIGH[0], (-0.012, 0.0, -0.06), (0.080, 0.076, 0.06)), (THIGH[0], (-0.004, 0.0, -0.12),
                (0.079, 0.075, 0.05))],
    "thigh": [(PELVIS, (0.004, 0.082, 0.03), (0.084, 0.070, 0.055)), (THIGH[0], (0.0, 0.002, 0.0),
              (0.082, 0.073, 0.07)),
              (THIGH[0], (0.002, 0.002, -0.09), (0.083, 0.074, 0.12)), (THIGH[0], (0.006, 0.0, -0.19),
              (0.075, 0.071, 0.12)),
              (THIGH[0], (0.004, 0.0, -0.29), (0.062, 0.060, 0.12)), (THIGH[0], (0.002, 0.0, -0.37),
              (0.053, 0.053, 0.085)),
              (THIGH[0], (0.002, 0.0, -THIGH_LENGTH), (0.051, 0.051, 0.051))],
    "shin": _limb(SHIN[0], (0.0, 0.002, 0.0, 0.051), (0.05, -0.004, 0, 0.0485), (0.11, -0.014, 0.002, 0.053),
                  (0.17, -0.013, 0.002, 0.0505),
                  (0.25, -0.004, 0, 0.042), (0.33, 0.0, 0, 0.0335), (0.385, 0, 0, 0.0315),
                  (SHIN_LENGTH, 0, 0, 0.034)),
    "foot": [(FOOT[0], (-0.004, 0.0, -0.004), (0.036, 0.033, 0.036)), (FOOT[0], (0.045, 0.0, -0.028),
             (0.050, 0.034, 0.034)),
             (FOOT[0], (0.095, 0.0, -0.040), (0.050, 0.038, 0.025)), (FOOT[0], (0.145, 0.0, -ANKLE_HEIGHT + 0.018),
             (0.032, 0.042, 0.017)),
             (FOOT[0], (0.188, 0.0, -ANKLE_HEIGHT + 0.013), (0.020, 0.038, 0.012))],
    "heel": [(FOOT[0], (-0.006, 0.0, 0.0), (0.033, 0.031, 0.033)), (FOOT[0], (-0.020, 0.0, -0.037),
             (0.032, 0.030, 0.029)),
             (FOOT[0], (0.04, 0.0, -0.048), (0.03, 0.028, 0.018))],
}  # fmt: skip

_SINGLE = ("hips", "belly", "neck", "head", "nose")


def _both_sides() -> dict[str, list[Bead]]:
    """All chains; paired ones appear once for each side as left-… and right-…."""
    chains: dict[str, list[Bead]] = {}
    for name, beads in _CHAINS.items():
        if name in _SINGLE:
            chains[name] = beads
            continue
        chains["left-" + name] = beads
        paired = {b for pair in (UPPER_ARM, FOREARM, HAND, THIGH, SHIN, FOOT) for b in pair}
        chains["right-" + name] = [
            (bone + 1 if bone in paired else bone, (x, -y, z), r) for bone, (x, y, z), r in beads
        ]
    return chains


CHAINS = _both_sides()
CHAIN_NAMES = tuple(CHAINS)
"""Chain names, in the order that the arrays below use."""

_ALL = [bead for name in CHAIN_NAMES for bead in CHAINS[name]]
BEAD_BONE = np.array([bead[0] for bead in _ALL])
BEAD_CENTRE: Array = np.array([bead[1] for bead in _ALL])
BEAD_RADII: Array = np.array([bead[2] for bead in _ALL])
BEAD_CHAIN = np.array([k for k, name in enumerate(CHAIN_NAMES) for _ in CHAINS[name]])
"""For every bead its bone (n,), centre (n,3), radii (n,3) and chain (n,)."""


def spread(beads: int, count: int) -> Array:
    """(count, beads) Catmull-Rom weights that resample a chain's beads to `count` ellipses, evenly by index."""
    rows = np.zeros((count, beads))
    for row, s in enumerate(np.linspace(0, beads - 1, count)):
        k = min(int(s), beads - 2)
        t = s - k
        basis = (
            (-t + 2 * t**2 - t**3) / 2,
            (2 - 5 * t**2 + 3 * t**3) / 2,
            (t + 4 * t**2 - 3 * t**3) / 2,
            (t**3 - t**2) / 2,
        )
        for offset, weight in zip((-1, 0, 1, 2), basis, strict=True):
            rows[row, min(max(k + offset, 0), beads - 1)] += weight
    return rows


_BREATH: dict[tuple[str, int], tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    # chain, bead: (belly, ribs, back) forward shift and (belly, ribs, back) widening, metres at a full breath
    ("belly", 0): ((0.012, 0.0, -0.004), (0.004, 0.0, 0.002)),
    ("belly", 1): ((0.028, 0.0, -0.014), (0.009, 0.0, 0.009)),
    ("belly", 2): ((0.035, 0.003, -0.022), (0.011, 0.006, 0.019)),
    ("belly", 3): ((0.025, 0.009, -0.026), (0.006, 0.015, 0.025)),
    ("belly", 4): ((0.009, 0.014, -0.022), (0.002, 0.017, 0.022)),
    ("belly", 5): ((0.0, 0.016, -0.014), (0.0, 0.013, 0.012)),
    ("belly", 6): ((0.0, 0.011, -0.006), (0.0, 0.006, 0.005)),
    ("hips", 2): ((0.007, 0.0, -0.002), (0.002, 0.0, 0.0)),
    ("hips", 3): ((0.025, 0.0, -0.010), (0.007, 0.0, 0.008)),
}


def _breathing() -> tuple[Array, Array]:
    """(3,n,3) shift of centres and growth of radii for a full breath into belly, ribs and back."""
    shift, grow = np.zeros((3, len(_ALL), 3)), np.zeros((3, len(_ALL), 3))
    for (chain, index), (forward, wide) in _BREATH.items():
        bead = int(np.flatnonzero(BEAD_CHAIN == CHAIN_NAMES.index(chain))[index])
        shift[:, bead, 0] = np.array(forward) / 2
        grow[:, bead, 0] = np.abs(forward) / 2
        grow[:, bead, 1] = wide
    return shift, grow


BREATH_SHIFT, BREATH_GROWTH = _breathing()
