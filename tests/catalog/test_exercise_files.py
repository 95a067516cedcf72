"""Every mistake in a file is one sentence that names the file, the key and what was expected."""

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given

from backcoach.catalog import Exercise, Routine, RoutineItem
from backcoach.catalog.exercise_files import read_exercise, read_routine
from backcoach.catalog.types import PhaseName, Position
from backcoach.problem import Problem
from tests.builders import breathing, dose, exercise, routine, stretch, table, tempo, toml, write
from tests.strategies import exercises

MAX_BYTES = 100000

LIFT, BREATHE = exercise("lift"), breathing("breathe")
KNOWN = {"lift": LIFT, "breathe": BREATHE}


def changed(record: Exercise | Routine, path: str, value: object) -> dict[str, Any]:
    """The table of a record with a value set at a dotted path, or with the key removed if the value is `...`."""
    top = table(record)
    place: Any = top
    *above, last = path.split(".")
    for part in above:
        place = place[int(part) if part.isdigit() else part]
    if value is ...:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return top


def complaint(path: Path, content: bytes | str | dict[str, Any], kind: type = Exercise) -> str:
    """The sentence about a file with this content."""
    text = toml(content) if isinstance(content, dict) else content
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(Problem) as caught:
        read_exercise(path) if kind is Exercise else read_routine(path, KNOWN)
    return str(caught.value)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("name", ..., "name: expected this key to be there."),
        ("dose", ..., "dose: expected this key to be there."),
        ("dose.sets", ..., "dose.sets: expected this key to be there."),
        ("nmae", "Lift", "nmae: expected no such key."),
        ("dose.rest", 30, "dose.rest: expected no such key."),
        ("tempo.0.seconds", 2, "tempo[0].seconds: expected no such key."),
        ("a\nb", 1, r"'a\nb': expected no such key."),
        ("", 1, "'': expected no such key."),
        ("é", 1, "é: expected no such key."),
        ("name", 5, "name: expected text, got a whole number."),
        ("name", "", "name: expected text of length >= 1."),
        ("steps", "Lift.", "steps: expected a list, got text."),
        ("steps.1", 2.5, "steps[1]: expected text, got a number."),
        ("dose", 8, "dose: expected a table, got a whole number."),
        ("dose.stated", "yes", "dose.stated: expected true or false, got text."),
        ("dose.sets", 2, "dose.sets: expected a list, got a whole number."),
        ("dose.sets", [1], "dose.sets: expected a list of length 2, got 1."),
        ("dose.sets", [1, 2, 3], "dose.sets: expected a list of length 2, got 3."),
        ("dose.sets", [0, 2], "dose.sets[0]: expected a whole number >= 1."),
        ("dose.sets", [1, 10**30], "dose.sets[1]: expected a whole number <= 100."),
        ("dose.sets", [1.5, 2], "dose.sets[0]: expected a whole number, got a number."),
        ("dose.repetitions", True, "dose.repetitions: expected a list, got true or false."),
        ("tempo", "Breath", "tempo: expected one of breath, a list of phases, not 'Breath'."),
        ("tempo", 5, "tempo: expected text or a list, got a whole number."),
        ("tempo", ["lift"], "tempo[0]: expected a table, got text."),
        ("tempo.0.s", "2", "tempo[0].s: expected a number, got text."),
        ("tempo.0.s", 0.05, "tempo[0].s: expected a number >= 0.1."),
        ("tempo.0.s", float("nan"), "tempo[0].s: expected a number >= 0.1."),
        ("tempo.0.s", float("inf"), "tempo[0].s: expected a number <= 120.0."),
        ("easier", False, "easier: expected text, got true or false."),
        ("equipment", [{"name": "ball"}], "equipment[0].instead: expected this key to be there."),
        (
            "kind",
            "stretching",
            "kind: expected one of breathing, mobility, release, stretch, strength, control, not 'stretching'.",
        ),
        ("sides", "left", "sides: expected one of both, each, alternate, not 'left'."),
        (
            "position",
            "x` - at `$.y[0]",
            f"position: expected one of {', '.join(get_args(Position))}, not 'x` - at `$.y[0]'.",
        ),
        ("tempo.1.phase", "up", f"tempo[1].phase: expected one of {', '.join(get_args(PhaseName))}, not 'up'."),
        ("id", "other", "id: expected the file's own name, lift."),
        ("id", 5, "id: expected the file's own name, lift."),
        ("dose.sets", [2, 1], "dose.sets: expected the low end first, then the high end."),
        ("dose.repetitions", [9, 8], "dose.repetitions: expected the low end first, then the high end."),
        ("tempo", [], "tempo: expected at least one phase."),
        ("tempo.1.phase", "lift", "tempo: expected each phase name once."),
        ("tempo.0.s", ..., "tempo: expected seconds `s` for every phase but hold, stay and pause."),
        ("tempo.0", {"phase": "stay"}, "dose: expected one of hold_s or hold_breaths exactly when a phase has no `s`."),
        ("dose.hold_s", [2, 3], "dose: expected one of hold_s or hold_breaths exactly when a phase has no `s`."),
        ("dose.repetitions", ..., "dose: expected repetitions, time_s or a hold."),
        ("dose.time_s", [30, 60], "dose: expected no breaths, and not both repetitions and time_s."),
        ("dose.breaths", [3, 4], "dose: expected no breaths, and not both repetitions and time_s."),
        ("side_phrase", {"left": "Up", "right": "Down"}, "side_phrase: expected none where both sides work at once."),
        ("side_phrase", {"left": "Up"}, "side_phrase.right: expected this key to be there."),
        ("phase_words", {"jump": "Jump"}, "phase_words: expected only its phases: lift, lower."),
        ("step_phases", ["", "lift"], "step_phases: expected one phase for each step."),
        (
            "step_phases",
            ["", "turn", "lower"],
            "step_phases: expected only lift, lower, or nothing for the starting pose.",
        ),
        ("works", ["left-leg"], "works: expected none where both sides work at once."),
        ("phase_words", {"lift": ""}, "phase_words[...]: expected text of length >= 1."),
        ("breath_hold", True, 'breath_hold: expected true only when tempo = "breath".'),
    ],
)
def test_a_mistake_in_an_exercise_is_one_sentence(tmp_path: Path, key: str, value: object, sentence: str) -> None:
    assert complaint(tmp_path / "lift.toml", changed(LIFT, key, value)) == f"lift.toml: {sentence}"


