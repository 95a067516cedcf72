"""Compiles a routine to the timeline that leaves time for the words, and that timeline to a cue script."""

from bisect import bisect_right

from msgspec.structs import replace

from backcoach.catalog import Routine
from backcoach.cues.announcements import lengthened_for_speech
from backcoach.cues.cue import Cue, Script
from backcoach.cues.speech_plan import plan_speech
from backcoach.cues.speech_wording import SpeechWording
from backcoach.cues.tone_plan import plan_tones
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.session.settings import SoundSettings


def compile_spoken_timeline(
    routine: Routine, wording: SpeechWording, session: SessionSettings, sound: SoundSettings
) -> Timeline:
    """The timeline that is played: that of the routine, with enough time for the announcements.

    Raises Problem if the wording's catalogue lacks an exercise of the routine.
    """
    return lengthened_for_speech(compile_timeline(routine, wording.catalog, session), wording, sound)


def compile_script(timeline: Timeline, wording: SpeechWording, settings: SoundSettings) -> Script:
    """All tones and words of a timeline, a pure function. The wording's catalogue must have all its exercises."""
    words = _in_their_languages(plan_speech(timeline, wording, settings), timeline, wording)
    tones = plan_tones(timeline, Phrases(wording.words)) if settings.tones else []
    heard = [cue for cue in tones if cue.name not in ("tick", "mark") or not _covered(cue, words)]
    holds = tuple(segment.end_s for segment in timeline.segments if segment.waits)
    return Script(timeline.id, timeline.duration_s, tuple(sorted([*heard, *words], key=lambda cue: cue.at_s)), holds)


def _in_their_languages(words: list[Cue], timeline: Timeline, wording: SpeechWording) -> list[Cue]:
    """The words with the notes among them marked that are in another language."""
    notes = {wording.note(step): step.note_language for step in timeline.steps if step.note and step.note_language}
    told = [(cue, tuple(pair for pair in notes.items() if pair[0] in cue.text)) for cue in words]
    return [replace(cue, foreign=foreign) if foreign else cue for cue, foreign in told]


def _covered(tone: Cue, words: list[Cue]) -> bool:
    """Whether words are spoken at the time of a tone."""
    place = bisect_right(words, tone.at_s, key=lambda cue: cue.at_s)
    spoken_over = place > 0 and words[place - 1].end_s > tone.at_s
    return spoken_over or (place < len(words) and words[place].at_s < tone.end_s)
