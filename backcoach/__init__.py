"""BackCoach: exercise timer, breathing pacer and personal diary for a sore lower back."""

__version__ = "1.0.0"
