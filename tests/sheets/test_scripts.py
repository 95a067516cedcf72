"""Texts in any script: read back from the PDF in order, with their fonts in the file, each in its own direction."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontDatabase, QImage, QPainter

from backcoach.sheets import Sheet, fonts_named, paint_page, pdf_of
from backcoach.sheets.page_model import Page, Rect, TextBox, stacked
from backcoach.sheets.paragraph import TextRun, TextStyle
from backcoach.sheets.typesetter import Typesetter
from tests.places import ASSETS
from tests.sheets.rectangles import overlaps
from tests.sheets.test_pdf import fonts_embedded
from tests.strategies import scaled

HEBREW = "עמדו על הידיים והברכיים"
ARABIC = "انزل على يديك لا ترفع الكتفين"
TEXTS = {
    "Noto Sans Devanagari": "हाथों और घुटनों के बल हिन्दी क्षत्रिय प्रार्थना 2 × 8 बार।",
    "Noto Sans CJK SC": "双手双膝着地，手在肩下。「痛み」が 2 × 8 次",
    "Noto Sans Thai": "คุกเข่าและวางมือบนพื้น ท่าแมว",
}
"""A text for a font that must be installed."""
MARKS = str.maketrans("", "", "\u202a\u202b\u202c\u200e\u200f\u2066\u2068\u2069")


def page_of(texts: Sequence[str | list[TextRun]], family: str, language: str = "en-GB", width: float = 300) -> Sheet:
    typesetter = Typesetter(family, language)
    block = stacked([typesetter.set(text, TextStyle(10), width) for text in texts], gap=4)
    boxes = typesetter.page(block.moved(40, 40), 400)
    return Sheet(
        title="", language=language, width=400, height=600, margin=28, family=family, pages=(Page(boxes),),
        missing=typesetter.missing, right_to_left=typesetter.right_to_left,
    )  # fmt: skip


def read(sheet: Sheet) -> str:
    """The text that Chrome's reader gets, without signs of direction, in one line."""
    return " ".join(pdfium.PdfDocument(pdf_of(sheet))[0].get_textpage().get_text_range().translate(MARKS).split())


def seen(sheet: Sheet) -> str:
    """The letters of a page with one line, from left to right, without spaces.

    A PDF reader guesses from the letters which way a line goes; it does not guess where they are.
    """
    text = pdfium.PdfDocument(pdf_of(sheet))[0].get_textpage()
    letters = [(text.get_charbox(k)[0], text.get_text_range(k, 1)) for k in range(text.count_chars())]
    return "".join(letter for _, letter in sorted(letters) if letter.strip().translate(MARKS))


