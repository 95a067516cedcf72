"""There is always a font to print with, or a sentence that says what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from backcoach.sheets.fonts import Fonts, printing_family
from tests.places import ASSETS

ALONE = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from backcoach.problem import Problem
from backcoach.sheets.fonts import Fonts, printing_family
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


FOUR = frozenset({"Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans Thai"})


@pytest.mark.parametrize(
    ("language", "text", "region"),
    [
        ("en-GB", "猫牛式", "SC"),
        ("en-GB", "猫のポーズ", "JP"),
        ("ja", "猫 한국", "KR"),
        ("ja_JP", "猫牛", "JP"),
        ("ko", "猫牛", "KR"),
        ("zh_TW", "猫牛", "TC"),
        ("zh-Hant-HK", "猫牛", "TC"),
        ("zh", "猫牛", "SC"),
    ],
)
def test_chinese_characters_are_those_of_the_text_or_of_the_language(language: str, text: str, region: str) -> None:
    assert Fonts("Inter", language, FOUR).family_for("CJK", text) == f"Noto Sans CJK {region}"


@pytest.mark.usefixtures("qapp")
def test_without_noto_a_script_has_any_font_that_says_it_has_it_else_the_shipped_one() -> None:
    fonts = Fonts("Inter", "en-GB", frozenset())
    assert fonts.family_for("Greek", "Ω") in QFontDatabase.families(QFontDatabase.WritingSystem.Greek)
    assert fonts.family_for("Klingon", "?") == "Inter"
    assert Fonts("Inter", "en-GB", FOUR).family_for("Thai", "ท") == "Noto Sans Thai"


@pytest.mark.usefixtures("qapp")
def test_a_letter_that_its_font_lacks_is_a_part_of_its_own_but_what_joins_letters_is_not() -> None:
    family = printing_family(ASSETS / "fonts")
    parts = Fonts(family, "en-GB", frozenset()).parts("Ωa\u2068b\u200dc\u2069", ((0, 2, True), (2, 7, False))).parts
    assert [(part.start, part.end, part.bold) for part in parts] == [
        (0, 2, True), (2, 3, False), (3, 6, False), (6, 7, False),
    ]  # fmt: skip
