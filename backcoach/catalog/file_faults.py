"""Reads the user's TOML files; each mistake is reported in one sentence with file, key and what was expected."""

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from backcoach.outside import TooLarge
from backcoach.problem import Problem
from backcoach.toml_file import MAX_BYTES, MOST_PARTS, TooManyParts, read_toml
from backcoach.words import Message

WORDS = {
    "str": Message.in_context("expected", "text"),
    "int": Message("a whole number"),
    "float": Message("a number"),
    "bool": Message("true or false"),
    "array": Message("a list"),
    "object": Message("a table"),
}


def read_tables(path: Path) -> dict[str, Any]:
    """The tables of a file. Raises Problem if it cannot be read."""
    try:
        return read_toml(path)
    except TooLarge:
        raise fault(path, Message("file"), Message("at most {number} kB", number=MAX_BYTES // 1000)) from None
    except OSError as error:
        raise fault(
            path, Message("file"), Message("a file that can be read ({reason})", reason=error.strerror)
        ) from None
    except UnicodeDecodeError:
        raise fault(path, Message("file"), Message("text saved as UTF-8")) from None
    except TooManyParts:
        raise fault(path, Message("file"), Message("names of at most {number} parts", number=MOST_PARTS)) from None
    except ValueError as error:  # also for a number with over 4,300 digits
        raise fault(path, Message("file"), Message("valid TOML ({error})", error=str(error))) from None


def type_fault(path: Path, message: str, choices: Mapping[str, Sequence[str]], above: str = "") -> Problem:
    """The sentence for msgspec's message "What - at `$.where"`; for a missing or unknown key, `where` is that key.

    `choices` has the words that can stand at a key; `above` is the key that holds everything.
    """
    what, where = re.findall(r"(?s)^(.*?)(?: - at (?:`key` in )?`\$\.?([^`]*)`)?$", message)[0]
    where = ".".join(filter(None, (above, where)))
    if field := re.fullmatch(r"(?s)Object (missing required|contains unknown) field `(.*)`", what):
        key = f"{where}.{_shown(field[2])}".removeprefix(".")
        missing = field[1] == "missing required"
        return fault(path, key, Message("this key to be there") if missing else Message("no such key"))
    if value := re.fullmatch(r"(?s)Invalid enum value (.*)", what):
        path_of_keys = re.sub(r"\[[^\]]*\]", "", where)
        words = choices.get(path_of_keys) or choices[path_of_keys.rpartition(".")[2]]
        return fault(
            path, where, Message("one of {choices}, not {value}", choices=Message.listed(words), value=value[1])
        )
    return fault(path, where, _plain(what.removeprefix("Expected ")))


def _plain(expected: str) -> str:
    """Msgspec's expectation with its type names, such as `float | null`, replaced by plain words."""
    types = re.fullmatch("`([^`]*)`(?:, got `([^`]*)`)?", expected)
    if types is None:  # a bound, or another rule
        return re.sub("`(.*?)`", lambda found: _words(found[1]), expected)
    return (
        Message("{expected}, got {found}", expected=_words(types[1]), found=_words(types[2]))
        if types[2]
        else (_words(types[1]))
    )


def _words(types: str) -> str:
    first, *others = (WORDS.get(name, name) for name in types.split(" | ") if name != "null")
    return reduce(lambda one, other: Message("{one} or {other}", one=one, other=other), others, first)


def _shown(name: str) -> str:
    """A file name or key, quoted and escaped if it has characters other than letters, digits, `.`, `_` and `-`."""
    return name if re.fullmatch(r"[\w.-]+", name) else ascii(name)


def fault(path: Path, key: str, expected: str) -> Problem:
    """The problem of a key in a file."""
    return Problem("{file}: {key}: expected {expected}.", file=_shown(path.name), key=key, expected=expected)
