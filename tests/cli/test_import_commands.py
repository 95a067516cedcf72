"""Importing a diary by command: the same questions as in the window, and nothing half imported."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.cli import main
from backcoach.history.diary.look import OPTIONS
from tests.cli.running import output
from tests.history.diary.cases import CASES, HERE


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def data(tmp_path: Path) -> str:
    return str(tmp_path / "data")


def count(capsys: pytest.CaptureFixture[str], data: str) -> str:
    return output(capsys, "imports", "--data-dir", data)


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_diary_of_the_collection_comes_in_or_names_its_options(
    name: str, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[name]
    status = main(["import", str(HERE / name), "--data-dir", data])
    told = capsys.readouterr()
    if case.asks or case.stop:
        assert (status, told.out) == (1, "")
        for asked in case.asks:
            assert OPTIONS[asked.partition(":")[0]] in told.err
        assert case.stop in told.err
        assert told.err.splitlines()[-1].startswith("backcoach: Nothing of ")
        assert "Nothing was added from a file yet." in count(capsys, data)
    else:
        assert status == 0, told.err
        new = len(case.entries)
        assert f"Added: {new} score{'s' * (new > 1)} new." in told.out


def test_options_answer_what_was_asked(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    def bring(name: str, *options: str) -> str:
        return output(capsys, "import", str(HERE / name), "--data-dir", f"{data}-{name}", *options)

    assert "4 scores new" in bring("01-us-dates-all-ambiguous.csv", "--order", "month-first")
    assert "2 scores new" in bring("13-track-and-graph-many-trackers.csv", "--only", "FeatureName=Back pain")
    ranges = "--round", "half-up", "--ranges", "upper", "--word", "N/A=leave-out"
    assert "4 scores new" in bring("17-na-range.csv", *ranges)
    assert "2 scores new" in bring("29-duplicate-headers.csv", "--score-column", "3")
    assert "2 scores new" in bring("31-excel-serial.csv", "--numbers", "spreadsheet")
    scaled = "--scale", "0-100", "--round", "half-up"
    assert "3 scores new" in bring("33-vas-0-100.csv", *scaled)
    assert "1 score new" in bring("40-apple-health.xml", "--word", "Moderate=5")


def spoiled(path: Path, many: int) -> Path:
    """An export of ten scores and the same number, or more, that no journal could hold."""
    row = {
        "question": "now", "value": 4, "at": "2026-05-01T08:00:00+02:00", "session_id": None, "exercise": None,
        "note": "", "deleted": False, "revision": 1, "changed_at": "2026-05-01T06:00:00Z",
    }  # fmt: skip
    scores = [row | {"id": f"00000000-0000-8000-a000-{number:012}"} for number in range(10 + many)]
    for bad in scores[10:]:
        bad["value"] = 11
    path.write_text(json.dumps({"format": "backcoach-journal", "version": 1, "scores": scores}))
    return path


@pytest.mark.parametrize("many", [1, 60])
def test_bad_rows_of_an_own_export_are_named_and_left_out_when_the_user_says_so(
    many: int, data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(spoiled(tmp_path / "own.json", many))
    assert main(["import", file, "--data-dir", data]) == 1
    told = capsys.readouterr().err
    assert "Left out: score 00000000-0000-8000-a000-000000000010: Expected `int` <= 10" in told
    assert "--bad-rows leave-out" in told
    assert ("… and 10 more." in told) == (many == 60)
    assert main(["import", file, "--preview", "--data-dir", data]) == 0
    assert "10 scores" in capsys.readouterr().out
    assert main(["import", file, "--bad-rows", "leave-out", "--data-dir", data]) == 0
    said = capsys.readouterr().out
    assert f"Left out: {many} row{'s' * (many > 1)} that cannot be right." in said
    assert "Added: 0 sessions, 0 steps, 10 scores" in said


def test_a_preview_shows_the_rows_as_they_would_stand_and_takes_nothing(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = output(capsys, "import", str(HERE / "16-notes-without-score.csv"), "--preview", "--data-dir", data)
    assert "2026-05-04         6  back home" in told
    assert "Would be added: 2 scores new." in told
    assert "From 2026-05-01 to 2026-05-04." in told
    assert "line 4: in hospital" in told
    assert "Nothing was added from a file yet." in count(capsys, data)


def test_all_faults_are_named_at_once_and_leaving_them_out_is_a_decision(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "diary.csv"
    path.write_text("Date,Note,Pain\n2026-05-01,slept, badly,8\n\nyesterday,,4\n2026-05-03,,5\n2099-01-01,,3\n")
    assert main(["import", str(path), "--data-dir", data]) == 1
    told = capsys.readouterr().err
    assert "Line 2: the row has 4 cells and the heading 3" in told
    assert "Line 4: “yesterday” is not a day" in told
    assert "Line 6: 2099-01-01 12:00 is still to come" in told
    assert "--bad-rows leave-out" in told
    told = output(capsys, "import", str(path), "--bad-rows", "leave-out", "--data-dir", data)
    assert "1 score new" in told
    assert "2 rows that cannot be read" in told


def test_a_file_full_of_faults_is_told_in_part(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "diary.csv"
    path.write_text("Date,Pain\n" + "2026-05-01,11\n" * 60)
    assert main(["import", str(path), "--preview", "--scale", "0-10", "--data-dir", data]) == 1
    told = capsys.readouterr()
    assert "score: “Pain”" in told.out
    assert "From " not in told.out
    assert "… and 10 more." in told.err


def test_notes_without_a_score_are_told_and_all_rows_may_be_meant(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "diary.csv"
    rows = "".join(f"2026-05-{day:02},Back,,in bed\n" for day in range(1, 13))
    path.write_text(f"Date,Location,Pain,Note\n{rows}2026-05-13,Knee,4,\n")
    told = output(capsys, "import", str(path), "--only", "all", "--data-dir", data)
    assert "Left out: 12 rows without a score." in told
    assert "line 2: in bed" in told
    assert "and 2 more with a note" in told


def test_quotation_marks_that_cannot_be_right_name_their_option(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "diary.csv"
    path.write_text('Date,Pain,Note\n2026-05-01,4,"stiff\n2026-05-02,5,\n')
    assert main(["import", str(path), "--data-dir", data]) == 1
    assert "Answer with --no-quotes." in capsys.readouterr().err
    assert "2 scores new" in output(capsys, "import", str(path), "--no-quotes", "--data-dir", data)


def test_an_import_is_listed_and_undone(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, "import", str(HERE / "52-weekly.csv"), "--data-dir", data)
    told = output(capsys, "import", str(HERE / "52c-weekly-score-corrected.csv"), "--data-dir", data)
    assert "0 scores new, 1 score changed, 2 scores already here" in told
    lines = count(capsys, data).splitlines()
    assert "0 new, 1 changed   52c-weekly" in lines[0]
    told = output(capsys, "undo-import", lines[1].split(" ")[0], "--data-dir", data)
    assert told == "Undone: 3 entries deleted, 0 entries put back.\n"
    assert "undone" in count(capsys, data).splitlines()[1]
    told = output(capsys, "import", str(HERE / "52-weekly.csv"), "--data-dir", data)
    assert "3 scores deleted here" in told
    assert "3 scores brought back" in output(
        capsys, "import", str(HERE / "52-weekly.csv"), "--bring-back", "--data-dir", data
    )
    assert main(["undo-import", "zzzz", "--data-dir", data]) == 1


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--only", "Pain", "COLUMN=TEXT"),
        ("--scale", "five", "is not a scale"),
        ("--word", "bad=much", "gives no score"),
        ("--separator", "::", "cannot separate"),
        ("--encoding", "klingon", "not an encoding"),
        ("--heading", "99", "no row begins"),
        ("--day-column", "Tag", "no column “Tag”"),
        ("--only", "Pain=99", "No row has “99”"),
        ("--question", "mood", "has no question “mood”"),
    ],
)
def test_an_answer_that_does_not_fit_is_one_sentence(
    option: str, value: str, words: str, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(HERE / "52-weekly.csv"), option, value, "--data-dir", data]) == 1
    assert words in capsys.readouterr().err


def test_a_million_zeros_are_no_table(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "zeros"
    path.write_bytes(bytes(1_000_000))
    assert main(["import", str(path), "--data-dir", data]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_what_was_changed_since_an_import_is_left_by_its_undoing(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    from contextlib import closing

    from backcoach.clock import SystemClock
    from backcoach.history.journal import Journal

    for name in ("52-weekly.csv", "52c-weekly-score-corrected.csv"):
        output(capsys, "import", str(HERE / name), "--data-dir", data)
    with closing(Journal.open(Path(data), SystemClock()).journal) as journal:
        for score in journal.scores.find():
            journal.scores.correct(score.id, value=9)
    id = output(capsys, "imports", "--data-dir", data).split(" ")[0]
    assert "1 entry changed since and left" in output(capsys, "undo-import", id, "--data-dir", data)


def test_a_table_of_its_own_has_the_scores_and_says_so(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output(capsys, "log", "4", "--data-dir", data)
    told = output(capsys, "export", "--format", "csv", "-o", str(tmp_path / "mine.csv"), "--data-dir", data)
    assert "It has the scores; a .zip has sessions and steps as well." in told
