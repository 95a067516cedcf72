"""What it looks like: skeleton, motion and drawing. Painting, which needs Qt, is in `backcoach.figure.painting`."""

from backcoach.figure.camera import Camera
from backcoach.figure.load import load_motion, load_motions
from backcoach.figure.motion import Motion, held, key_poses, pose
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
    "held",
    "key_poses",
    "load_motion",
    "load_motions",
    "pose",
]
