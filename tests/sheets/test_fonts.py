"""There is always a font to print with, or a sentence that says what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backcoach.sheets import printing_family
from tests.places import ASSETS

ALONE = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from backcoach.problem import Problem
from backcoach.sheets import printing_family
application = QGuiApplication([])
try:
    print(printing_family(Path(sys.argv[1])))
except Problem as problem:
    print("Problem:", problem)
"""


@pytest.mark.usefixtures("qapp")
def test_the_shipped_font_is_preferred() -> None:
    assert printing_family(ASSETS / "fonts") == "Inter"


@pytest.mark.usefixtures("qapp")
def test_without_it_the_system_font_is_used(tmp_path: Path) -> None:
    assert printing_family(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found by fontconfig only there")
def test_a_machine_without_any_font_gives_one_sentence(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"FONTCONFIG_FILE": str(config), "QT_QPA_FONTDIR": str(tmp_path)},
    )
    assert done.stdout.startswith("Problem: There is no font on this machine to print with; install one")
