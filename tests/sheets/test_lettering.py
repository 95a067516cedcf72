"""Text is broken into lines that fit, and nothing of it is lost before it has to be."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcoach.sheets import printing_family
from backcoach.sheets.boxes import Text
from backcoach.sheets.lettering import Lettering, Run, Style, font_of
from tests.places import ASSETS

words = st.text(st.sampled_from("aeimnrst ,.×–漢字ضع"), min_size=1, max_size=120).filter(lambda text: text.strip())
widths = st.floats(40, 400)


def only(lettering: Lettering, text: str | list[Run], style: Style, width: float, most: int = 1000) -> Text:
    (box,) = lettering.set(text, style, width, most).boxes
    assert isinstance(box, Text)
    return box


@pytest.mark.usefixtures("qapp")
class TestLines:
    @given(words, widths, st.sampled_from([6.5, 9, 20]), st.booleans())
    @example("aaaضض", 51.0, 20, False)
    def test_no_line_is_wider_than_its_space(self, text: str, width: float, size: float, bold: bool) -> None:
        lettering = Lettering(printing_family(ASSETS / "fonts"))
        style = Style(size, bold)
        box = only(lettering, text, style, width)
        assert box.rect.width <= width
        for line in box.lines:
            assert lettering.width("".join(piece.text for piece in line).rstrip(), style) <= width + 0.5

    @given(words, widths)
    def test_every_letter_is_set(self, text: str, width: float) -> None:
        box = only(Lettering(printing_family(ASSETS / "fonts")), text, Style(9), width)
        assert "".join(piece.text for line in box.lines for piece in line).strip() == " ".join(text.split())


def test_a_text_that_is_too_long_ends_in_an_ellipsis(lettering: Lettering) -> None:
    box = only(lettering, "one two three four five six seven eight nine ten", Style(10), 60, most=2)
    assert len(box.lines) == 2
    assert box.words.endswith("…")
    assert box.rect.width <= 60


def test_a_text_that_just_fits_has_no_ellipsis(lettering: Lettering) -> None:
    assert only(lettering, "one two", Style(10), 200, most=1).words == "one two"


def test_no_text_takes_no_room(lettering: Lettering) -> None:
    assert lettering.set("", Style(9), 100).boxes == ()
    assert lettering.set("  \n ", Style(9), 100).height == 0
    assert lettering.set([], Style(9), 100).height == 0


def test_weights_follow_each_other_on_a_line(lettering: Lettering) -> None:
    box = only(lettering, [Run("Stop ", bold=True), Run("an exercise "), Run("now", bold=True)], Style(9), 300)
    ((first, second, third),) = box.lines
    assert [piece.bold for piece in (first, second, third)] == [True, False, True]
    assert first.x < second.x < third.x
    assert second.x == pytest.approx(lettering.width("Stop ", Style(9, bold=True)), abs=0.2)


def test_parts_are_kept_whole_where_a_line_ends(lettering: Lettering) -> None:
    block = lettering.parts("3 × 5 · each side · hold 1 s · rest 60 s", Style(16, bold=True), 230)
    lines = [box.words for box in block.boxes if isinstance(box, Text)]
    assert lines == ["3 × 5 · each side · hold 1 s", "rest 60 s"]


@pytest.mark.parametrize(("align", "x"), [(0, 10), (0.5, 50), (1, 90)])
def test_a_line_stands_left_in_the_middle_or_right(lettering: Lettering, align: float, x: float) -> None:
    box = lettering.line("day", Style(8), 10, 5, 80 + lettering.width("day", Style(8)), align=align)
    assert box.rect.x == pytest.approx(x, abs=0.1)
    assert box.rect.y == 5


def test_letters_are_measured_unrounded(family: str) -> None:
    assert font_of(family, 8.5, bold=False).pixelSize() == 85


def test_a_character_that_turns_the_line_round_is_not_printed(lettering: Lettering) -> None:
    plain, turned = (lettering.set(words, Style(10), 300) for words in ("Pain 4 of 10", "Pain \u202e4 of\x1b 10"))
    assert plain == turned
