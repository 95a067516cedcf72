"""What a script says: announcements, counting, halves and sides, and when."""

from typing import Literal

import pytest

from backcoach.catalog import Catalog, RoutineItem
from backcoach.cues import Script, SpeechWording, compile_script, compile_spoken_timeline, lengthened_for_speech
from backcoach.cues.announcements import chosen_announcement, segments_by_step
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.session.settings import Counting, SoundSettings
from backcoach.words import Words
from tests.builders import breathing, catalog, dose, exercise, routine, stretch, tempo
from tests.cues.listening import shipped

CLOSING_S = 8.0
COUNTED_FROM_S = 5
LEAD_IN_S = 0.25


def texts(timeline: Timeline, made: Catalog, talk: Literal["full", "brief"] = "full") -> list[str]:
    """All utterances, in order."""
    wording, sound = SpeechWording(Words(), made), SoundSettings(talk=talk)
    return [cue.text for cue in compile_script(lengthened_for_speech(timeline, wording, sound), wording, sound).speech]


def test_an_exercise_is_announced_with_dose_position_and_what_to_fetch() -> None:
    made = shipped()
    timeline = compile_timeline(made.as_routine("bird-dog"), made, SessionSettings())
    first = texts(timeline, made)[0]
    assert first == (
        "Bird dog. On hands and knees. You need: exercise mat. Left leg back, right arm forward. Three breaths. "
        "Reach long, hips level. Go only as far as is comfortable. The space bar pauses."
    )
    brief = texts(timeline, made, "brief")
    assert brief[0] == "First: Bird dog. On hands and knees. Left leg back, right arm forward."
    assert "Right leg back, left arm forward." in brief


def test_announcements_are_short_only_if_time_is_short() -> None:
    made = shipped()
    hurried = texts(compile_timeline(made.as_routine("desk-break"), made, SessionSettings()), made)
    twist, cue = "Turn to the left, right hand on the left thigh.", "In: grow tall. Out: turn."
    assert f"Seated twist. {twist} Once. {cue}" in hurried
    assert {"Standing forward bend. Twice. Fold softly, knees loose.", "Bend to the right."} <= set(hurried)
    calm = texts(compile_timeline(made.as_routine("desk-break"), made, SessionSettings(get_ready_s=20)), made)
    assert f"Next: Seated twist. {twist} One repetition each side. {cue}" in calm


def test_words_make_a_shipped_routine_at_most_a_quarter_of_a_minute_longer() -> None:
    made = shipped()
    wording = SpeechWording(Words(), made)
    for one in made.routines.values():
        plain = compile_timeline(one, made, SessionSettings())
        spoken = compile_spoken_timeline(one, wording, SessionSettings(), SoundSettings())
        assert 0 <= spoken.duration_s - plain.duration_s <= 15
    desk_break = made.as_routine("desk-break")
    assert compile_spoken_timeline(desk_break, wording, SessionSettings(), SoundSettings()).duration_s <= 180


def test_known_equipment_and_an_unchanged_position_are_not_announced_again() -> None:
    made = shipped()
    timeline = compile_timeline(made.as_routine("seven-actions"), made, SessionSettings())
    chosen_announcement = [text for text in texts(timeline, made) if "Next" in text or "last exercise" in text]
    assert chosen_announcement[2] == (
        "Rest. Next: Open book. Lie on your right side; your left arm opens. "
        "Eight repetitions each side. Open the chest, knees stay stacked."
    )
    assert chosen_announcement[-1].startswith("Rest. The last exercise: ")


def test_the_position_is_not_said_twice() -> None:
    made = shipped()
    said = texts(compile_timeline(made.as_routine("supine-figure-four"), made, SessionSettings()), made)
    assert said[0].startswith("Figure four on your back. You need: ")


def test_a_circuit_says_its_rounds_and_the_last_exercise_only_in_the_last_one() -> None:
    made = shipped()
    said = texts(compile_timeline(made.as_routine("five-tips-circuit"), made, SessionSettings()), made)
    rounds = [text for text in said if "Round " in text]
    assert len(rounds) == 1
    assert rounds[0].startswith("Round two of two. Next: Pelvic tilt. ")
    assert not [text for text in said if "Set two" in text]
    last = [text for text in said if "The last exercise: " in text]
    assert len(last) == 1
    assert said.index(last[0]) > said.index(rounds[0])


