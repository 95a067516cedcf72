"""How the user wants a session to run."""

from typing import Annotated, Literal

import msgspec

BreathSeconds = Annotated[float, msgspec.Meta(ge=2, le=10)]
HoldSeconds = Annotated[float, msgspec.Meta(ge=0, le=10)]
BreathPhase = Literal["inhale", "hold", "exhale"]
Level = Literal["low", "middle", "high"]
Talk = Literal["full", "brief", "off"]
LEVELS: dict[Level, float] = {"low": 0.0, "middle": 0.5, "high": 1.0}


class BreathPattern(msgspec.Struct, frozen=True):
    """Seconds of one breath: 2 to 10 in and out, 0 (no hold) to 10 held."""

    inhale: BreathSeconds = 4
    hold: HoldSeconds = 2
    exhale: BreathSeconds = 6

    @property
    def phases(self) -> tuple[tuple[BreathPhase, float], ...]:
        """The phases in order with their seconds; a hold below a tenth of a second is none."""
        parts: tuple[tuple[BreathPhase, float], ...] = (
            ("inhale", self.inhale),
            ("hold", self.hold),
            ("exhale", self.exhale),
        )
        return tuple(part for part in parts if part[1] >= 0.1)


PATTERNS = (BreathPattern(4, 2, 6), BreathPattern(4, 0, 6), BreathPattern(3, 1, 4))
"""Offered at one tap; 4-2-6 is 5 breaths a minute, a little slow for many people (FACTS 5)."""


class SessionSettings(msgspec.Struct, frozen=True):
    """What shapes a timeline besides the routine.

    `pace` divides the seconds of movement phases only: holds, breaths and rests last as long as they say.
    `rest_s` None leaves each exercise and routine its own rest. With `own_pace` a set of movements waits for the user.
    """

    get_ready_s: Annotated[int, msgspec.Meta(ge=3, le=60)] = 5
    rest_s: Annotated[int, msgspec.Meta(ge=0, le=300)] | None = None
    breath: BreathPattern = BreathPattern()
    pace: Annotated[float, msgspec.Meta(ge=0.75, le=1.5)] = 1.0
    level: Level = "low"
    own_pace: bool = False


class SoundSettings(msgspec.Struct, frozen=True):
    """What the user chose to hear: `voice` is empty for the usual one, `rate` is words a minute, `volume` 0 to 1."""

    tones: bool = True
    talk: Talk = "full"
    voice: str = ""
    rate: Annotated[int, msgspec.Meta(ge=100, le=260)] = 160
    volume: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.8
