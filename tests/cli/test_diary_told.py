"""What a look at a diary says of scores that were deleted or corrected here."""

from types import SimpleNamespace
from typing import Any

import pytest

from backcoach.cli.diary_told import counts_told
from backcoach.words import Words


@pytest.mark.parametrize(
    ("bring_back", "told"),
    [
        (False, (
            "1 score deleted here and left so (--bring-back takes it), "
            "2 scores corrected here and left so (--bring-back takes the diary's)"
        )),
        (True, "1 score brought back, 2 scores overruled"),
    ],
)  # fmt: skip
def test_what_was_deleted_or_corrected_here_is_counted(bring_back: bool, told: str) -> None:
    found: Any = SimpleNamespace(new=[], changed=[1], same=3, deleted=[1], kept=[1, 2])
    answers: Any = SimpleNamespace(bring_back=bring_back)
    said = counts_told(found, answers, Words())
    assert said == f"0 scores new, 1 score changed, 3 scores already here, {told}"
