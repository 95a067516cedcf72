"""A screen of Qt's offscreen platform of any size, for which there has to be a file."""

import json
import tempfile
from pathlib import Path

USUAL = (2000, 1200)
"""Pixels of the screen that tests and pictures have, so that a window of 1920×1080 fits with its frame."""


def offscreen(width: int, height: int) -> str:
    """What to call the platform in the environment, for a screen of so many pixels."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height,
              "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
    file = Path(tempfile.gettempdir(), f"backcoach-screen-{width}x{height}.json")
    content = json.dumps({"screens": [screen]})
    if not file.exists() or file.read_text() != content:
        file.write_text(content)
    return f"offscreen:configfile={file}"
