"""The table of a version takes the place of its former one and leaves those of others."""

from pathlib import Path

from tests.bench.rows import Row, paired
from tests.bench.table import keep


def test_a_version_is_kept_once_and_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "bench.md"
    keep([Row("start", 300, "ms", "bare window", 200)], file, "1.0.0", "one machine")
    keep([Row("start", 280, "ms", "bare window", 200)], file, "1.1.0", "one machine")
    keep([Row("start", 260, "ms", "bare window", 200)], file, "1.1.0", "another")
    text = file.read_text()
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## 1.1.0, another",
        "## 1.0.0, one machine",
    ]
    assert "1.30×" in text
    assert "1.50×" in text
    assert "1.40×" not in text


def test_the_spread_is_that_of_neighbouring_runs() -> None:
    row = paired("start", [200, 330, 240], "ms", "bare window", [100, 110, 100], most=1.5)
    assert row.spread == (2.0, 3.0)
    assert "2.40× (2.00 to 3.00), at most 1.5×" in str(row)
