"""Small linear algebra for posing: right-handed axes, metres, degrees; x to the head end of the mat, y left, z up."""

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ROOM_DIRECTIONS: dict[str, tuple[float, float, float]] = {
    "forward": (1, 0, 0),
    "back": (-1, 0, 0),
    "left": (0, 1, 0),
    "right": (0, -1, 0),
    "up": (0, 0, 1),
    "down": (0, 0, -1),
}
"""Direction words in the room's axes."""

BODY_DIRECTIONS: dict[str, tuple[float, float, float]] = {
    "front": (1, 0, 0),
    "behind": (-1, 0, 0),
    "out": (0, 1, 0),
    "in": (0, -1, 0),
    "headward": (0, 0, 1),
    "footward": (0, 0, -1),
}
"""Direction words in the body's axes, for its left side; `out` and `in` change sign for the right."""


def cross(a: Array, b: Array) -> Array:
    """The cross product of two vectors of 3; ten times faster than `numpy.cross` for one pair."""
    ax, ay, az = a.tolist()
    bx, by, bz = b.tolist()
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


def length(v: Array) -> float:
    """The length of one vector."""
    return math.sqrt(float(v @ v))


def unit(v: Array) -> Array:
    """The vector scaled to length 1; straight up if it is (almost) zero."""
    size = length(v)
    return v / size if size > 1e-9 else np.array((0.0, 0.0, 1.0))


def turn_x(degrees: float) -> Array:
    """Rotation about x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(((1, 0, 0), (0, c, -s), (0, s, c)))


def turn_y(degrees: float) -> Array:
    """Rotation about y; positive turns up to forward."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(((c, 0, s), (0, 1, 0), (-s, 0, c)))


def turn_z(degrees: float) -> Array:
    """Rotation about z; positive turns forward to left."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(((c, -s, 0), (s, c, 0), (0, 0, 1)))


def bends(degrees: Array) -> Array:
    """(n,3,3) rotations from angles in degrees (n,3): flex forward, bend to the left, turn to the left."""
    angles = np.radians(degrees).T
    cf, cb, ct = np.cos(angles)
    sf, sb, st = np.sin(angles)
    result = np.empty((len(degrees), 3, 3))
    fs, cs = -sf * sb, -cf * sb
    result[:, 0, 0], result[:, 0, 1], result[:, 0, 2] = cf * ct + fs * st, fs * ct - cf * st, sf * cb
    result[:, 1, 0], result[:, 1, 1], result[:, 1, 2] = cb * st, cb * ct, sb
    result[:, 2, 0], result[:, 2, 1], result[:, 2, 2] = cs * st - sf * ct, cs * ct + sf * st, cf * cb
    return result


def frame(front: Array, up: Array) -> Array:
    """Axes (front, left, up) as columns; `up` keeps its direction and `front` is made perpendicular to it."""
    z = unit(up)
    x = front - (front @ z) * z
    if x @ x < 1e-12:
        x = np.array((z[2], 0.0, -z[0])) if abs(z[1]) < 0.9 else np.array((1.0, 0.0, 0.0))
        x = x - (x @ z) * z
    x = unit(x)
    return np.column_stack((x, cross(z, x), z))


def quaternion(matrix: Array) -> Array:
    """(4,) w, x, y, z of a rotation matrix (Shepperd's method)."""
    m = matrix
    trace = m[0, 0] + m[1, 1] + m[2, 2]
    choice = int(np.argmax((trace, m[0, 0], m[1, 1], m[2, 2])))
    if choice == 0:
        q = np.array((1 + trace, m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]))
    else:
        i, j, k = choice - 1, choice % 3, (choice + 1) % 3
        q = np.empty(4)
        q[0], q[1 + i] = m[k, j] - m[j, k], 1 + m[i, i] - m[j, j] - m[k, k]
        q[1 + j], q[1 + k] = m[j, i] + m[i, j], m[k, i] + m[i, k]
    return q / math.sqrt(float(q @ q))


def _products() -> Array:
    """(16,9) weights that turn products of a quaternion's parts w, x, y, z into a rotation's entries, row by row."""
    signs = {(0, 0): {(0, 0): 1, (1, 1): 1, (2, 2): -1, (3, 3): -1}, (0, 1): {(1, 2): 2, (0, 3): -2},
             (0, 2): {(1, 3): 2, (0, 2): 2}, (1, 0): {(1, 2): 2, (0, 3): 2},
             (1, 1): {(0, 0): 1, (2, 2): 1, (1, 1): -1, (3, 3): -1}, (1, 2): {(2, 3): 2, (0, 1): -2},
             (2, 0): {(1, 3): 2, (0, 2): -2}, (2, 1): {(2, 3): 2, (0, 1): 2},
             (2, 2): {(0, 0): 1, (3, 3): 1, (1, 1): -1, (2, 2): -1}}  # fmt: skip
    table = np.zeros((4, 4, 3, 3))
    for entry, terms in signs.items():
        for pair, sign in terms.items():
            table[(*pair, *entry)] = sign
    return table.reshape(16, 9)


_PRODUCTS = _products()


def matrices(q: Array) -> Array:
    """(n,3,3) rotations of (n,4) unit quaternions."""
    products = (q[:, :, None] * q[:, None, :]).reshape(-1, 16)
    result: Array = (products @ _PRODUCTS).reshape(-1, 3, 3)
    return result


def slerp(a: Array, b: Array, t: float) -> Array:
    """(n,4) quaternions at a share t (0 to 1) of the shorter arc from a to b."""
    dot = (a * b).sum(1)
    angle = np.maximum(np.arccos(np.minimum(np.abs(dot), 1.0)), 1e-4)  # below this, slerp is linear
    wa, wb = np.sin((1 - t) * angle), np.copysign(np.sin(t * angle), dot)
    q = wa[:, None] * a + wb[:, None] * b
    result: Array = q / np.sqrt((q * q).sum(1, keepdims=True))
    return result


def swing_twist(matrix: Array, axis: int) -> tuple[float, Array]:
    """Twist in degrees about a local axis (0 to 2), and the remaining swing: matrix = swing @ twist."""
    q = quaternion(matrix)
    twist = 2 * math.degrees(math.atan2(q[1 + axis], q[0]))
    twist = (twist + 180) % 360 - 180
    undo = (turn_x, turn_y, turn_z)[axis](-twist)
    return twist, matrix @ undo


def direction(words: str, body: Array, sign: float) -> Array | None:
    """A unit vector from words such as "up" or "out behind"; None if a word is unknown.

    `body` has the axes for body words; `sign` is 1 for the left side and -1 for the right.
    """
    total = np.zeros(3)
    for word in words.replace("+", " ").split():
        if word in ROOM_DIRECTIONS:
            total = total + np.array(ROOM_DIRECTIONS[word])
        elif word in BODY_DIRECTIONS:
            total = total + body @ (np.array(BODY_DIRECTIONS[word]) * (1, sign, 1))
        else:
            return None
    return unit(total)
