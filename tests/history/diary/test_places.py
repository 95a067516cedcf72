"""Where a line of a diary is, in the words for its kind of file."""

import pytest

from backcoach.history.diary.table import at_place, at_place_within


@pytest.mark.parametrize("unit", ["Row", "Entry", "Line"])
def test_a_line_is_named_as_its_file_counts(unit: str) -> None:
    assert str(at_place(unit, 4, "in bed")) == f"{unit} 4: in bed"
    assert str(at_place_within(unit, 4, "in bed")) == f"{unit.lower()} 4: in bed"
