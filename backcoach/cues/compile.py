"""Compiles a timeline to the script of everything that is heard."""

from bisect import bisect_right

from backcoach.cues.cue import Cue, Script
from backcoach.cues.speech_plan import speech
from backcoach.cues.tone_plan import tones
from backcoach.cues.wording import Wording
from backcoach.phrases import Phrases
from backcoach.session import Timeline
from backcoach.session.settings import SoundSettings


def compile_script(timeline: Timeline, wording: Wording, settings: SoundSettings) -> Script:
    """What is heard when; pure. The exercises of the timeline must be in the wording's catalogue."""
    words = speech(timeline, wording, settings.talk, settings.rate)
    sounds = tones(timeline, Phrases(wording.tr)) if settings.tones else []
    heard = [cue for cue in sounds if cue.name != "tick" or not _covered(cue, words)]
    holds = tuple(segment.end_s for segment in timeline.segments if segment.waits)
    return Script(timeline.id, timeline.duration_s, tuple(sorted([*heard, *words], key=lambda cue: cue.at_s)), holds)


def _covered(tick: Cue, words: list[Cue]) -> bool:
    """Whether a countdown would be drowned by words."""
    place = bisect_right(words, tick.at_s, key=lambda cue: cue.at_s)
    spoken_over = place > 0 and words[place - 1].end_s > tick.at_s
    return spoken_over or (place < len(words) and words[place].at_s < tick.end_s)
