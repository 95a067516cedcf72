"""Advice: the safety texts, when the safety page is due, what follows a stop, and what cautions hide."""

from backcoach.coaching.cautions import Careful, CautionAdvice, careful, caution_advice, may_hold_breath
from backcoach.coaching.prompts import safety_due
from backcoach.coaching.safety import (
    SafetyPage,
    SafetyReason,
    SafetyTexts,
    StopRule,
    TrafficLight,
    read_safety,
)

__all__ = [
    "Careful",
    "CautionAdvice",
    "SafetyPage",
    "SafetyReason",
    "SafetyTexts",
    "StopRule",
    "TrafficLight",
    "careful",
    "caution_advice",
    "may_hold_breath",
    "read_safety",
    "safety_due",
]
