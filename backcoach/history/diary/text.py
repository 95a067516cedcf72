"""Text as programs of all countries write it, made plain: digits, spaces and marks that cannot be seen."""

import re
import unicodedata

from backcoach.words import Message

_EDGES = " \t\r\n\f\v"
_SIGNS = str.maketrans({"٫": ".", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "⁄": "/", "،": ","})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"\s+")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")


def plain(text: str) -> str:
    """A date, time or number in ASCII digits and single spaces, without marks of direction; quick for ASCII."""
    if text.isascii():
        return text.strip(_EDGES)
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return _SPACES.sub(" ", "".join(map(_plain_letter, text))).strip()


def _plain_letter(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    return "" if kind in ("Cf", "Cc") and letter not in "\t\r\n" else letter


def cleaned_note(text: str) -> tuple[str, bool]:
    """A note without control characters, which no export could carry, and whether it had any."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _CONTROL.sub(" ", _ESCAPE.sub("", text))
    return clean.strip(), clean != text


def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading in small letters without accents: "Schmerz (NRS)" gives "schmerz", "nrs"."""
    spaced = re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z])", " ", heading)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", spaced.casefold()) if not unicodedata.combining(letter)
    )
    return tuple(re.findall(r"[^\W\d_]+", bare.replace("ı", "i").replace("ł", "l")))


def quoted(text: str, longest: int = 60) -> Message:
    """A text on one line, in quotation marks; a message stays one."""
    return Message("“{text}”", text=text if isinstance(text, Message) else shown(text, longest))


def shown(text: str, longest: int = 60) -> str:
    """A text on one line for a sentence that quotes it."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
