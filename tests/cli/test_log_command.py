"""`backcoach log` stores a score."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from backcoach.cli import main
from backcoach.clock import SystemClock
from backcoach.history.journal import Journal
from tests.cli.running import complaint, output, run


def scores(folder: Path) -> list[Any]:
    with closing(Journal.open(folder, SystemClock()).journal) as journal:
        return list(journal.scores.find())


def test_a_score_is_stored_with_its_note(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert output(capsys, "log", "7", "--note", "after a long day", "--data-dir", str(folder)).startswith(
        "Saved: 7 of 10, "
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
def test_a_time_is_local_unless_it_has_an_offset(typed: str, kept: str, folder: Path) -> None:
    assert run("log", "3", "--at", typed, "--data-dir", str(folder), TZ="Europe/Berlin").returncode == 0
    assert scores(folder)[0].at == datetime.fromisoformat(kept)


def test_a_time_without_a_date_is_today(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    today = SystemClock().now()
    assert f"{today:%Y-%m-%d} 00:00" in output(capsys, "log", "3", "--at", "0:00", "--data-dir", str(folder))


@pytest.mark.parametrize("score", ["11", "-1", "7.5", "seven", "", "٣", "1e1", "9" * 5000])
def test_a_text_that_is_no_score_is_refused(score: str, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    said = complaint(capsys, "--data-dir", str(folder), "log", score)
    assert "whole number from 0 (no pain) to 10 (worst pain imaginable)" in said
    assert not folder.exists()


@pytest.mark.parametrize(("typed", "value"), [("0", 0), ("07", 7), ("10", 10)])
def test_a_score_may_have_leading_zeros(
    typed: str, value: int, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert output(capsys, "log", typed, "--data-dir", str(folder)).startswith(f"Saved: {value} of 10, ")


@pytest.mark.parametrize(
    "time",
    ["noon", "25:00", "2026-02-30 07:30", "2026-01-20", "", "0001-01-01 00:00", "9999-12-31 23:59", "1969-01-01 00:00"],
)
def test_a_text_that_is_no_time_is_refused(time: str, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    complaint(capsys, "--data-dir", str(folder), "log", "3", "--at", time)
    assert not folder.exists() or scores(folder) == []


def test_a_time_left_out_by_summer_time_is_refused(folder: Path) -> None:
    done = run("log", "3", "--at", "2025-03-30 02:30", "--data-dir", str(folder), TZ="Europe/Berlin")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There was no 02:30 on 2025-03-30: the clocks went forward" in done.stderr


def test_a_damaged_journal_is_put_aside_and_the_score_is_stored(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    output(capsys, "log", "3", "--data-dir", str(folder))
    (folder / "journal.db").write_bytes(b"nothing of use")
    assert main(["log", "4", "--data-dir", str(folder)]) == 0
    assert "The journal was damaged and was put aside" in capsys.readouterr().err
    assert [score.value for score in scores(folder)] == [4]


def test_an_impossible_data_folder_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert "--data-dir" in complaint(capsys, "--data-dir", str(tmp_path / "file"), "log", "3")
