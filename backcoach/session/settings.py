"""How the user wants a session to run."""

from typing import Annotated, Literal

import msgspec

from backcoach.catalog import Exercise
from backcoach.session.today import Today
from backcoach.setting import setting
from backcoach.words import N_

BreathSeconds = Annotated[float, msgspec.Meta(ge=2, le=10)]
HoldSeconds = Annotated[float, msgspec.Meta(ge=0, le=10)]
BreathPhase = Literal["inhale", "hold", "exhale"]
Level = Literal["low", "middle", "high"]
Talk = Literal["full", "brief", "off"]
Counting = Literal["off", "last three", "every"]
LEVELS: dict[Level, float] = {"low": 0.0, "middle": 0.5, "high": 1.0}


class BreathPattern(msgspec.Struct, frozen=True):
    """Seconds of one breath: 2 to 10 in and out, 0 (no hold) to 10 held."""

    inhale: BreathSeconds = 4
    hold: HoldSeconds = 2
    exhale: BreathSeconds = 6

    @property
    def phases(self) -> tuple[tuple[BreathPhase, float], ...]:
        """The phases in order with their seconds; a phase shorter than 0.1 s is left out."""
        parts: tuple[tuple[BreathPhase, float], ...] = (
            ("inhale", self.inhale),
            ("hold", self.hold),
            ("exhale", self.exhale),
        )
        return tuple(part for part in parts if part[1] >= 0.1)

    def of(self, exercise: Exercise) -> "BreathPattern":
        """The pattern as an exercise uses it: with a hold only if the exercise's source holds the breath."""
        return self if exercise.breath_hold else BreathPattern(self.inhale, 0, self.exhale)


PATTERNS = (BreathPattern(4, 2, 6), BreathPattern(4, 0, 6), BreathPattern(3, 1, 4))
"""The choices offered; 4-2-6 is 5 breaths a minute, a little slow for many people (FACTS 5)."""


class SessionSettings(msgspec.Struct, frozen=True):
    """What a timeline depends on besides the routine.

    `pace` divides the seconds of movement phases only, not those of holds, breaths and rests.
    With `rest_s` None each exercise and routine has its own rest. With `own_pace` a set of movements lasts until the
    user ends it.
    """

    get_ready_s: Annotated[
        int, setting(N_("Time to get ready"), page="session", acts="timeline", unit=N_("s"), ge=3, le=60)
    ] = 5
    rest_s: Annotated[
        Annotated[int, msgspec.Meta(ge=0, le=300)] | None,
        setting(N_("Rest between sets"), page="session", acts="timeline", control="rest"),
    ] = None
    breath: Annotated[
        BreathPattern,
        setting(
            N_("Breath"),
            page="breath",
            acts="timeline, ring and tones; a caution may leave out the hold",
            control="breath",
            hint=N_(
                "The numbers are the seconds of breathing in, holding and breathing out. "
                "Breathe gently. Dizzy or tingling? Breathe normally."
            ),
        ),
    ] = BreathPattern()
    level: Annotated[
        Level,
        setting(
            N_("Level"),
            page="session",
            acts="dose of every exercise",
            hint=N_("Where in each exercise's range of repetitions and seconds you work."),
            choices={"low": N_("Gentle"), "middle": N_("Middle"), "high": N_("Full")},
        ),
    ] = "low"
    pace: Annotated[
        float,
        setting(
            N_("Pace"),
            page="session",
            acts="seconds of movement phases",
            hint=N_("Above 1 movements are quicker, below 1 slower. Breaths, holds and rests stay as they are."),
            unit=N_("×"),
            step=0.05,
            ge=0.75,
            le=1.5,
        ),
    ] = 1.0
    own_pace: Annotated[
        bool,
        setting(N_("Own pace"), page="session", acts="timeline", label=N_("Wait for me after each set of movements")),
    ] = False
    minutes: Annotated[int, msgspec.Meta(ge=0, le=180)] = 0
    """The longest that a session may take; 0 for all of the routine. It is chosen on the start page."""
    today: Today = Today()
    """What was changed, for a day or for good. It is kept with a session, to go on with it."""


class SoundSettings(msgspec.Struct, frozen=True):
    """What the user wants to hear: `voice` is empty for the default one, `rate` in words a minute, `volume` 0 to 1."""

    tones: Annotated[
        bool, setting(N_("Tones"), page="sound", acts="sound of a session", label=N_("Breath and movement as sounds"))
    ] = True
    talk: Annotated[
        Talk,
        setting(
            N_("Words"),
            page="sound",
            acts="voice, captions, and time to get ready",
            choices={"full": N_("All of it"), "brief": N_("Little"), "off": N_("None")},
        ),
    ] = "full"
    counting: Annotated[
        Counting,
        setting(
            N_("Counting"),
            page="sound",
            acts="voice",
            hint=N_("Which repetitions and breaths are counted aloud."),
            choices={"off": N_("None"), "last three": N_("The last three"), "every": N_("All of them")},
        ),
    ] = "off"
    voice: Annotated[str, setting(N_("Voice"), page="sound", acts="voice", control="voice")] = ""
    rate: Annotated[
        int,
        setting(
            N_("Speed"),
            page="sound",
            acts="voice, and time to get ready",
            unit=N_("words a minute"),
            step=10,
            ge=100,
            le=260,
        ),
    ] = 160
    volume: Annotated[
        float, setting(N_("Loudness"), page="sound", acts="voice and tones", control="percent", ge=0, le=1)
    ] = 0.8
    voice_volume: Annotated[
        float, setting(N_("Voice, of that"), page="sound", acts="voice", control="percent", ge=0, le=1)
    ] = 1.0
    tone_volume: Annotated[
        float, setting(N_("Tones, of that"), page="sound", acts="tones", control="percent", ge=0, le=1)
    ] = 1.0