def test_more_repetitions_than_anybody_does_are_a_mistake(tmp_path: Path) -> None:
    many = exercise("lift", dose=dose(sets=(1, 21), repetitions=(10, 100)))
    said = complaint(tmp_path / "lift.toml", table(many))
    assert said.startswith("lift.toml: dose: expected at most 2,000 repetitions and 8 hours of holding, all sets")
    said = complaint(tmp_path / "held.toml", table(exercise("held", dose=dose(sets=(1, 9), time_s=(60, 3600)))))
    assert said.startswith("held.toml: dose: expected at most 2,000 repetitions and 8 hours")
    circuit = routine(RoutineItem(exercise="lift", repetitions=20), BREATHE, arrangement="circuit", rounds=100)
    said = complaint(tmp_path / "mine.toml", table(circuit), Routine)
    assert said.startswith("mine.toml: items: expected at most 2,000 repetitions")


def test_the_rounds_of_a_circuit_are_its_sets(tmp_path: Path) -> None:
    often = exercise("lift", dose=dose(sets=(1, 100), repetitions=(8, 20)))
    circuit = routine(often, arrangement="circuit", rounds=100)
    write(tmp_path, circuit)
    assert read_routine(tmp_path / "routines" / f"{circuit.id}.toml", {"lift": often}).rounds == 100


def test_a_caution_that_does_not_exist_lists_those_that_do(tmp_path: Path) -> None:
    said = complaint(tmp_path / "lift.toml", changed(LIFT, "cautions", ["knee", "ankle"]))
    assert said.startswith("lift.toml: cautions[1]: expected one of osteoporosis, pregnancy, knee,")
    assert said.endswith(", not 'ankle'.")


def test_a_caution_with_words_of_its_own_counts_as_named(tmp_path: Path) -> None:
    own = {"say": "Go slowly.", "most": {"repetitions": 2}}
    path = tmp_path / "lift.toml"
    path.write_text(toml({**table(LIFT), "cautions": ["knee"], "care": {"wrist": own, "knee": own}}), encoding="utf-8")
    read = read_exercise(path)
    assert read.cautions == ("knee", "wrist")
    assert read.care["wrist"].most.repetitions == 2


@pytest.mark.parametrize(
    ("care", "sentence"),
    [
        ({}, "care[...].say: expected this key to be there."),
        (
            {"say": "Short.", "most": {"hold_s": 5}},
            "care.knee.most.hold_s: expected one of sets, repetitions, by which lift is measured.",
        ),
        ({"say": "Out.", "hide": True, "use": "breathe"}, "care.knee: expected either hide or use."),
    ],
)
def test_what_a_caution_does_is_checked(tmp_path: Path, care: dict[str, Any], sentence: str) -> None:
    said = complaint(tmp_path / "lift.toml", changed(LIFT, "care", {"knee": care}))
    assert said == f"lift.toml: {sentence}"


