"""What next? The safety page and when it is due, what stopping leads to, what cautions hide."""

from backcoach.coaching.cautions import (
    CautionAdvice,
    caution_advice,
    may_hold_breath,
    visible_exercises,
    without_hidden,
)
from backcoach.coaching.due import safety_due
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
