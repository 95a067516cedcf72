from pathlib import Path

import pytest

from backcoach.figure import load_motion, load_motions
from backcoach.figure.motion_checks import check
from backcoach.problem import Problem
from tests.corner import sampled
from tests.figure.samples import SMALL

WRONG = {
    "start = [": "file: expected valid TOML (",
    "[[key]]\nphase = 'reach'": "start: expected a table",
    "[start]\nfrom = 'all-fours'": "key: expected a table [[key]] for each phase",
    SMALL.replace("all-fours", "on-the-moon"): "start.from: expected one of standing, all-fours",
    SMALL.replace('phase = "hold"', 'faze = "hold"'): "key[2].phase: expected the name of a phase",
    SMALL.replace("flex = 160", "flecks = 160"): "key[1] (reach).arm_left.flecks: expected no such key",
    SMALL.replace("flex = 160", "flex = '160'"): "key[1] (reach).arm_left.flex: expected a number, got text",
    SMALL.replace("flex = 160", "on = 'left-wing'"): "key[1] (reach).arm_left.on: expected a landmark such as",
    SMALL.replace("flex = 160", "elbow_to = 'north'"): "key[1] (reach).arm_left.elbow_to: expected one of forward",
    SMALL.replace("arm_left", "arm_middle"): "key[1] (reach).arm_middle: expected no such key",
    SMALL.replace('phase = "hold"', 'phase = "hold"\nat = 1.5'): "key[2] (hold).at: expected a share of the phase",
    SMALL.replace('phase = "hold"', 'phase = "hold"\nat = 0.5'): "key (hold).at: expected 1 in the last pose",
    SMALL.replace(
        'phase = "return"', 'phase = "reach"'
    ): "key[3] (reach).phase: expected all poses of a phase in a row",
    SMALL.replace('phase = "hold"', 'phase = "reach"'): "key[2] (reach).at: expected more than in the pose",
    SMALL.replace("flex = 160", "flex = nan"): "key.1.arm_left.flex: expected a number from −720 to 720",
    SMALL.replace("flex = 160", "flex = 1e9"): "key.1.arm_left.flex: expected a number from −720 to 720",
    "props = [{ kind = 'ball', size = [1, 2] }]" + SMALL: "props[1].size: expected 1 number",
    "props = [" + "{ kind = 'ball' }," * 9 + "]" + SMALL: "props: expected at most 8 things",
    SMALL.replace("[start]", '[start]\ncontacts = ["tail"]'): "start.contacts: expected a landmark such as",
    SMALL.replace("[start]", '[start]\nanchor = "tail"'): "start.anchor: expected a landmark such as",
    SMALL.replace("[start]", '[start]\narm_left = "planted"'): "start.arm_left: expected the place of the hand or foot",
    "props = [{ kind = 'piano' }]\n" + SMALL: "props[0].kind: expected one of mat, roller",
    "colour = 'red'\n" + SMALL: "colour: expected no such key",
    SMALL.replace("[start]", '[start]\narm_left = "somewhere"'): "start.arm_left: expected one of planted, a table",
    "mark = [{ kind = 'arrow', at = 'tail' }]\n" + SMALL: "mark[1].at: expected a landmark such as",
    "mark = [{ kind = 'arrow', at = 'right-tail' }]\n" + SMALL: "mark[1].at: expected a landmark",
    "mark = [{ kind = 'arrow', at = 'belly', phases = ['jump'] }]\n"
    + SMALL: "mark[1].phases: expected only hold, reach, return, start",
    "mark = [" + "{ kind = 'still', at = 'belly' }, " * 4 + "]\n" + SMALL: "mark: expected at most 3 arrows",
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
    with pytest.raises(Problem, match=r"wave\.toml: file: expected a file that can be read"):
        load_motion(folder, "wave")


def test_a_wrong_base_pose_is_named(folder: Path) -> None:
    (folder / "poses.toml").write_text("[bent]\nlumbar = { flexx = 3 }", encoding="utf-8")
    with pytest.raises(Problem, match=r"poses\.toml: bent\.lumbar\.flexx: expected no such key"):
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
