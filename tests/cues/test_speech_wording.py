"""Sentences outside the script are short and complete, and promise nothing that may not happen."""

from typing import get_args

import pytest

from backcoach.cues import SpeechWording, Trouble
from backcoach.words import Words
from tests.builders import catalog

WORDING = SpeechWording(Words(), catalog())


def test_the_time_left_and_the_reason_for_a_pause_are_said() -> None:
    assert WORDING.left(245) == "Four minutes left."
    assert WORDING.left(12) == "Ten seconds left."
    assert WORDING.paused("asked") == "Paused."
    assert WORDING.paused("asleep") == "Paused: the computer was asleep."
    assert WORDING.paused("stalled") == "Paused: BackCoach stood still for over a minute."
    assert WORDING.trial().count(".") == 3


@pytest.mark.parametrize("trouble", get_args(Trouble))
def test_every_trouble_has_a_sentence(trouble: Trouble) -> None:
    words = WORDING.trouble(trouble)
    assert words.endswith(".")
    assert words[0].isupper()


def test_a_missing_voice_names_the_package() -> None:
    assert "espeak-ng" in WORDING.trouble("no_voice")
