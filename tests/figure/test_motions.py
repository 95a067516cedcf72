"""All checks of every shipped motion, at 60 samples, for both sides."""

import pytest

from backcoach.app.places import assets_folder
from backcoach.figure import Motion
from backcoach.figure.motion_checks import SAMPLES, check, sample_motion

IDS = sorted(path.stem for path in (assets_folder() / "motions").glob("*.toml") if path.name != "poses.toml")


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("exercise", IDS)
def test_a_motion_is_possible_for_a_human_body_and_does_what_its_file_says(
    motions: dict[str, Motion], exercise: str, side: str
) -> None:
    assert [str(finding) for finding in check(motions[exercise], side)] == []


@pytest.mark.parametrize("exercise", IDS)
def test_every_motion_is_sampled_at_least_60_times(motions: dict[str, Motion], exercise: str) -> None:
    assert len(sample_motion(motions[exercise])) >= SAMPLES
