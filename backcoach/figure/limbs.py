"""Two-bone limbs: where elbow and knee go when hand and foot are given, and the other way round."""

import math

import numpy as np

from backcoach.figure.geometry import Array, cross, length, turn_y, unit


def reach(root: Array, target: Array, upper: float, lower: float) -> tuple[Array, float, float, float]:
    """Direction to the target, distance bent to what the limb can do, height of the triangle's foot, shortfall (m)."""
    line = target - root
    wanted = length(line)
    distance = min(max(wanted, abs(upper - lower) + 0.02), upper + lower - 1e-4)
    along = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    return unit(line), distance, along, abs(wanted - distance)


def aside(pole: Array, line: Array) -> Array:
    """The unit vector nearest to the pole that is square to the line."""
    part = pole - (pole @ line) * line
    if part @ part < 1e-10:
        part = np.array((line[2], 0.0, -line[0])) + np.array((0.0, 1e-3, 0.0))
        part = part - (part @ line) * line
    return unit(part)


def floor_aside(centre: Array, line: Array, radius: float, pole: Array, height: float) -> Array:
    """Like `aside`, but turned about the line until the joint lies at the given height, or as near as it can."""
    first = aside(pole, line)
    second = cross(line, first)
    size = math.hypot(first[2], second[2])
    if radius < 1e-6 or size < 1e-6:
        return first
    lean = math.atan2(second[2], first[2])
    offset = math.acos(max(-1.0, min(1.0, (height - centre[2]) / (radius * size))))
    angle = min((_wrap(lean + offset), _wrap(lean - offset)), key=abs)
    return math.cos(angle) * first + math.sin(angle) * second


def _wrap(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def to_target(root: Array, target: Array, lengths: tuple[float, float], pole: Array, knee: bool,
              floor: float | None) -> tuple[Array, Array, Array, Array, float]:  # fmt: skip
    """Frames of both bones, middle and end joint, shortfall (m); `floor` is the height the middle joint rests at."""
    upper, lower = lengths
    line, distance, along, short = reach(root, target, upper, lower)
    height = math.sqrt(max(upper * upper - along * along, 0.0))
    centre = root + along * line
    side = aside(pole, line) if floor is None else floor_aside(centre, line, height, pole, floor)
    middle, end = centre + height * side, root + distance * line
    hinge = cross(side, line) if knee else cross(line, side)
    return (*_frames(root, middle, end, hinge), middle, end, short)


def _frames(root: Array, middle: Array, end: Array, hinge: Array) -> tuple[Array, Array]:
    """Both bones' axes with z up the bone and the hinge, which points to the figure's left, common to both."""
    high, low = unit(root - middle), unit(middle - end)
    upper = np.array((cross(hinge, high), hinge, high)).T
    return upper, np.array((cross(hinge, low), hinge, low)).T


def kneeling(root: Array, knee: Array, shin: Array, shin_length: float) -> tuple[Array, Array, Array, Array, float]:
    """Like `to_target` for a knee that is held where it is and a shin whose direction is known."""
    high = unit(root - knee)
    end = knee + shin_length * shin
    return (*_frames(root, knee, end, cross(high, aside(-shin, high))), knee, end, 0.0)


def from_angles(
    root: Array, upper: Array, bend: float, lengths: tuple[float, float]
) -> tuple[Array, Array, Array, Array, float]:
    """Like `to_target` for a limb whose upper frame and signed bend in degrees (knee +, elbow -) are known."""
    lower = upper @ turn_y(bend)
    middle = root - lengths[0] * upper[:, 2]
    return upper, lower, middle, middle - lengths[1] * lower[:, 2], 0.0


def bend_between(upper: Array, lower: Array) -> float:
    """The signed angle in degrees by which the lower bone is turned on the upper one's hinge."""
    relative = upper.T @ lower
    return math.degrees(math.atan2(relative[0, 2], relative[2, 2]))


def onto_spheres(at: Array, hips: Array, knees: Array, radius: float) -> Array:
    """The place near `at` from which each hip is `radius` from its knee; hips and knees (n,3) by Gauss-Newton."""
    away = hips - knees
    for _ in range(6):
        gaps = at + away
        sizes = np.sqrt((gaps * gaps).sum(1))
        excess = sizes - radius
        if np.abs(excess).max() < 1e-9:
            break
        normals = gaps / sizes[:, None]
        at = at - normals.T @ _solved(normals @ normals.T, excess)
    return at


def _solved(square: Array, right: Array) -> Array:
    """The solution of one or two equations, kept finite where they say the same."""
    if len(right) == 1:
        return np.asarray(right / square[0])
    (a, b), (_, d) = square.tolist()
    x, y = right.tolist()
    a, d = a + 1e-9, d + 1e-9
    size = a * d - b * b
    return np.array(((d * x - b * y) / size, (a * y - b * x) / size))
