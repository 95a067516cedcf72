"""Text is broken into lines that fit; letters are cut only if there is no room for them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcoach.sheets.fonts import font_of, printing_family
from backcoach.sheets.page_model import TextBox
from backcoach.sheets.paragraph import TextRun, TextStyle
from backcoach.sheets.typesetter import Typesetter
from tests.places import ASSETS

words = st.text(st.sampled_from("aeimnrst ,.×–漢字ضع"), min_size=1, max_size=120).filter(lambda text: text.strip())
widths = st.floats(40, 400)


def only(
    typesetter: Typesetter, text: str | list[TextRun], style: TextStyle, width: float, most: int = 1000
) -> TextBox:
    (box,) = typesetter.set(text, style, width, most).boxes
    assert isinstance(box, TextBox)
    return box


@pytest.mark.usefixtures("qapp")
class TestLines:
    @given(words, widths, st.sampled_from([6.5, 9, 20]), st.booleans())
    @example("aaaضض", 51.0, 20, False)
    def test_no_line_is_wider_than_its_space(self, text: str, width: float, size: float, bold: bool) -> None:
        typesetter = Typesetter(printing_family(ASSETS / "fonts"))
        style = TextStyle(size, bold)
        box = only(typesetter, text, style, width)
        assert box.rect.width <= width
        for line in box.lines:
            assert line.paragraph.width(line.number) <= width + 0.5

    @given(words, widths)
    def test_every_letter_is_set(self, text: str, width: float) -> None:
        box = only(Typesetter(printing_family(ASSETS / "fonts")), text, TextStyle(9), width)
        assert "".join(line.text for line in box.lines).strip() == " ".join(text.split())


def test_a_text_that_is_too_long_ends_in_an_ellipsis(typesetter: Typesetter) -> None:
    box = only(typesetter, "one two three four five six seven eight nine ten", TextStyle(10), 60, most=2)
    assert len(box.lines) == 2
    assert box.words.endswith("…")
    assert box.rect.width <= 60


def test_a_text_that_just_fits_has_no_ellipsis(typesetter: Typesetter) -> None:
    assert only(typesetter, "one two", TextStyle(10), 200, most=1).words == "one two"


@pytest.mark.parametrize("between", ["\t", "\n", "\r", "\u2028"])
def test_tabs_and_line_ends_within_a_note_are_spaces(typesetter: Typesetter, between: str) -> None:
    box = only(typesetter, [TextRun("Needs ", bold=True), TextRun(f"a{between}字")], TextStyle(8), 300)
    assert [line.text for line in box.lines] == ["Needs a 字"]
    assert box.rect.height < 20


def test_an_empty_text_takes_no_space(typesetter: Typesetter) -> None:
    assert typesetter.set("", TextStyle(9), 100).boxes == ()
    assert typesetter.set("  \n ", TextStyle(9), 100).height == 0
    assert typesetter.set([], TextStyle(9), 100).height == 0


def test_weights_follow_each_other_on_a_line(typesetter: Typesetter) -> None:
    box = only(
        typesetter, [TextRun("Stop ", bold=True), TextRun("an exercise "), TextRun("now", bold=True)], TextStyle(9), 300
    )
    (line,) = box.lines
    assert line.text == "Stop an exercise now"
    strong, plain = TextStyle(9, bold=True), TextStyle(9)
    parts = [typesetter.width(*part) for part in (("Stop ", strong), ("an exercise ", plain), ("now", strong))]
    assert box.rect.width == pytest.approx(sum(parts), abs=0.2)


def test_lines_break_between_parts(typesetter: Typesetter) -> None:
    block = typesetter.parts("3 × 5 · each side · hold 1 s · rest 60 s", TextStyle(16, bold=True), 230)
    lines = [box.words for box in block.boxes if isinstance(box, TextBox)]
    assert lines == ["3 × 5 · each side · hold 1 s", "rest 60 s"]


@pytest.mark.parametrize(("align", "x"), [(0, 10), (0.5, 50), (1, 90)])
def test_a_line_is_aligned_left_centred_or_right(typesetter: Typesetter, align: float, x: float) -> None:
    box = typesetter.line("day", TextStyle(8), 10, 5, 80 + typesetter.width("day", TextStyle(8)), align=align)
    assert box.rect.x == pytest.approx(x, abs=0.1)
    assert box.rect.y == 5


def test_letters_are_measured_unrounded(family: str) -> None:
    assert font_of(family, 8.5, bold=False).pixelSize() == 85


def test_a_character_that_turns_the_line_round_is_not_printed(typesetter: Typesetter) -> None:
    plain, turned = (typesetter.set(words, TextStyle(10), 300) for words in ("Pain 4 of 10", "Pain \u202e4 of\x1b 10"))
    assert plain == turned
