"""The texts in shipped data files: which they are, and what each one's context in the catalogues is.

The collector of messages and the program walk the same way, so a context cannot differ between the two.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from backcoach.words.words import Words

Change = Callable[[str, str], str]
"""Takes the context and the text; returns the text to use instead."""
T = TypeVar("T", bound=msgspec.Struct)

_KEYS = frozenset(
    {
        *(
            "name",
            "other_names",
            "instead",
            "steps",
            "cue",
            "feel",
            "mistake",
            "origin",
            "say",
            "source",
            "chosen",
            "about",
            "purpose",
            "label",
        ),
        *("intended_use", "title", "emergency_title", "emergency_lead", "emergency_signs", "emergency_advice"),
        *("today_title", "today_lead", "today", "asked", "later"),
        *("ask_first_title", "ask_first_lead", "ask_first", "closing", "privacy", "words", "advice", "warning"),
        *("first-start", "high-score", "rise", "four-weeks"),
        *("emergency_when", "light_title", "stop_title", "stop", "breath", "notice"),
    }
)
"""The keys whose strings people read."""
_TABLES = frozenset({"side_phrase", "phase_words"})
"""The tables of which every value is such a string."""
_SHARED = "equipment"
"""Things to fetch occur in many files with the same words: they have one context."""


def changed(data: Any, place: str, change: Change, *, is_text: bool = False) -> Any:
    """The data of a file with every text replaced; `place` is the file's own, such as exercises/bird-dog."""
    if isinstance(data, str):
        return change(place, data) if is_text and data else data
    if isinstance(data, dict) and is_text:
        return {key: change(f"{place}.{key}", text) for key, text in data.items()}
    if isinstance(data, dict):
        return {key: _value(key, value, place, change) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [changed(part, _at(place, n), change, is_text=is_text) for n, part in enumerate(data)]
    return data


def translated(record: T, place: str, words: Words) -> T:
    """A record of a shipped file in the language of the words."""
    return msgspec.convert(changed(msgspec.to_builtins(record), place, words.look_up_in), type(record))


def _value(key: str, value: Any, place: str, change: Change) -> Any:
    if key == _SHARED:
        return [_thing(thing, change) for thing in value]
    where = f"{place}.{key}" if ":" in place else f"{place}:{key}"
    return changed(value, where, change, is_text=key in _TABLES or (key in _KEYS and _is_text(value)))


def _thing(thing: dict[str, str], change: Change) -> dict[str, str]:
    """A thing to fetch; its English name stays its id, which the settings keep."""
    said = {key: change(_SHARED, text) for key, text in thing.items() if key != "id"}
    return {**said, "id": thing.get("id") or thing["name"]}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list | tuple) and all(isinstance(one, str) for one in value))


def _at(place: str, number: int) -> str:
    return place if place == _SHARED else f"{place}[{number + 1}]"