@pytest.mark.parametrize("measures", [{"hold_s": [2, 3], "hold_breaths": [1, 2]}, {"repetitions": [2, 3]}])
def test_an_open_phase_needs_exactly_one_hold(tmp_path: Path, measures: dict[str, object]) -> None:
    plain = {key: value for key, value in table(stretch())["dose"].items() if key != "hold_s"}
    said = complaint(tmp_path / "stretch.toml", changed(stretch(), "dose", {**plain, **measures}))
    assert said == "stretch.toml: dose: expected one of hold_s or hold_breaths exactly when a phase has no `s`."


def test_an_open_hold_does_not_fit_a_fixed_time(tmp_path: Path) -> None:
    said = complaint(tmp_path / "stretch.toml", changed(stretch(), "dose.time_s", [30, 60]))
    assert said == "stretch.toml: dose: expected no open hold in an exercise that is done by time."


@pytest.mark.parametrize(
    "measures",
    [{}, {"breaths": [2, 3], "repetitions": [2, 3]}, {"hold_s": [2, 3]}, {"breaths": [2, 3], "time_s": [9, 9]}],
)
def test_a_breathing_exercise_counts_breaths_or_repetitions_alone(tmp_path: Path, measures: dict[str, object]) -> None:
    plain = {key: value for key, value in table(BREATHE)["dose"].items() if key != "breaths"}
    said = complaint(tmp_path / "breathe.toml", changed(BREATHE, "dose", {**plain, **measures}))
    assert said == (
        'breathe.toml: dose: expected either breaths or repetitions and nothing else when tempo = "breath".'
    )


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("items", ..., "items: expected this key to be there."),
        ("items", [], "items: expected a list of length >= 1."),
        ("items.0.exercise", ..., "items[0].exercise: expected this key to be there."),
        ("items.1.reps", 3, "items[1].reps: expected no such key."),
        ("items.0.repetitions", [2, 3], "items[0].repetitions: expected a whole number, got a list."),
        ("arrangement", "round", "arrangement: expected one of straight, circuit, not 'round'."),
        ("rest_s", -1, "rest_s: expected a whole number >= 0."),
        ("rounds", 2, 'rounds: expected rounds only with arrangement = "circuit".'),
        ("items.1.exercise", "lfit", "items[1].exercise: expected the id of an exercise, not 'lfit'."),
        ("items.0.breaths", 3, "items[0].breaths: expected one of repetitions, time_s, by which lift can be measured."),
        ("items.0.sides", "up", "items[0].sides: expected one of each, alternate, left, right, not 'up'."),
        ("items.0.sides", "left", "items[0].sides: expected none where both sides work at once."),
    ],
)
def test_a_mistake_in_a_routine_is_one_sentence(tmp_path: Path, key: str, value: object, sentence: str) -> None:
    said = complaint(tmp_path / "mine.toml", changed(routine(LIFT, BREATHE), key, value), Routine)
    assert said == f"mine.toml: {sentence}"


def test_a_circuit_has_rounds_and_no_sets(tmp_path: Path) -> None:
    circuit = routine(LIFT, RoutineItem(exercise="breathe", sets=2), arrangement="circuit", rounds=3)
    said = complaint(tmp_path / "mine.toml", table(circuit), Routine)
    assert said == "mine.toml: items[1].sets: expected no sets in a circuit, whose rounds are its sets."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name = \xff", "expected text saved as UTF-8."),
        ("name", "expected valid TOML (Expected '=' after a key in a key/value pair (at end of document))."),
        ("a = 1\na = 2\nb = 3", "expected valid TOML (Cannot overwrite a value (at line 2, column 6))."),
        ("a = " + "9" * 5000, "expected valid TOML (Exceeds the limit"),
        ("a = " + "[" * 50_000, "expected valid TOML (maximum recursion depth"),
        ("a = " + "{a=" * 20_000, "expected valid TOML (maximum recursion depth"),
        ("#" * (MAX_BYTES + 1), "expected at most 100 kB."),
    ],
    ids=["encoding", "no value", "twice", "digits", "lists", "tables", "size"],
)
def test_a_file_that_is_no_toml_is_one_sentence(tmp_path: Path, content: bytes | str, sentence: str) -> None:
    assert complaint(tmp_path / "lift.toml", content).startswith(f"lift.toml: file: {sentence}")


def test_deep_nesting_that_is_valid_is_one_sentence(tmp_path: Path) -> None:
    said = complaint(tmp_path / "lift.toml", f"name{'.a' * 15} = 1\n")
    assert said == "lift.toml: name: expected text, got a table."


def test_a_file_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_exercise(tmp_path / "lift.toml")
    assert str(caught.value) == "lift.toml: file: expected a file that can be read (No such file or directory)."


