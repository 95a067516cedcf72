"""The titles of the sources that the shipped exercises name by a code."""

import re

from backcoach.words.words import Words

_CODE = re.compile(r"\bS([0-4])\b")


def with_titles(text: str, words: Words) -> str:
    """A text in which their codes are replaced by their titles."""
    titles = (
        words.gettext("“Seven actions”"),
        words.gettext("“Breath and six stretches”"),
        words.gettext("“Five tips”"),
        words.gettext("“Three moves”"),
        words.gettext("“Eight stretches”"),
    )
    return _CODE.sub(lambda code: titles[int(code[1])], text)
