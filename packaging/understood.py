"""`make voice` ends with this: how many of the recordings an offline recogniser understands.

For each recording it picks one of all sentences. Needs pocketsphinx (its English model is in its wheel) and soundfile,
which the program itself does not. Sentences with a word that its dictionary does not have are left out.
"""

import re
import sys
from pathlib import Path

import numpy as np
import soundfile
from pocketsphinx import Decoder

import sayable
from backcoach.cues.recordings import recording_name

VOICE = Path(__file__).parent.parent / "assets" / "voice" / "en"
RATE = 16_000
"""Samples a second that the model was made for."""
SILENCE = np.zeros(RATE // 5)
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEENS = ("thir", "four", "fif", "six", "seven", "eigh", "nine")
TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def main() -> int:
    """Print how many of the sentences are understood, and what was understood in place of the others."""
    decoder = Decoder(samprate=RATE, loglevel="FATAL")
    spelt = {text: spelling(text) for text in sayable.sentences()}
    known = {text: words for text, words in spelt.items() if words and all(map(decoder.lookup_word, words.split()))}
    choices = " | ".join(sorted(set(known.values())))
    decoder.add_jsgf_string("all", f"#JSGF V1.0; grammar all; public <sentence> = {choices};")
    decoder.activate_search("all")
    heard = {text: understood(decoder, text) for text in known}
    wrong = [f"  {text} — {heard[text]}\n" for text, words in known.items() if heard[text] != words]
    sys.stdout.write(f"{len(known) - len(wrong)} of {len(known)} sentences understood; not these:\n{''.join(wrong)}")
    return 0


def spelling(text: str) -> str:
    """A sentence in lower case, without signs, and with numbers as words."""
    words = re.sub(r"\d+", lambda found: number(int(found[0])), text.lower()).replace("’", "'")
    return " ".join(re.sub(r"[^a-z' ]", " ", words).split())


def number(value: int) -> str:
    """A number up to 999 in words."""
    if value >= 100:
        return f"{SMALL[value // 100]} hundred {number(value % 100) if value % 100 else ''}"
    if value < 20:
        return SMALL[value] if value < len(SMALL) else f"{TEENS[value - len(SMALL)]}teen"
    return f"{TENS[value // 10]} {SMALL[value % 10] if value % 10 else ''}"


def understood(decoder: Decoder, text: str) -> str:
    """What the recogniser takes the recording of a sentence for."""
    samples, rate = soundfile.read(VOICE / f"{recording_name(text)}.opus")
    spectrum, length = np.fft.rfft(samples), round(len(samples) * RATE / rate)
    slower = np.fft.irfft(spectrum[: length // 2 + 1], length)
    loud = np.concatenate([SILENCE, 0.6 * slower / np.abs(slower).max(), SILENCE])
    decoder.start_utt()
    decoder.process_raw((loud * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""


if __name__ == "__main__":
    sys.exit(main())
