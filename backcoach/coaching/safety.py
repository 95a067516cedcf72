"""What is said about safety: the page, the reasons to stop, the traffic light and the cautions, read from one file."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from backcoach.catalog.types import Caution, FileRecord, Position
from backcoach.history.records import StopReason
from backcoach.problem import Problem

FILE_NAME = "safety.toml"
NUMBER = "{number}"
"""Stands for the emergency number in the file."""

SafetyReason = Literal["first-start", "high-score", "rise", "four-weeks"]
"""Why the safety page is to be read now."""

Sentence = Annotated[str, msgspec.Meta(min_length=1)]
Sentences = Annotated[tuple[Sentence, ...], msgspec.Meta(min_length=1)]
ScoreValue = Annotated[int, msgspec.Meta(ge=0, le=10)]


class SafetyPage(FileRecord, frozen=True):
    """The page to read before exercising; `emergency_advice` is all that is shown once a sign is ticked."""

    title: Sentence
    emergency_title: Sentence
    emergency_lead: Sentence
    emergency_signs: Sentences
    emergency_advice: Sentences
    ask_first_title: Sentence
    ask_first_lead: Sentence
    ask_first: Sentences
    closing: Sentences
    privacy: Sentence


class StopRule(FileRecord, frozen=True):
    """One reason to stop and what it leads to; without `resume` the session cannot be continued later."""

    id: StopReason
    words: Sentence
    advice: Sentences
    hides_exercise: bool = False
    opens_safety: bool = False
    resume: bool = True


class TrafficLight(FileRecord, frozen=True):
    """What a score of `low` to `high` during an exercise asks for."""

    color: Literal["green", "amber", "red"]
    low: ScoreValue
    high: ScoreValue
    words: Sentence


class CautionRule(FileRecord, frozen=True):
    """What a chosen caution does: a warning where an exercise names it, exercises that it hides, no held breath.

    `hidden_long_positions` hides what is done in them for more than `long_s` seconds a set.
    """

    id: Caution
    warning: Sentence
    hidden: tuple[str, ...] = ()
    hidden_positions: tuple[Position, ...] = ()
    hidden_long_positions: tuple[Position, ...] = ()
    long_s: int = 60
    breath_hold: bool = True


class SafetyTexts(FileRecord, frozen=True):
    """All of it, with what the program is meant for in two sentences; every `{number}` is filled in by `calling`."""

    intended_use: Sentences
    page: SafetyPage
    why: dict[SafetyReason, Sentence]
    stop: tuple[StopRule, ...]
    light: tuple[TrafficLight, ...]
    caution: tuple[CautionRule, ...]

    def calling(self, number: str) -> "SafetyTexts":
        """The same with the emergency number to call in its place."""
        return msgspec.convert(_filled(msgspec.to_builtins(self), number), SafetyTexts)


def read_safety(assets: Path) -> SafetyTexts:
    """The safety texts in the assets folder, `{number}` still open; Problem when they are not whole."""
    import tomllib  # the window starts without these texts

    try:
        return msgspec.convert(tomllib.loads((assets / FILE_NAME).read_text(encoding="utf-8")), SafetyTexts)
    except (OSError, ValueError) as error:
        raise Problem(f"{FILE_NAME} cannot be used ({error}); please install BackCoach again.") from None


def _filled(value: Any, number: str) -> Any:
    if isinstance(value, str):
        return value.replace(NUMBER, number)
    if isinstance(value, dict):
        return {key: _filled(part, number) for key, part in value.items()}
    return [_filled(part, number) for part in value] if isinstance(value, list | tuple) else value
