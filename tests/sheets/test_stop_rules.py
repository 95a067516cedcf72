"""What the sheet says about stopping comes from its own file and from the safety page."""

from pathlib import Path

import pytest

from backcoach.problem import Problem
from backcoach.sheets import StopRules, read_stop_rules


def test_the_emergency_number_stands_where_it_is_needed(rules: StopRules) -> None:
    changed = rules.with_number("911")
    assert changed == rules
    assert "112 / 999 / 911" in rules.emergency_title
    assert any("call 112 / 999 / 911" in rule for rule in rules.stop)


def test_no_number_is_left_open(rules: StopRules) -> None:
    assert "{" not in f"{rules}"


@pytest.mark.parametrize("text", ["", "notice = 3", "notice = ", 'colour = "red"'])
def test_an_incomplete_file_gives_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=r"sheet\.toml cannot be used"):
        read_stop_rules(path)


def test_a_missing_file_gives_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"sheet\.toml cannot be used .* install BackCoach again"):
        read_stop_rules(tmp_path / "sheet.toml")
