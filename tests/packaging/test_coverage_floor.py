"""Coverage is compared package by package, and floors never fall."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

import coverage_floor

PURE = {"catalog", "session", "history", "coaching"}
percent = st.floats(0, 100)
floors = st.dictionaries(st.sampled_from(["cues", "desktop", "figure", "sheets"]), st.integers(0, 99))


def counted(lines: int, of_lines: int, branches: int = 0, of_branches: int = 0) -> dict[str, dict[str, int]]:
    """One file of coverage's report."""
    return {
        "summary": {
            "covered_lines": lines,
            "num_statements": of_lines,
            "covered_branches": branches,
            "num_branches": of_branches,
        }
    }


def test_packages_without_qt_need_full_coverage() -> None:
    named = tomllib.loads(coverage_floor.FLOORS.read_text())["floor"]
    assert not PURE & named.keys()


def test_a_package_is_the_sum_of_its_files_lines_and_branches() -> None:
    report = {
        "files": {
            "backcoach/cli.py": counted(1, 2),
            "backcoach/clock.py": counted(2, 2),
            "backcoach/session/player.py": counted(8, 8, 1, 2),
            "backcoach/desktop/stage/ring.py": counted(0, 4),
            "backcoach/cues/__init__.py": counted(0, 0),
        }
    }
    assert coverage_floor.percentages(report) == {"backcoach": 75, "cues": 100, "desktop": 0, "session": 90}


def test_a_package_below_its_floor_is_named_with_both_figures() -> None:
    assert coverage_floor.complaints({"figure": 79.96, "cues": 80.0}, {"figure": 80, "cues": 80}) == [
        "Coverage of figure is 79.9 %, below its floor of 80 %: test what is new."
    ]


def test_a_package_without_a_floor_needs_full_coverage() -> None:
    assert coverage_floor.complaints({"session": 99.99}, {})
    assert not coverage_floor.complaints({"session": 100.0}, {})


@given(st.dictionaries(st.sampled_from(["cues", "desktop", "figure"]), percent), floors)
def test_raising_never_lowers_a_floor(measured: dict[str, float], before: dict[str, int]) -> None:
    after = coverage_floor.raised(measured, before)
    assert all(after.get(name, 100) >= floor for name, floor in before.items())


@given(st.dictionaries(st.sampled_from(["cues", "desktop", "figure"]), percent), floors)
def test_what_passed_the_floors_passes_those_that_it_raised(measured: dict[str, float], before: dict[str, int]) -> None:
    raised = coverage_floor.raised(measured, before)
    assert coverage_floor.complaints(measured, before) or not coverage_floor.complaints(measured, raised)
