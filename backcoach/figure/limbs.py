"""Two-bone limbs: elbow and knee positions from hand and foot positions, and from joint angles."""

import math

import numpy as np

from backcoach.figure.geometry import Array, cross, length, turn_y, unit


def reach(root: Array, target: Array, upper: float, lower: float) -> tuple[Array, float, float, float]:
    """The limb's triangle: unit direction to the target, distance clamped to the limb's reach, distance along that
    direction to the foot of the middle joint, and how far the limb falls short of the target; metres."""
    line = target - root
    wanted = length(line)
    distance = min(max(wanted, abs(upper - lower) + 0.02), upper + lower - 1e-4)
    along = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    return unit(line), distance, along, abs(wanted - distance)


def perpendicular(pole: Array, line: Array) -> Array:
    """The unit vector nearest to the pole that is perpendicular to the line."""
    part = pole - (pole @ line) * line
    if part @ part < 1e-10:
        part = np.array((line[2], 0.0, -line[0])) + np.array((0.0, 1e-3, 0.0))
        part = part - (part @ line) * line
    return unit(part)


def perpendicular_at_height(centre: Array, line: Array, radius: float, pole: Array, height: float) -> Array:
    """Like `perpendicular`, but turned about the line so that the joint is at a height (m), or as near as it gets."""
    first = perpendicular(pole, line)
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
    """Axes of both bones, middle and end joint, shortfall (m); `floor` is the height (m) the middle joint rests at."""
    upper, lower = lengths
    line, distance, along, short = reach(root, target, upper, lower)
    height = math.sqrt(max(upper * upper - along * along, 0.0))
    centre = root + along * line
    side = perpendicular(pole, line) if floor is None else perpendicular_at_height(centre, line, height, pole, floor)
    middle, end = centre + height * side, root + distance * line
    hinge = cross(side, line) if knee else cross(line, side)
    return (*_frames(root, middle, end, hinge), middle, end, short)


def _frames(root: Array, middle: Array, end: Array, hinge: Array) -> tuple[Array, Array]:
    """Axes of both bones: z points up the bone, and both share the hinge, which points to the figure's left."""
    high, low = unit(root - middle), unit(middle - end)
    upper = np.array((cross(hinge, high), hinge, high)).T
    return upper, np.array((cross(hinge, low), hinge, low)).T


def kneeling(root: Array, knee: Array, shin: Array, shin_length: float) -> tuple[Array, Array, Array, Array, float]:
    """Like `to_target` for a knee at a fixed place and a shin of known direction."""
    high = unit(root - knee)
    end = knee + shin_length * shin
    return (*_frames(root, knee, end, cross(high, perpendicular(-shin, high))), knee, end, 0.0)


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
    """Solve one or two linear equations; the result stays finite when they are dependent."""
    if len(right) == 1:
        return np.asarray(right / square[0])
    (a, b), (_, d) = square.tolist()
    x, y = right.tolist()
    a, d = a + 1e-9, d + 1e-9
    size = a * d - b * b
    return np.array(((d * x - b * y) / size, (a * y - b * x) / size))
