"""Control characters in other people's text reach neither a terminal nor paper."""

import re

from hypothesis import given
from hypothesis import strategies as st

from backcoach.plain_text import for_paper, for_terminal

TURNING = "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"
HARMFUL = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *TURNING} - {*"\n\t"}


@given(st.text(st.one_of(st.characters(), st.sampled_from([*sorted(HARMFUL), "\u2068"]))))
def test_no_control_character_is_left(text: str) -> None:
    assert not HARMFUL & set(for_terminal(text))
    printed = for_paper(text)
    while (shorter := re.sub("[\u2066\u2068][^\u2066\u2068\u2069]*\u2069", "", printed)) != printed:
        printed = shorter
    assert "\u2068" not in printed
    assert not (HARMFUL - {"\r"}) & set(printed), "whole isolates stay: they turn nothing outside"


@given(st.text(st.characters(blacklist_categories=["Cc", "Cf"])))
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert for_terminal(text) == for_paper(text) == text


def test_a_control_character_stands_as_json_writes_it() -> None:
    assert for_terminal("\x1b[2J\u202e") == r"\u001b[2J\u202e"
    assert for_paper("a\u202eb\x1b") == "ab"


def test_isolates_stay_only_in_pairs() -> None:
    assert for_paper("a \u2068b\u2069 c") == "a \u2068b\u2069 c"
    assert for_paper("a \u2068b c") == for_paper("a b\u2069 c") == "a b c"
    assert for_paper("\u2068\u2068a\u2069 b") == "\u2068a\u2069 b"
