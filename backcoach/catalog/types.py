"""Exercises, doses and routines as frozen values."""

from typing import Annotated, Literal, get_args

import msgspec

ExerciseKind = Literal["breathing", "mobility", "release", "stretch", "strength", "control"]
Position = Literal[
    "prone", "supine", "side-lying", "all-fours", "kneeling", "half-kneeling", "squatting", "seated", "standing"
]
Sides = Literal["both", "each", "alternate"]
ItemSides = Literal["each", "alternate", "left", "right"]
"""How a routine's item uses the sides of an exercise that has them; `left` and `right` mean only that side."""
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
    "recent-birth",
    "back-surgery",
    "leg-pain",
    "bending-forward",
    "bending-backward",
    "rolling-over",
    "no-kneeling",
    "no-floor",
]
PREFERENCES: frozenset[Caution] = frozenset(get_args(Caution)[8:])
"""The cautions about the present time or about preferences; all others name a condition."""
PhaseName = Literal[
    "inhale", "hold", "exhale", "stay", "pause", "lift", "lower", "turn", "return", "reach", "press", "sit_back",
    "ease_in", "ease_out", "tilt", "hinge", "sit", "hips_back", "stand", "bend", "slouch", "sit_tall", "ease_back",
    "roll", "settle", "roll_up", "roll_down", "step_up", "step_down", "upper_third", "middle_third", "lower_third",
    "forward", "back",
]  # fmt: skip
Limb = Literal["left-arm", "right-arm", "left-leg", "right-leg"]
FeelRegion = Literal[
    "upper-back", "low-back", "belly", "chest", "side", "shoulder", "buttock", "hip-side", "hip-front", "thigh-front",
    "thigh-back", "thigh-inside", "calf",
]  # fmt: skip
FeelAt = Literal[
    FeelRegion,
    "left-chest", "left-side", "left-shoulder", "left-buttock", "left-hip-side", "left-hip-front", "left-thigh-front",
    "left-thigh-back", "left-thigh-inside", "left-calf", "right-chest", "right-side", "right-shoulder", "right-buttock",
    "right-hip-side", "right-hip-front", "right-thigh-front", "right-thigh-back", "right-thigh-inside", "right-calf",
]  # fmt: skip
"""A region of the body, on both sides or, with a word before it, on one while the left side works."""
HOLDS: frozenset[PhaseName] = frozenset({"hold", "stay", "pause"})

NonEmptyText = Annotated[str, msgspec.Meta(min_length=1)]
NoteText = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
LanguageCode = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]
Count = Annotated[int, msgspec.Meta(ge=1, le=100)]
WholeSeconds = Annotated[int, msgspec.Meta(ge=1, le=3600)]
RestSeconds = Annotated[int, msgspec.Meta(ge=0, le=600)]
CountRange = tuple[Count, Count]
SecondsRange = tuple[WholeSeconds, WholeSeconds]


class FileRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value read from a TOML file, in which keys that it does not know are errors."""


MAT = "exercise mat"
"""A floor will do, or a bed."""


class Equipment(FileRecord, frozen=True):
    """A thing to fetch, and a household item that does instead."""

    name: NonEmptyText
    instead: NonEmptyText
    id: str = ""
    """The name in English where `name` is translated."""

    @property
    def key(self) -> str:
        """The name of the thing in settings, in every language."""
        return self.id or self.name


class TempoPhase(FileRecord, frozen=True):
    """One phase of a repetition, `s` seconds long; if `s` is None, as long as the hold in the dose."""

    phase: PhaseName
    s: Annotated[float, msgspec.Meta(ge=0.1, le=120)] | None = None


class Dose(FileRecord, frozen=True):
    """How much, as ranges (low, high); `stated` is true if the source states the dose. Names of seconds end in `_s`."""

    stated: bool
    sets: CountRange
    rest_s: RestSeconds
    source: str = ""
    chosen: str = ""
    repetitions: CountRange | None = None
    breaths: CountRange | None = None
    hold_s: SecondsRange | None = None
    hold_breaths: CountRange | None = None
    time_s: SecondsRange | None = None


class SidePhrase(FileRecord, frozen=True):
    """What is done on each side, in words that say which limb or way is meant, without a full stop."""

    left: NonEmptyText
    right: NonEmptyText


FigureId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class Picture(FileRecord, frozen=True):
    """A picture of an exercise, by its name in the folder of pictures; for a phase, or for all of the exercise."""

    file: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png)$", max_length=80)]
    phase: PhaseName | None = None
    mirror: bool = True
    """Whether it is mirrored for the other side."""


class Limits(FileRecord, frozen=True):
    """At most so much of each measure of a dose; None sets no limit."""

    sets: Count | None = None
    repetitions: Count | None = None
    breaths: Count | None = None
    hold_s: WholeSeconds | None = None
    hold_breaths: Count | None = None
    time_s: WholeSeconds | None = None
    range_percent: Annotated[int, msgspec.Meta(ge=10, le=100)] | None = None
    """How much of the movement is made, from the pose to take up."""


class Care(FileRecord, frozen=True):
    """What one caution does to one exercise, and `say`, the sentence that is shown and said.

    With `use`, that exercise (an id) takes its place; with `hide` it is left out; otherwise its dose is limited to
    `most`.
    """

    say: NonEmptyText
    hide: bool = False
    use: str | None = None
    most: Limits = Limits()


class Break(FileRecord, frozen=True):
    """After at most `most_s` seconds in these positions, `break_s` seconds of what `say` asks for."""

    positions: tuple[Position, ...]
    most_s: WholeSeconds
    break_s: WholeSeconds
    say: NonEmptyText


class CautionRule(FileRecord, frozen=True):
    """What a chosen caution does to all exercises.

    Those that only name it get its `warning`. Those in `hidden_positions` become their form on a chair or standing, or
    are left out; `bed_does` says that in bed they are fine. With `breath_hold` false no breath is held. A change of
    position gets `change_s` seconds more.
    """

    id: Caution
    warning: NonEmptyText
    hidden_positions: tuple[Position, ...] = ()
    bed_does: bool = False
    breath_hold: bool = True
    change_s: Annotated[int, msgspec.Meta(ge=0, le=60)] = 0
    breaks: tuple[Break, ...] = ()


class Exercise(FileRecord, frozen=True):
    """Everything about one exercise; `id` is the name of its file without `.toml`."""

    id: str
    name: NonEmptyText
    kind: ExerciseKind
    position: Position
    sides: Sides
    dose: Dose
    tempo: Literal["breath"] | tuple[TempoPhase, ...]
    steps: tuple[NonEmptyText, ...] = ()
    """Empty, as cue and feel, only in the user's own exercises, for which a name and a dose are enough."""
    cue: str = ""
    feel: str = ""
    feel_at: tuple[FeelAt, ...] = ()
    """Where that may be: named, and tinted in the figure."""
    mistake: str = ""
    """What often goes wrong; `assets/mistakes` may have a picture of it."""
    sources: tuple[NonEmptyText, ...] = ()
    pictures: Annotated[tuple[Picture, ...], msgspec.Meta(max_length=4)] = ()
    figure: FigureId | None = None
    """The exercise whose figure shows this one; None for its own."""
    other_names: tuple[NonEmptyText, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    cautions: tuple[Caution, ...] = ()
    """Those that are named in any way; each key of `care` is one of them."""
    care: dict[Caution, Care] = {}
    easier: str | None = None
    harder: str | None = None
    chair: str | None = None
    """The id of its form on a chair or standing."""
    in_bed: bool = False
    """Whether it is done in bed, where nobody needs a mat, and people who cannot get down to the floor may do it."""
    switch_s: WholeSeconds = 5
    """Seconds that changing to the other side takes."""
    side_phrase: SidePhrase | None = None
    """Said, shown and printed in place of "left side" and "right side"; None for those words."""
    phase_words: dict[str, NonEmptyText] = {}
    """By phase, what is said in it in place of its plain name, such as "Breathe in, and turn"; without a full stop."""
    step_phases: tuple[PhaseName | Literal[""], ...] = ()
    """For each step the phase that it tells, which the figure shows with it; "" for the starting pose."""
    works: tuple[Limb, ...] = ()
    """The limbs that do the work while the left side does: they are coloured in the figure, and marked L or R."""
    breath_hold: bool = False
    """Whether the breath is held where the user's breath pattern has a hold; otherwise it only goes in and out."""

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
    """One exercise of a routine; a number given here replaces the exercise's own range at every level.

    Any measure may be given that fits how the exercise goes (`measures.fitting`).
    """

    exercise: str
    sets: Count | None = None
    repetitions: Count | None = None
    breaths: Count | None = None
    hold_s: WholeSeconds | None = None
    hold_breaths: Count | None = None
    time_s: WholeSeconds | None = None
    rest_s: RestSeconds | None = None
    sides: ItemSides | None = None
    note: NoteText | None = None
    """Shown and said with the exercise, such as "from my physiotherapist: slowly"."""
    note_language: LanguageCode | None = None
    """The language in which it is read aloud, such as "de"; None for the program's language."""
    most: Limits = Limits()
    """What the user's cautions allow, at any level."""
    say: str = ""
    """What the user's cautions say about it."""


class Routine(FileRecord, frozen=True):
    """Exercises in order; `rest_s` is the rest in seconds between one exercise and the next."""

    id: str
    name: NonEmptyText
    about: NonEmptyText
    arrangement: Arrangement
    items: Annotated[tuple[RoutineItem, ...], msgspec.Meta(min_length=1)]
    sources: tuple[NonEmptyText, ...]
    rounds: Count = 1
    rest_s: RestSeconds = 0
    purpose: str = ""
    """What it is for, in a few words without a full stop; if empty, its `about` says so."""
    in_bed: bool = False
    """Whether it is done in bed, where nobody needs a mat."""
    change_s: RestSeconds = 0
    """Seconds more for each change of position."""
    breaks: tuple[Break, ...] = ()
    """What the user's cautions ask for."""
