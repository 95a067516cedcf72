"""The settings file: what is written is read again, private and whole."""

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcoach.app.preferences import FILE_NAME, Preferences, read_preferences, write_preferences
from backcoach.problem import Problem
from backcoach.session import BreathPattern, SessionSettings
from tests.strategies import scaled

CHOICES = st.builds(
    Preferences,
    session=st.builds(
        SessionSettings,
        get_ready_s=st.integers(3, 60),
        rest_s=st.none() | st.integers(0, 300),
        breath=st.builds(BreathPattern, st.floats(2, 10), st.floats(0, 10), st.floats(2, 10)),
        pace=st.floats(0.75, 1.5),
        level=st.sampled_from(["low", "middle", "high"]),
        own_pace=st.booleans(),
    ),
    theme=st.sampled_from(["system", "light", "dark"]),
    reduce_motion=st.booleans(),
    routine=st.text(max_size=30),
    equipment=st.lists(st.text(max_size=20), max_size=5).map(tuple),
    cautions=st.sets(st.sampled_from(["knee", "wrist", "pregnancy"])).map(tuple),
    emergency_number=st.text(max_size=20),
    paper=st.sampled_from(["", "a4", "letter"]),
    first_start_done=st.booleans(),
)


@given(CHOICES)
@settings(max_examples=scaled(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_again(tmp_path: Path, chosen: Preferences) -> None:
    write_preferences(tmp_path, chosen)
    assert read_preferences(tmp_path) == chosen
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME], "no draft stays behind"


def test_without_a_file_the_usual_ones_are_in_force(tmp_path: Path) -> None:
    assert read_preferences(tmp_path) == Preferences()
    assert read_preferences(tmp_path / "nowhere") == Preferences()


def test_nobody_else_can_read_them(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_preferences(tmp_path, Preferences(cautions=("pregnancy",)))
    finally:
        os.umask(before)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_a_person_can_read_them(tmp_path: Path) -> None:
    write_preferences(tmp_path, Preferences())
    text = (tmp_path / FILE_NAME).read_text()
    assert '"theme": "system"' in text
    assert text.count("\n") > 10


def test_a_setting_that_this_version_does_not_know_is_let_pass(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"theme": "dark", "flying": true}')
    assert read_preferences(tmp_path) == Preferences(theme="dark")


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"{", ""),
        (b"\xff", ""),
        (b'{"paper": "\xff"}', ""),
        (b"[]", ""),
        (b'{"unknown": ' + b"[" * 100_000, ""),
        (b'{"session": {"pace": 9}}', "session.pace"),
        (b'{"session": {"breath": {"inhale": 1}}}', "session.breath.inhale"),
        (b'{"theme": "pink"}', "theme"),
        (b'{"paper": "a5"}', "paper"),
    ],
)
def test_what_cannot_be_used_is_a_sentence_and_a_copy_is_put_aside(tmp_path: Path, content: bytes, where: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    why = f": “{where}” has a value that does not fit" if where else ""
    with pytest.raises(Problem, match=f"^Your settings cannot be used{why}; the usual ones are in force") as problem:
        read_preferences(tmp_path)
    aside = tmp_path / "settings.unusable.json"
    assert str(aside) in str(problem.value)
    assert aside.read_bytes() == content
    assert aside.stat().st_mode & 0o777 == 0o600
    write_preferences(tmp_path, Preferences())
    assert read_preferences(tmp_path) == Preferences()
    assert aside.read_bytes() == content


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(Problem, match="cannot be read"):
        read_preferences(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_a_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"Your settings cannot be kept in .*--data-dir"):
        write_preferences(tmp_path / "nowhere", Preferences())


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    write_preferences(tmp_path, Preferences(theme="dark"))
    (tmp_path / "settings.new").mkdir()  # in the way of the draft
    with pytest.raises(Problem):
        write_preferences(tmp_path, Preferences(theme="light"))
    assert read_preferences(tmp_path).theme == "dark"


def test_a_draft_that_a_crash_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "settings.new").write_text("half")
    write_preferences(tmp_path, Preferences(theme="dark"))
    assert read_preferences(tmp_path).theme == "dark"


def test_the_usual_ones_are_within_their_own_limits() -> None:
    assert msgspec.json.decode(msgspec.json.encode(Preferences()), type=Preferences) == Preferences()
