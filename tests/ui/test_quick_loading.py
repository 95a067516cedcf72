"""Code that is kept, and patterns that wait."""

import builtins
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backcoach.ui.quick_loading import LARGEST, code_kept, patterns_waiting

TEXT = "answer = 6 * 7"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what Python itself was asked to compile."""
    names: list[str] = []
    own = builtins.compile

    def counting(source: str, filename: str, mode: str, **more: Any) -> Any:
        names.append(filename)
        return own(source, filename, mode, **more)

    monkeypatch.setattr(builtins, "compile", counting)
    return names


def answer(file: Path, text: str = TEXT, name: str = "support/one.py") -> object:
    held: dict[str, object] = {}
    with code_kept(file, "support/"):
        exec(compile(text, name, "exec"), held)
    return held["answer"]


def test_what_was_compiled_once_is_taken_from_the_file(tmp_path: Path, compiled: list[str]) -> None:
    file = tmp_path / "new" / "code.bin"
    assert [answer(file), answer(file)] == [42, 42]
    assert compiled == ["support/one.py"]
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


def test_another_text_of_that_name_is_compiled_and_then_kept(tmp_path: Path, compiled: list[str]) -> None:
    file = tmp_path / "code.bin"
    answer(file)
    assert [answer(file, "answer = 7"), answer(file, "answer = 7")] == [7, 7]
    assert len(compiled) == 2


def test_what_others_compile_goes_its_own_way(tmp_path: Path, compiled: list[str]) -> None:
    file = tmp_path / "code.bin"
    assert answer(file, name="elsewhere.py") == 42
    with code_kept(file, "support/"):
        compile(TEXT, "support/one.py", "exec", dont_inherit=True)
    assert not file.exists()
    assert compiled == ["elsewhere.py", "support/one.py"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"\0" * (LARGEST + 1)),
        lambda file: file.chmod(0o666),
    ],
    ids=["damaged", "empty", "too large", "others can write it"],
)
def test_a_file_that_cannot_be_trusted_is_ignored_and_made_again(
    spoil: object, tmp_path: Path, compiled: list[str]
) -> None:
    file = tmp_path / "code.bin"
    answer(file)
    assert callable(spoil)
    spoil(file)
    assert [answer(file), answer(file)] == [42, 42]
    assert len(compiled) == 2


def test_code_of_another_python_is_ignored(tmp_path: Path, compiled: list[str]) -> None:
    file = tmp_path / "code.bin"
    code = "import sys; sys.path[0:0] = ['.']; from tests.ui.test_quick_loading import *; "
    subprocess.run([sys.executable, "-O", "-c", f"{code} answer(Path({str(file)!r}))"], check=True)
    assert file.exists()
    assert [answer(file), answer(file)] == [42, 42]
    assert len(compiled) == 1


def test_without_room_for_the_file_all_is_well(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    assert answer(tmp_path / "taken" / "code.bin") == 42


def test_a_pattern_waits_for_its_first_use_and_is_one_then(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[str] = []
    own = re.compile

    def counting(pattern: str, flags: int = 0) -> re.Pattern[str]:
        wanted.append(pattern)
        return own(pattern, flags)

    monkeypatch.setattr(re, "compile", counting)
    held: dict[str, object] = {"re": re, "__name__": "support.one"}
    with patterns_waiting("support"):
        exec("class One:\n    pattern = re.compile('A', re.I)\n    split = pattern.split", held)
        assert re.compile("b").pattern == "b", "not of that package"
    assert (re.compile, wanted) == (counting, ["b"])
    one = held["One"]
    assert one.split("1a2") == ["1", "2"]  # type: ignore[attr-defined]
    assert one.pattern.pattern == "A"  # type: ignore[attr-defined]
    assert not hasattr(one.pattern, "__isabstractmethod__")  # type: ignore[attr-defined]
    assert wanted == ["b", "A", "A"]
