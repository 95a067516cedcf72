"""Finds every setting in `Preferences` by its record, and reads and replaces its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any, get_type_hints

import msgspec

from backcoach.app.preferences import Preferences
from backcoach.setting import Page, Setting


class SettingField(msgspec.Struct, frozen=True):
    """One setting: its record, its bounds (None for an open end), and where its value is."""

    record: Setting
    least: float | None
    greatest: float | None
    default: Any
    names: tuple[str, ...]
    """The attributes that lead from `Preferences` to the value."""

    @property
    def key(self) -> str:
        """Its place in the settings file, such as `session.rest_s`."""
        return ".".join(self.names)

    def value(self, preferences: Preferences) -> Any:
        """Its value."""
        return reduce(getattr, self.names, preferences)

    def replaced(self, preferences: Preferences, value: Any) -> Preferences:
        """The preferences with another value of it."""
        replaced: Preferences = _replaced(preferences, self.names, value)
        return replaced


def setting_fields() -> tuple[SettingField, ...]:
    """Every setting that has a record, in the order in which they are declared."""
    return tuple(_fields(Preferences(), ()))


def fields_on(page: Page) -> list[SettingField]:
    """The settings of one page."""
    return [field for field in setting_fields() if field.record.page == page]


def field_of(choose: Callable[[Preferences], object]) -> SettingField:
    """The setting that a function reads, such as `lambda chosen: chosen.sound.rate`. Raises KeyError if it has no
    record."""
    trail = _Trail(())
    names = choose(trail).names  # type: ignore[arg-type, attr-defined]
    return {field.names: field for field in setting_fields()}[names]


class _Trail:
    """Records which attributes are read."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def __getattr__(self, name: str) -> _Trail:
        return _Trail((*self.names, name))


def _fields(owner: msgspec.Struct, path: tuple[str, ...]) -> Iterator[SettingField]:
    hints = get_type_hints(type(owner), include_extras=True)
    for name in owner.__struct_fields__:
        value = getattr(owner, name)
        meta = next((one for one in getattr(hints[name], "__metadata__", ()) if one.extra), None)
        if meta is not None:
            least, greatest = _bounds(hints[name])
            yield SettingField(meta.extra["setting"], least, greatest, value, (*path, name))
        elif isinstance(value, msgspec.Struct):
            yield from _fields(value, (*path, name))


def _bounds(hint: Any) -> tuple[float | None, float | None]:
    """The least and the greatest value anywhere in an annotation, as in `Annotated[int, Meta(ge=0)] | None`."""
    found = [meta for meta in getattr(hint, "__metadata__", ()) if meta.ge is not None or meta.le is not None]
    if found:
        return found[0].ge, found[0].le
    inner = [_bounds(part) for part in getattr(hint, "__args__", ())]
    return next((bounds for bounds in inner if bounds != (None, None)), (None, None))


def _replaced(record: Any, names: tuple[str, ...], value: Any) -> Any:
    name, *rest = names
    if rest:
        value = _replaced(getattr(record, name), tuple(rest), value)
    return msgspec.structs.replace(record, **{name: value})
