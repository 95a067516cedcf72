"""Commit messages are judged as CONTRIBUTING.md says."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commit_message

GOOD = "Chart: the median is drawn above the bands\n\nThe bands hid it on a dark background.\n"
WORDS = st.text("abcdefghij klm", min_size=1).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("", "empty"),
        ("# a comment of git's\n\n", "empty"),
        ("Subject alone\n", "body is missing"),
        ("Subject\n\n# Please enter the commit message\n", "body is missing"),
        ("Subject\nand its second line\n\nbody\n", "second line"),
        ("x" * 73 + "\n\nbody\n", "73 characters"),
    ],
)
def test_what_is_wrong_is_named(message: str, says: str) -> None:
    assert says in commit_message.complaint(message)


@pytest.mark.parametrize("message", ["Merge branch 'history'\n", 'Revert "A change"\n', "fixup! A change\n"])
def test_what_git_writes_itself_passes(message: str) -> None:
    assert commit_message.complaint(message) == ""


@given(WORDS, WORDS)
def test_a_subject_of_up_to_72_characters_with_a_body_passes_and_no_longer_one(subject: str, body: str) -> None:
    assert bool(commit_message.complaint(f"{subject}\n\n{body}\n")) == (len(subject) > 72)


def judged(message: Path) -> subprocess.CompletedProcess[str]:
    """The hook as git runs it."""
    command = [sys.executable, commit_message.__file__, str(message)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_hook_stops_a_commit_with_one_sentence(tmp_path: Path) -> None:
    message = tmp_path / "COMMIT_EDITMSG"
    message.write_text("Subject alone\n")
    done = judged(message)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_the_hook_ignores_the_changes_that_git_shows_below_a_message(tmp_path: Path) -> None:
    message = tmp_path / "COMMIT_EDITMSG"
    message.write_text(f"{GOOD}# ------------------------ >8 ------------------------\ndiff --git a/x b/x\n")
    assert judged(message).returncode == 0
    message.write_text("Subject\n# ------------------------ >8 ------------------------\ndiff --git a/x b/x\n")
    assert judged(message).returncode == 1
