import subprocess
import sys
from pathlib import Path

import pytest

from backcoach.figure.preview import main
from tests.figure.samples import SMALL


def test_a_good_motion_passes_all_checks(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "wave.toml").write_text(SMALL, encoding="utf-8")
    assert main(["wave", "--folder", str(folder), "--numbers"]) == 0
    out = capsys.readouterr().out
    assert "wave: all checks pass" in out
    assert "left-palm" in out


def test_a_failed_check_is_reported(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "wave.toml").write_text(SMALL.replace("elbow = 5", "elbow = 175"), encoding="utf-8")
    assert main(["wave", "--folder", str(folder)]) == 1
    assert "left elbow at 175 degrees" in capsys.readouterr().out


def test_a_wrong_file_gives_one_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["wave", "--folder", str(folder)]) == 2
    assert capsys.readouterr().err.startswith("wave.toml: file: expected a file that can be read")


def test_the_command_draws_a_sheet(folder: Path, tmp_path: Path) -> None:
    (folder / "wave.toml").write_text(SMALL, encoding="utf-8")
    picture = tmp_path / "wave.png"
    command = [sys.executable, "-m", "backcoach.figure.preview", "wave", "--folder", str(folder), "-o", str(picture)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_posing_needs_no_qt() -> None:
    code = "import sys, backcoach.figure; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
