"""Numbers, times and lists are put as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.cues.spoken_english import about, duration, listed, number, sentence


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "zero"),
        (8, "eight"),
        (13, "thirteen"),
        (20, "twenty"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (105, "one hundred and five"),
        (999, "nine hundred and ninety-nine"),
        (1000, "1000"),
    ],
)
def test_a_number_in_words(value: int, words: str) -> None:
    assert number(value) == words


@given(st.integers(0, 999), st.integers(0, 999))
def test_different_numbers_have_different_words_without_digits(a: int, b: int) -> None:
    assert (number(a) == number(b)) == (a == b)
    assert not any(letter.isdigit() for letter in number(a))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "one second"),
        (20, "twenty seconds"),
        (60, "one minute"),
        (90, "ninety seconds"),
        (120, "two minutes"),
        (150, "two and a half minutes"),
        (190, "three minutes and ten seconds"),
        (-1, "zero seconds"),
    ],
)
def test_a_length_of_time(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "five seconds"),
        (23, "twenty-five seconds"),
        (58, "one minute"),
        (95, "one and a half minutes"),
        (125, "two minutes"),
        (140, "two and a half minutes"),
        (830, "fourteen minutes"),
    ],
)
def test_the_time_left_is_rounded(seconds: float, words: str) -> None:
    assert about(seconds) == words


def test_a_list_and_a_sentence() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [sentence("hold"), sentence("Hold.")] == ["Hold.", "Hold."]
