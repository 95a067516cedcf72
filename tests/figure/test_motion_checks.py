"""Each check finds the fault it is made for."""

from pathlib import Path

import pytest

from backcoach.figure import load_motion
from backcoach.figure.motion_checks import check
from tests.corner import corner, sampled
from tests.figure.samples import SMALL

BROKEN = {
    "reach": SMALL.replace("flex = 160, elbow = 5", "hand = [0.9, 0.9, 0.9]"),
    "joint": SMALL.replace("flex = 160, elbow = 5", "flex = 160, elbow = 175"),
    "floor": SMALL.replace("flex = 160, elbow = 5", "flex = 70, elbow = 0"),
    "prop": "props = [{ kind = 'box', at = [-0.2, 0.0], size = [0.3, 0.3, 0.5] }]\n" + SMALL,
    "contact": SMALL.replace("arm_left = { flex = 160, elbow = 5 }", "arm_left = { hand = [0.30, 0.16] }"),
    "overlap": SMALL.replace("arm_left = { flex = 160, elbow = 5 }", "leg_left = { flex = 60, out = -20, knee = 60 }"),
    "jump": SMALL.replace("[[key]]", '[[key]]\nphase = "reach"\nat = 0.99\n\n[[key]]', 1),
    "closed": SMALL.replace('phase = "return"\nfrom = "start"', 'phase = "return"'),
    "touches nothing": SMALL.replace("[start]", '[start]\ncontacts = ["head"]'),
}


@sampled
@pytest.mark.parametrize("side", corner(["left", "right"], "left"))
@pytest.mark.parametrize(("name", "text"), BROKEN.items(), ids=BROKEN)
def test_a_faulty_motion_fails_its_check(folder: Path, name: str, text: str, side: str) -> None:
    (folder / "wave.toml").write_text(text, encoding="utf-8")
    findings = [str(finding) for finding in check(load_motion(folder, "wave"), side)]
    assert any(name in finding for finding in findings), findings


def test_a_good_motion_has_no_findings(folder: Path) -> None:
    (folder / "wave.toml").write_text(SMALL, encoding="utf-8")
    assert check(load_motion(folder, "wave")) == []
