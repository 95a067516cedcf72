"""A routine as the text of one QR code, and back: text only, small enough to be read from paper.

The alphabet is the one that QR codes store most compactly (RFC 9285). The text comes from a stranger, so its length and
the size of what it unpacks to are limited before anything is read.
"""

import zlib

import msgspec

from backcoach.app.own.shared_file import Shared, checked_head
from backcoach.problem import Problem

MARK = "BACKCOACH:"
"""What the text begins with; people who read the code with another program see what it is for."""
MOST_LETTERS = 1_400
"""A code with more letters has dots too small for a photo of a page."""
LARGEST = 60_000
"""Bytes that the text may unpack to."""
FORMAT = 1
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_USUAL = (
    b'sources = []\ncautions = []\nsteps = []\nequipment = [{name = "", instead = ""}]\ncue = ""\nfeel = ""\n'
    b'side_phrase = {left = "Left ", right = "Right "}\nkind = "stretch"\nkind = "mobility"\nposition = "supine"\n'
    b'position = "all-fours"\nposition = "side-lying"\nsides = "each"\nsides = "both"\ntempo = "breath"\n'
    b'tempo = [{phase = "ease_in", s = 3}, {phase = "hold"}, {phase = "lift", s = 2}, {phase = "lower", s = 2}]\n'
    b"[dose]\nstated = true\nsets = [2, 2]\nrest_s = 30\nbreaths = [5, 5]\ntime_s = [30, 30]\nhold_s = [5, 5]\n"
    b'repetitions = [10, 10]\n"exercises":{"":"name = \\"kind = \\"strength\\"\\nposition = \\"standing\\"\\n'
    b'sides = \\"{"format":1,"id":"my-routine","routine":"name = \\"My routine\\"\\n'
    b'about = \\"A routine of your own.\\"\\narrangement = \\"straight\\"\\nrest_s = 30\\n\\n[[items]]\\n'
    b'exercise = \\"single-knee-to-chest\\"\\nsides = \\"left\\"\\nnote = \\"slowly\\"\\nbreaths = 5\\n'
    b'hold_breaths = 3\\nsets = 2\\nhold_s = 20\\n\\n[[items]]\\nexercise = \\"bird-dog\\"\\nsets = 3\\n'
    b'repetitions = 10\\nhold_s = 5\\n\\n[[items]]\\nexercise = \\"glute-bridge\\"\\nsets = 3'
)
"""What is common in such texts and therefore takes almost no room. It is part of the format and never changes."""


class _Text(msgspec.Struct, frozen=True):
    """What the text unpacks to."""

    format: int
    id: str
    routine: str
    exercises: dict[str, str] = {}


def letters_of(shared: Shared, name: str) -> str:
    """The text for a routine of that name, without pictures and motions. Raises Problem if it is too large."""
    exercises = {id: content.decode() for id, content in shared.exercises.items()}
    text = _Text(FORMAT, shared.routine_id, shared.routine.decode(), exercises)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _USUAL)
    made = MARK + _lettered(packer.compress(msgspec.json.encode(text)) + packer.flush())
    if len(made) > MOST_LETTERS:
        raise Problem("“{name}” has too much in it for one code on paper; share it as a file.", name=name)
    return made


def shared_of(letters: str, name: str) -> Shared:
    """The content of the text of a code in a picture of that name. Raises Problem."""
    if not letters.startswith(MARK):
        raise Problem("The code in {name} is not one of BackCoach.", name=name)
    unpacker = zlib.decompressobj(-15, _USUAL)
    try:
        content = unpacker.decompress(_bytes_of(letters.removeprefix(MARK)[: 2 * MOST_LETTERS]), LARGEST)
        text = msgspec.json.decode(content, type=_Text)
    except (zlib.error, ValueError, RecursionError):
        raise Problem(
            "The code in {name} cannot be read; take the picture again, straight and in good light.", name=name
        ) from None
    checked_head(text.format, FORMAT, text.id, name)
    return Shared(text.id, text.routine.encode(), {id: one.encode() for id, one in text.exercises.items()})


def _lettered(data: bytes) -> str:
    """Each two bytes as three letters, a last single byte as two."""
    made = []
    for place in range(0, len(data), 2):
        pair = data[place : place + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            made.append(_ALPHABET[digit])
    return "".join(made)


def _bytes_of(letters: str) -> bytes:
    """The bytes of such letters. Raises ValueError."""
    made = b""
    for place in range(0, len(letters), 3):
        part = letters[place : place + 3]
        number = sum(_ALPHABET.index(letter) * 45**power for power, letter in enumerate(part))
        if len(part) == 1 or number >= 256 ** (len(part) - 1):
            raise ValueError(part)
        made += number.to_bytes(len(part) - 1, "big")
    return made
