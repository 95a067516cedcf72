"""Reads a PO file, the translators' own format, and turns it into what `gettext` of the standard library reads.

So nothing has to be compiled by hand, and no compiled catalogue can be older than its source.
"""

import ast
import struct
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from backcoach.outside import open_regular, read_regular
from backcoach.problem import Problem

_FIELDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
COUNTED = 120
"""Counts for which a language must have a plural form; all rules repeat after a hundred."""
LARGEST = 5_000_000
"""Bytes of the largest file that is read."""


def read_po(path: Path) -> bytes:
    """The file as a compiled catalogue (MO). Raises Problem if it cannot be read or is not a PO file."""
    try:
        text = read_regular(path, LARGEST).decode("utf-8")
        made = compiled(dict(_messages(text)))
        catalogue_of(made)
        return made
    except (OSError, ValueError, SyntaxError, KeyError):
        raise Problem("The translation {file} cannot be read; BackCoach speaks English.", file=path.name) from None


def remarks_of(path: Path) -> dict[str, str]:
    """What the comment at the head of the file says, as "# Name of the language: Deutsch"; empty if it has none."""
    try:
        with open_regular(path) as file:
            text = file.read(4_000).decode("utf-8", "ignore")
    except (OSError, ValueError):
        return {}
    lines = (line.removeprefix("#").partition(":") for line in text.partition("msgid")[0].splitlines())
    return {name.strip().casefold(): value.strip() for name, _, value in lines if value.strip()}


def catalogue_of(data: bytes) -> GNUTranslations:
    """A compiled catalogue, ready to be asked. Raises OSError or ValueError if the bytes are none."""
    try:
        made = GNUTranslations(BytesIO(data))
        for count in range(COUNTED):
            made.plural(count)  # type: ignore[attr-defined]  # made from the file; the stubs do not know it
    except (struct.error, LookupError, ArithmeticError) as error:  # cut short, in no known encoding, no rule of plurals
        raise ValueError(*error.args) from None
    return made


def compiled(messages: dict[str, str]) -> bytes:
    """Messages by key as an MO file: a table of keys in order, a table of texts, and both of them."""
    rows = sorted((key.encode(), text.encode()) for key, text in messages.items())
    start = 28 + 16 * len(rows)
    keys, texts, ids, strings = [], [], b"", b""
    for key, text in rows:
        keys += [len(key), len(ids)]
        texts += [len(text), len(strings)]
        ids, strings = ids + key + b"\0", strings + text + b"\0"
    keys[1::2] = [place + start for place in keys[1::2]]
    texts[1::2] = [place + start + len(ids) for place in texts[1::2]]
    head = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0)
    return head + struct.pack(f"<{4 * len(rows)}I", *keys, *texts) + ids + strings


def _messages(text: str) -> Iterator[tuple[str, str]]:
    """Each translated message as an MO file keys it: context, message and plural in one; fuzzy ones are left out."""
    for entry in text.replace("\r\n", "\n").split("\n\n"):
        fields, fuzzy = _fields(entry)
        forms = [fields[name] for name in sorted(fields) if name.startswith("msgstr")]
        if "msgid" not in fields or fuzzy or not forms or not all(forms):
            continue
        key = fields["msgid"]
        if "msgid_plural" in fields:
            key += "\0" + fields["msgid_plural"]
        if "msgctxt" in fields:
            key = fields["msgctxt"] + "\x04" + key
        yield key, "\0".join(forms)


def _fields(entry: str) -> tuple[dict[str, str], bool]:
    """The fields of one entry, and whether it is marked as fuzzy."""
    fields: dict[str, str] = {}
    name, fuzzy = "", False
    for line in entry.split("\n"):
        if line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif line.startswith('"'):
            fields[name] += ast.literal_eval(line)
        elif line.strip():
            name, _, value = line.partition(" ")
            if name.partition("[")[0] not in _FIELDS:
                raise ValueError(name)
            fields[name] = ast.literal_eval(value)
    return fields, fuzzy and fields.get("msgid") != ""
