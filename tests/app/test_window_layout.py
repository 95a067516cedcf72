"""What was kept of the window comes back; a file that cannot be used is as if it were not there."""

from pathlib import Path

import pytest

from backcoach.app.window_layout import FILE_NAME, WindowLayout, keep_layout, read_layout


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    kept = WindowLayout((-1200, 40, 1000, 700), maximised=True, range_days=0, pane="keeping")
    keep_layout(tmp_path, kept)
    assert read_layout(tmp_path) == kept
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "[", "{}", '{"pane": "kitchen"}', '{"place": [1, 2]}', "[" * 9_000, "x" * 20_000])
def test_a_file_that_cannot_be_used_counts_as_missing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    assert read_layout(tmp_path) == WindowLayout()


def test_a_folder_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    keep_layout(tmp_path / "gone", WindowLayout())
    assert read_layout(tmp_path / "gone") == WindowLayout()