def test_the_cue_is_said_the_first_time_that_an_exercise_comes_and_not_again() -> None:
    lift = exercise(dose=dose(sets=(2, 2), repetitions=(2, 2), rest_s=30), cue="Slow as honey.")
    made = catalog(lift)
    timeline = compile_timeline(routine(lift), made, SessionSettings())
    said = texts(timeline, made)
    assert ["Slow as honey." in text for text in said] == [True] + [False] * (len(said) - 1)
    assert not [text for text in texts(timeline, made, "brief") if "Slow as honey." in text]


@pytest.mark.parametrize(
    ("counting", "expected"),
    [
        ("off", ["Half-way.", "Last one."]),
        ("every", ["Two.", "Three.", "Four.", "Five.", "Last one."]),
        ("last three", ["Half-way.", "Two more.", "Last one."]),
    ],
)
def test_repetitions_are_counted_as_the_user_likes(counting: Counting, expected: list[str]) -> None:
    lift = exercise(dose=dose(repetitions=(6, 6)))
    made, sound = catalog(lift), SoundSettings(counting=counting)
    wording = SpeechWording(Words(), made)
    timeline = compile_timeline(routine(lift), made, SessionSettings())
    said = compile_script(lengthened_for_speech(timeline, wording, sound), wording, sound).speech
    assert [cue.text for cue in said if cue.name in ("count", "half_way", "last_one")] == expected


def test_alternating_repetitions_are_counted_with_their_side() -> None:
    step = exercise("step", sides="alternate", dose=dose(repetitions=(3, 3)), tempo=tempo(step_up=3, step_down=2))
    made, sound = catalog(step), SoundSettings(counting="every")
    wording = SpeechWording(Words(), made)
    said = compile_script(compile_timeline(routine(step), made, SessionSettings()), wording, sound).speech
    assert [cue.text for cue in said if cue.name == "side_words"] == ["Left", "Right", "Two. Left", "Right", "Right"]


def test_a_long_hold_says_every_ten_seconds_that_it_goes_on() -> None:
    made = catalog(stretch(dose=dose(hold_s=(45, 45)), sides="both"))
    timeline = compile_timeline(made.as_routine("stretch"), made, SessionSettings())
    hold = next(segment for segment in timeline.segments if segment.phase == "hold")
    wording = SpeechWording(Words(), made)
    with_tones = compile_script(timeline, wording, SoundSettings())
    half = next(cue.at_s for cue in with_tones.speech if cue.name == "half_way")
    assert [cue.at_s - hold.start_s for cue in with_tones.cues if cue.name == "mark"] == [10, 20, 30, 40]
    assert abs(half - hold.start_s - 22.5) < 1
    words = compile_script(timeline, wording, SoundSettings(tones=False)).speech
    assert [cue.text for cue in words if cue.name == "still_going"] == [
        "Ten seconds.", "Twenty seconds.", "Thirty seconds.", "Forty seconds.",
    ]  # fmt: skip


def test_a_phase_too_short_for_its_own_words_has_its_plain_name() -> None:
    lift = exercise(tempo=tempo(lift=2, lower=3), phase_words={"lift": "Lift as slowly as you can and no higher"})
    made = catalog(lift)
    said = texts(compile_timeline(routine(lift), made, SessionSettings()), made)
    assert {"Lift.", "Lower."} <= set(said)


def test_a_long_position_is_kept_breathing_and_only_a_breath_is_held() -> None:
    breathe = breathing()
    made = catalog(stretch(), breathe)
    said = texts(compile_timeline(routine(stretch(), breathe), made, SessionSettings()), made)
    assert "Stay, keep breathing." in said
    assert said.index("Hold.") > said.index("Stay, keep breathing.")
    in_breaths = catalog(stretch(dose=dose(hold_breaths=(2, 2))))
    said = texts(compile_timeline(in_breaths.as_routine("stretch"), in_breaths, SessionSettings()), in_breaths)
    assert {"Stay. Breathe in.", "Breathe out.", "Last breath."} <= set(said)


