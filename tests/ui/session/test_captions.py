"""Captions: every word is read, in parts that fit, however long it is."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.ui.session.captions import SPOKEN, Captions, parts_of

WORDS = st.lists(st.from_regex(r"[a-z]{1,14}[.,!]?", fullmatch=True), max_size=60).map(" ".join)


@given(WORDS, st.integers(14, 120))
def test_no_word_is_lost_and_every_part_fits(words: str, most: int) -> None:
    parts = parts_of(words, lambda part: len(part) <= most)
    assert " ".join(parts) == words
    assert all(len(part) <= max(most, 15) for part in parts)


def test_a_part_ends_with_a_sentence_where_that_leaves_a_good_half() -> None:
    words = "Lie on your back. Both knees up. Breathe out and roll up slowly."
    assert parts_of(words, lambda part: len(part) <= 40) == (
        "Lie on your back. Both knees up.",
        "Breathe out and roll up slowly.",
    )


def test_parts_are_turned_as_time_goes_by_and_the_last_stays() -> None:
    captions = Captions(lambda part: len(part) <= 8)
    assert captions.at(0) == ""
    captions.show("one two three", 10.0)
    assert captions.at(10.0) == "one two"
    assert captions.at(10.0 + 7.1 / SPOKEN) == "three"
    assert captions.at(99.0) == "three"
    captions.show("", 99.0)
    assert captions.at(99.0) == ""


def test_words_are_cut_anew_for_another_place() -> None:
    room = [8]
    captions = Captions(lambda part: len(part) <= room[0])
    captions.show("one two three", 0.0)
    room[0] = 80
    captions.refit()
    assert captions.at(0) == "one two three"
