"""A script has a tone for every segment, and words that fit, never overlap and are in order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import Catalog, Routine
from backcoach.cues import SpeechWording, compile_script, lengthened_for_speech
from backcoach.cues.announcements import announcement_variants, segments_by_step
from backcoach.cues.cue import BREATHS
from backcoach.cues.speech_plan import SpeechRequest, fit_requests
from backcoach.cues.spoken_english import estimated_speech_s
from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.settings import SoundSettings
from backcoach.words import Words
from tests.strategies import few, plans, settings

CLOSING_S = 8.0
COUNTED_FROM_S = 5
LEAD_IN_S = 0.25

sounds = st.builds(
    SoundSettings, talk=st.sampled_from(["full", "brief", "off"]), rate=st.integers(100, 260), tones=st.booleans()
)


class Sounding:
    """A timeline with its script and everything that they were made from."""

    def __init__(
        self, plan: tuple[Routine, Catalog], chosen: SessionSettings, sound: SoundSettings, *, longer: bool = True
    ) -> None:
        self.wording = SpeechWording(Words(), plan[1])
        self.sound = sound
        self.plain = compile_timeline(plan[0], plan[1], chosen)
        self.timeline = lengthened_for_speech(self.plain, self.wording, sound) if longer else self.plain
        self.script = compile_script(self.timeline, self.wording, sound)


sessions = st.builds(Sounding, plans(), settings(), sounds)
unstretched = st.builds(lambda *parts: Sounding(*parts, longer=False), plans(), settings(), sounds)
either = sessions | unstretched


@few
@given(either)
def test_cues_are_in_order_and_within_the_session(made: Sounding) -> None:
    starts = [cue.at_s for cue in made.script.cues]
    assert starts == sorted(starts)
    assert all(0 <= cue.at_s <= cue.end_s <= made.timeline.duration_s + CLOSING_S for cue in made.script.cues)


@few
@given(either)
def test_two_utterances_never_overlap(made: Sounding) -> None:
    for before, after in pairwise(made.script.speech):
        assert before.end_s <= before.until_s + 1e-9
        assert before.until_s < after.at_s


@few
@given(either)
def test_every_segment_has_a_tone_at_its_start(made: Sounding) -> None:
    if made.sound.tones:
        starts = {cue.at_s for cue in made.script.cues if cue.kind == "tone" and cue.name != "tick"}
        first, *others = made.timeline.segments
        assert first.start_s + LEAD_IN_S in starts
        assert all(segment.start_s in starts for segment in others)
        assert made.timeline.duration_s in starts


@few
@given(either)
def test_breath_tones_follow_each_other_as_long_as_the_phases_last(made: Sounding) -> None:
    breaths = [cue for cue in made.script.cues if cue.name in BREATHS]
    names = {"inhale": "breath_in", "exhale": "breath_out"}
    phases = [segment for segment in made.timeline.segments if segment.phase in names]
    heard = [(cue.at_s, cue.duration_s, cue.name) for cue in breaths if cue.name != "breath_hold"]
    expected = [(s.start_s, s.end_s - s.start_s, names[s.phase]) for s in phases if s.phase]
    assert [start for start, *_ in heard] == ([start for start, *_ in expected] if made.sound.tones else [])
    for (_, length, name), (_, phase, expected_name) in zip(heard, expected, strict=False):
        assert length == pytest.approx(phase)
        assert name == expected_name


@few
@given(either)
def test_with_talk_off_there_are_only_tones_and_with_tones_off_only_words(made: Sounding) -> None:
    kinds = {cue.kind for cue in made.script.cues}
    assert ("speech" in kinds) == (made.sound.talk != "off")
    assert ("tone" in kinds) == made.sound.tones


@few
@given(sessions)
def test_every_step_is_announced_before_its_work_in_full_or_in_short(made: Sounding) -> None:
    if made.sound.talk == "off":
        return
    said = {cue.at_s: cue for cue in made.script.cues if cue.name == "announce"}
    found = segments_by_step(made.timeline)
    for step in found:
        texts = announcement_variants(step, found, made.wording, made.sound.talk)[:2]
        cues = [cue for at, cue in said.items() if step.start_s <= at < step.work[0].start_s]
        assert len(cues) == 1
        assert cues[0].text in texts
        assert cues[0].end_s <= step.work[0].start_s
        if cues[0].text == texts[0] and step.lead_in_s > 30:
            assert cues[0].end_s <= step.work[0].start_s - 3


@few
@given(sessions)
def test_time_for_speech_is_added_only_before_work_and_only_once(made: Sounding) -> None:
    for before, after in zip(made.plain.segments, made.timeline.segments, strict=True):
        assert after.duration_s == before.duration_s or (before.kind != "work" and after.duration_s > before.duration_s)
    assert lengthened_for_speech(made.timeline, made.wording, made.sound) == made.timeline
    assert made.timeline.steps == made.plain.steps


@few
@given(either)
def test_the_script_holds_at_the_end_of_each_set_at_own_pace(made: Sounding) -> None:
    assert made.script.holds_s == tuple(segment.end_s for segment in made.timeline.segments if segment.waits)


@given(
    st.lists(
        st.tuples(
            st.floats(0, 60), st.floats(0, 10), st.integers(1, 5), st.sampled_from(["Hold.", "Breathe out slowly."])
        )
    ),
    st.integers(100, 260),
)
def test_of_requests_that_collide_the_most_important_is_kept(
    rows: list[tuple[float, float, int, str]], rate: int
) -> None:
    wishes = [SpeechRequest(at, at + room, "phase", text, importance) for at, room, importance, text in rows]
    cues = fit_requests(wishes, rate)
    assert all(a.end_s < b.at_s for a, b in pairwise(cues))
    fitting = [wish for wish in wishes if estimated_speech_s(wish.text, rate) <= wish.until_s - wish.at_s]
    assert bool(cues) == bool(fitting)
    if fitting:
        assert max(cue.importance for cue in cues) == max(wish.importance for wish in fitting)
