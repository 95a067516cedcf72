"""Which recording belongs to a sentence."""

import re
from hashlib import sha256

MADE = "hibari-tts 0.2.1, heart, speed 1.0, seed 0"
"""How the recordings were made; part of their names, so that another way makes all of them anew."""
_AFTER_A_SENTENCE = re.compile(r"(?<=[.!?]) +")


def sentences_of(text: str) -> list[str]:
    """The sentences of an utterance; recordings hold one each, and are joined with a pause."""
    return _AFTER_A_SENTENCE.split(text)


def recording_name(sentence: str) -> str:
    """The name of a sentence's recording, without the ending."""
    return sha256(f"{MADE}\n{sentence}".encode()).hexdigest()[:16]
