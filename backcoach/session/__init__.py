"""What happens when: a routine is compiled to a timeline, and a player (`session.player`) follows it by the clock."""

from backcoach.session.dose import ChosenDose, choose
from backcoach.session.segment import Segment, Side
from backcoach.session.settings import PATTERNS, BreathPattern, SessionSettings
from backcoach.session.timeline import Moment, Step, Timeline
from backcoach.session.timeline_compiler import compile_timeline

__all__ = [
    "PATTERNS",
    "BreathPattern",
    "ChosenDose",
    "Moment",
    "Segment",
    "SessionSettings",
    "Side",
    "Step",
    "Timeline",
    "choose",
    "compile_timeline",
]
