"""What the journal holds: scores, sessions and their steps."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, ClassVar, Literal, get_args

import msgspec
from msgspec import Meta

from backcoach.history.tables import Stored

Question = Literal[
    "now-before", "now-after", "now", "last-24-hours", "during", "peg-pain", "peg-enjoyment", "peg-activity"
]
"""The question that a score answers; "now" is a check-in without a session. Questions are never joined by a line."""
QUESTIONS: tuple[Question, ...] = get_args(Question)
PEG: tuple[Question, ...] = ("peg-pain", "peg-enjoyment", "peg-activity")
"""Three about the past week, answered together (Krebs 2009, public domain); their mean is the PEG score."""

State = Literal["running", "finished", "stopped"]
StopReason = Literal["too-much-pain", "leg-symptoms", "dizzy-or-chest", "other", ""]
Outcome = Literal["begun", "done", "skipped"]
"""How a step ended; "begun" is a step still in progress that was marked as hurting."""


FROM_PAPER = '{"from": "paper"}'
"""The settings of a session that was done by a printed sheet and typed in later."""


class Score(Stored, frozen=True):
    """One answer, a whole number 0 (no pain) to 10 (worst pain imaginable); `at` is aware. Skipped: no score."""

    table: ClassVar[str] = "score"

    id: str
    question: Question
    value: int
    at: datetime
    session_id: str | None = None
    exercise: str | None = None
    note: str = ""


class SessionRecord(Stored, frozen=True):
    """One session: `position` is the index of the step that comes next, `settings` JSON text to continue with."""

    table: ClassVar[str] = "session"

    id: str
    started_at: datetime
    ended_at: datetime | None
    routine: str
    settings: str
    planned_s: float
    active_s: float
    position: int
    state: State
    reason: StopReason
    note: str

    @property
    def from_paper(self) -> bool:
        """Whether it was ticked on paper: then its time of day and its seconds are planned, not measured."""
        return self.settings == FROM_PAPER


class StepPlace(msgspec.Struct, frozen=True):
    """Which step of a session is meant: its index on the timeline, and what is done there."""

    index: Annotated[int, Meta(ge=0, le=1_000_000)]
    exercise: Annotated[str, Meta(max_length=300)]
    set: Annotated[int, Meta(ge=0, le=1_000_000)]
    side: Annotated[str, Meta(max_length=300)] | None = None


class StepRecord(Stored, frozen=True):
    """One step that ended at `at` after `active_s` seconds of exercise, or was begun and marked as hurting then."""

    table: ClassVar[str] = "step"

    id: str
    session_id: str
    at: datetime
    hurt: bool
    index: int
    exercise: str
    set: int
    side: str | None
    outcome: Outcome
    active_s: float


class PaperDone(msgspec.Struct, frozen=True):
    """An exercise that was ticked on paper: the sets of its dose, the seconds that those take, and whether it hurt."""

    exercise: str
    sets: int
    seconds: float
    hurt: bool = False


class PaperDay(msgspec.Struct, frozen=True):
    """A ticked day of a printed sheet; `at` is aware and fills in the time that paper does not give."""

    at: datetime
    routine: str
    planned_s: float
    done: tuple[PaperDone, ...] = ()
    before: int | None = None
    after: int | None = None


class KeptDay(msgspec.Struct, frozen=True):
    """What became of a day that was typed in: its session, None where nothing was ticked, and its scores, by id."""

    session_id: str | None
    score_ids: tuple[str, ...] = ()


class Pending(msgspec.Struct, frozen=True):
    """How many writes wait until the journal can take them; `why` is a sentence. Not `on_disk`: only in memory."""

    number: int
    why: str
    on_disk: bool


class Contents(msgspec.Struct, frozen=True):
    """How much a journal or a backup holds, deleted entries included."""

    sessions: int
    steps: int
    scores: int

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing at all."""
        return not (self.sessions or self.steps or self.scores)


class RestorePreview(msgspec.Struct, frozen=True):
    """What a backup holds, and of it what restoring would bring back or change, and what would go."""

    holds: Contents
    returns: Contents
    goes: Contents
    differs: Contents


class PegScore(msgspec.Struct, frozen=True):
    """The PEG score: the mean, 0 to 10, of three answers about the past week that were given at one moment."""

    at: datetime
    mean: float


class DayTotal(msgspec.Struct, frozen=True):
    """The sessions of one local calendar day and the seconds they were active; `gentle` if all were of that kind."""

    day: date
    sessions: int
    active_s: float
    gentle: bool = False


class BackupFile(msgspec.Struct, frozen=True, order=True):
    """A backup on disk; `taken_at` is local wall-clock time, `why` is "daily" or "before-…"."""

    taken_at: datetime
    why: str
    path: Path
