"""The shipped catalogue is complete, agrees with its sources and keeps to the project's rules for words."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.catalog import Catalog, Exercise
from tests.catalog.lookups import minutes, placed
from tests.places import ASSETS
from tests.shipped import shipped_catalog

FILES = sorted(path for folder in ("exercises", "routines") for path in (ASSETS / folder).glob("*.toml"))

SOURCES = {
    "crocodile-breathing": "S0",
    "thoracic-foam-roll": "S0",
    "thoracic-rotation-on-roller": "S0",
    "open-book": "S0",
    "glute-ball-release": "S0",
    "supine-figure-four": "S0",
    "segmental-rolling": "S0",
    "rib-lift-breathing": "S1",
    "baby-cobra": "S1",
    "bird-dog": "S1 S4",
    "cat-cow": "S1 S4",
    "kneeling-lunge": "S1 S2",
    "deep-squat-hold": "S1",
    "supine-twist": "S1",
    "seated-twist": "S1",
    "pelvic-tilt": "S2 S4",
    "double-knee-to-chest": "S2 S4",
    "single-knee-to-chest": "S4",
    "front-thigh-foam-roll": "S2",
    "glute-bridge": "S2",
    "single-leg-bridge": "S2",
    "plank": "S2",
    "knee-plank": "S2",
    "alternating-step-up": "S2",
    "press-up-to-heels": "S3 S4",
    "quadruped-hip-lift": "S3",
    "good-morning-squat": "S3",
    "standing-side-bend": "S3",
    "standing-forward-bend": "S3",
    "hamstring-towel-stretch": "S4",
    "slouch-overcorrect": "S4",
    "belly-breathing": "S4",
    "thread-the-needle": "S4",
    "sphinx": "S4",
    "childs-pose": "S3 S4",
    "roll-up": "S4",
    "hip-hinge": "S4",
    "knee-rolls": "S1",
    "seated-cat-cow": "S1 S4",
    "seated-figure-four": "S0",
    "seated-hamstring-stretch": "S4",
    "seated-pelvic-tilt": "S2",
    "standing-extension": "S3",
    "sit-to-stand": "S3",
    "wall-press-up": "S2",
    "curl-up": "",
    "side-plank": "",
    "side-plank-knees": "",
    "dead-bug-heel-taps": "",
    "pelvic-tilt-all-fours": "S2",
    "twist-in-bed": "S1",
    "floor-twist": "S1",
    "plank-leg-lift": "S2",
    "front-thigh-ball": "S2",
    "standing-hip-lift": "S3",
    "standing-reach": "S1 S4",
    "standing-lunge": "S1 S2",
    "seated-fold": "S3 S4",
}

STATED: dict[str, dict[str, object]] = {
    "crocodile-breathing": {"breaths": (8, 10), "sets": (1, 2), "rest_s": 30},
    "thoracic-foam-roll": {"time_s": (30, 60), "sets": (1, 2), "rest_s": 30},
    "open-book": {"repetitions": (8, 10), "hold_s": (1, 2), "sets": (1, 2), "rest_s": 30},
    "glute-ball-release": {"time_s": (30, 60), "sets": (1, 2), "rest_s": 30},
    "supine-figure-four": {"hold_s": (20, 30), "sets": (1, 2), "rest_s": 30},
    "segmental-rolling": {"repetitions": (4, 10), "sets": (1, 2), "rest_s": 30},
    "rib-lift-breathing": {"breaths": (3, 4), "sets": (5, 10)},
    "bird-dog": {"hold_breaths": (3, 5)},
    "kneeling-lunge": {"hold_breaths": (3, 5)},
    "deep-squat-hold": {"hold_breaths": (3, 5)},
    "supine-twist": {"hold_s": (30, 30)},
    "twist-in-bed": {"hold_s": (30, 30)},
    "double-knee-to-chest": {"hold_s": (20, 30)},
    "press-up-to-heels": {"repetitions": (5, 7), "hold_s": (2, 2), "sets": (3, 3)},
    "quadruped-hip-lift": {"repetitions": (5, 7), "sets": (3, 3)},
    "good-morning-squat": {"repetitions": (5, 7), "hold_s": (1, 1), "sets": (3, 3)},
}

SIDES = {
    "each": "thoracic-rotation-on-roller open-book glute-ball-release supine-figure-four segmental-rolling bird-dog "
    "kneeling-lunge supine-twist seated-twist single-knee-to-chest front-thigh-foam-roll single-leg-bridge "
    "quadruped-hip-lift standing-side-bend hamstring-towel-stretch thread-the-needle seated-figure-four "
    "seated-hamstring-stretch side-plank side-plank-knees twist-in-bed floor-twist plank-leg-lift front-thigh-ball "
    "standing-hip-lift standing-reach standing-lunge",
    "alternate": "alternating-step-up knee-rolls dead-bug-heel-taps",
}

ROUTINES = {
    "seven-actions": "crocodile-breathing thoracic-foam-roll thoracic-rotation-on-roller open-book glute-ball-release "
    "supine-figure-four segmental-rolling",
    "breath-and-six-stretches": "rib-lift-breathing baby-cobra bird-dog cat-cow kneeling-lunge deep-squat-hold "
    "supine-twist",
    "five-tips-circuit": "pelvic-tilt double-knee-to-chest kneeling-lunge front-thigh-foam-roll glute-bridge plank "
    "alternating-step-up",
    "three-moves": "press-up-to-heels quadruped-hip-lift good-morning-squat",
    "eight-stretches": "belly-breathing single-knee-to-chest double-knee-to-chest pelvic-tilt cat-cow "
    "hamstring-towel-stretch thread-the-needle sphinx press-up-to-heels",
    "five-minute-warm-up": "pelvic-tilt knee-rolls cat-cow bird-dog hip-hinge",
    "desk-break": "slouch-overcorrect rib-lift-breathing seated-twist standing-side-bend standing-forward-bend",
    "gentle-day": "belly-breathing pelvic-tilt single-knee-to-chest childs-pose",
    "small-start": "belly-breathing pelvic-tilt knee-rolls cat-cow",
    "morning-in-bed": "belly-breathing pelvic-tilt single-knee-to-chest knee-rolls",
    "chair-and-standing": "seated-cat-cow seated-twist seated-figure-four sit-to-stand standing-side-bend",
    "bending-back": "sphinx baby-cobra glute-bridge standing-extension",
    "bending-forward": "pelvic-tilt single-knee-to-chest double-knee-to-chest childs-pose seated-cat-cow",
    "before-lifting": "standing-side-bend sit-to-stand hip-hinge good-morning-squat standing-extension",
    "short-and-strong": "cat-cow curl-up side-plank-knees bird-dog glute-bridge childs-pose",
    "wind-down": "belly-breathing supine-figure-four supine-twist",
    "long-desk-day": "sit-to-stand standing-side-bend standing-forward-bend standing-extension",
}

CLAIMS = re.compile(
    r"\b(treat(s|ed|ing|ments?)?|therap\w*|cure[sd]?|curing|heal(s|ed|ing)?|relie(f|v)\w*|prevent\w*|rehab\w*|prescri\w*"
    r"|clinical\w*|patients?|correct posture|weak core|decompress\w*|realign\w*)\b",
    re.IGNORECASE,
)
MEASURES = ("repetitions", "breaths", "time_s", "hold_s", "hold_breaths")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return shipped_catalog()


def texts(value: object) -> Iterator[str]:
    """Every text in a TOML value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_every_exercise_is_there_with_the_sources_that_teach_it(catalog: Catalog) -> None:
    assert {id: " ".join(exercise.sources) for id, exercise in catalog.exercises.items()} == SOURCES


