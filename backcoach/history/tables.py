"""How structs lie in the journal's tables. The fields of a struct are the columns; they are listed nowhere else.

| field | columns |
|---|---|
| `started_at`, a moment | `started_us`, `started_offset`: microseconds since 1970 in UTC, local offset in minutes |
| `changed_at` | `changed_us`; only compared, so its offset is not kept |
| `deleted`, a bool | `deleted`, 0 or 1 |
| `set`, `index` | `set_number`, `position`: the short names are words of SQL |
| any other | one column of the same name |

The schema itself is in `schema/`; a test compares it with the structs.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any, ClassVar, Literal, TypeVar, get_args, get_type_hints

import msgspec

from backcoach.history.timestamps import in_us, moment, stamp

Row = tuple[Any, ...]
"""A row as SQLite hands it out."""
Value = str | int | float | None
"""What SQLite takes for one column."""

_RENAMED = {"set": "set_number", "index": "position"}
_CHANGED = "changed_at"


class Stored(msgspec.Struct, frozen=True):
    """A struct of which each field lies in a table; it need not have all columns of that table."""

    table: ClassVar[str]


S = TypeVar("S", bound=Stored)


class Field(msgspec.Struct, frozen=True):
    """One field of a struct and its columns; `kind` says how the one becomes the other."""

    name: str
    columns: tuple[str, ...]
    kind: Literal["plain", "flag", "moment", "optional moment", "change"]


@cache
def fields_of(kind: type[Stored]) -> tuple[Field, ...]:
    """The fields of a struct in their order."""
    types = get_type_hints(kind)
    return tuple(_field(name, types[name]) for name in kind.__struct_fields__)


def _field(name: str, annotation: object) -> Field:
    if name == _CHANGED:
        return Field(name, ("changed_us",), "change")
    if datetime in (annotation, *get_args(annotation)):
        stem = name.removesuffix("_at")
        return Field(name, (f"{stem}_us", f"{stem}_offset"), "moment" if annotation is datetime else "optional moment")
    return Field(name, (_RENAMED.get(name, name),), "flag" if annotation is bool else "plain")


@cache
def columns_of(kind: type[Stored]) -> tuple[str, ...]:
    """The columns of a struct, in the order of its fields."""
    return tuple(column for field in fields_of(kind) for column in field.columns)


def select(kind: type[Stored]) -> str:
    """The beginning of a query whose rows `read` turns into structs of that kind."""
    return f"SELECT {', '.join(f't.{column}' for column in columns_of(kind))} FROM {kind.table} t"


def read(kind: type[S], row: Row) -> S:
    """The struct of a row whose first columns are those of `columns_of(kind)`."""
    first, special = _reading(kind)
    cells = [*first(row)]
    for field, column, form in special:
        if form == "flag":
            cells[field] = bool(row[column])
        elif form == "change":
            cells[field] = moment(row[column], 0)
        elif form == "moment" or row[column] is not None:
            cells[field] = moment(row[column], row[column + 1])
    return kind(*cells)


@cache
def _reading(kind: type[Stored]) -> tuple[Callable[[Row], Row], tuple[tuple[int, int, str], ...]]:
    """What picks the first column of each field, and (field, column, kind) of the fields that are not plain."""
    starts, column = [], 0
    for field in fields_of(kind):
        starts.append(column)
        column += len(field.columns)
    special = ((number, starts[number], field.kind) for number, field in enumerate(fields_of(kind)))
    return itemgetter(*starts), tuple(each for each in special if each[2] != "plain")


def written(of: Stored) -> list[Any]:
    """What SQLite keeps of a struct, in the order of `columns_of`."""
    values = [*msgspec.structs.astuple(of)]
    for number, width in _moments(type(of)):
        at = values[number]
        if width == 1:
            values[number] = in_us(at)
        else:
            values[number : number + 1] = stamp(at) if at else (None, None)
    return values


@cache
def _moments(kind: type[Stored]) -> tuple[tuple[int, int], ...]:
    """Which fields are moments and how many columns each has; the last comes first, for replacing it moves no other."""
    fields = enumerate(fields_of(kind))
    return tuple((number, len(field.columns)) for number, field in fields if field.kind not in ("plain", "flag"))[::-1]
