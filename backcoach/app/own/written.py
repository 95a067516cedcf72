"""Writes a routine, an exercise or a motion as TOML, like the shipped files; unchanged parts of a file stay as they
are."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

import msgspec
import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from backcoach.catalog import Exercise, Routine

Values = Mapping[str, Any]
LONG = 30
"""From this many letters on, the texts of a list have one line each."""


def text_of(record: Exercise | Routine, before: str = "") -> str:
    """The text of the file for a record; comments, order and unknown keys of the text `before` stay.

    Raises ValueError if `before` is not TOML; it has to be read within bounds first (`toml_file`).
    """
    document = tomlkit.parse(before)
    values = _file_values(record)
    items = values.pop("items", None)
    known = {*record.__struct_fields__} - {"id", "items"}
    _fill(document, values, known)
    if items is not None:
        _fill_tables(document, "items", items, "exercise")
    text = tomlkit.dumps(document)
    return text if text == before else re.sub(r"\n{3,}(?=\[\[items\]\]\n)", "\n\n", text).rstrip("\n") + "\n"


def motion_text(tables: Values, before: str = "") -> str:
    """The text of the file for the tables of a motion; comments and order of the text `before` stay.

    Raises ValueError if that is not TOML.
    """
    document = tomlkit.parse(before)
    lists = {name: part for name, part in tables.items() if name in ("key", "mark")}
    plain = {name: part for name, part in tables.items() if name not in lists}
    poses = {name: plain.pop(name) for name in ("ready", "start") if name in plain}
    for pose, table in poses.items():
        _fill(document.setdefault(pose, tomlkit.table()), _flat(table), {*document[pose]})
    _fill(document, plain, {*document} - {*tables})
    for name, parts in lists.items():
        _fill_tables(document, name, [_flat(part) for part in parts], "phase" if name == "key" else "at")
    text = tomlkit.dumps(document)
    return text if text == before else re.sub(r"\n{3,}(?=\[\[)", "\n\n", text).strip("\n") + "\n"


def _flat(table: Values) -> Values:
    """The lines of a table; tables inside it take one line each."""
    return {name: _inline(part) if isinstance(part, dict) else part for name, part in table.items()}


def _inline(table: Values) -> InlineTable:
    made = tomlkit.inline_table()
    made.update(table)
    return made


def _told(record: msgspec.Struct) -> dict[str, Any]:
    """The fields of a record to be written: neither its id nor fields with the default value."""
    told = {}
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if field.name != "id" and value != field.default and (value or field.default_factory is msgspec.NODEFAULT):
            told[field.name] = _plain(value)
    return told


def _file_values(record: Exercise | Routine) -> dict[str, Any]:
    """The file's keys and values for a record. A caution with words of its own is not listed once more."""
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
    """Make a table have these values; keys in `known` without a value are removed."""
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
    """A value as it is written: each table inside a list in one line."""
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


def _fill_tables(document: tomlkit.TOMLDocument, name: str, items: Sequence[Values], alike: str) -> None:
    """Write a list of tables in order; a table that was there before is kept with its comments.

    The table of a changed item is the one with the same value under the key `alike`.
    """
    there = document.get(name)
    kept: list[Table] = [*there.body] if isinstance(there, AoT) else []
    if [table.unwrap() for table in kept] == [*items]:
        return
    tables = tomlkit.aot()
    for values in items:
        table = _taken(kept, values, alike)
        if table is None:
            table = tomlkit.table()
            table.update(values)
        else:
            _fill(table, values, {*table})
        tables.append(table)
    document[name] = tables


def _taken(kept: list[Table], values: Values, alike: str) -> Table | None:
    """Take out of the kept tables the one with the same content, otherwise one that is alike."""
    same = [table for table in kept if table.unwrap() == values]
    others = [table for table in kept if table.get(alike) == values.get(alike)]
    found = next(iter([*same, *others]), None)
    if found is not None:
        kept[:] = [table for table in kept if table is not found]
    return found