def test_every_routine_is_there_with_its_exercises_in_order(catalog: Catalog) -> None:
    found = {id: " ".join(item.exercise for item in routine.items) for id, routine in catalog.routines.items()}
    assert found == ROUTINES


def test_the_routines_name_all_the_sources_and_no_others(catalog: Catalog) -> None:
    assert {s for routine in catalog.routines.values() for s in routine.sources} == {"S0", "S1", "S2", "S3", "S4"}


@pytest.mark.parametrize("id", STATED)
def test_a_stated_dose_has_the_numbers_of_its_source(catalog: Catalog, id: str) -> None:
    dose = catalog.exercise(id).dose
    assert dose.stated
    assert {key: getattr(dose, key) for key in STATED[id]} == STATED[id]


def test_every_other_dose_says_that_no_source_states_it(catalog: Catalog) -> None:
    unstated = {id: exercise.dose for id, exercise in catalog.exercises.items() if id not in STATED}
    assert not [id for id, dose in unstated.items() if dose.stated]
    admits = re.compile(r"no dose|no number|only|several")
    assert not [id for id, dose in unstated.items() if not admits.search(dose.source.lower())]


def test_a_doses_origin_names_each_source_of_the_exercise(catalog: Catalog) -> None:
    assert not [(id, s) for id, e in catalog.exercises.items() for s in e.sources if s not in e.dose.source]


