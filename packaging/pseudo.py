"""Two made-up languages that show what is not translated, cut off or the wrong way round.

`python packaging/pseudo.py FOLDER` writes en_XA.po (accents, 40 % longer, in brackets) and ar_XB.po (Arabic letters,
from right to left, in brackets) into a folder.
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog

from messages import collected, written

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀćđéƒǵħíǰķłɱńóƥɋŕşťúṽŵẋýžÁƁĆĐÉƑǴĦÍĴĶŁṀŃÓƤɊŔŞŤÚṼŴẊÝŽ"
ARABIC = "ابتدهفغحيجكلمنوبقرسطعثشخءز"
PLACES = re.compile(r"(\{[^{}]*\}|\([^()]*\*\.[^()]*\))")
"""Places for values and patterns of file names, which stay as they are."""
DATE = re.compile(r"^(?:'[^']*'|[dMy ,./])+$")
LONGER = 0.4
NAMES = {"en_XA": "[Áććéńťş]", "ar_XB": "[ابتدهفغ]"}


def accented(text: str) -> str:
    """The text with accents, 40 % longer and in brackets; dates, numbers and patterns are left alone."""
    return _bracketed(text, str.maketrans(LATIN, ACCENTED), "·")


def arabic(text: str) -> str:
    """The text in Arabic letters, 40 % longer and in brackets; an arrow without words points the other way."""
    said = _bracketed(text, str.maketrans(LATIN, ARABIC * 2), "ـ")
    return said.replace("→", "←") if said == text else said


def _bracketed(text: str, letters: dict[int, int], filling: str) -> str:
    if DATE.match(text) or not re.search(r"[A-Za-z]", PLACES.sub("", text)):
        return text
    said = "".join(part if PLACES.fullmatch(part) else part.translate(letters) for part in PLACES.split(text))
    words = max(1, round(len(text) * LONGER / 4))
    return f"[{said}{''.join(f' {filling * 3}' for _ in range(words))}]"


def pseudo(code: str, messages: Catalog) -> bytes:
    """A catalogue in which every one of the messages is translated."""
    say = accented if code == "en_XA" else arabic
    catalog = Catalog(locale=code.partition("_")[0], project="BackCoach", version="1", fuzzy=False)
    catalog.header_comment = f"# {code}\n#\n# Name of the language: {NAMES[code]}\n# Safety texts signed by: a script"
    for message in messages:
        if message.id:
            one, more = (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])
            forms = (say(one), *[say(more)] * (catalog.num_plurals - 1)) if more else say(one)
            catalog.add(message.id, forms, context=message.context)
    return written(catalog)


def main(folder: Path) -> None:
    """Write both."""
    folder.mkdir(parents=True, exist_ok=True)
    messages = collected()
    for code in NAMES:
        (folder / f"{code}.po").write_bytes(pseudo(code, messages))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
