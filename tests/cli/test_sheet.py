"""`backcoach sheet` writes a page without a window."""

import subprocess
import sys
from pathlib import Path

from tests.cli.running import run


def test_a_sheet_is_made_without_a_display(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    done = run("sheet", "seven-actions", "-o", str(page), "--paper", "letter", "--data-dir", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{page}: 1 page, Letter paper.\n"
    assert page.read_bytes().startswith(b"%PDF-")


def test_a_display_that_does_not_answer_does_not_prevent_a_sheet(tmp_path: Path) -> None:
    done = run("sheet", "open-book", "-o", str(tmp_path / "page.pdf"), DISPLAY=":61999", QT_QPA_PLATFORM="xcb")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_sheet_can_go_down_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backcoach", "sheet", "open-book", "-o", "/dev/stdout"], capture_output=True, check=True
    )
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.endswith(b"%%EOF\n")


def test_unusable_settings_get_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    done = run("sheet", "open-book", "-o", str(tmp_path / "page.pdf"), "--data-dir", str(tmp_path))
    assert done.returncode == 0
    assert "Your settings cannot be used" in done.stderr