def test_a_dose_that_no_source_states_starts_modestly(catalog: Catalog) -> None:
    doses = [exercise.dose for id, exercise in catalog.exercises.items() if id not in STATED]
    assert all(dose.sets[0] == 1 and dose.sets[1] <= 3 for dose in doses)
    assert all(ends[0] <= 8 for dose in doses if (ends := dose.repetitions or dose.breaths))


def test_one_sided_exercises_are_done_on_both_sides(catalog: Catalog) -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for id, exercise in catalog.exercises.items():
        found[exercise.sides].add(id)
    assert {sides: found[sides] for sides in SIDES} == {sides: set(ids.split()) for sides, ids in SIDES.items()}


def test_the_steps_say_what_left_means_wherever_a_side_is_called(catalog: Catalog) -> None:
    assert not [id for id, e in catalog.exercises.items() if (e.sides != "both") != (e.side_phrase is not None)]
    for exercise in catalog.exercises.values():
        if exercise.side_phrase:
            assert exercise.side_phrase.left.lower() in exercise.steps[-1].lower()


def test_the_words_for_the_right_side_mirror_those_for_the_left(catalog: Catalog) -> None:
    other = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
    for exercise in catalog.exercises.values():
        if phrase := exercise.side_phrase:
            mirrored = re.sub("|".join(other), lambda side: other[side[0]], phrase.left)
            assert (mirrored, phrase.left != phrase.right) == (phrase.right, True)


def test_only_the_breathing_of_the_first_article_and_its_easier_form_hold_the_breath(catalog: Catalog) -> None:
    held = {id for id, exercise in catalog.exercises.items() if exercise.breath_hold}
    assert held == {"crocodile-breathing", "belly-breathing"}


def test_strength_work_says_when_to_breathe_out(catalog: Catalog) -> None:
    strong = [exercise for exercise in catalog.exercises.values() if exercise.kind == "strength"]
    assert not [exercise.id for exercise in strong if "breathe out as you" not in exercise.cue.lower()]


def test_a_phase_led_by_breath_says_what_moves(catalog: Catalog) -> None:
    led = [exercise for exercise in catalog.exercises.values() if exercise.breath_led]
    for exercise in led:
        assert exercise.phase_words["inhale"].startswith("Breathe in, and ")
        assert exercise.phase_words["exhale"].startswith("Breathe out, and ")


def test_every_exercise_shows_where_to_feel_it(catalog: Catalog) -> None:
    assert not [id for id, exercise in catalog.exercises.items() if not exercise.feel_at]


