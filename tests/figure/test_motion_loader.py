from pathlib import Path

import pytest

from backcoach.figure import load_motion, load_motions
from backcoach.figure.motion_checks import check
from backcoach.problem import Problem
from tests.corner import sampled
from tests.figure.samples import SMALL

WRONG = {
    "start = [": "file: is not valid TOML",
    "[[key]]\nphase = 'reach'": "start: a motion needs a [start] table",
    "[start]\nfrom = 'all-fours'": "key: a motion needs a [[key]] for each phase",
    SMALL.replace("all-fours", "on-the-moon"): "start.from: there is no pose 'on-the-moon'",
    SMALL.replace('phase = "hold"', 'faze = "hold"'): "key[2].phase: every [[key]] needs a phase",
    SMALL.replace("flex = 160", "flecks = 160"): "key[1] (reach).arm_left: Object contains unknown field `flecks`",
    SMALL.replace("flex = 160", "flex = '160'"): "key[1] (reach).arm_left.flex: Expected `float`, got `str`",
    SMALL.replace("flex = 160", "on = 'left-wing'"): "key[1] (reach).arm_left.on: there is no landmark 'left-wing'",
    SMALL.replace("flex = 160", "elbow_to = 'north'"): "key[1] (reach).arm_left.elbow_to: 'north' is not a direction",
    SMALL.replace("arm_left", "arm_middle"): "key[1] (reach): Object contains unknown field `arm_middle`",
    SMALL.replace('phase = "hold"', 'phase = "hold"\nat = 1.5'): "key[2] (hold).at: the share of the phase",
    SMALL.replace('phase = "hold"', 'phase = "hold"\nat = 0.5'): "key (hold).at: the last key pose of a phase",
    SMALL.replace(
        'phase = "return"', 'phase = "reach"'
    ): "key[3] (reach).phase: the key poses of a phase must follow each other",
    SMALL.replace('phase = "hold"', 'phase = "reach"'): "key[2] (reach).at: shares must increase within a phase",
    SMALL.replace("flex = 160", "flex = nan"): "key.1.arm_left.flex: a number between -720 and 720",
    SMALL.replace("flex = 160", "flex = 1e9"): "key.1.arm_left.flex: a number between -720 and 720",
    "props = [{ kind = 'ball', size = [1, 2] }]" + SMALL: "props[1].size: a ball has 1 numbers",
    "props = [" + "{ kind = 'ball' }," * 9 + "]" + SMALL: "props: there may be at most 8 things",
    SMALL.replace("[start]", '[start]\ncontacts = ["tail"]'): "start.contacts: there is no landmark 'tail'",
    SMALL.replace("[start]", '[start]\nanchor = "tail"'): "start.anchor: there is no landmark 'tail'",
    SMALL.replace("[start]", '[start]\narm_left = "planted"'): 'start.arm_left: "planted" needs a pose before it',
    "props = [{ kind = 'piano' }]\n" + SMALL: "props[0].kind: Invalid enum value 'piano'",
    "colour = 'red'\n" + SMALL: "file: Object contains unknown field `colour`",
    "mark = [{ kind = 'arrow', at = 'tail' }]\n" + SMALL: "mark[1].at: there is no landmark 'tail'",
    "mark = [{ kind = 'arrow', at = 'right-tail' }]\n" + SMALL: "mark[1].at: there is no landmark 'right-tail'",
    "mark = [{ kind = 'arrow', at = 'belly', phases = ['jump'] }]\n"
    + SMALL: "mark[1].phases: no key pose is named jump",
    "mark = [" + "{ kind = 'still', at = 'belly' }, " * 4 + "]\n" + SMALL: "mark: there may be at most three",
}


@pytest.mark.parametrize(("text", "words"), WRONG.items(), ids=WRONG.values())
def test_a_wrong_file_is_refused_with_its_name_the_key_and_the_reason(folder: Path, text: str, words: str) -> None:
    (folder / "wave.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as refusal:
        load_motions(folder)
    assert str(refusal.value).startswith("wave.toml: ")
    assert words in str(refusal.value)


def test_a_valid_file_is_loaded_by_its_name(folder: Path) -> None:
    (folder / "wave.toml").write_text(SMALL, encoding="utf-8")
    (motion,) = load_motions(folder).values()
    assert motion.id == "wave"
    assert list(motion.phases) == ["reach", "hold", "return"]


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(Problem, match=r"wave\.toml: file: cannot be read"):
        load_motion(folder, "wave")


def test_a_wrong_base_pose_is_named(folder: Path) -> None:
    (folder / "poses.toml").write_text("[bent]\nlumbar = { flexx = 3 }", encoding="utf-8")
    with pytest.raises(Problem, match=r"poses\.toml: bent\.lumbar: Object contains unknown field"):
        load_motions(folder)


def test_a_key_pose_changes_only_what_it_mentions(folder: Path) -> None:
    text = SMALL.replace('phase = "hold"', 'phase = "hold"\narm_left = { elbow = 20 }')
    (folder / "wave.toml").write_text(text, encoding="utf-8")
    keys = dict(load_motions(folder)["wave"].keys)
    assert keys["hold"].stance.bend[0] == pytest.approx(-20)
    assert keys["hold"].stance.turns[1] == pytest.approx(keys["reach"].stance.turns[1])


def test_arms_are_written_once_and_mirrored(folder: Path) -> None:
    text = SMALL.replace("arm_left = { flex = 160, elbow = 5 }", 'arms = { hand = [0.3, 0.2], fingers = "left" }')
    (folder / "wave.toml").write_text(text, encoding="utf-8")
    made = dict(load_motions(folder)["wave"].keys)["reach"].pose
    left, right = made.origins[13], made.origins[14]
    assert right == pytest.approx(left * (1, -1, 1))


@sampled
@pytest.mark.parametrize("name", ["standing", "all-fours", "supine", "supine-crooklying", "prone", "side-lying",
                                  "long-sitting", "seated-chair", "half-kneeling"])  # fmt: skip
def test_every_base_pose_is_possible(folder: Path, name: str) -> None:
    props = 'props = [{ kind = "chair" }]\n' if "chair" in name else ""
    (folder / "wave.toml").write_text(f'{props}[start]\nfrom = "{name}"\n[[key]]\nphase = "hold"\n', encoding="utf-8")
    assert [str(finding) for finding in check(load_motion(folder, "wave"))] == []