def read_by_poppler(sheet: Sheet, folder: Path) -> str:
    """The text that pdftotext gets."""
    if shutil.which("pdftotext") is None:
        pytest.skip("not installed here: pdftotext (package poppler-utils)")
    (folder / "page.pdf").write_bytes(pdf_of(sheet))
    done = subprocess.run(["pdftotext", folder / "page.pdf", "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.translate(MARKS).split())


def needs(font: str) -> None:
    if font not in QFontDatabase.families():
        pytest.skip(f"not installed here: {font} (packages fonts-noto-core, fonts-noto-cjk)")


GREEK, RUSSIAN = "Εισπνεύστε 4 δευτερόλεπτα και", "Встаньте на четвереньки"


@pytest.mark.parametrize(
    ("text", "language"),
    [(HEBREW, "en-GB"), (HEBREW, "he"), (ARABIC, "en-GB"), (ARABIC, "ar"), (GREEK, "el"), (RUSSIAN, "ru")],
)
def test_a_text_is_read_back_in_order_and_its_fonts_are_in_the_file(
    text: str, language: str, family: str, tmp_path: Path
) -> None:
    sheet = page_of([text], family, language)
    assert sheet.missing == ""
    assert read(sheet) == text
    assert read_by_poppler(sheet, tmp_path) == text
    assert fonts_embedded(pdfium.PdfDocument(pdf_of(sheet))[0]) == {True}


@pytest.mark.parametrize("font", TEXTS)
def test_a_text_in_a_font_of_the_system_is_read_back_in_order(font: str, family: str, tmp_path: Path) -> None:
    needs(font)
    sheet = page_of([TEXTS[font]], family, width=340)
    assert sheet.missing == ""
    assert read_by_poppler(sheet, tmp_path) == TEXTS[font]
    assert fonts_embedded(pdfium.PdfDocument(pdf_of(sheet))[0]) == {True}
    assert font.replace(" ", "").encode()[:8] in pdf_of(sheet)


def test_vowel_signs_and_joined_letters_are_read_by_poppler_as_they_were_written(family: str, tmp_path: Path) -> None:
    needs("Noto Sans Arabic")
    text = "خذ شهيقًا على الأسفل لا"
    assert read_by_poppler(page_of([text], family, "ar"), tmp_path) == text


def test_numbers_between_words_from_the_right_keep_their_places(family: str, tmp_path: Path) -> None:
    sheet = page_of([f"{HEBREW} 07:12 בבוקר"], family, "he")
    words = read_by_poppler(sheet, tmp_path).replace(" ", "")
    assert words == f"{HEBREW}07:12בבוקר".replace(" ", "")


def ink(sheet: Sheet, box: TextBox) -> tuple[float, float]:
    """Where the ink of a box begins and ends, in points from its left edge."""
    image = QImage(round(sheet.width) * 4, round(sheet.height) * 4, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(4, 4)
    paint_page(sheet, Page((box,)), painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[:, : image.width()]
    dark = np.flatnonzero((rows < 128).any(axis=0))
    return dark[0] / 4 - box.rect.x, dark[-1] / 4 - box.rect.x


def test_a_text_begins_where_its_page_and_its_letters_begin(family: str) -> None:
    for text, language in ((HEBREW, "en-GB"), (HEBREW, "he"), ("Stand tall", "en-GB"), ("Stand tall", "he")):
        sheet = page_of([text], family, language)
        (box,) = sheet.pages[0].boxes
        assert isinstance(box, TextBox)
        assert box.rect.right == pytest.approx(360) if language == "he" else box.rect.x == 40
        first, last = ink(sheet, box)
        assert first == pytest.approx(0, abs=1.5)
        assert last == pytest.approx(box.rect.width, abs=1.5)


def test_lines_of_a_text_from_the_right_end_at_their_left(family: str) -> None:
    (box,) = page_of([f"{HEBREW} {HEBREW} שם"], family, "he", width=120).pages[0].boxes
    assert isinstance(box, TextBox)
    assert len(box.lines) > 1
    ends = [line.x + line.paragraph.width(line.number) for line in box.lines]
    assert ends == pytest.approx([box.rect.width] * len(ends))
    assert box.lines[-1].x > 0


TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@settings(max_examples=scaled(25))
@given(st.text(st.sampled_from(f"ab 12שלום{TURNING}"), max_size=20))
@example("ו1ו1ו")
def test_no_sign_of_direction_in_a_note_turns_what_stands_beside_it(family_once: str, note: str) -> None:
    runs = [TextRun("5 Jan ", bold=True), TextRun(f"\u2068{note}\u2069"), TextRun(" end 07:12")]
    (box,) = page_of([runs], family_once).pages[0].boxes
    assert isinstance(box, TextBox)
    (line,) = box.lines
    assert not line.paragraph.right_to_left
    there = seen(page_of([runs], family_once))
    assert there.startswith("5Jan")
    assert there.endswith("end07:12")


@pytest.fixture(scope="session")
def family_once(family: str) -> str:
    return family


@pytest.mark.parametrize("size", [7, 10, 24])
def test_no_ink_of_a_line_reaches_into_the_next(size: float, family: str) -> None:
    typesetter = Typesetter(family)
    text = f"{ARABIC} Ågj {HEBREW} 猫 हिन्दी"
    (box,) = typesetter.set(text, TextStyle(size, leading=1.0), size * 12).boxes
    assert isinstance(box, TextBox)
    above, below = box.lines[0].paragraph.ink
    assert box.rise >= above
    assert box.leading - box.rise >= below - 1e-6
    assert (
        overlaps([Rect(0, k * box.leading + box.rise - above, 9, above + below) for k in range(len(box.lines))]) == []
    )


ALONE = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from backcoach.sheets import fonts_named, printing_family
from backcoach.sheets.paragraph import TextStyle
from backcoach.sheets.typesetter import Typesetter
application = QGuiApplication([])
typesetter = Typesetter(printing_family(Path(sys.argv[1])))
typesetter.set("Cat 猫 and हिन्दी, Ωμέγα", TextStyle(9), 300)
print(fonts_named(typesetter.missing))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found by fontconfig only there")
def test_a_missing_font_is_named_in_one_sentence(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(ASSETS / "fonts")], capture_output=True, text=True, check=True,
        env=os.environ | {"FONTCONFIG_FILE": str(config)},
    )  # fmt: skip
    assert done.stdout.strip() == (
        "No font on this machine has the letters द न ह 猫. Install Noto Sans CJK, Noto Sans Devanagari (on Debian and "
        "Ubuntu the package fonts-noto) and make the page again."
    )
    assert done.stderr == ""


def test_nothing_is_said_about_fonts_if_no_letter_is_missing() -> None:
    assert fonts_named("") is None
    assert "fonts-noto-cjk" in str(fonts_named("猫"))
    assert re.search(r"ب ت .* … ?\.", str(fonts_named("ابتدهفغحيجكلم")))
    assert "Install Noto (" in str(fonts_named("\U0001f600"))
