"""What it looks like: skeleton, motion and drawing. Painting needs Qt: import `backcoach.figure.figure_painter`."""

from backcoach.figure.camera import Camera
from backcoach.figure.motion import Motion, held_key, key_poses, pose
from backcoach.figure.motion_loader import load_motion, load_motions
from backcoach.figure.palette import DARK, LIGHT, PALETTES, PRINT, Palette
from backcoach.figure.skeleton import Pose

__all__ = [
    "DARK",
    "LIGHT",
    "PALETTES",
    "PRINT",
    "Camera",
    "Motion",
    "Palette",
    "Pose",
    "held_key",
    "key_poses",
    "load_motion",
    "load_motions",
    "pose",
]
