"""For authors of motions: `python -m backcoach.figure.preview ID -o out.png` draws a motion and checks it."""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from backcoach.figure.body import LANDMARKS, landmark, twin
from backcoach.figure.camera import Camera
from backcoach.figure.figure_painter import FigureOptions, paint
from backcoach.figure.motion import Motion, pose
from backcoach.figure.motion_checks import check
from backcoach.figure.motion_loader import load_motion
from backcoach.figure.palette import PALETTES, Palette
from backcoach.figure.ranges import joint_angles
from backcoach.figure.skeleton import Pose
from backcoach.problem import Problem

WIDTH, HEIGHT, CAPTION = 380, 280, 22
MOTIONS = Path(__file__).parents[2] / "assets" / "motions"
"""The folder of motions in a checkout."""


def main(arguments: list[str] | None = None) -> int:
    """Draw, check and report; exit status 0 if all checks pass, 1 if one fails, 2 if the file is wrong."""
    options = _options(arguments)
    try:
        motion = load_motion(options.folder, options.id)
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    if options.output:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QGuiApplication([])
        _sheet(motion, options.side, PALETTES[options.palette], options.between).save(str(options.output))
        app.shutdown()
    if options.numbers:
        for name, key in motion.keys:
            sys.stdout.write(_numbers(name, key.pose) + "\n")
    findings = check(motion, options.side)
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    verdict = f"{len(findings)} findings" if findings else "all checks pass"
    sys.stdout.write(f"{motion.id}: {verdict}\n")
    return 1 if findings else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m backcoach.figure.preview", description=__doc__)
    parser.add_argument("id", help="the exercise: the name of its motion file without .toml")
    parser.add_argument("-o", "--output", type=Path, help="a PNG of the key poses and the poses between them")
    parser.add_argument("--side", choices=("left", "right"), default="left")
    parser.add_argument("--palette", choices=sorted(PALETTES), default="light")
    parser.add_argument("--between", type=int, default=1, help="pictures between two key poses")
    parser.add_argument("--numbers", action="store_true", help="print where every landmark is and every joint's angle")
    parser.add_argument("--folder", type=Path, default=MOTIONS, help="another folder of motions")
    return parser.parse_args(arguments)


def _frames(motion: Motion, between: int) -> list[tuple[str | None, float]]:
    """The starting pose, then each phase at even shares up to its end."""
    shares = [(k + 1) / (between + 1) for k in range(between + 1)]
    return [(None, 0.0), *((phase, share) for phase in motion.phases for share in shares)]


def _sheet(motion: Motion, side: str, palette: Palette, between: int) -> QImage:
    """Rows of frames seen by the motion's camera, then turned by 90 degrees, then from above."""
    frames = _frames(motion, between)
    columns = min(len(frames), 5)
    rows = -(-len(frames) // columns)
    turned = motion.camera.turned(90, 0) if side == "left" else motion.camera.mirrored().turned(-90, 0)
    cameras = (None, turned, Camera(motion.camera.azimuth, 89))
    image = QImage(columns * WIDTH, rows * len(cameras) * (HEIGHT + CAPTION), QImage.Format.Format_RGB32)
    image.fill(QColor(palette.paper))
    painter = QPainter(image)
    for c, camera in enumerate(cameras):
        for k, (phase, share) in enumerate(frames):
            x, y = k % columns * WIDTH, (c * rows + k // columns) * (HEIGHT + CAPTION)
            now = pose(motion, side, phase, share)
            paint(
                painter,
                QRectF(x, y + CAPTION, WIDTH, HEIGHT),
                motion,
                now,
                palette,
                FigureOptions(camera, phase or "start"),
            )
            painter.setPen(QColor(palette.ink))
            caption = f"{phase or 'start'} {share:.2f}" + (
                "" if camera is None else " (turned)" if c == 1 else " (from above)"
            )
            painter.drawText(QRectF(x + 8, y, WIDTH - 8, CAPTION), Qt.AlignmentFlag.AlignVCenter, caption)
    painter.end()
    return image


def _numbers(name: str, now: Pose) -> str:
    """Landmarks in metres and joint angles in degrees of one key pose."""
    lines = [f"--- {name}"]
    for spot in LANDMARKS:
        places = [now.point(*landmark(one)) for one in ((spot, twin(spot)) if twin(spot) != spot else (spot,))]
        lines.append(f"{spot:18}" + "   ".join(f"[{p[0]:6.2f}, {p[1]:6.2f}, {p[2]:6.2f}]" for p in places))
    lines.append(", ".join(f"{joint} {value:.0f}" for joint, value in joint_angles(now).items()))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
