"""What the window sends to the process that sounds, here one that only listens, and what it tells of its trouble."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from backcoach.cues.messages import HelperStatus, encoded
from backcoach.session.settings import SoundSettings
from backcoach.ui.session import sound_process
from tests.settled import settled
from tests.studio import Studio
from tests.ui.conftest import OpenStudio

OFFERED = (
    "M: smaller. E: easier: Belly breathing. L: leave it out. F: smaller and fewer next time. The space bar goes on. "
)
DIGITS = "A digit says how strong it was. Sharp, new, or down the leg: stop."
HEARD = settled(sound=SoundSettings(tones=True, talk="full"))
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
def listener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The process that sounds only listens, and has the trouble that the test names."""
    answer = encoded(HelperStatus(getattr(request, "param", ""))).decode().strip()
    command = [sys.executable, "-ESs", "-c", LISTENER, str(tmp_path / "told"), answer]
    monkeypatch.setattr(sound_process, "helper_command", lambda **_language: command)


@pytest.fixture
def session(open_studio: OpenStudio, listener: None) -> Studio:
    """A session 2 s after its start, with words."""
    studio = open_studio(preferences=HEARD)
    studio.start()
    studio.jump(2)  # in less time than the process has to answer
    return studio


def said(told: Told) -> list[str]:
    """The words that are said beside the script since the session began."""
    texts = [message["text"] for message in told() if message["type"] == "Say"]
    return texts[texts.index("") + 1 :] if "" in texts else []


def test_the_time_left_is_said(session: Studio, told: Told) -> None:
    session.press("T")
    session.wait(lambda: bool(said(told)))
    (words,) = said(told)
    assert "left" in words


def test_the_last_words_are_said_again(session: Studio, told: Told) -> None:
    session.press("R")
    session.wait(lambda: bool(said(told)))
    (again,) = said(told)
    assert again == (
        "Crocodile breathing. Face down. You need: exercise mat. Eight breaths. Breathe wide into your back. "
        "Go only as far as is comfortable. The space bar pauses."
    )


def test_a_pause_is_said_and_ends_the_script(session: Studio, told: Told) -> None:
    session.press("Space")
    session.wait(lambda: bool(said(told)))
    assert said(told) == ["Paused. The space bar goes on."]
    assert [message["type"] for message in told() if message["type"] in ("Play", "Pause", "Say")][-2:] == [
        "Pause",
        "Say",
    ]


def test_the_question_before_is_said_with_its_keys_and_the_score_said_back(
    open_studio: OpenStudio, told: Told, listener: None
) -> None:
    studio = open_studio(preferences=HEARD)
    studio.press("Space")
    studio.press("4")
    texts = lambda: [message["text"] for message in told() if message["type"] == "Say"]  # noqa: E731
    studio.wait(lambda: len(texts()) == 2)
    assert texts()[0].startswith("How strong is your low back pain right now? Press a digit")
    assert texts()[1] == "Four. Enter goes on."


def test_with_little_to_be_said_the_keys_are_left_out_and_with_nothing_the_question(
    open_studio: OpenStudio, told: Told, listener: None
) -> None:
    studio = open_studio(preferences=settled(sound=SoundSettings(talk="brief")))
    studio.press("Space")
    studio.wait(lambda: any(message["type"] == "Say" for message in told()))
    assert [m["text"] for m in told() if m["type"] == "Say"] == ["How strong is your low back pain right now?"]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("+", "Ten seconds more."),
        ("Left", "One step back."),
        ("Home", "From the beginning."),
    ],
)
def test_a_key_is_acknowledged(session: Studio, told: Told, key: str, answer: str) -> None:
    session.press(key)
    session.wait(lambda: bool(said(told)))
    assert said(told) == [answer]


def test_hurt_is_taken_back_and_work_that_is_left_is_skipped(session: Studio, told: Told) -> None:
    for key in ("H", "H", "Right", "Right"):
        session.press(key)
    session.wait(lambda: len(said(told)) >= 5)
    offered = OFFERED + DIGITS
    assert said(told)[1:] == ["Marked: that hurt.", offered, "The mark is taken back.", "Skipped."]
    assert [message["name"] for message in told() if message["type"] == "Sign"] == ["hurt", "not_hurt"]


def test_after_a_pause_the_words_that_it_cut_off_are_said_again(session: Studio, told: Told) -> None:
    session.press("Space")
    session.press("Space")
    session.wait(lambda: len(said(told)) == 2)
    assert said(told)[1].startswith("Crocodile breathing. Face down. ")


def test_one_more_breath_is_said_as_one_more(session: Studio, told: Told) -> None:
    session.press("Right")
    session.press("+")
    session.wait(lambda: bool(said(told)))
    assert said(told) == ["One more."]


def test_the_reasons_to_stop_are_read_and_the_advice_of_the_chosen_one(session: Studio, told: Told) -> None:
    def choose(dialog: QDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_1)
        dialog.accept()

    session.over(session.controller.stage.stop, choose)
    session.wait(lambda: len(said(told)) >= 3)
    paused, reasons, advice = said(told)[:3]
    rule = session.view.services.safety.page.stop[0]
    assert paused == "Paused. The space bar goes on."
    assert reasons.startswith(f"Why are you stopping? One: {rule.words}")
    assert advice == " ".join(rule.advice)


@pytest.mark.parametrize(
    ("listener", "sentence"),
    [
        ("no_device", "No sound device was found. Connect one; the sound then starts by itself."),
        ("no_answer", "The sound server does not answer. If the sound stays off, restart the server."),
    ],
    indirect=["listener"],
)
def test_what_is_wrong_with_the_sound_is_told(session: Studio, sentence: str) -> None:
    session.wait(lambda: sentence in session.said())
