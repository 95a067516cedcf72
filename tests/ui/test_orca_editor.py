"""Orca over the editor: every word of its script must be said, in its order."""

from pathlib import Path

import pytest

from tests.ui.test_orca import LACKING, OWN, follow


@pytest.mark.thorough
@pytest.mark.realtime
@pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}")
@pytest.mark.skipif(bool(OWN), reason="Orca runs already, and allows no second one")
def test_all_that_orca_says_over_the_editor(tmp_path: Path) -> None:
    follow("tests.ui.orca.editing", tmp_path)
