"""How long words take to say, before any voice has said them."""

import re

USUAL_RATE = 160
_LETTER_S, _PAUSE_S, _EDGE_S = 0.073, 0.5, 0.36
"""At 160 words a minute: one letter, one pause at a stop inside, and what every utterance takes besides.

Fitted to espeak-ng over all utterances of the shipped routines, then raised so that none takes longer.
"""


def estimated_speech_s(text: str, rate: int) -> float:
    """Seconds that a voice needs for a text at `rate` words a minute; on the safe side, 0 for no text."""
    letters = len(re.sub(r"[^\w]", "", text))
    pauses = len(re.findall(r"[.,:;?!]+(?=\s)", text))
    return (_EDGE_S + _LETTER_S * letters + _PAUSE_S * pauses) * USUAL_RATE / rate if letters else 0.0
