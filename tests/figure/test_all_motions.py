"""Every exercise of the catalogue has a motion, every motion an exercise, and their phases are the same."""

from pathlib import Path

import pytest

from backcoach.app.places import assets_folder
from backcoach.catalog import Exercise
from backcoach.figure import Motion, key_poses
from backcoach.figure.motion_checks import check, sample_motion
from tests.corner import corner, sampled
from tests.shipped import shipped_catalog

ASSETS = assets_folder()
MOTIONS = ASSETS / "motions"
EXERCISES = shipped_catalog().exercises
BREATH = ("inhale", "hold", "exhale")


def motion_files() -> set[str]:
    return {path.stem for path in MOTIONS.glob("*.toml") if path.name != "poses.toml"}


def phases_of(exercise: Exercise) -> tuple[str, ...]:
    """The phases of one repetition, each named once, in order."""
    names = BREATH if exercise.tempo == "breath" else tuple(part.phase for part in exercise.tempo)
    return tuple(dict.fromkeys(names))


def test_every_exercise_has_a_motion_and_every_motion_an_exercise() -> None:
    assert motion_files() == set(EXERCISES)


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_a_motion_has_the_phases_of_its_exercise_and_no_others(motions: dict[str, Motion], exercise: str) -> None:
    assert tuple(motions[exercise].phases) == phases_of(EXERCISES[exercise])


@sampled
@pytest.mark.parametrize("side", corner(["left", "right"], "left"))
@pytest.mark.parametrize("exercise", corner(sorted(EXERCISES), *sorted(EXERCISES)[::4]))
def test_a_motion_is_possible_for_a_human_body_at_60_instants(
    motions: dict[str, Motion], exercise: str, side: str
) -> None:
    motion = motions[exercise]
    assert len(sample_motion(motion, side)) >= 60
    assert [str(finding) for finding in check(motion, side)] == []


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_a_motions_thumbnail_names_only_existing_poses(motions: dict[str, Motion], exercise: str) -> None:
    motion = motions[exercise]
    assert len(key_poses(motion)) == len(motion.spec.thumbnail or key_poses(motion))


def test_there_are_only_motion_files_in_the_folder() -> None:
    assert {path.suffix for path in Path(MOTIONS).iterdir()} == {".toml"}
