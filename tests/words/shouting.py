"""A language of capital letters, to see what goes through a catalogue."""

import re

from backcoach.words import Words


def loud(message: str) -> str:
    """Capital letters, but for the names of places."""
    return "".join(part if part.startswith("{") else part.upper() for part in re.split(r"(\{[^}]*\})", message))


class Shouting:
    """A catalogue that has every message, in capital letters."""

    def gettext(self, message: str) -> str:
        return loud(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return loud(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return message if context == "how a number is written" else loud(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return loud(msgid1 if n == 1 else msgid2)


def shouting(language: str = "xx") -> Words:
    """Words in that language."""
    words = Words()
    words.use(language, Shouting(), language)
    return words
