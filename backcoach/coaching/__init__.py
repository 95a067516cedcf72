"""Advice: the safety texts, when the safety page is due, what follows a stop, and what cautions hide."""

from backcoach.coaching.cautions import (
    CautionAdvice,
    caution_advice,
    may_hold_breath,
    visible_exercises,
    without_hidden,
)
from backcoach.coaching.prompts import safety_due
from backcoach.coaching.safety import (
    CautionRule,
    SafetyPage,
    SafetyReason,
    SafetyTexts,
    StopRule,
    TrafficLight,
    read_safety,
)

__all__ = [
    "CautionAdvice",
    "CautionRule",
    "SafetyPage",
    "SafetyReason",
    "SafetyTexts",
    "StopRule",
    "TrafficLight",
    "caution_advice",
    "may_hold_breath",
    "read_safety",
    "safety_due",
    "visible_exercises",
    "without_hidden",
]