def test_held_positions_never_speak_of_a_hold(catalog: Catalog) -> None:
    texts = [text for exercise in catalog.exercises.values() for text in exercise.phase_words.values()]
    assert not [text for text in texts if "hold" in text.lower()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_makes_a_medical_claim(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert not [match[0] for text in texts(data) for match in CLAIMS.finditer(text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_texts_are_tidy(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert "id" not in data
    assert not [text for text in texts(data) if text != text.strip() or "  " in text or '"' in text or "'" in text]


def test_a_cue_fits_one_line_of_the_stage(catalog: Catalog) -> None:
    assert not [e.cue for e in catalog.exercises.values() if len(e.cue) > 45 or not e.cue.endswith(".")]


def test_steps_are_few_short_and_whole_sentences(catalog: Catalog) -> None:
    assert not [id for id, e in catalog.exercises.items() if not 3 <= len(e.steps) <= 6]
    steps = [step for exercise in catalog.exercises.values() for step in exercise.steps]
    assert not [step for step in steps if len(step) > 110 or not step[0].isupper() or not step.endswith(".")]


def test_names_tell_exercises_apart(catalog: Catalog) -> None:
    names = [name.lower() for e in catalog.exercises.values() for name in (e.name, *e.other_names)]
    assert len(names) == len(set(names))
    assert "Kneeling back extension" in catalog.exercise("press-up-to-heels").other_names


def test_a_thing_has_one_substitute_everywhere(catalog: Catalog) -> None:
    things = {thing for exercise in catalog.exercises.values() for thing in exercise.equipment}
    assert len({thing.name for thing in things}) == len(things)
    assert all(thing.name == thing.name.lower() for thing in things)


def test_exercises_on_the_floor_ask_for_a_mat(catalog: Catalog) -> None:
    floor = placed(catalog, "prone", "supine", "side-lying", "all-fours", "kneeling", "half-kneeling")
    floor -= {id for id, exercise in catalog.exercises.items() if exercise.in_bed}
    matted = {id for id, e in catalog.exercises.items() if "exercise mat" in {thing.name for thing in e.equipment}}
    assert floor <= matted


def test_easier_and_harder_answer_each_other(catalog: Catalog) -> None:
    harder = {(id, exercise.harder) for id, exercise in catalog.exercises.items() if exercise.harder}
    easier = {(exercise.easier, id) for id, exercise in catalog.exercises.items() if exercise.easier}
    assert harder == easier
    assert {("knee-plank", "plank"), ("glute-bridge", "single-leg-bridge")} <= harder


def test_the_breathing_exercises_and_the_flowing_ones_follow_the_breath(catalog: Catalog) -> None:
    breathing = {id for id, exercise in catalog.exercises.items() if exercise.kind == "breathing"}
    assert breathing == {"crocodile-breathing", "rib-lift-breathing", "belly-breathing"}
    led = {id for id, exercise in catalog.exercises.items() if exercise.breath_led}
    assert led == breathing | {"baby-cobra", "cat-cow", "seated-cat-cow", "seated-twist", "floor-twist"}


def test_the_roller_works_the_upper_back_from_top_to_bottom(catalog: Catalog) -> None:
    assert catalog.exercise("thoracic-foam-roll").phase_names == ("upper_third", "middle_third", "lower_third")


def test_only_the_five_tips_are_a_circuit(catalog: Catalog) -> None:
    assert [(id, r.rounds) for id, r in catalog.routines.items() if r.arrangement == "circuit"] == [
        ("five-tips-circuit", 2)
    ]


def test_the_seven_actions_are_thirty_seconds_apart(catalog: Catalog) -> None:
    assert catalog.routine("seven-actions").rest_s == 30


def test_the_desk_break_needs_no_more_than_three_minutes_and_a_chair(catalog: Catalog) -> None:
    routine = catalog.routine("desk-break")
    assert minutes(catalog, routine.id) <= 3
    assert catalog.equipment(routine) == ()
    assert {catalog.exercise(item.exercise).position for item in routine.items} == {"seated", "standing"}


def test_the_warm_up_takes_at_most_five_minutes(catalog: Catalog) -> None:
    assert 4 <= minutes(catalog, "five-minute-warm-up") <= 5


def test_the_gentle_day_pins_the_smallest_dose_of_everything(catalog: Catalog) -> None:
    def smallest(exercise: Exercise) -> dict[str, int]:
        return {key: ends[0] for key in ("sets", *MEASURES) if (ends := getattr(exercise.dose, key))}

    for item in catalog.routine("gentle-day").items:
        pinned = {key: getattr(item, key) for key in ("sets", *MEASURES) if getattr(item, key) is not None}
        assert pinned == smallest(catalog.exercise(item.exercise))
