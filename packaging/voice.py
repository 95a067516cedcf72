"""`make voice`: records every sentence of `sayable` that has no recording yet, in assets/voice/en/.

The name of a recording is a hash of its sentence and of how it was made, so a changed sentence is recorded again and
what is said no longer is removed. Needs hibari-tts and soundfile, which the program itself does not.
"""

import sys
from pathlib import Path

import numpy as np
import soundfile
from hibari import Hibari

import sayable
from backcoach.cues.recordings import recording_name

VOICE = Path(__file__).parent.parent / "assets" / "voice" / "en"
RATE, SPEED, SEED = 24_000, 1.0, 0
COMPRESSION = 0.972
"""How hard Opus compresses, 0 to 1: about 13 kbit/s."""
SILENT = 0.004
"""What is quieter at the start and end is cut off."""
KEPT = round(0.02 * RATE)
"""Samples kept before the first and after the last sound."""


def main() -> int:
    """Record what is missing and remove what is not said any more."""
    wanted = {recording_name(text): text for text in sayable.sentences()}
    VOICE.mkdir(parents=True, exist_ok=True)
    for path in VOICE.glob("*.opus"):
        if path.stem not in wanted:
            path.unlink()
    missing = {name: text for name, text in wanted.items() if not (VOICE / f"{name}.opus").exists()}
    voice = Hibari()
    for name, text in missing.items():
        samples = trimmed(voice(text, speed=SPEED, seed=SEED))
        soundfile.write(
            VOICE / f"{name}.opus", samples, RATE, format="OGG", subtype="OPUS", compression_level=COMPRESSION
        )
    size = sum(path.stat().st_size for path in VOICE.glob("*.opus"))
    sys.stdout.write(f"{len(wanted)} sentences, {len(missing)} of them recorded now; {size / 1e6:.2f} MB\n")
    return 0


def trimmed(samples: np.ndarray) -> np.ndarray:
    """The samples without the silence around them."""
    loud = np.flatnonzero(np.abs(samples) > SILENT)
    return samples[max(0, loud[0] - KEPT) : loud[-1] + KEPT]


if __name__ == "__main__":
    sys.exit(main())
