"""The safety texts, read from one file: the safety page, reasons to stop and the traffic light."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from backcoach.catalog.types import FileRecord
from backcoach.history.bounds import ScoreValue
from backcoach.history.records import StopReason
from backcoach.problem import Problem

FILE_NAME = "safety.toml"
NUMBER = "{number}"
"""In the file, the placeholder for the emergency number."""

SafetyReason = Literal["first-start", "high-score", "rise", "four-weeks"]
"""Why the safety page has to be read now."""

Sentence = Annotated[str, msgspec.Meta(min_length=1)]
Sentences = Annotated[tuple[Sentence, ...], msgspec.Meta(min_length=1)]


class SafetyPage(FileRecord, frozen=True):
    """The page to read before exercising, in three tiers: at once, today, ask first.

    Once an emergency sign is ticked, only `emergency_advice` is shown. `asked` is the sentence to tick for users who
    have asked a doctor.
    """

    title: Sentence
    emergency_title: Sentence
    emergency_lead: Sentence
    emergency_signs: Sentences
    emergency_advice: Sentences
    today_title: Sentence
    today_lead: Sentence
    today: Sentences
    ask_first_title: Sentence
    ask_first_lead: Sentence
    ask_first: Sentences
    asked: Sentence
    later: Sentence
    closing: Sentences
    privacy: Sentence


class StopRule(FileRecord, frozen=True):
    """One reason to stop and what follows; with `resume` false, the session cannot be continued later."""

    id: StopReason
    words: Sentence
    advice: Sentences
    hides_exercise: bool = False
    opens_safety: bool = False
    resume: bool = True


class TrafficLight(FileRecord, frozen=True):
    """What to do at a score from `low` to `high` during an exercise."""

    color: Literal["green", "amber", "red"]
    low: ScoreValue
    high: ScoreValue
    words: Sentence


class Note(FileRecord, frozen=True):
    """Something to know, for a rest, and where it comes from."""

    words: Sentence
    origin: Sentence


class SafetyTexts(FileRecord, frozen=True):
    """All safety texts, and what the program is meant for in two sentences.

    They contain `{number}` until `with_emergency_number` fills it in.
    """

    intended_use: Sentences
    page: SafetyPage
    why: dict[SafetyReason, Sentence]
    stop: tuple[StopRule, ...]
    light: tuple[TrafficLight, ...]
    note: tuple[Note, ...] = ()

    def rule_at(self, value: int) -> str:
        """What a pain of that strength during an exercise means."""
        return next(light.words for light in self.light if light.low <= value <= light.high)

    def with_emergency_number(self, number: str) -> "SafetyTexts":
        """The same texts with `{number}` replaced by the emergency number."""
        return msgspec.convert(_filled(msgspec.to_builtins(self), number), SafetyTexts)


def read_safety(assets: Path) -> SafetyTexts:
    """The safety texts in the assets folder, not yet filled in. Raises Problem if the file is missing or faulty."""
    from backcoach.toml_file import read_toml  # imported late: the window starts without these texts

    try:
        return msgspec.convert(read_toml(assets / FILE_NAME), SafetyTexts)
    except (OSError, ValueError) as error:
        raise Problem(
            "{file_name} cannot be used ({error}); please install BackCoach again.", file_name=FILE_NAME, error=error
        ) from None


def _filled(value: Any, number: str) -> Any:
    if isinstance(value, str):
        return value.replace(NUMBER, number)
    if isinstance(value, dict):
        return {key: _filled(part, number) for key, part in value.items()}
    return [_filled(part, number) for part in value] if isinstance(value, list | tuple) else value
