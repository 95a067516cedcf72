"""`python -m tests.cues.whole`: a session in the real window, recorded and listened through by its figures.

`BENCH_WHOLE_S` cuts it short after so many seconds; 0 is all of it, in real time.
"""

import os
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, sleep
from typing import NamedTuple

import numpy as np

from backcoach.app.preferences import Preferences
from backcoach.cues import Script
from backcoach.cues.cue import Cue
from backcoach.cues.helper.tones import RATE
from backcoach.session import SessionSettings
from tests.bench.process import cpu_s
from tests.cues.lab import LOUD, recording, server
from tests.cues.listening import Heard, directions, errors_ms, is_heard, overlapping, within
from tests.cues.window import Window, script_for, window
from tests.settled import settled

SECONDS = float(os.environ.get("BENCH_WHOLE_S", "0"))
BRISK = settled(session=SessionSettings(pace=1.5))
EXPECTED = {"breath_in": 2**0.45, "breath_hold": 1.0, "breath_out": 2**-0.45}
"""How the pitch changes from 45 to 90 per cent of a phase."""


class Whole(NamedTuple):
    """What was heard of a window's session from its start, and where it began on the monotonic clock."""

    script: Script
    heard: Heard
    seconds: float
    origin_s: float
    shares: tuple[float, float]
    """Processor time of the window and of the sounding process, as parts of a core."""


def play_whole(folder: Path, environment: dict[str, str], preferences: Preferences, seconds: float) -> Whole:
    """Start the routine in a real window and record it for so long, or with 0 to its end."""
    script = script_for(preferences)
    with window(folder, environment, preferences) as shown, recording(environment) as recorder:
        shown.begin(recorder.hear_to_the_end if preferences.sound.talk != "off" else None)
        seconds = seconds or script.duration_s + 4
        sleep(3)
        before, since = _spent(shown), monotonic()
        while shown.frames[-1].at_s - 1 < monotonic() < origin(shown) + seconds:
            sleep(0.2)
            if shown.frames[-1].t > script.duration_s - 2:
                break
        spent = [(b - a) / (monotonic() - since) for a, b in zip(before, _spent(shown), strict=True)]
        sleep(max(0.0, origin(shown) + seconds - monotonic()))
        zero = origin(shown)
        heard = Heard(recorder.samples, np.array(recorder.starts) - zero, 0.0)
        assert shown.close() == 0
    return Whole(script, heard, seconds, zero, (spent[0], spent[1]))


def origin(shown: Window) -> float:
    """Where 0 of the timeline lies on the monotonic clock, by what the window showed; a look can only be late."""
    return median(frame.origin_s for frame in shown.frames[2:])


def _spent(shown: Window) -> list[float]:
    return [cpu_s(pid) for pid in (shown.process.pid, shown.helper)]


def report(whole: Whole) -> list[str]:
    """What was heard beside what was written, as lines."""
    script, heard, seconds = whole.script, whole.heard, whole.seconds
    errors = errors_ms(script, heard, 0.0, seconds)
    found = [ms for _, ms in errors if ms is not None]
    middle = median(found)
    away = [abs(ms - middle) for ms in found]
    breaths = [(cue, change) for cue, change in directions(script, heard, 0.0, seconds) if not _spoken(script, cue)]
    wrong = [cue for cue, change in breaths if abs(change / EXPECTED[cue.name] - 1) > 0.05]
    words = [cue for cue in within(script, 0.0, seconds) if cue.kind == "speech"]
    silent = [cue for cue in words if not is_heard(heard, cue)]
    return [
        f"{seconds:.0f} s, {sum(1 for _ in within(script, 0.0, seconds))} cues",
        f"tones that begin after silence: {len(errors)}, heard {len(found)}",
        f"their errors: median {middle:.1f} ms, largest {max(map(abs, found)):.1f} ms",
        f"99 % of them within {quantiles(away, n=100)[98]:.1f} ms of the median",
        f"drift: last fifth less first {median(found[-len(found) // 5 :]) - median(found[: len(found) // 5]):.1f} ms",
        f"more than 20 ms away: {[(round(c.at_s, 1), c.name, round(ms)) for c, ms in errors if ms and abs(ms) > 20]}",
        f"missed tones: {[(round(cue.at_s, 1), cue.name) for cue, ms in errors if ms is None]}",
        f"breath tones outside words: {len(breaths)}, in the wrong direction: {len(wrong)}",
        f"utterances: {len(words)}, not heard: {[(round(cue.at_s, 1), cue.text) for cue in silent]}",
        f"overlapping utterances: {len(overlapping(script))}",
        f"segment starts: {_starts(script, heard, seconds)}",
        f"loudest sample: {float(np.abs(heard.samples[round(heard.at(0) * RATE) :]).max()):.3f} (0.5 is -6 dBFS)",
        f"processor time: window {100 * whole.shares[0]:.1f} %, sound {100 * whole.shares[1]:.1f} % of a core",
    ]


def _spoken(script: Script, breath: Cue) -> bool:
    """Whether words are over the places at which the pitch of a breath is measured."""
    looked_at = [breath.at_s + share * breath.duration_s for share in (0.45, 0.9)]
    return any(cue.at_s - 0.1 < t < cue.end_s + 0.3 for cue in script.speech for t in looked_at)


def _starts(script: Script, heard: Heard, seconds: float) -> str:
    """How many cues that begin a segment have sound in the first tenth of a second of it."""
    cues = [cue for cue in within(script, 0.0, seconds) if cue.kind == "tone" and cue.name != "tick"]
    loud = [cue for cue in cues if _sounds(heard, cue.at_s)]
    return f"{len(loud)} of {len(cues)} sound"


def _sounds(heard: Heard, t: float) -> bool:
    first = round((heard.at(t) + 0.03) * RATE)
    return bool(np.abs(heard.samples[first : first + RATE // 8]).max(initial=0.0) > LOUD)


def main() -> None:
    """Play, record, tell."""
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as running:
        whole = play_whole(Path(folder), running.environment, BRISK, SECONDS)
    print("\n".join(report(whole)), flush=True)


if __name__ == "__main__":
    main()
