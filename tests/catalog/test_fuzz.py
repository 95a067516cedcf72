"""Reading any file gives a value or one sentence."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import Exercise, Routine
from backcoach.catalog.exercise_files import read_exercise, read_routine
from backcoach.problem import Problem
from tests.builders import breathing, exercise, routine, stretch, table, toml

KNOWN = {"lift": exercise("lift"), "breathe": breathing("breathe"), "stretch": stretch("stretch")}
GOOD = [*(table(record) for record in KNOWN.values()), table(routine(*KNOWN.values()))]
WORDS = ["lift", "breath", "knee", "both", "hold", "inhale", "straight", "S0", "x` - at `$.y"]

plain = st.sampled_from(WORDS) | st.booleans() | st.integers() | st.integers(-1, 5) | st.floats() | st.text(max_size=5)
keys = st.sampled_from(sorted({key for good in GOOD for key in good} | set(GOOD[0]["dose"]))) | st.text(max_size=3)
values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=6
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "lift.toml"


def read_both(path: Path, content: bytes) -> None:
    """Read the content as an exercise and as a routine; fails if the result is neither a value nor a sentence."""
    path.write_bytes(content)
    for read, kind in ((read_exercise, Exercise), (lambda it: read_routine(it, KNOWN), Routine)):
        try:
            assert isinstance(read(path), kind)
        except Problem as problem:
            said = str(problem)
            assert said.startswith("lift.toml: ")
            assert ": expected " in said
            assert said.endswith(".")
            assert not re.search(r"`(str|int|float|bool|array|object|null|date|time)", said)
            assert said.splitlines() == [said]
            said.encode()


@given(st.binary(max_size=200))
def test_any_bytes(path: Path, content: bytes) -> None:
    read_both(path, content)


@given(st.text(alphabet='abs019.="[]{}#\n,-_:TZ\'\\"', max_size=60))
def test_anything_that_looks_like_toml(path: Path, content: str) -> None:
    read_both(path, content.encode())


@given(st.dictionaries(keys, values, max_size=6))
def test_any_table(path: Path, content: dict[str, Any]) -> None:
    read_both(path, toml(content).encode())


@given(st.data())
def test_a_good_file_with_anything_in_one_place(path: Path, data: st.DataObject) -> None:
    content = dict(data.draw(st.sampled_from(GOOD)))
    place = data.draw(st.sampled_from(sorted(content)))
    if isinstance(content[place], dict) and data.draw(st.booleans()):
        content[place] = {
            **content[place],
            data.draw(st.sampled_from(sorted(content[place]) or [""]) | keys): data.draw(values),
        }
    elif isinstance(content[place], list) and content[place] and data.draw(st.booleans()):
        content[place] = [*content[place], data.draw(values)]
    else:
        content[place] = data.draw(values)
    read_both(path, toml(content).encode())
