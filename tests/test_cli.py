"""The command line, run as people run it, on the real catalogue."""

import json
import os
import re
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from backcoach import __version__
from backcoach.catalog.read import read_catalog
from backcoach.cli import main
from backcoach.clock import SystemClock
from backcoach.history.journal import Journal
from tests.builders import exercise, table, toml

CATALOG = read_catalog(Path(__file__).parents[1] / "assets")
DOSE = ["sets", "repetitions", "breaths", "hold_s", "hold_breaths", "time_s", "rest_s"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """BackCoach in a process of its own, without a display."""
    bare = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "backcoach", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=bare | environment,
    )


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints when all goes well."""
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> str:
    """The one sentence with which a command ends."""
    assert main(arguments) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("backcoach: ")
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def scores(folder: Path) -> list[Any]:
    with closing(Journal.open(folder, SystemClock()).journal) as journal:
        return list(journal.scores())


def own(folder: Path, name: str, text: str) -> None:
    """A file among the user's own exercises."""
    path = folder / "exercises" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


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


def test_a_timeline_is_one_line_a_segment_and_the_end(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    lines = output(capsys, "--data-dir", str(folder), "timeline", "open-book").splitlines()
    assert lines[0] == "  0:00  get ready    open-book  left"
    assert any(re.search(r"work +open-book +right +rep 8/8 +return$", line) for line in lines)
    assert re.fullmatch(r" +\d+:\d\d  end", lines[-1])
    segments = json.loads(output(capsys, "timeline", "open-book", "--json", "--data-dir", str(folder)))["segments"]
    assert len(lines) == len(segments) + 1


def test_show_tells_all_of_an_exercise(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shown = " ".join(output(capsys, "--data-dir", str(folder), "show", "open-book").split())
    book = CATALOG.exercise("open-book")
    for words in (book.name, *book.other_names, *book.steps, book.feel, book.dose.source, book.dose.chosen):
        assert " ".join(words.split()) in shown
    for words in ("1–2 sets · 8–10 times · hold 1–2 s", "each side", "exercise mat (or a carpet", "a hip replacement"):
        assert words in shown
    assert "Harder thoracic-rotation-on-roller" in shown
    assert "Easier" not in shown


def test_show_tells_the_dose_of_every_exercise_of_a_routine(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
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
def test_an_unknown_id_is_answered_with_the_nearest(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    more = ["-o", str(tmp_path / "x.pdf")] if command == "sheet" else []
    assert "did you mean open-book?" in complaint(capsys, command, "open-bok", *more, "--data-dir", str(tmp_path))


def test_own_exercises_are_listed_and_a_bad_file_costs_one_sentence(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    own(folder, "my-lift", toml(table(exercise("my-lift"))))
    own(folder, "broken", "name = ")
    assert main(["--data-dir", str(folder), "list"]) == 0
    printed = capsys.readouterr()
    assert "my-lift" in printed.out
    assert printed.err.startswith("backcoach: broken.toml: file: expected valid TOML")
    assert printed.err.count("\n") == 1


def test_a_score_is_kept_with_its_note(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert output(capsys, "log", "7", "--note", "after a long day", "--data-dir", str(folder)).startswith(
        "Kept: 7 of 10, "
    )
    (kept,) = scores(folder)
    assert (kept.question, kept.value, kept.note) == ("now", 7, "after a long day")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-01-20 07:30", "2026-01-20T06:30:00+00:00"),
        ("2026-01-20T07:30", "2026-01-20T06:30:00+00:00"),
        ("2026-01-20 7:30", "2026-01-20T06:30:00+00:00"),
        ("2025-07-20 07:30", "2025-07-20T05:30:00+00:00"),
        ("2026-01-20T07:30:15-05:00", "2026-01-20T12:30:15+00:00"),
        ("2026-01-20 07:30Z", "2026-01-20T07:30:00+00:00"),
    ],
)
def test_a_time_is_local_unless_it_says_otherwise(typed: str, kept: str, folder: Path) -> None:
    assert run("log", "3", "--at", typed, "--data-dir", str(folder), TZ="Europe/Berlin").returncode == 0
    assert scores(folder)[0].at == datetime.fromisoformat(kept)


def test_a_time_alone_is_of_today(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    today = SystemClock().now()
    assert f"{today:%Y-%m-%d} 00:00" in output(capsys, "log", "3", "--at", "0:00", "--data-dir", str(folder))


@pytest.mark.parametrize("score", ["11", "-1", "7.5", "seven", "", "٣", "1e1", "99999999999999999999"])
def test_what_is_no_score_is_answered_and_not_kept(
    score: str, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    said = complaint(capsys, "--data-dir", str(folder), "log", score)
    assert "whole number from 0 (no pain) to 10 (worst pain imaginable)" in said
    assert not folder.exists()


@pytest.mark.parametrize(
    "time",
    ["noon", "25:00", "2026-02-30 07:30", "2026-01-20", "", "0001-01-01 00:00", "9999-12-31 23:59", "1969-01-01 00:00"],
)
def test_what_is_no_time_is_answered_and_not_kept(time: str, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    complaint(capsys, "--data-dir", str(folder), "log", "3", "--at", time)
    assert not folder.exists() or scores(folder) == []


def test_a_time_that_the_clocks_left_out_is_answered(folder: Path) -> None:
    done = run("log", "3", "--at", "2025-03-30 02:30", "--data-dir", str(folder), TZ="Europe/Berlin")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There was no 02:30 on 2025-03-30: the clocks went forward" in done.stderr


def test_a_damaged_journal_is_put_aside_and_the_score_is_kept(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    output(capsys, "log", "3", "--data-dir", str(folder))
    (folder / "journal.db").write_bytes(b"nothing of use")
    assert main(["log", "4", "--data-dir", str(folder)]) == 0
    assert "The journal was damaged and was put aside" in capsys.readouterr().err
    assert [score.value for score in scores(folder)] == [4]


def test_a_data_folder_that_cannot_be_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert "--data-dir" in complaint(capsys, "--data-dir", str(tmp_path / "file"), "log", "3")


@pytest.mark.parametrize(
    "arguments",
    [["frob"], ["show"], ["list", "--jason"], ["sheet", "open-book"], ["sheet", "x", "-o", "y", "--paper", "a5"]],
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("usage: backcoach")
    assert "error: " in printed.err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--version") == f"BackCoach {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(
        f"\n    {command} " in output(capsys, "--help") for command in ("window", "list", "show", "sheet", "log")
    )


def test_a_fault_of_our_own_is_one_sentence_too(capsys: pytest.CaptureFixture[str]) -> None:
    said = complaint(capsys, "--data-dir", "no\0folder", "list", status=3)
    assert "BackCoach ran into a fault of its own: ValueError" in said
    assert "please report it" in said


def test_a_reader_that_leaves_early_hears_nothing() -> None:
    writing = subprocess.Popen(
        [sys.executable, "-m", "backcoach", "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert writing.stdout
    assert writing.stderr
    with writing:
        writing.stdout.close()
        assert writing.stderr.read() == b""
    assert writing.returncode == 141


@pytest.mark.parametrize("arguments", [["list"], ["--help"]])
def test_an_output_that_is_full_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "backcoach", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "backcoach: The output cannot be written (No space left on device).\n"


def test_a_terminal_without_the_letters_gets_what_it_can_show() -> None:
    done = run("show", "open-book", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1?2 sets" in done.stdout


def test_a_sheet_is_made_without_a_display(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    done = run("sheet", "seven-actions", "-o", str(page), "--paper", "letter", "--data-dir", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{page}: 1 page, Letter paper.\n"
    assert page.read_bytes().startswith(b"%PDF-")


def test_a_display_that_does_not_answer_is_no_hindrance_to_a_sheet(tmp_path: Path) -> None:
    done = run("sheet", "open-book", "-o", str(tmp_path / "page.pdf"), DISPLAY=":61999", QT_QPA_PLATFORM="xcb")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_sheet_can_go_down_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backcoach", "sheet", "open-book", "-o", "/dev/stdout"], capture_output=True, check=True
    )
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.endswith(b"%%EOF\n")


def test_settings_that_cannot_be_used_cost_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    done = run("sheet", "open-book", "-o", str(tmp_path / "page.pdf"), "--data-dir", str(tmp_path))
    assert done.returncode == 0
    assert "Your settings cannot be used" in done.stderr


def test_qt_is_not_loaded_for_what_needs_no_page() -> None:
    command = "import sys; from backcoach.cli import main; main(['list']); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
