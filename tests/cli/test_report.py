"""`backcoach report` writes the page, or one sentence."""

import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from backcoach.clock import SystemClock
from tests.cli.running import run
from tests.studio import seed_history


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    seed_history(made, SystemClock().now(), 20)
    return made


def text_of(path: Path) -> str:
    (page,) = pdfium.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_range().split())


def test_the_last_ninety_days_on_one_page(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.pdf"
    done = run("report", "-o", str(page), "--paper", "letter", "--name", "Kim", "--data-dir", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("1 page.\n")
    assert pdfium.PdfDocument(page)[0].get_size() == (612, 792)
    assert "90 days" in text_of(page)
    assert "Name Kim" in text_of(page)


def test_some_days_only(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.pdf"
    done = run("report", "-o", str(page), "--from", "2025-01-01", "--to", "2025-01-31", "--data-dir", str(folder))
    assert done.stdout == f"{page}: 2025-01-01 to 2025-01-31, 1 page.\n"
    assert "No session in this period." in text_of(page)


@pytest.mark.parametrize(
    ("days", "said"),
    [(["--from", "2999-01-01"], "has no days"), (["--to", "yesterday"], "is not a day; write it like")],
)
def test_impossible_days_are_one_sentence(days: list[str], said: str, folder: Path, tmp_path: Path) -> None:
    done = run("report", "-o", str(tmp_path / "report.pdf"), *days, "--data-dir", str(folder))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found by fontconfig only there")
def test_letters_without_a_font_are_named_and_the_page_is_written(folder: Path, tmp_path: Path) -> None:
    page, fonts = tmp_path / "report.pdf", tmp_path / "fonts.conf"
    fonts.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
    done = run("report", "-o", str(page), "--name", "猫", "--data-dir", str(folder), FONTCONFIG_FILE=str(fonts))
    assert done.returncode == 0
    assert "Name" in text_of(page)
    assert done.stderr == (
        "backcoach: No font on this machine has the letters 猫. Install Noto Sans CJK (on Debian and Ubuntu the "
        "package fonts-noto-cjk) and make the page again.\n"
    )
