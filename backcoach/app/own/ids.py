"""Ids of the user's own files, made from their names."""

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

LONGEST = 40
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "ł": "l"})
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""Names that Windows reserves, whatever their ending."""


def id_for(name: str, taken: Container[str], otherwise: str) -> str:
    """A free id made from the name: lower-case words joined by hyphens; `otherwise` if no letter of it can be used."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    id = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST].strip("-") or otherwise
    if _DEVICES.fullmatch(id):
        id = f"{id}-{otherwise}"
    numbered = (f"{id}-{number}" for number in count(2))
    return next(one for one in chain((id,), numbered) if one not in taken)
