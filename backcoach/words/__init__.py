"""The words of the program in the user's language: one object, handed to whoever says something."""

from backcoach.words.words import N_, Words

__all__ = ["N_", "Words"]
