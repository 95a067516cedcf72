"""The commands about the catalogue print text and JSON."""

import json
import re
from pathlib import Path

import pytest

from backcoach.cli import main
from tests.builders import exercise, table, toml, write
from tests.cli.running import complaint, output, own, run
from tests.corner import sampled
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
DOSE = ["sets", "repetitions", "breaths", "hold_s", "hold_breaths", "time_s", "rest_s"]


def test_list_shows_every_exercise_and_routine(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    lines = output(capsys, "--data-dir", str(folder), "list").splitlines()
    ids = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(ids) == sorted([*CATALOG.exercises, *CATALOG.routines])
    starts = {len(line) - len(line[2:].split("  ", 1)[1].lstrip()) for line in lines if line.startswith("  ")}
    assert len(starts) == 1, "names stand in one column"


def test_the_listed_json_has_the_promised_keys(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    listed = json.loads(output(capsys, "list", "--json", "--data-dir", str(folder)))
    assert list(listed) == ["exercises", "routines"]
    assert [one["id"] for one in listed["exercises"]] == list(CATALOG.exercises)
    assert [one["id"] for one in listed["routines"]] == list(CATALOG.routines)
    for one in listed["exercises"]:
        assert list(one) == [
            *("id", "name", "other_names", "kind", "position", "equipment", "sides", "dose", "steps"),
            *("cautions", "easier", "harder", "sources"),
        ]
        assert list(one["dose"]) == ["stated", *DOSE]
        assert isinstance(one["dose"]["rest_s"], int)
        ranges = [one["dose"][key] for key in DOSE[:-1] if one["dose"][key] is not None]
        assert all(len(ends) == 2 and ends[0] <= ends[1] for ends in ranges)
        assert all(isinstance(name, str) for name in one["equipment"])
    for one in listed["routines"]:
        assert list(one) == ["id", "name", "arrangement", "rounds", "items", "duration_s", "equipment", "sources"]
        assert all(list(item) == ["exercise", *DOSE] for item in one["items"])


def test_a_routine_starts_at_the_low_end_of_each_range(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    listed = json.loads(output(capsys, "list", "--json", "--data-dir", str(folder)))
    doses = {one["id"]: one["dose"] for one in listed["exercises"]}
    seven = next(one for one in listed["routines"] if one["id"] == "seven-actions")
    for item in seven["items"]:
        for key in DOSE[:-1]:
            assert item[key] == (doses[item["exercise"]][key] or [None])[0]


@sampled
@pytest.mark.parametrize("id", [*CATALOG.routines, *CATALOG.exercises])
def test_the_segments_of_every_timeline_abut_and_sum(id: str, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    timeline = json.loads(output(capsys, "timeline", id, "--json", "--data-dir", str(folder)))
    assert list(timeline) == ["id", "duration_s", "segments"]
    assert timeline["id"] == id
    end = 0.0
    for segment in timeline["segments"]:
        assert list(segment) == [
            *("start_s", "duration_s", "kind", "exercise", "set", "sets", "side"),
            *("repetition", "repetitions", "phase"),
        ]
        assert segment["start_s"] == pytest.approx(end, abs=1e-9)
        end = segment["start_s"] + segment["duration_s"]
    assert end == pytest.approx(timeline["duration_s"], abs=1e-9)
    if id in CATALOG.routines:
        listed = json.loads(output(capsys, "list", "--json", "--data-dir", str(folder)))
        assert next(one for one in listed["routines"] if one["id"] == id)["duration_s"] == timeline["duration_s"]


def test_a_timeline_is_one_line_for_each_segment_and_the_end(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    lines = output(capsys, "--data-dir", str(folder), "timeline", "open-book").splitlines()
    assert lines[0] == "  0:00  get ready    open-book  left"
    assert any(re.search(r"work +open-book +right +rep 8/8 +return$", line) for line in lines)
    assert re.fullmatch(r" +\d+:\d\d  end", lines[-1])
    segments = json.loads(output(capsys, "timeline", "open-book", "--json", "--data-dir", str(folder)))["segments"]
    assert len(lines) == len(segments) + 1


def test_cues_are_listed_as_text_and_as_json(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    lines = output(capsys, "cues", "open-book", "--data-dir", str(folder)).splitlines()
    heard = json.loads(output(capsys, "cues", "open-book", "--json", "--data-dir", str(folder)))
    assert (heard["id"], len(heard["cues"])) == ("open-book", len(lines))
    assert any("Open book" in cue["text"] for cue in heard["cues"])


def test_show_prints_everything_about_an_exercise(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shown = " ".join(output(capsys, "--data-dir", str(folder), "show", "open-book").split())
    book = CATALOG.exercise("open-book")
    origin = book.dose.source.replace("S0", "“Seven actions”")
    for words in (book.name, *book.other_names, *book.steps, book.feel, origin, book.dose.chosen):
        assert " ".join(words.split()) in shown
    for words in ("1–2 sets · 8–10 times · hold 1–2 s", "each side", "exercise mat (or a carpet", "a hip replacement"):
        assert words in shown
    assert "Harder thoracic-rotation-on-roller" in shown
    assert "Easier" not in shown


def test_show_prints_the_dose_of_every_exercise_of_a_routine(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shown = output(capsys, "--data-dir", str(folder), "show", "five-tips-circuit")
    assert "circuit, 2 rounds" in shown
    assert re.search(r"5\. Bridge +2 × 8 · hold 2 s", shown)


def test_sentences_are_wrapped_to_the_terminal(folder: Path) -> None:
    shown = run("show", "open-book", "--data-dir", str(folder), COLUMNS="60").stdout
    assert max(map(len, shown.splitlines())) <= 60


def test_wide_letters_keep_the_columns_straight(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    path = folder / "routines" / "mine.toml"
    own(folder, "wide", toml(table(exercise("wide", name="開く")) | {"id": "wide"}))
    path.parent.mkdir()
    path.write_text(
        'name = "Mine"\nabout = "x"\narrangement = "straight"\nsources = []\n'
        'items = [{ exercise = "wide" }, { exercise = "plank" }]\n',
        encoding="utf-8",
    )
    lines = output(capsys, "--data-dir", str(folder), "show", "mine").splitlines()
    assert "  1. 開く   2 times" in lines
    assert any(line.startswith("  2. Plank  hold") for line in lines)


@pytest.mark.parametrize("command", ["show", "timeline", "sheet"])
def test_an_unknown_id_is_answered_with_similar_ones(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    more = ["-o", str(tmp_path / "x.pdf")] if command == "sheet" else []
    assert "did you mean open-book" in complaint(capsys, command, "open-bok", *more, "--data-dir", str(tmp_path))


def test_own_exercises_are_listed_and_a_faulty_file_gets_one_sentence(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    own(folder, "my-lift", toml(table(exercise("my-lift"))))
    own(folder, "broken", "name = ")
    assert main(["--data-dir", str(folder), "list"]) == 0
    printed = capsys.readouterr()
    assert "my-lift" in printed.out
    assert printed.err.startswith("backcoach: broken.toml: file: expected valid TOML")
    assert printed.err.count("\n") == 1


def test_a_figure_of_ones_own_that_is_wrong_is_told_too(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "motions").mkdir(parents=True)
    (folder / "motions/mine.toml").write_text("[start]\nfrom = 'nowhere'")
    for _ in range(2):
        assert main(["--data-dir", str(folder), "list"]) == 0
        told = capsys.readouterr().err
        assert told.startswith("backcoach: A figure of yours is not shown. motions/mine.toml: key: expected a table")
        assert told.count("\n") == 1


def test_control_characters_in_an_own_name_do_not_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, exercise("trap", name="Trap \x1b[2J\u202e", steps=("Lift\x9b.", "Lower.")))
    for command in (("list",), ("show", "trap"), ("timeline", "trap"), ("cues", "trap")):
        printed = output(capsys, *command, "--data-dir", str(folder))
        assert not {"\x1b", "\u202e", "\x9b"} & set(printed)
    assert r"Trap \u001b[2J\u202e" in output(capsys, "list", "--data-dir", str(folder))
