"""What next? The safety page and when it is due, what stopping leads to, what cautions hide."""

from backcoach.coaching.cautions import Advice, advice, may_hold_breath, shown, without_hidden
from backcoach.coaching.due import safety_due
from backcoach.coaching.safety import CautionRule, Light, Safety, SafetyPage, StopRule, Why, read_safety

__all__ = [
    "Advice",
    "CautionRule",
    "Light",
    "Safety",
    "SafetyPage",
    "StopRule",
    "Why",
    "advice",
    "may_hold_breath",
    "read_safety",
    "safety_due",
    "shown",
    "without_hidden",
]
