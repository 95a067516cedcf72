"""Only their owner can read pages that are written to a file."""

import os
import stat
from pathlib import Path

import pytest

from backcoach.sheets.pdf import _replace


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_a_page_is_its_owner_s_alone_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        _replace(tmp_path / "sheet.pdf", b"page")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600
