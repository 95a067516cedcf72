"""Which script letters belong to, and which way a text runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.sheets.letters import is_simple, runs_right_to_left, script_of, spans


@pytest.mark.parametrize(
    ("letter", "script"),
    [("ह", "Devanagari"), ("猫", "CJK"), ("キ", "CJK"), ("한", "CJK"), ("「", "CJK"), ("ם", "Hebrew"), ("ض", "Arabic"),
     ("ท", "Thai"), ("\U0001f600", "other")],
)  # fmt: skip
def test_a_letter_has_a_script(letter: str, script: str) -> None:
    assert script_of(letter) == script


def test_words_of_a_script_are_one_span_with_the_spaces_between_them() -> None:
    text = "Now: שלום עולם, 12 and 猫"
    assert [(text[span.start : span.end], span.script) for span in spans(text)] == [
        ("שלום עולם", "Hebrew"),
        ("猫", "CJK"),
    ]


def test_signs_behind_a_script_that_needs_its_own_font_for_them_belong_to_it() -> None:
    text = "आसन 2 × 5 · each"
    assert [text[span.start : span.end] for span in spans(text)] == ["आसन 2 × 5 · "]


def test_latin_letters_and_signs_are_simple() -> None:
    assert is_simple("Ähnliche Übung – ½ → 8–10 × 2: “fine” …")
    for text in ("Ωμέγα", "Кошка", "猫", "שלום", "a\u2068b\u2069", "a\u2066b\u2069"):
        assert not is_simple(text)
    assert spans("Ωμέγα и Кошка") == [], "the shipped font has Greek and Cyrillic"


@pytest.mark.parametrize(
    ("text", "english", "arabic"),
    [
        ("Hold 20 s", False, False),
        ("2 × 8", False, True),
        ("", False, True),
        ("כאב אחרי yoga היום", True, True),
        ("Felt כאב after gardening", False, False),
        ("5 Jan \u2068כאב אחרי\u2069", False, False),
        ("12 \u2068כאב\u2069 7", False, True),
    ],
)
def test_most_letters_say_which_way_a_text_runs_else_the_page(text: str, english: bool, arabic: bool) -> None:
    assert runs_right_to_left(text, page=False) is english
    assert runs_right_to_left(text, page=True) is arabic


@given(st.text(st.sampled_from("ab 1,.שלضعह猫キ\u2066\u2068\u2069\u0301😀"), max_size=40))
def test_spans_are_in_order_and_hold_every_letter_of_another_script(text: str) -> None:
    found = spans(text)
    places = [place for span in found for place in range(span.start, span.end)]
    assert places == sorted(set(places))
    assert all(place in places for place, letter in enumerate(text) if letter in "שלضعह猫キ😀")
    assert not any(letter in "ab" for span in found for letter in text[span.start : span.end])
