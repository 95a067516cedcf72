"""The command that draws a figure, in a process of its own and without a display."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run


def figure(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`backcoach figure …` where there is no display."""
    return run("figure", *arguments)


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF-")])
def test_a_figure_is_written_in_the_kind_that_its_name_says(tmp_path: Path, suffix: str, start: bytes) -> None:
    path = tmp_path / f"dog.{suffix}"
    done = figure("bird-dog", "--side", "right", "--phase", "reach", "-o", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{path}: Bird dog, reach.\n"
    assert path.read_bytes().startswith(start)


def test_without_a_phase_it_is_the_starting_position(tmp_path: Path) -> None:
    for name, phase in (("a.svg", ()), ("b.svg", ("--phase", "start")), ("c.svg", ("--phase", "reach"))):
        assert figure("bird-dog", *phase, "-o", str(tmp_path / name)).returncode == 0
    first, same, other = ((tmp_path / f"{name}.svg").read_bytes() for name in "abc")
    assert first == same != other


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bird-dg", "-o", "x.png"), "did you mean bird-dog?"),
        (("bird-dog", "-o", "x.gif"), "“x.gif” must end in .png, .svg or .pdf"),
        (("bird-dog", "-o", "x.png", "--phase", "fly"), "choose one of start, reach, hold, return."),
        (("bird-dog", "-o", "/nowhere/x.png"), "cannot be written to /nowhere/x.png"),
    ],
)
def test_a_mistake_is_answered_in_one_sentence(arguments: tuple[str, ...], words: str) -> None:
    done = figure(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_users_own_exercise_has_no_figure(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    source = Path(__file__).parents[2] / "assets" / "exercises" / "plank.toml"
    text = source.read_text(encoding="utf-8")
    (folder / "my-plank.toml").write_text(text, encoding="utf-8")
    done = figure("my-plank", "-o", str(tmp_path / "x.png"), "--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "There is no figure of my-plank" in done.stderr