def test_sets_halves_and_the_last_repetition_are_said() -> None:
    lift = exercise(dose=dose(sets=(2, 2), repetitions=(6, 6), rest_s=30))
    made = catalog(lift)
    said = texts(compile_timeline(routine(lift), made, SessionSettings()), made)
    assert [text for text in said if text in ("Half-way.", "Last one.")] == ["Half-way.", "Last one."] * 2
    assert "Rest. Set two of two." in said
    assert "Get ready: Lift." in said
    assert said[-1] == "That was all. Well done."


def test_a_long_hold_is_halved_and_counted_down_and_a_short_one_is_not() -> None:
    made = catalog(stretch(), stretch("short", dose=dose(hold_s=(4, 4))))
    script = _script(made, RoutineItem(exercise="stretch"), RoutineItem(exercise="short"))
    names = [cue.name for cue in script.cues]
    assert names.count("half_way") == 2
    assert names.count("mark") == 0, "half-way is said then"
    holds = [cue for cue in script.cues if cue.name == "hold"]
    ticks = [cue.at_s for cue in script.cues if cue.name == "tick"]
    assert [round(holds[0].at_s + 20 - k, 3) for k in (3, 2, 1)] == [t for t in ticks if 0 < t - holds[0].at_s < 20]
    assert not [t for t in ticks if 0 < t - holds[2].at_s < 4]
    assert COUNTED_FROM_S > 4


def test_sides_in_turn_are_named_at_each_change() -> None:
    step = exercise("step", sides="alternate", dose=dose(repetitions=(2, 2)))
    made = catalog(step)
    said = texts(compile_timeline(routine(step), made, SessionSettings()), made)
    told = ("Left", "Right", "Last one.")
    assert [text for text in said if text in told] == ["Left", "Right", "Last one.", "Right"]
    assert "Each side in turn." in said[0]


def test_at_your_own_pace_is_explained() -> None:
    made = catalog(exercise())
    timeline = compile_timeline(routine(exercise()), made, SessionSettings(own_pace=True))
    assert "At your own pace. Press the space bar when you are done." in texts(timeline, made)


def test_words_are_shown_while_they_are_said_and_can_be_repeated_later() -> None:
    script = _script(catalog(breathing()), RoutineItem(exercise="breathe"))
    first = script.speech[0]
    assert script.said_last(first.at_s - 0.1) is None
    assert script.shown(first.at_s - 0.1) == ""
    assert script.said_last(first.end_s + 0.1) == first
    assert script.shown(first.at_s + 0.1) == first.text
    assert script.shown(first.end_s) == ""


def test_only_a_breath_tone_that_is_not_over_is_found() -> None:
    script = _script(catalog(breathing()), RoutineItem(exercise="breathe"))
    breath = next(cue for cue in script.cues if cue.name == "breath_in")
    assert script.breathing(breath.at_s + 1) == breath
    assert script.breathing(breath.at_s) is None
    assert Script("empty").breathing(3) is None
    assert script.coming(0, 2) == script.speech[:2]


def test_too_short_a_time_before_work_is_lengthened_by_what_is_missing_and_at_most_a_second_more() -> None:
    other = exercise("other", name="An exercise with a name that is as long as a sentence")
    made, sound = catalog(exercise(), other), SoundSettings()
    wording = SpeechWording(Words(), made)
    plain = compile_timeline(routine(exercise(), other), made, SessionSettings(get_ready_s=3))
    found = segments_by_step(plain)
    _, need = chosen_announcement(found[1], found, wording, sound)
    longer = segments_by_step(lengthened_for_speech(plain, wording, sound))[1].lead_in[0].duration_s
    assert found[1].lead_in[0].duration_s < need <= longer < need + 1


def _script(made: Catalog, *items: RoutineItem) -> Script:
    wording, sound = SpeechWording(Words(), made), SoundSettings()
    timeline = compile_timeline(routine(*items), made, SessionSettings())
    return compile_script(lengthened_for_speech(timeline, wording, sound), wording, sound)
