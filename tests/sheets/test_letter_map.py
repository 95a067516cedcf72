"""The table of letters in a PDF's font is read as Qt writes it, and written so that it can be read."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.sheets.letter_map import read_map, written_map

QT = (
    b"begincmap\n2 beginbfrange\n<0000> <0000> <0000>\n"
    b"<0001> <0003> [<0E17> <0E48> <D83DDE00> ]\n<0010> <0011> <0041>\n"
)


def test_a_table_of_qt_is_read() -> None:
    assert read_map(QT) == {0: "\0", 1: "ท", 2: "\u0e48", 3: "😀", 0x10: "A", 0x11: "B"}


def test_glyphs_without_letters_are_left_out_and_long_tables_are_in_pieces() -> None:
    table = written_map({glyph: "ab" if glyph % 2 else "" for glyph in range(301)})
    assert table.count(b"beginbfchar") == 2
    assert b"100 beginbfchar" in table
    assert b"50 beginbfchar" in table
    assert b"<0001> <00610062>\n" in table
    assert b"<0002>" not in table


@given(
    st.dictionaries(st.integers(0, 0xFFFF), st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=9)
)
def test_every_letter_is_in_the_table(letters: dict[int, str]) -> None:
    table = written_map(letters).decode("ascii")
    for glyph, text in letters.items():
        assert f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" in table
