"""What can be done: exercises, doses and routines as frozen values, read once and never changed."""

from typing import Annotated, Literal

import msgspec

Kind = Literal["breathing", "mobility", "release", "stretch", "strength", "control"]
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

Text = Annotated[str, msgspec.Meta(min_length=1)]
Count = Annotated[int, msgspec.Meta(ge=1, le=100)]
Seconds = Annotated[int, msgspec.Meta(ge=1, le=3600)]
Rest = Annotated[int, msgspec.Meta(ge=0, le=600)]
CountRange = tuple[Count, Count]
SecondsRange = tuple[Seconds, Seconds]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value whose file form has these keys and no others."""


class Equipment(Record, frozen=True):
    """A thing to fetch, and what a household has instead."""

    name: Text
    instead: Text


class TempoPhase(Record, frozen=True):
    """One movement of a repetition; without `s` (seconds) it lasts as long as the dose's hold."""

    phase: PhaseName
    s: Annotated[float, msgspec.Meta(ge=0.1, le=120)] | None = None


class Dose(Record, frozen=True):
    """How much, as [low, high]: `stated` tells whether the source says so; seconds end in `_s`."""

    stated: bool
    sets: CountRange
    rest_s: Rest
    source: Text
    chosen: Text
    repetitions: CountRange | None = None
    breaths: CountRange | None = None
    hold_s: SecondsRange | None = None
    hold_breaths: CountRange | None = None
    time_s: SecondsRange | None = None


class Exercise(Record, frozen=True):
    """Everything that is said about one exercise; `id` is the name of its file."""

    id: str
    name: Text
    kind: Kind
    position: Position
    sides: Sides
    dose: Dose
    tempo: Literal["breath"] | tuple[TempoPhase, ...]
    steps: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    cue: Text
    feel: Text
    sources: tuple[Text, ...]
    other_names: tuple[Text, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    cautions: tuple[Caution, ...] = ()
    easier: str | None = None
    harder: str | None = None
    switch_s: Seconds = 5
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


class Item(Record, frozen=True):
    """One exercise of a routine; a number given here holds at every level, whatever the exercise's own range."""

    exercise: str
    sets: Count | None = None
    repetitions: Count | None = None
    breaths: Count | None = None
    hold_s: Seconds | None = None
    hold_breaths: Count | None = None
    time_s: Seconds | None = None
    rest_s: Rest | None = None


class Routine(Record, frozen=True):
    """Exercises in order; `rest_s` are the seconds between one exercise and the next."""

    id: str
    name: Text
    about: Text
    arrangement: Arrangement
    items: Annotated[tuple[Item, ...], msgspec.Meta(min_length=1)]
    sources: tuple[Text, ...]
    rounds: Count = 1
    rest_s: Rest = 0
