"""What the window sends to the process that sounds, here one that only listens, and what it tells of its trouble."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backcoach.app.preferences import Preferences
from backcoach.cues.messages import HelperStatus, encoded
from backcoach.session.settings import SoundSettings
from backcoach.ui.session import sound_process
from tests.studio import Studio
from tests.ui.conftest import OpenStudio

HEARD = Preferences(first_start_done=True, sound=SoundSettings(tones=True, talk="full"))
LISTENER = """
import sys
with open(sys.argv[1], "ab", 0) as told:
    for line in sys.stdin.buffer:
        told.write(line)
        print(sys.argv[2], flush=True)
"""
Told = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The messages that the process has got so far."""
    path = tmp_path / "told"

    def messages() -> list[dict[str, Any]]:
        whole = path.read_bytes().rpartition(b"\n")[0] if path.exists() else b""
        return [json.loads(line) for line in whole.splitlines()]

    return messages


@pytest.fixture
def session(
    open_studio: OpenStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Studio:
    """A session 2 s after its start, with words, by way of a process that has this trouble."""
    answer = encoded(HelperStatus(getattr(request, "param", ""))).decode().strip()
    command = [sys.executable, "-ESs", "-c", LISTENER, str(tmp_path / "told"), answer]
    monkeypatch.setattr(sound_process, "helper_command", lambda **_language: command)
    studio = open_studio(preferences=HEARD)
    studio.start()
    studio.jump(2)  # in less time than the process has to answer
    return studio


def said(told: Told) -> list[str]:
    """The words that are said beside the script."""
    return [message["text"] for message in told() if message["type"] == "Say"]


def test_the_time_left_is_said(session: Studio, told: Told) -> None:
    session.press("T")
    session.wait(lambda: bool(said(told)))
    (words,) = said(told)
    assert "left" in words


def test_the_last_words_are_said_again(session: Studio, told: Told) -> None:
    session.press("R")
    session.wait(lambda: bool(said(told)))
    assert said(told) == ["First: Crocodile breathing. Eight breaths. Face down. You need: exercise mat."]


def test_a_pause_is_said_and_ends_the_script(session: Studio, told: Told) -> None:
    session.press("Space")
    session.wait(lambda: bool(said(told)))
    assert said(told) == ["Paused."]
    assert [message["type"] for message in told() if message["type"] in ("Play", "Pause", "Say")][-2:] == [
        "Pause",
        "Say",
    ]


@pytest.mark.parametrize(
    ("session", "sentence"),
    [
        ("no_device", "No sound device was found. Connect one; the sound then starts by itself."),
        ("no_answer", "The sound server does not answer. If the sound stays off, restart the server."),
    ],
    indirect=["session"],
)
def test_what_is_wrong_with_the_sound_is_told(session: Studio, sentence: str) -> None:
    session.wait(lambda: sentence in session.said())
