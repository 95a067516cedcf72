"""What can be done: exercises, doses and routines as frozen values, read once and never changed."""

from typing import Annotated, Literal

import msgspec

ExerciseKind = Literal["breathing", "mobility", "release", "stretch", "strength", "control"]
Position = Literal[
    "prone", "supine", "side-lying", "all-fours", "kneeling", "half-kneeling", "squatting", "seated", "standing"
]
Sides = Literal["both", "each", "alternate"]
Arrangement = Literal["straight", "circuit"]
Caution = Literal[
    "osteoporosis",
    "pregnancy",
    "knee",
    "hip-replacement",
    "wrist",
    "shoulder-neck",
    "dizziness",
    "high-blood-pressure",
]
PhaseName = Literal[
    "inhale", "hold", "exhale", "stay", "pause", "lift", "lower", "turn", "return", "reach", "press", "sit_back",
    "ease_in", "ease_out", "tilt", "hinge", "sit", "hips_back", "stand", "bend", "slouch", "sit_tall", "ease_back",
    "roll", "settle", "roll_up", "roll_down", "step_up", "step_down", "upper_third", "middle_third", "lower_third",
    "forward", "back",
]  # fmt: skip
HOLDS: frozenset[PhaseName] = frozenset({"hold", "stay", "pause"})

NonEmptyText = Annotated[str, msgspec.Meta(min_length=1)]
Count = Annotated[int, msgspec.Meta(ge=1, le=100)]
WholeSeconds = Annotated[int, msgspec.Meta(ge=1, le=3600)]
RestSeconds = Annotated[int, msgspec.Meta(ge=0, le=600)]
CountRange = tuple[Count, Count]
SecondsRange = tuple[WholeSeconds, WholeSeconds]


class FileRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value whose file form has these keys and no others."""


class Equipment(FileRecord, frozen=True):
    """A thing to fetch, and what a household has instead."""

    name: NonEmptyText
    instead: NonEmptyText


class TempoPhase(FileRecord, frozen=True):
    """One movement of a repetition; without `s` (seconds) it lasts as long as the dose's hold."""

    phase: PhaseName
    s: Annotated[float, msgspec.Meta(ge=0.1, le=120)] | None = None


class Dose(FileRecord, frozen=True):
    """How much, as [low, high]: `stated` tells whether the source says so; seconds end in `_s`."""

    stated: bool
    sets: CountRange
    rest_s: RestSeconds
    source: NonEmptyText
    chosen: NonEmptyText
    repetitions: CountRange | None = None
    breaths: CountRange | None = None
    hold_s: SecondsRange | None = None
    hold_breaths: CountRange | None = None
    time_s: SecondsRange | None = None


class Exercise(FileRecord, frozen=True):
    """Everything that is said about one exercise; `id` is the name of its file."""

    id: str
    name: NonEmptyText
    kind: ExerciseKind
    position: Position
    sides: Sides
    dose: Dose
    tempo: Literal["breath"] | tuple[TempoPhase, ...]
    steps: Annotated[tuple[NonEmptyText, ...], msgspec.Meta(min_length=1)]
    cue: NonEmptyText
    feel: NonEmptyText
    sources: tuple[NonEmptyText, ...]
    other_names: tuple[NonEmptyText, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    cautions: tuple[Caution, ...] = ()
    easier: str | None = None
    harder: str | None = None
    switch_s: WholeSeconds = 5
    """Seconds that changing to the other side takes."""

    @property
    def breath_led(self) -> bool:
        """Whether each repetition is one breath."""
        return self.tempo == "breath"

    @property
    def phase_names(self) -> tuple[PhaseName, ...]:
        """The phases of one repetition, in order."""
        if self.tempo == "breath":
            return ("inhale", "hold", "exhale")
        return tuple(part.phase for part in self.tempo)


class RoutineItem(FileRecord, frozen=True):
    """One exercise of a routine; a number given here holds at every level, whatever the exercise's own range."""

    exercise: str
    sets: Count | None = None
    repetitions: Count | None = None
    breaths: Count | None = None
    hold_s: WholeSeconds | None = None
    hold_breaths: Count | None = None
    time_s: WholeSeconds | None = None
    rest_s: RestSeconds | None = None


class Routine(FileRecord, frozen=True):
    """Exercises in order; `rest_s` are the seconds between one exercise and the next."""

    id: str
    name: NonEmptyText
    about: NonEmptyText
    arrangement: Arrangement
    items: Annotated[tuple[RoutineItem, ...], msgspec.Meta(min_length=1)]
    sources: tuple[NonEmptyText, ...]
    rounds: Count = 1
    rest_s: RestSeconds = 0
