"""BackCoach: exercise timer, breathing pacer and personal diary for a sore lower back."""

__version__ = "1.0.0"
__date__ = "2026-11-28"
"""When this version was released, as CHANGELOG.md says; before its release the day on which it was made."""