def test_a_folder_instead_of_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "lift.toml").mkdir()
    with pytest.raises(Problem, match=r"^lift\.toml: file: expected a file that can be read \(.+\)\.$"):
        read_exercise(tmp_path / "lift.toml")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lift.toml", "Lift.toml"),
        ("my_lift.toml", "my_lift.toml"),
        ("lift-.toml", "lift-.toml"),
        ("my lift.toml", "'my lift.toml'"),
        ("li\nft.toml", r"'li\nft.toml'"),
        ("li\udcfft.toml", r"'li\udcfft.toml'"),
        (".toml", ".toml"),
    ],
)
def test_a_bad_file_name_is_one_sentence_that_can_be_printed(tmp_path: Path, name: str, shown: str) -> None:
    said = complaint(tmp_path / name, table(LIFT))
    assert said == f"{shown}: file name: expected lower-case words joined by hyphens, such as my-stretch.toml."
    said.encode()


@pytest.mark.parametrize("record", [LIFT, BREATHE, stretch(), exercise("held", dose=dose(time_s=(30, 30)))])
def test_a_good_exercise_reads_as_it_was_written(tmp_path: Path, record: Exercise) -> None:
    write(tmp_path, record)
    assert read_exercise(tmp_path / "exercises" / f"{record.id}.toml") == record


def test_a_file_may_name_its_own_id_and_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "lift.toml"
    path.write_text(toml({"id": "lift", **table(LIFT)}), encoding="utf-8-sig")
    assert read_exercise(path) == LIFT


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    path = tmp_path / "lift.toml"
    path.write_text(toml(table(LIFT)), encoding="utf-8", newline="\r\n")
    assert read_exercise(path) == LIFT


def test_a_good_routine_reads_as_it_was_written(tmp_path: Path) -> None:
    mine = routine(
        RoutineItem(exercise="lift", repetitions=5, rest_s=0), BREATHE, arrangement="circuit", rounds=3, rest_s=20
    )
    write(tmp_path, mine)
    assert read_routine(tmp_path / "routines" / "mine.toml", KNOWN) == mine


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


@given(made=exercises())
def test_every_exercise_that_the_other_tests_draw_is_one_that_loads(folder: Path, made: Exercise) -> None:
    write(folder, made)
    assert read_exercise(folder / "exercises" / "lift.toml") == made


def test_the_words_for_a_hold_of_the_breath_need_a_hold(tmp_path: Path) -> None:
    held = {**table(BREATHE), "breath_hold": False, "phase_words": {"hold": "Hold"}}
    told = complaint(tmp_path / "breathe.toml", toml(held))
    assert told == "breathe.toml: phase_words: expected only its phases: exhale, inhale."
    in_breaths = stretch(dose=dose(hold_breaths=(2, 3)), phase_words={"inhale": "Stay and breathe in", "hold": "Stay"})
    write(tmp_path, in_breaths)
    assert read_exercise(tmp_path / "exercises" / "stretch.toml") == in_breaths


def test_a_breathing_exercise_has_the_phases_of_a_breath() -> None:
    assert BREATHE.breath_led
    assert BREATHE.phase_names == ("inhale", "hold", "exhale")
    assert not LIFT.breath_led
    assert exercise(tempo=tempo(lift=1, pause=1, lower=1)).phase_names == ("lift", "pause", "lower")


@pytest.mark.parametrize(
    "key",
    ["a" + ".a" * 40_000, "a" + " . 'b'" * 16_000, '"a"' + '."b c"' * 13_000, "[a" + ".a" * 40_000 + "]\nb"],
)
def test_a_key_of_very_many_parts_is_refused_before_it_is_read(key: str, tmp_path: Path) -> None:
    """TOML's reader takes the square of their number: 40,000 took half a minute and six gigabytes."""
    assert "names of at most 16 parts" in complaint(tmp_path / "deep.toml", f"{key} = 1\n")


@pytest.mark.parametrize(
    "shape", ["a" * 99_000, "a." * 15 + "a", '"' * 50_000, "." * 99_000, "[" * 50_000, "{a=" * 30_000]
)
def test_other_odd_shapes_are_refused_as_well(shape: str, tmp_path: Path) -> None:
    assert "names of at most" not in complaint(tmp_path / "odd.toml", f"{shape} = 1\n")


def test_a_sentence_with_many_points_is_no_name(tmp_path: Path) -> None:
    write(tmp_path, exercise("lift", steps=("Lie down... and a.b.c.d.e.f.g: lift.", "." * 90)))
    assert read_exercise(tmp_path / "exercises" / "lift.toml").steps[1] == "." * 90
