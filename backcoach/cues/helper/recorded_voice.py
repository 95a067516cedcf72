"""The shipped voice: one recording for each sentence, joined with a pause where an utterance has several."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from backcoach.cues.helper.opus import read_opus
from backcoach.cues.helper.speech import levelled
from backcoach.cues.helper.tones import RATE, Samples
from backcoach.cues.recordings import recording_name, sentences_of

PAUSE_S = 0.32
"""Seconds of silence between two sentences."""


class RecordedVoice:
    """Speaks what is recorded in a folder, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def render(self, text: str) -> Samples | None:
        """An utterance at the mixer's rate and the loudness of words; None unless every sentence can be read."""
        paths = [self._folder / f"{recording_name(one)}.opus" for one in sentences_of(text)]
        if not all(path.is_file() for path in paths):
            return None
        try:
            spoken = [levelled(*read_opus(path)) for path in paths]
        except (OSError, ValueError):
            return None
        return joined(spoken)


def joined(spoken: Sequence[Samples]) -> Samples:
    """At least one piece of speech, with a pause between two."""
    pause = np.zeros(round(PAUSE_S * RATE), np.float32)
    parts = [part for one in spoken for part in (one, pause)]
    made: Samples = np.concatenate(parts[:-1])
    return made
