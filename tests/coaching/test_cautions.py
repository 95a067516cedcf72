"""What the chosen cautions hide, replace, limit and say."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import Care, Catalog, CautionRule, Limits, Routine, RoutineItem
from backcoach.catalog.types import Caution, Position
from backcoach.coaching import careful, caution_advice, may_hold_breath
from backcoach.cues import SpeechWording, lengthened_for_speech
from backcoach.session import PATTERNS, Segment, SessionSettings, Timeline, compile_timeline
from backcoach.session.settings import LEVELS, Level, SoundSettings
from backcoach.session.shorter import shortened
from backcoach.words import Words
from tests.builders import catalog, dose, exercise, routine, stretch
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
WORDING = SpeechWording(Words(), CATALOG)
RULES = {rule.id: rule for rule in CATALOG.cautions}
chosen_cautions = st.sets(st.sampled_from(get_args(Caution)), max_size=6)


def hidden_with(caution: Caution) -> set[str]:
    return {id for id, one in CATALOG.exercises.items() if caution_advice(one, [caution], CATALOG).hidden_by}


def positions_in(timeline: Timeline) -> set[Position]:
    return {CATALOG.exercise(step.exercise).position for step in timeline.steps}


def counted(timeline: Timeline, id: str) -> dict[str, float]:
    """The most of each measure that a timeline has of an exercise."""
    work = [one for one in timeline.segments if one.kind == "work" and one.exercise == id]
    most = max((one.repetitions or 0 for one in work), default=0)
    held = max((one.duration_s for one in work if one.phase in ("hold", "stay", "pause")), default=0.0)
    steps = [one for one in timeline.steps if one.exercise == id]
    by_step = [sum(one.duration_s for one in work if timeline.steps[one.step] is step) for step in steps]
    return {
        "sets": max(one.set for one in steps), "repetitions": most, "breaths": most, "hold_breaths": most,
        "hold_s": held, "time_s": max(by_step), "range_percent": max(one.range_percent for one in work),
    }  # fmt: skip


def stays(timeline: Timeline, positions: tuple[Position, ...]) -> list[float]:
    """The seconds of each stay in some positions, from its first work to its last."""
    found: list[float] = []
    current: list[Segment] = []
    for segment in timeline.segments:
        if segment.say or CATALOG.exercise(segment.exercise).position not in positions:
            found.append(_worked(current))
            current = []
        else:
            current.append(segment)
    return [*found, _worked(current)]


def _worked(segments: list[Segment]) -> float:
    work = [one for one in segments if one.kind == "work"]
    return work[-1].end_s - work[0].start_s if work else 0.0


@given(
    chosen_cautions,
    st.sampled_from(sorted(CATALOG.routines)),
    st.sampled_from(list(LEVELS)),
    st.sampled_from(PATTERNS),
    st.sampled_from([0, 5, 10]),
    st.sampled_from(["off", "brief", "full"]),
)
def test_no_set_of_cautions_lets_what_is_played_break_one_of_its_rules(
    chosen: set[Caution], id: str, level: Level, breath: object, minutes: int, talk: str
) -> None:
    made = careful(CATALOG.routine(id), CATALOG, chosen).routine
    if made is None:
        return
    settings = SessionSettings(level=level, breath=breath, minutes=minutes)  # type: ignore[arg-type]
    made = shortened(made, CATALOG, settings)
    sound = SoundSettings(talk=talk)  # type: ignore[arg-type]
    timeline = lengthened_for_speech(compile_timeline(made, CATALOG, settings), WORDING, sound)
    for caution in chosen:
        rule = RULES[caution]
        if not (made.in_bed and rule.bed_does):
            assert not positions_in(timeline) & set(rule.hidden_positions)
        for one in rule.breaks:
            assert max(stays(timeline, one.positions)) <= one.most_s + 1e-6
        for step in timeline.steps:
            care = CATALOG.exercise(step.exercise).care.get(caution)
            if care is not None:
                assert not care.hide
                assert care.use is None
                assert care.say in step.say
                found = counted(timeline, step.exercise)
                limits = {key: getattr(care.most, key) for key in Limits.__struct_fields__}
                assert all(found[key] <= most + 1e-6 for key, most in limits.items() if most is not None)


def test_without_a_chosen_caution_nothing_is_changed() -> None:
    for one in CATALOG.routines.values():
        assert careful(one, CATALOG, ()).routine == one
    assert caution_advice(CATALOG.exercise("plank"), (), CATALOG).warnings == ()


def test_every_caution_has_one_rule_in_the_order_of_the_settings() -> None:
    assert [rule.id for rule in CATALOG.cautions] == list(get_args(Caution))


def test_every_caution_that_a_shipped_exercise_names_has_a_sentence_of_its_own() -> None:
    assert not [id for id, one in CATALOG.exercises.items() if set(one.cautions) != set(one.care)]
    said = [care.say for one in CATALOG.exercises.values() for care in one.care.values()]
    assert not [say for say in said if len(say) > 90 or not say.endswith(".") or not say[0].isupper()]


def test_osteoporosis_hides_what_bends_under_load_or_presses_and_makes_the_rest_smaller() -> None:
    assert {"roll-up", "thoracic-foam-roll", "segmental-rolling"} <= hidden_with("osteoporosis")
    advice = caution_advice(CATALOG.exercise("cat-cow"), ["osteoporosis"], CATALOG)
    assert advice.most.repetitions == 4


def test_pregnancy_leaves_nothing_face_down_and_no_long_stay_on_the_back() -> None:
    assert {id for id, one in CATALOG.exercises.items() if one.position == "prone"} <= hidden_with("pregnancy")
    for id in ("gentle-day", "eight-stretches"):
        made = careful(CATALOG.routine(id), CATALOG, ["pregnancy"]).routine
        assert made
        timeline = compile_timeline(made, CATALOG, SessionSettings(level="high"))
        assert max(stays(timeline, ("supine",))) <= 60
        assert any(segment.say.startswith("Roll onto your side") for segment in timeline.segments)


@pytest.mark.parametrize("id", ["plank", "knee-plank"])
def test_planks_are_ten_seconds_with_high_blood_pressure_at_every_level(id: str) -> None:
    made = careful(CATALOG.as_routine(id), CATALOG, ["high-blood-pressure"]).routine
    assert made
    timeline = compile_timeline(made, CATALOG, SessionSettings(level="high"))
    assert counted(timeline, id)["hold_s"] == 10


def test_high_blood_pressure_takes_the_hold_out_of_the_breath() -> None:
    assert may_hold_breath(["pregnancy", "knee"], CATALOG)
    assert not may_hold_breath(["knee", "high-blood-pressure"], CATALOG)


def test_no_exercise_contradicts_what_its_caution_says() -> None:
    """What the review of November 2026 found: crossed legs, arms held out, a roller under fragile bones."""
    assert {"supine-figure-four", "glute-ball-release", "segmental-rolling"} <= hidden_with("hip-replacement")
    assert "thoracic-foam-roll" in hidden_with("osteoporosis")
    shoulder = caution_advice(CATALOG.exercise("bird-dog"), ["shoulder-neck"], CATALOG).warnings
    assert shoulder == ("Leave both hands down, and reach with the leg alone.",)
    knee = caution_advice(CATALOG.exercise("alternating-step-up"), ["knee"], CATALOG).warnings
    assert knee == ("Use a low step, and push through the whole foot.",)


def test_a_caution_can_put_another_form_in_place_which_is_itself_checked() -> None:
    made = careful(CATALOG.as_routine("press-up-to-heels"), CATALOG, ["knee"])
    assert made.swapped == (("press-up-to-heels", "baby-cobra"),)
    both = careful(CATALOG.as_routine("press-up-to-heels"), CATALOG, ["knee", "wrist"])
    assert both.swapped == (("press-up-to-heels", "sphinx"),) or both.swapped == (("press-up-to-heels", "baby-cobra"),)
    assert both.routine
    assert not caution_advice(CATALOG.exercise(both.swapped[0][1]), ["knee", "wrist"], CATALOG).hidden_by


def rules(*made: CautionRule, exercises: Catalog) -> Catalog:
    return Catalog(exercises.exercises, exercises.routines, made)


def test_a_form_that_is_there_already_is_not_put_in_twice() -> None:
    easy = exercise("easy")
    hard = exercise("hard", care={"knee": Care(say="Easier.", use="easy")}, cautions=("knee",))
    known = rules(CautionRule("knee", "Care."), exercises=catalog(easy, hard))
    made = careful(routine(hard, easy), known, ["knee"])
    assert (made.hidden, made.swapped) == (("hard",), ())
    assert made.routine
    assert [item.exercise for item in made.routine.items] == ["easy"]


def test_forms_that_lead_back_to_each_other_end_in_nothing() -> None:
    one = exercise("one", care={"knee": Care(say="Other.", use="two")}, cautions=("knee",))
    two = exercise("two", care={"knee": Care(say="Other.", use="one")}, cautions=("knee",))
    known = rules(CautionRule("knee", "Care."), exercises=catalog(one, two))
    assert careful(routine(one), known, ["knee"]).routine is None


def test_positions_are_replaced_by_the_form_on_a_chair_or_left_out() -> None:
    seat = exercise("seat", position="seated")
    floor, low = exercise("floor", chair="seat"), exercise("low", position="supine")
    rule = CautionRule("no-floor", "Up.", hidden_positions=("prone", "supine"))
    made = careful(routine(floor, low), rules(rule, exercises=catalog(seat, floor, low)), ["no-floor"])
    assert (made.swapped, made.hidden) == ((("floor", "seat"),), ("low",))


def test_what_only_names_a_caution_gets_its_plain_warning_as_own_files_always_did() -> None:
    plain = exercise("plain", cautions=("wrist",))
    known = rules(CautionRule("wrist", "Use your fists."), exercises=catalog(plain))
    made = careful(routine(plain), known, ["wrist"]).routine
    assert made
    assert made.items == (RoutineItem(exercise="plain", say="Use your fists."),)


def test_the_strictest_of_several_cautions_counts() -> None:
    held = stretch(
        care={"knee": Care(say="A.", most=Limits(hold_s=9)), "wrist": Care(say="B.", most=Limits(hold_s=7, sets=1))},
        cautions=("knee", "wrist"), dose=dose(hold_s=(20, 30), sets=(2, 3)),
    )  # fmt: skip
    known = rules(CautionRule("knee", "K."), CautionRule("wrist", "W."), exercises=catalog(held))
    made = careful(routine(held), known, ["knee", "wrist"]).routine
    assert made
    (item,) = made.items
    assert (item.most, item.say) == (Limits(hold_s=7, sets=1), "A. B.")


def test_what_a_stop_has_hidden_stays_out_and_is_no_form_for_another() -> None:
    made = careful(CATALOG.as_routine("press-up-to-heels"), CATALOG, ["knee"], {"baby-cobra"})
    assert made.routine is None
    assert careful(CATALOG.as_routine("plank"), CATALOG, (), {"plank"}).hidden == ("plank",)


@pytest.mark.parametrize("caution", ["dizziness", "rolling-over"])
def test_who_gets_giddy_has_longer_to_change_position(caution: Caution) -> None:
    made = careful(CATALOG.routine("eight-stretches"), CATALOG, [caution]).routine
    assert isinstance(made, Routine)
    assert made.change_s == 10
    slow, usual = (compile_timeline(one, CATALOG, SessionSettings()) for one in (made, CATALOG.routine(made.id)))
    assert slow.segments[0].duration_s == usual.segments[0].duration_s + 10
