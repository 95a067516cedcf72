"""Control characters in what others wrote reach neither a terminal nor paper."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.plain_text import for_paper, for_terminal

TURNING = "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"
HARMFUL = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *TURNING} - {*"\n\t"}


@given(st.text(st.one_of(st.characters(), st.sampled_from(sorted(HARMFUL)))))
def test_no_control_character_is_left(text: str) -> None:
    assert not HARMFUL & set(for_terminal(text))
    assert not (HARMFUL - {"\r"}) & set(for_paper(text))


@given(st.text(st.characters(blacklist_categories=["Cc", "Cf"])))
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert for_terminal(text) == for_paper(text) == text


def test_a_control_character_stands_as_json_writes_it() -> None:
    assert for_terminal("\x1b[2J\u202e") == r"\u001b[2J\u202e"
    assert for_paper("a\u202eb\x1b") == "ab"
