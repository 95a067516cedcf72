"""Writes a routine or an exercise as the TOML that ships; of a file that exists, what is not changed stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

import msgspec
import tomlkit
from tomlkit.items import AoT, Table

from backcoach.catalog import Exercise, Routine

Values = Mapping[str, Any]
LONG = 30
"""Letters of a text from which on the texts of a list have a line each."""


def text_of(record: Exercise | Routine, before: str = "") -> str:
    """The text of the file for a record; comments, order and unknown keys of the text `before` stay.

    Raises ValueError if that is not TOML; read it within bounds before (`toml_file`).
    """
    document = tomlkit.parse(before)
    values = _file_values(record)
    items = values.pop("items", None)
    known = {*record.__struct_fields__} - {"id", "items"}
    _fill(document, values, known)
    if items is not None:
        _fill_items(document, items)
    text = tomlkit.dumps(document)
    return text if text == before else re.sub(r"\n{3,}(?=\[\[items\]\]\n)", "\n\n", text).rstrip("\n") + "\n"


def _told(record: msgspec.Struct) -> dict[str, Any]:
    """The fields of a record that say something: not the id of its file, nor what is left as usual."""
    told = {}
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if field.name != "id" and value != field.default and (value or field.default_factory is msgspec.NODEFAULT):
            told[field.name] = _plain(value)
    return told


def _file_values(record: Exercise | Routine) -> dict[str, Any]:
    """What the file of a record says. A caution with words of its own is not named once more."""
    values = _told(record)
    if isinstance(record, Exercise):
        named = [one for one in record.cautions if one not in record.care]
        values = {key: value for key, value in values.items() if key != "cautions"}
        values |= {"cautions": named} if named else {}
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return _told(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _fill(table: MutableMapping[str, Any], values: Values, known: set[str]) -> None:
    """Make a table say these values; of the keys that are `known`, those without a value go."""
    for key in known - values.keys():
        table.pop(key, None)
    for key, value in values.items():
        if key in table and _same(table[key], value):
            continue
        if isinstance(value, dict) and isinstance(table.get(key), MutableMapping):
            _fill(table[key], value, {*table[key]})
        else:
            table[key] = _item(value)


def _same(written: Any, value: Any) -> bool:
    return bool(getattr(written, "unwrap", lambda: written)() == value)


def _item(value: Any) -> Any:
    """A value as it is written: tables inside a list in one line each."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        array = tomlkit.array()
        for part in value:
            inline = tomlkit.inline_table()
            inline.update(part)
            array.append(inline)
        return array
    if isinstance(value, list) and any(isinstance(part, str) and len(part) > LONG for part in value):
        lines = tomlkit.array()
        lines.extend(value)
        return lines.multiline(True)
    return value


def _fill_items(document: tomlkit.TOMLDocument, items: Sequence[Values]) -> None:
    """Write the items of a routine in order; one that was there before keeps its table, with its comments."""
    there = document.get("items")
    kept: list[Table] = [*there.body] if isinstance(there, AoT) else []
    if [table.unwrap() for table in kept] == [*items]:
        return
    tables = tomlkit.aot()
    for values in items:
        table = _taken(kept, values)
        if table is None:
            table = tomlkit.table()
            table.update(values)
        else:
            _fill(table, values, {*table})
        tables.append(table)
    document["items"] = tables


def _taken(kept: list[Table], values: Values) -> Table | None:
    """Take the table that says the same, else one of the same exercise, out of those that are kept."""
    same = [table for table in kept if table.unwrap() == values]
    alike = [table for table in kept if table.get("exercise") == values["exercise"]]
    found = next(iter([*same, *alike]), None)
    if found is not None:
        kept[:] = [table for table in kept if table is not found]
    return found
