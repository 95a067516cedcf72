"""The words of the program in the user's language: one object, handed to everything that shows or says text."""

from backcoach.words.message import Message
from backcoach.words.words import N_, Said, Words

__all__ = ["N_", "Message", "Said", "Words"]
